import Foundation
import Generators
import Testing

struct WrapperTests {
  private typealias Terms = SequenceTerms<IntegerSequences>
  private typealias TermsDistribution = SequenceDistribution<IntegerSequences>

  private static func inner() throws -> TermsDistribution {
    try Terms.make(preset: "easy").distribution
  }

  private static func problems(
    of generator: some ProblemGenerator, seed: UInt64, _ indices: some Sequence<UInt64>
  ) throws -> [Problem] {
    var worker = generator.makeWorker(seed: seed)
    return try indices.map { index in
      var problem = Problem()
      try worker.generate(index, into: &problem)
      return problem
    }
  }

  // MARK: Two sets

  @Test func membersOfTheSetAreItsExamplesInTheirShare() throws {
    let generator = try TwoSetRepetition<Terms>(
      distribution: TwoSetDistribution(
        setSize: 20, setProbability: 0.25, setSeed: 11, inner: Self.inner()))
    let set = try Self.problems(of: Terms(distribution: Self.inner()), seed: 11, 0..<20)
    let found = try Self.problems(of: generator, seed: 3, 0..<2000)
    let members = found.filter(Set(set).contains)
    // 500 are expected, with a standard deviation of 19; other examples may be among the set by chance.
    #expect((400...600).contains(members.count), "\(members.count)")
    #expect(Set(members) == Set(set))
  }

  @Test(arguments: [0.0, 1.0]) func certainSharesAreKept(_ probability: Double) throws {
    let inner = try Self.inner()
    let generator = try TwoSetRepetition<Terms>(
      distribution: TwoSetDistribution(
        setSize: 5, setProbability: probability, setSeed: 1, inner: inner))
    let found = try Set(Self.problems(of: generator, seed: 2, 0..<200))
    let set = try Set(Self.problems(of: Terms(distribution: inner), seed: 1, 0..<5))
    if probability == 1 { #expect(found == set) } else { #expect(found.count > 150) }
  }

  @Test(arguments: [(0, 0.25, 0, "setSize"), (1, 1.5, 0, "setProbability"), (1, 0, -1, "setSeed")])
  func impossibleSetsAreRefused(
    _ size: Int, _ probability: Double, _ seed: Int, _ field: String
  ) throws {
    let error = #expect(throws: DistributionError.self) {
      try TwoSetRepetition<Terms>(
        distribution: TwoSetDistribution(
          setSize: size, setProbability: probability, setSeed: seed, inner: Self.inner()))
    }
    #expect(error?.field == field)
  }

  @Test func fieldsOfTheInnerDistributionAreNamedWithTheirPath() throws {
    var inner = try Self.inner()
    inner.law.hiddenTerms = 0
    for make in [
      { try _ = TwoSetRepetition<Terms>(distribution: TwoSetDistribution(inner: inner)) },
      { try _ = ClassBalancing<Terms>(distribution: BalancedDistribution(inner: inner)) },
    ] {
      let error = #expect(throws: DistributionError.self) { try make() }
      #expect(error?.field == "inner.hiddenTerms")
    }
  }

  // MARK: Balancing

  @Test func classesAreDrawnByTheirWeights() throws {
    let generator = try ClassBalancing<Terms>(
      distribution: BalancedDistribution(
        label: "shown terms",
        classes: [.init(values: 5...8), .init(values: 30...30), .init(values: 20...29, weight: 2)],
        inner: Self.inner()))
    var counts = [0, 0, 0]
    for problem in try Self.problems(of: generator, seed: 4, 0..<1000) {
      let value = try #require(generator.labels(of: problem).first).value
      let place = try #require([5...8, 30...30, 20...29].firstIndex { $0.contains(value) })
      counts[place] += 1
    }
    // 250, 250 and 500 are expected, with standard deviations below 16.
    #expect((180...320).contains(counts[0]) && (180...320).contains(counts[1]), "\(counts)")
  }

