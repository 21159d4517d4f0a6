import Testing
import Tokenization

@testable import Generators

struct TrainingSetTests {
  private func law(
    base: Int, isBaseFixed: Bool = true, priming: TrainingSet.Priming?, seed: Int = 0,
    use: TrainingSet.Use = .draw
  ) -> ArithmeticLaw {
    ArithmeticLaw(
      operands: .lengths(upTo: 5, 3),
      trainingSet: TrainingSet(
        baseCount: base, isBaseFixed: isBaseFixed, priming: priming, seed: seed, use: use))
  }

  private let longPriming = TrainingSet.Priming(
    .count(10), lengths: [.init(first: 12, second: 3), .init(first: 8, second: 3, weight: 3)])

  private func sources(
    _ law: ArithmeticLaw, seed: UInt64, count: UInt64
  ) throws -> [[TokenID]: Int] {
    let generator = try Arithmetic<Multiplication>(distribution: .init(law))
    var worker = generator.makeWorker(seed: seed)
    var problem = Problem()
    var counts: [[TokenID]: Int] = [:]
    for index in 0..<count {
      try worker.generate(index, into: &problem)
      counts[problem.source, default: 0] += 1
    }
    return counts
  }

  @Test func theUnionIsDrawnFromUniformly() throws {
    let counts = try sources(law(base: 90, priming: longPriming), seed: 1, count: 5_000)
    #expect(counts.count == 100)
    // 50 each, within five deviations.
    #expect(counts.values.allSatisfy { abs($0 - 50) < 36 }, "\(counts.values.sorted())")
    let long = counts.filter { $0.key.count > 9 }
    #expect(long.count == 10)
    #expect(Set(long.keys.map(\.count)).isSubset(of: [12, 16]))
  }

  @Test func theSetDependsOnItsOwnSeedAlone() throws {
    func keys(_ law: ArithmeticLaw, _ seed: UInt64) throws -> Set<[TokenID]> {
      Set(try sources(law, seed: seed, count: 1_500).keys)
    }
    let set = law(base: 90, priming: longPriming)
    #expect(try keys(set, 1) == keys(set, 2))
    #expect(
      try keys(set, 1).isDisjoint(with: keys(law(base: 0, priming: longPriming, seed: 1), 1)))
    // The priming is the same with base examples, without them, and with fresh ones.
    let alone = try keys(law(base: 0, priming: longPriming), 3)
    #expect(alone.count == 10)
    #expect(try alone.isSubset(of: keys(set, 1)))
    let fresh = try keys(law(base: 90, isBaseFixed: false, priming: longPriming), 1)
    #expect(fresh.count > 800 && alone.isSubset(of: fresh))
  }

  @Test func aFractionIsThatOfBaseExamples() {
    let lengths = longPriming.lengths
    #expect(
      TrainingSet(baseCount: 5_000, priming: .init(.fraction(0.01), lengths: lengths)).primingCount
        == 50)
    #expect(
      TrainingSet(baseCount: 5_000, priming: .init(.fraction(0), lengths: lengths)).primingCount
        == 0)
    #expect(TrainingSet(baseCount: 5_000).primingCount == 0)
  }

  /// The lengths are so short that the training set holds a good part of all problems.
  @Test func testSetsKeepTheTrainingSetOut() throws {
    let priming = TrainingSet.Priming(.count(60), lengths: [.init(first: 2, second: 1)])
    var training = law(base: 60, priming: priming)
    training.operands = .lengths(upTo: 1, 1)
    let seen = Set(try sources(training, seed: 1, count: 3_000).keys)
    #expect(seen.count == 120)
    for cell in training.testGrid(first: [1, 2], second: [1]) {
      let test = try sources(cell.law, seed: 1, count: 10_000)
      #expect(seen.isDisjoint(with: test.keys))
      // All others are there: 100 − 60 problems of 1 by 1 digits, 900 − 60 of 2 by 1.
      #expect(test.count == (cell.first == 1 ? 40 : 840))
    }
  }

  @Test func gridsHaveAllPairsOfLengths() throws {
    let law = ArithmeticLaw(operands: .lengths(upTo: 5, 3))
    let grid = law.testGrid(first: Array(4...7), second: [1, 3])
    #expect(grid.map(\.first) == [4, 4, 5, 5, 6, 6, 7, 7])
    #expect(grid.map(\.second) == [1, 3, 1, 3, 1, 3, 1, 3])
    #expect(
      law.testGrid(bothOf: [2, 9]).map(\.law) == [
        law.restricted(first: 2, second: 2), law.restricted(first: 9, second: 9),
      ])
    for cell in grid {
      let generator = try Arithmetic<Multiplication>(distribution: .init(cell.law))
      var worker = generator.makeWorker(seed: 1)
      var problem = Problem()
      for index in UInt64(0)..<10 {
        try worker.generate(index, into: &problem)
        let labels = generator.labels(of: problem)
        #expect(labels[0].value == cell.first && labels[1].value == cell.second)
      }
    }
  }

  @Test func aSetLargerThanTheLawIsRefused() {
    var impossible = law(base: 101, priming: nil)
    impossible.operands = .lengths(upTo: 1, 1)
    let error = #expect(throws: DistributionError.self) {
      try Arithmetic<Multiplication>(distribution: .init(impossible))
    }
    #expect(error?.field == "trainingSet.baseCount")
  }
}
