import ExactArithmetic
import Foundation
import Randomness
import Testing
import Tokenization

@testable import Generators

/// Questions about integers, answered again with machine integers and without the generators' code.
struct IntegerTaskTests {
  /// The integers of a text, read without the project's own notation; every sign begins one.
  private func integers(_ text: String, base: Int) -> [Int] {
    var result: [Int] = []
    var sign = 1
    for word in text.split(separator: " ") where !word.hasPrefix("V") {
      if word == "+" || word == "-" {
        sign = word == "+" ? 1 : -1
        result.append(0)
      } else if let digit = Int(word) {
        if result.isEmpty { return [digit] }
        result[result.count - 1] = result[result.count - 1] * base + sign * digit
      }
    }
    return result
  }

  private func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : divisor(b, a % b) }

  private func isPrime(_ n: Int) -> Bool {
    n > 1 && !(2...max(2, Int(Double(n).squareRoot()) + 1)).contains { $0 < n && n % $0 == 0 }
  }

  /// Whether the answer is right, by definition.
  private func isRight(_ name: String, _ q: [Int], _ x: [Int]) -> Bool {
    func isReduced() -> Bool { x.count == 2 && x[1] > 0 && divisor(x[0], x[1]) == 1 }
    switch name {
    case "gcd": return x == [divisor(q[0], q[1])]
    case "modular-inverse": return x[0] >= 0 && x[0] < q[1] && q[0] % q[1] * x[0] % q[1] == 1
    case "fraction-addition":
      let (n, d) = (q[0] * q[3] + q[1] * q[2], q[1] * q[3])
      return isReduced() && n % x[0] == 0 && n / x[0] * x[1] == d
    case "fraction-product":
      return isReduced() && q[0] * q[2] % x[0] == 0 && q[0] * q[2] / x[0] * x[1] == q[1] * q[3]
    case "fraction-simplification":
      return isReduced() && q[0] / x[0] * x[0] == q[0] && q[0] / x[0] * x[1] == q[1]
        && q[0] > x[0]
    case "fraction-comparison": return x == [q[0] * q[3] > q[1] * q[2] ? 1 : 0]
    case "fraction-rounding": return x[0] * q[1] <= q[0] && q[0] < (x[0] + 1) * q[1]
    case "fraction-determinant": return x == [q[0] * q[3] - q[1] * q[2]]
    case "primality": return x == [isPrime(q[0]) ? 1 : 0]
    case "factorisation": return x.reduce(1, *) == q[0] && x.allSatisfy(isPrime) && x == x.sorted()
    default: return false
    }
  }

  static let entries = CatalogEntry.all.filter { entry in
    ["gcd", "modular-inverse", "primality", "factorisation"].contains(entry.task.name)
      || entry.task.name.hasPrefix("fraction-")
  }

  private func base(_ entry: CatalogEntry) throws -> Int {
    try entry.vocabulary.tokens.count { Int($0) != nil }
  }

  @Test(arguments: entries) func answersAreRightByDefinition(_ entry: CatalogEntry) throws {
    let vocabulary = try entry.vocabulary
    let base = try base(entry)
    func words(_ tokens: [TokenID]) -> String {
      tokens.map { vocabulary[$0] }.joined(separator: " ")
    }
    for problem in try entry.problems(seed: 20, 0..<150) {
      let (source, target) = (words(problem.source), words(problem.target))
      let (question, answer) = (integers(source, base: base), integers(target, base: base))
      #expect(question.allSatisfy { $0 > 0 })
      #expect(isRight(entry.task.name, question, answer), "\(source) → \(target)")
    }
  }

  /// Changed answers count as right only where they still are, by definition.
  @Test(arguments: entries) func changedAnswersAreRefused(_ entry: CatalogEntry) throws {
    let vocabulary = try entry.vocabulary
    let base = try base(entry)
    var random = RandomStream(seed: 21)
    var changed: [(answer: [TokenID], problem: Problem)] = []
    for problem in try entry.problems(seed: 22, 0..<300) {
      var answer = problem.target
      let place = random.uniform(below: answer.count)
      switch random.uniform(below: 4) {
      case 0: answer.remove(at: place)
      case 1: answer.insert(TokenID(random.uniform(in: -5...vocabulary.count + 5)), at: place)
      case 2: answer[place] = TokenID(random.uniform(in: -5...vocabulary.count + 5))
      default: answer = (0..<40).map { _ in TokenID(truncatingIfNeeded: random.next()) }
      }
      if answer != problem.target { changed.append((answer, problem)) }
    }
    for ((answer, problem), judgement) in zip(changed, try entry.judgements(changed))
    where judgement.isCorrect {
      func words(_ tokens: [TokenID]) -> String {
        tokens.map { vocabulary[$0] }.joined(separator: " ")
      }
      let question = integers(words(problem.source), base: base)
      let found = integers(words(answer), base: base).sorted()
      #expect(isRight(entry.task.name, question, found), "\(words(answer))")
    }
    let right = try entry.judgements(changed).count { $0.isCorrect }
    #expect(right * 100 <= changed.count)
  }

  /// Sources and answers that no generator makes: wrong shapes, strange ids, thousands of digits.
  @Test(arguments: entries.filter { $0.preset == $0.task.presetNames[0] })
  func hostileTokensAreSurvived(_ entry: CatalogEntry) throws {
    let vocabulary = try entry.vocabulary
    let plus = try #require(vocabulary.id(of: "+"))
    let one = try #require(vocabulary.id(of: "1"))
    let huge = [plus] + [TokenID](repeating: one, count: 500)
    let problem = try entry.problems(seed: 23, 0..<1)[0]
    var sources = [problem.source, [], [plus], [-1, .max, .min], huge, problem.target]
    for token in vocabulary.tokens.filter({ $0.hasPrefix("V") }).suffix(2) {
      let length = vocabulary.id(of: token).map { [$0] } ?? []
      sources += [length, length + huge + huge, length + huge + huge + huge + huge]
      sources.append(length + [plus, one - 1, plus, one - 1])
    }
    for source in sources {
      let hostile = Problem(source: source, target: [])
      for answer in sources + [[one], [one - 1], [plus, one]] {
        let judgement = try entry.judgements([(answer, hostile)])[0]
        #expect(["malformed", "right", "wrong", "undecided"].contains(judgement.name))
      }
    }
  }

  @Test func everyRepresentativeOfAnInverseIsRight() throws {
    let judge = try judgement(of: ModularInverse.self)
    // 3·45 = 135 = 2·67 + 1.
    for answer in [45, 112, -22, 45 + 67_000] { #expect(judge([3, 67], [answer]) == .right) }
    for answer in [44, 0, 1, -45] { #expect(judge([3, 67], [answer]).name == "wrong") }
    #expect(judge([2, 4], [1]).name == "undecided" && judge([3, 0], [1]).name == "undecided")
  }

  @Test func factorsMayComeInAnyOrder() throws {
    let judge = try judgement(of: Factorisation.self)
    #expect(judge([360], [5, 3, 2, 3, 2, 2]) == .right)
    #expect(judge([360], [2, 2, 2, 3, 3, 5]) == .right)
    for answer in [
      [2, 2, 2, 5, 9], [1, 2, 2, 2, 3, 3, 5], [-2, -2, 2, 3, 3, 5], [360], [2, 3, 5],
    ] {
      #expect(judge([360], answer).name == "wrong")
    }
    #expect(judge([1], [1]).name == "undecided" && judge([0], [2]).name == "undecided")
  }

  @Test func fractionsAreReducedAndHavePositiveDenominators() throws {
    let judge = try judgement(of: FractionSimplification.self)
    #expect(judge([6, 4], [3, 2]) == .right && judge([-6, 4], [-3, 2]) == .right)
    for answer in [[6, 4], [-3, -2], [2, 3]] { #expect(judge([6, 4], answer).name == "wrong") }
    #expect(judge([6, 0], [1, 0]).name == "undecided")
    #expect(judge([6, -4], [-3, 2]).name == "undecided")
    let round = try judgement(of: FractionRounding.self)
    #expect(round([-7, 2], [-4]) == .right && round([7, 2], [3]) == .right)
  }

  /// What the judge of a question says of integers, written as tokens.
  private func judgement<Question: IntegerQuestion>(
    of question: Question.Type
  ) throws -> ([Int], [Int]) -> Judgement {
    let law = try #require(Question.Law.presets.first).distribution
    let task = try IntegerTask<Question>(distribution: law)
    let judge = task.makeJudge()
    return { question, answer in
      var (source, target): ([TokenID], [TokenID]) = ([], [])
      task.notation.write(question.map { BigInteger($0) }, as: Question.questionForm, to: &source)
      task.notation.write(answer.map { BigInteger($0) }, as: Question.answerForm, to: &target)
      return judge.judge(target, to: source)
    }
  }

  @Test func digitsMayBeReversed() throws {
    let law = DivisorDistribution(base: 10, digitOrder: .leastSignificantFirst)
    let task = try IntegerTask<GreatestCommonDivisor>(distribution: law)
    let plain = try IntegerTask<GreatestCommonDivisor>(
      distribution: DivisorDistribution(base: 10))
    var (worker, plainWorker) = (task.makeWorker(seed: 1), plain.makeWorker(seed: 1))
    var (problem, plainProblem) = (Problem(), Problem())
    for index in UInt64(0)..<50 {
      try worker.generate(index, into: &problem)
      try plainWorker.generate(index, into: &plainProblem)
      #expect(task.readableText(of: problem) == plain.readableText(of: plainProblem))
      #expect(task.makeJudge().judge(problem.target, to: problem.source) == .right)
    }
  }
}
