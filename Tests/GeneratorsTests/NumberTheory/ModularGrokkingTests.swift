import Testing
import Tokenization

@testable import Generators

/// The tables of binary operations.
struct ModularGrokkingTests {
  /// All problems of a table as text, in the order of the indices.
  private func table(_ task: ModularGrokking, seed: UInt64) throws -> [[String]] {
    var worker = task.makeWorker(seed: seed)
    var problem = Problem()
    return try task.table.pairs.indices.map { index in
      try worker.generate(UInt64(index), into: &problem)
      return (problem.source + problem.target).map { task.vocabulary[$0] }
    }
  }

  private static let residueOperations = GrokkingOperation.allCases.filter {
    !$0.actsOnPermutations
  }

  /// What the operation is by definition, with plain integers; division by trial.
  private func expected(_ operation: GrokkingOperation, _ x: Int, _ y: Int, _ p: Int) -> Int? {
    func quotient() -> Int? { (0..<p).first { y != 0 && ($0 * y - x) % p == 0 } }
    let value: Int?
    switch operation {
    case .addition: value = x + y
    case .subtraction: value = x - y
    case .multiplication: value = x * y
    case .division: value = quotient()
    case .squares: value = x * x + y * y
    case .quadraticForm: value = x * x + x * y + y * y
    case .quadratic: value = x * x + x * y + y * y + x
    case .cubic: value = x * x * x + x * y
    case .cubicForm: value = x * x * x + x * y * y + y
    case .divisionOrSubtraction: value = y % 2 == 1 ? quotient() : x - y
    case .additionOrMultiplication: value = x % 2 == 0 ? x + y : x * y
    case .additionOrSubtraction: value = x % 2 == 0 ? x + y : x - y
    case .composition, .conjugation, .sandwich: value = nil
    }
    return value.map { ($0 % p + p) % p }
  }

  @Test(arguments: residueOperations, [2, 3, 31])
  func theWholeTableComesOnce(_ operation: GrokkingOperation, _ modulus: Int) throws {
    let task = try ModularGrokking(
      distribution: GrokkingDistribution(operation: operation, modulus: modulus))
    let rows = try table(task, seed: 1)
    #expect(rows.count == modulus * (modulus - (operation == .division ? 1 : 0)))
    #expect(Set(rows.map { [$0[0], $0[2]] }).count == rows.count)
    for row in rows {
      #expect(row.count == 5 && row[1] == operation.rawValue && row[3] == "=")
      let x = try #require(Int(row[0]))
      let y = try #require(Int(row[2]))
      #expect(expected(operation, x, y, modulus) == Int(row[4]), "\(row)")
    }
  }

  /// Permutations act on a word of five letters: first x, then y.
  @Test func permutationsAreComposedInOrder() throws {
    let task = try ModularGrokking.make(preset: "composition")
    let rows = try table(task, seed: 1)
    #expect(Set(rows.map { [$0[0], $0[2]] }).count == 14_400 && rows.count == 14_400)
    func images(_ name: String) -> [Int] { name.compactMap(\.wholeNumberValue) }
    for row in rows {
      let (x, y) = (images(row[0]), images(row[2]))
      #expect(images(row[4]) == (0..<5).map { y[x[$0]] })
    }
  }

  @Test(arguments: ["conjugation", "sandwich"])
  func otherOperationsOnPermutationsAreMadeOfComposition(_ preset: String) throws {
    let task = try ModularGrokking.make(preset: preset)
    func images(_ name: String) -> [Int] { name.compactMap(\.wholeNumberValue) }
    for row in try table(task, seed: 2).prefix(2_000) {
      let (x, y, z) = (images(row[0]), images(row[2]), images(row[4]))
      for i in 0..<5 {
        // Conjugation says z∘x = x then y, as functions from left to right.
        #expect(preset == "conjugation" ? x[z[i]] == y[x[i]] : z[i] == x[y[x[i]]])
      }
    }
  }

  @Test func theOrderIsThatOfTheSeedAndBeginsAgain() throws {
    let task = try ModularGrokking(
      distribution: GrokkingDistribution(operation: .addition, modulus: 13))
    let rows = try table(task, seed: 1)
    let others = try table(task, seed: 2)
    #expect(rows != others && Set(rows) == Set(others))
    var worker = task.makeWorker(seed: 1)
    var problem = Problem()
    for index in [0, 5, 168] as [UInt64] {
      try worker.generate(index + 169 * 1_000_000, into: &problem)
      #expect((problem.source + problem.target).map { task.vocabulary[$0] } == rows[Int(index)])
    }
  }

  @Test func onlyTheTokenOfTheResultIsRight() throws {
    let task = try ModularGrokking(
      distribution: GrokkingDistribution(operation: .division, modulus: 7))
    let judge = task.makeJudge()
    let ids = (-3...TokenID(task.vocabulary.count + 3))
    func tokens(_ text: String) -> [TokenID] {
      text.split(separator: " ").compactMap { task.vocabulary.id(of: $0) }
    }
    let right = ids.filter { judge.judge([$0], to: tokens("3 x/y 5 =")).isCorrect }
    // 3 = 5·2 − 7.
    #expect(right.map { task.vocabulary[$0] } == ["2"])
    #expect(judge.judge(tokens("2 2"), to: tokens("3 x/y 5 =")).name == "malformed")
    for source in ["3 x/y 0 =", "3 x+y 5 =", "3 x/y 5", "= x/y 5 =", "3 x/y 5 = =", ""] {
      #expect(judge.judge(tokens("2"), to: tokens(source)).name == "undecided")
    }
    #expect(judge.judge([.max], to: [.max, .min, -1, 0]).name == "malformed")
  }
}