  @Test func classesThatAreFoundCoverEveryValueAndAreWrittenOut() throws {
    let generator = try ClassBalancing<Terms>.make(preset: "easy")
    let classes = try #require(generator.distribution.classes)
    #expect((2...10).contains(classes.count) && classes[0].values.lowerBound == 0)
    #expect(
      zip(classes, classes.dropFirst()).allSatisfy {
        $0.values.upperBound + 1 == $1.values.lowerBound
      })
    #expect(generator.distribution.label == "shown terms")
    var counts = [Int](repeating: 0, count: classes.count)
    for problem in try Self.problems(of: generator, seed: 5, 0..<600) {
      let value = try #require(generator.labels(of: problem).first).value
      counts[try #require(classes.firstIndex { $0.values.contains(value) })] += 1
    }
    let expected = 600.0 / Double(classes.count)
    #expect(counts.allSatisfy { abs(Double($0) - expected) < 5 * expected.squareRoot() })
  }

  @Test func aClassThatIsNeverMetIsAnError() throws {
    let generator = try ClassBalancing<Terms>(
      distribution: BalancedDistribution(
        classes: [.init(values: 1_000...2_000)], inner: Self.inner()))
    let error = #expect(throws: GenerationError.self) {
      try Self.problems(of: generator, seed: 1, 0..<1)
    }
    #expect((error?.tally[.otherClass] ?? 0) > 0)
  }

  @Test func unknownLabelsAndImpossibleWeightsAreRefused() throws {
    let label = #expect(throws: DistributionError.self) {
      try ClassBalancing<Terms>(
        distribution: BalancedDistribution(label: "length", inner: Self.inner()))
    }
    #expect(
      label?.description == "distribution: label: 'length' is no label of 'sequence-terms'; "
        + "labels are shown terms")
    let weights = #expect(throws: DistributionError.self) {
      try ClassBalancing<Terms>(
        distribution: BalancedDistribution(
          classes: [.init(values: 1...2, weight: 0)], inner: Self.inner()))
    }
    #expect(weights?.field == "classes")
  }

  // MARK: Any task by name

  private static let names = TaskWrapper.allCases.flatMap { wrapper in
    Catalog.all.map { $0.name }
      // The samples of some take searches, slow without optimisation; a table of pairs has no labels.
      .filter {
        wrapper == .twoSet
          || ![
            "integration-forward", "integration-by-parts", "ode-first-order", "ode-second-order",
            "modular-grokking",
          ].contains($0)
      }
      .map { "\(wrapper.rawValue):\($0)" }
  }

  @Test(arguments: names + ["two-set:balanced:sequence-terms", "balanced:two-set:sequence-terms"])
  func everyTaskCanBeWrapped(_ name: String) throws {
    func check<Task: ProblemGenerator>(_ task: Task.Type) throws {
      #expect(task.name == name)
      let generator = try Task.make(preset: try #require(task.presetNames.first))
      let problems = try Self.problems(of: generator, seed: 9, 0..<4)
      #expect(try Self.problems(of: generator, seed: 9, (0..<4).reversed()) == problems.reversed())
      var judge = generator.makeJudge()
      for problem in problems {
        let judgement = judge.judge(
          problem.target, to: problem.source, reference: problem.target)
        #expect(judgement.isCorrect || judgement.name == "undecided", "\(judgement)")
      }
      let again = try Task.make(distribution: generator.distributionValue)
      #expect(try again.distributionText == generator.distributionText)
      #expect(try Self.problems(of: again, seed: 9, 0..<4) == problems)
    }
    try check(Catalog.task(named: name))
  }

  @Test func unknownNamesAreExplained() {
    #expect(throws: CatalogError.unknownWrapper("too-set", known: ["two-set", "balanced"])) {
      try Catalog.task(named: "too-set:differentiation")
    }
    #expect(throws: CatalogError.repeatedWrapper("two-set")) {
      try Catalog.task(named: "two-set:balanced:two-set:differentiation")
    }
    for name in ["two-set:", ":", "", "two-set:sums"] {
      #expect(throws: CatalogError.self) { try Catalog.task(named: name) }
    }
  }
}
