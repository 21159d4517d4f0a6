import ExactArithmetic
public import Randomness
import Symbolics
public import Tokenization

/// A question about the coefficients of a synthetic symbol; see ``SymbolDistribution``.
public struct SymbolTask<Question: SymbolQuestion>: ProblemGenerator {
  public static var name: String { Question.name }
  public static var summary: String { Question.summary }

  public let distribution: SymbolDistribution
  public var vocabulary: Vocabulary { SymbolLanguage.vocabulary }
  private let symbol: MatrixSymbol
  private let language = SymbolLanguage()

  public init(distribution: SymbolDistribution) throws(DistributionError) {
    try distribution.validate()
    self.distribution = distribution
    symbol = MatrixSymbol(c: distribution.matrixOfC, f: distribution.matrixOfF)
  }

  public func makeSampler() -> SymbolSampler<Question> {
    SymbolSampler(symbol, language, distribution)
  }

  public func makeJudge() -> SymbolJudge<Question> { SymbolJudge(symbol, language) }

  /// The length of the word, if it is shown, and the number of decimal digits of the coefficient, or whether it is 0.
  public func labels(of problem: Problem) -> [ProblemLabel] {
    var labels: [ProblemLabel] = []
    if let isZero = language.isZero(problem.target) {
      labels.append(ProblemLabel(name: "zero", value: isZero ? 1 : 0))
    } else if let coefficient = language.integer(problem.target) {
      labels.append(
        ProblemLabel(name: "target digits", value: coefficient.magnitude.description.count))
    }
    if Question.showsWord {
      labels.append(ProblemLabel(name: "letters", value: problem.source.count))
    }
    return labels
  }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    func text(_ tokens: [TokenID]) -> String {
      if tokens.isEmpty { return "" }
      if let word = language.word(tokens) {
        return word.map { MatrixSymbol.letters[Int($0)] }.joined()
      }
      return language.text(ofIntegers: tokens) ?? self.text(of: tokens)
    }
    return (text(problem.source), text(problem.target))
  }
}

/// Draws words uniformly, and again until the coefficient is 0 or not as was decided for the example.
public struct SymbolSampler<Question: SymbolQuestion>: ProblemSampler {
  private let symbol: MatrixSymbol
  private let language: SymbolLanguage
  private let distribution: SymbolDistribution
  private var wantsZero: Bool?

  init(_ symbol: MatrixSymbol, _ language: SymbolLanguage, _ distribution: SymbolDistribution) {
    self.symbol = symbol
    self.language = language
    self.distribution = distribution
  }

  public mutating func beginExample(_ index: UInt64, of run: RandomStream) { wantsZero = nil }

  public mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    let wanted = wantsZero ?? (Question.asksForZeros && random.chance(0.5))
    wantsZero = wanted
    let length = distribution.length.draw(using: &random)
    var word = (0..<length).map { _ in
      UInt8(random.uniform(below: MatrixSymbol.letters.count))
    }
    let coefficient = symbol.coefficient(of: word)
    guard (coefficient == 0) == wanted else { return .otherClass }
    if distribution.orbitRepresentatives { word = MatrixSymbol.representative(of: word) }

    problem.source.removeAll(keepingCapacity: true)
    problem.target.removeAll(keepingCapacity: true)
    if Question.showsWord {
      language.append(word, to: &problem.source)
    } else {
      for parent in symbol.parents(of: word) { language.append(parent, to: &problem.source) }
    }
    if Question.asksForZeros {
      language.append(isZero: coefficient == 0, to: &problem.target)
    } else {
      language.append(coefficient, to: &problem.target)
    }
    return nil
  }
}

/// Computes the coefficient of the word again; where only its parents are shown, the reference is what is right.
public struct SymbolJudge<Question: SymbolQuestion>: AnswerJudge {
  private let symbol: MatrixSymbol
  private let language: SymbolLanguage

  init(_ symbol: MatrixSymbol, _ language: SymbolLanguage) {
    self.symbol = symbol
    self.language = language
  }

  public func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement {
    judge(answer, to: source, reference: [])
  }

  public func judge(
    _ answer: [TokenID], to source: [TokenID], reference: [TokenID]
  ) -> Judgement {
    if Question.asksForZeros {
      guard let claim = language.isZero(answer) else {
        return .malformed("the answer is neither 'zero' nor 'nonzero'")
      }
      guard let coefficient = coefficient(source, reference) else { return Self.unknown }
      return claim == coefficient.isZero ? .right : .wrong("the coefficient is \(coefficient)")
    }
    guard let value = language.integer(answer) else {
      return .malformed("the answer is not an integer")
    }
    guard let coefficient = coefficient(source, reference) else { return Self.unknown }
    return value == coefficient ? .right : .wrong("\(coefficient) is right")
  }

  private static var unknown: Judgement {
    .checked(.undecided(reason: "the coefficient of the problem is not known"))
  }

  private func coefficient(_ source: [TokenID], _ reference: [TokenID]) -> BigInteger? {
    guard Question.showsWord else { return language.integer(reference) }
    guard source.count <= symbol.longestWord, let word = language.word(source) else { return nil }
    return BigInteger(symbol.coefficient(of: word))
  }
}
