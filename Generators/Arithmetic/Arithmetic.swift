import ExactArithmetic
public import Tokenization

/// Arithmetic on integers of any length, digit by digit (Jelassi and others 2023, for four of the operations).
///
/// Source: an operand, the operator, the other operand and, where it is shown, `%` and the modulus. Target:
/// the answer; of a division quotient, `%` and remainder.
public struct Arithmetic<Kind: ArithmeticKind>: ProblemGenerator, DigitAligned {
  public static var name: String { Kind.operation.taskName }
  public static var summary: String { Kind.operation.summary }

  public let distribution: ArithmeticDistribution<Kind>
  public var vocabulary: Vocabulary { notation.vocabulary }
  let notation: ArithmeticNotation
  private let fixed: FixedExamples?

  public init(distribution: ArithmeticDistribution<Kind>) throws(DistributionError) {
    try distribution.validate()
    let law = distribution.law
    let notation = ArithmeticNotation(Kind.operation, law)
    if let set = law.trainingSet {
      fixed = try FixedExamples(set, ArithmeticDrawer(law, notation))
    } else {
      fixed = nil
    }
    self.distribution = distribution
    self.notation = notation
  }

  public func makeSampler() -> ArithmeticSampler {
    ArithmeticSampler(ArithmeticDrawer(distribution.law, notation), fixed)
  }

  public func makeJudge() -> ArithmeticJudge { ArithmeticJudge(notation) }

  public func significance(ofSource tokens: [TokenID]) -> [Int] {
    notation.significance(of: tokens, order: distribution.law.format.operandOrder)
  }

  public func significance(ofTarget tokens: [TokenID]) -> [Int] {
    notation.significance(of: tokens, order: distribution.law.format.answerOrder)
  }

  /// The digits of the operands and of the answer's first number, without filling; of sums also the carries.
  public func labels(of problem: Problem) -> [ProblemLabel] {
    guard let read = try? notation.readProblem(problem.source) else { return [] }
    var labels = [
      ProblemLabel(name: "first digits", value: read.first.digits.count),
      ProblemLabel(name: "second digits", value: read.second.digits.count),
    ]
    if let answer = try? notation.readAnswer(problem.target), let number = answer.first {
      labels.append(ProblemLabel(name: "answer digits", value: number.digits.count))
    }
    if let carries = notation.carries(of: read) {
      labels.append(ProblemLabel(name: "carries", value: carries.count))
      labels.append(ProblemLabel(name: "longest run of carries", value: carries.longestRun))
    }
    return labels
  }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    (
      notation.readableProblem(problem.source) ?? text(of: problem.source),
      notation.readableAnswer(problem.target) ?? text(of: problem.target)
    )
  }
}

extension ArithmeticNotation {
  /// The carries of a sum of natural numbers in a positive base; nil for other problems.
  fileprivate func carries(of problem: ReadProblem) -> (count: Int, longestRun: Int)? {
    guard operation.symbol == "+", format.base > 0, !problem.first.isNegative,
      !problem.second.isNegative
    else { return nil }
    let (first, second) = (problem.first.digits, problem.second.digits)
    var (carry, run, count, longest) = (0, 0, 0, 0)
    for place in 0..<max(first.count, second.count) {
      let sum =
        (place < first.count ? first[first.count - 1 - place] : 0)
        + (place < second.count ? second[second.count - 1 - place] : 0) + carry
      carry = sum >= format.base ? 1 : 0
      run = carry == 1 ? run + 1 : 0
      count += carry
      longest = max(longest, run)
    }
    return (count, longest)
  }

  /// A problem in decimal notation, or nil where it cannot be read.
  fileprivate func readableProblem(_ tokens: [TokenID]) -> String? {
    guard let problem = try? readProblem(tokens),
      let first = problem.first.value(base: format.base),
      let second = problem.second.value(base: format.base)
    else { return nil }
    let operands = [first, second].map { $0.isNegative ? "(\($0))" : "\($0)" }
    let text = operands.joined(separator: " \(operation.symbol) ")
    return problem.modulus.map { "\(text) (mod \($0))" } ?? text
  }

  /// An answer in decimal notation, or nil where it cannot be read.
  fileprivate func readableAnswer(_ tokens: [TokenID]) -> String? {
    guard let answer = try? readAnswer(tokens) else { return nil }
    let values = answer.compactMap { $0.value(base: format.base)?.description }
    return operation == .division
      ? values.joined(separator: " remainder ") : values.joined(separator: " ")
  }
}
