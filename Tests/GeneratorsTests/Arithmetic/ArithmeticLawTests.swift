import Generators
import Testing

/// What is refused before anything is drawn, with the field named.
struct ArithmeticLawTests {
  private static let plain = ArithmeticLaw(operands: .sameLength(.constant(3)))

  private static func changed(_ change: (inout ArithmeticLaw) -> Void) -> ArithmeticLaw {
    var law = plain
    change(&law)
    return law
  }

  private static func primed(_ set: TrainingSet) -> ArithmeticLaw {
    changed { $0.trainingSet = set }
  }

  static let additions: [(ArithmeticLaw, String)] = [
    (changed { $0.operands = .sameLength(.uniform(0...3)) }, "operands.sameLength"),
    (changed { $0.operands = .sameLength(.constant(10_001)) }, "operands.sameLength"),
    (
      changed {
        $0.operands = .independent(first: .uniformValue(digits: 0), second: .length(.constant(1)))
      },
      "operands.independent.first.uniformValue"
    ),
    (
      changed {
        $0.operands = .independent(
          first: .length(.constant(1)), second: .logUniformValue(digits: 5))
        $0.format.base = -10
      }, "operands.independent.second.logUniformValue"
    ),
    (
      changed {
        $0.operands = .balancedCarries(.constant(3))
        $0.format.base = 3
      }, "operands.balancedCarries"
    ),
    (changed { $0.format.base = 1 }, "format.base"),
    (changed { $0.format.base = 200_000 }, "format.base"),
    (changed { $0.format.base = .min }, "format.base"),
    (
      changed {
        $0.format.base = -10
        $0.format.hasSign = true
      }, "format.base"
    ),
    (
      changed {
        $0.format.base = -10
        $0.format.padding = .init(.zeros)
      }, "format.padding"
    ),
    (
      changed {
        $0.format.base = -10
        $0.isOrdered = true
      }, "isOrdered"
    ),
    (changed { $0.format.padding = .init(.zeros, widths: [3]) }, "format.padding.widths"),
    (changed { $0.format.padding = .init(.zeros, widths: [3, 2]) }, "format.padding.widths"),
    (changed { $0.format.padding = .init(.zeros, widths: [0, 3]) }, "format.padding.widths[0]"),
    (changed { $0.negativeProbability = 0.5 }, "negativeProbability"),
    (changed { $0.negativeProbability = .nan }, "negativeProbability"),
    (changed { $0.modulus = .init(.constant(5), isShown: true) }, "modulus"),
    (primed(TrainingSet(baseCount: 0)), "trainingSet"),
    (primed(TrainingSet(baseCount: -1)), "trainingSet.baseCount"),
    (primed(TrainingSet(baseCount: 1, seed: -1)), "trainingSet.seed"),
    (
      primed(TrainingSet(baseCount: 1, priming: .init(.count(1), lengths: []))),
      "trainingSet.priming"
    ),
    (
      primed(
        TrainingSet(
          baseCount: 1, priming: .init(.fraction(1.5), lengths: [.init(first: 1, second: 1)]))),
      "trainingSet.priming.fraction"
    ),
    (
      primed(
        TrainingSet(baseCount: 1, priming: .init(.count(1), lengths: [.init(first: 1, second: 0)]))),
      "trainingSet.priming.lengths[0].second"
    ),
    (
      primed(
        TrainingSet(
          baseCount: 1,
          priming: .init(.count(1), lengths: [.init(first: 1, second: 1, weight: -1)]))),
      "trainingSet.priming.lengths[0].weight"
    ),
    (
      changed {
        $0.format.padding = .init(.zeros, widths: [3, 3])
        $0.trainingSet = TrainingSet(
          baseCount: 1, priming: .init(.count(1), lengths: [.init(first: 4, second: 1)]))
      }, "format.padding.widths"
    ),
  ]

  @Test(arguments: additions)
  func impossibleSumsAreRefused(_ law: ArithmeticLaw, _ field: String) throws {
    let error = try #require(throws: DistributionError.self) {
      try Arithmetic<Addition>(distribution: .init(law))
    }
    #expect(error.field == field, "\(error)")
  }

  @Test func naturalDifferencesMustBeOrdered() throws {
    let error = try #require(throws: DistributionError.self) {
      try Arithmetic<Subtraction>(distribution: .init(Self.plain))
    }
    #expect(error.field == "isOrdered")
  }

  @Test(arguments: [
    (ArithmeticLaw.Modulus?.none, "modulus"), (.init(.constant(1), isShown: true), "modulus.law"),
    (.init(.constant(1 << 31), isShown: true), "modulus.law"),
    (.init(.uniform(2...3), isShown: false), "modulus.isShown"),
  ])
  func impossibleModuliAreRefused(_ modulus: ArithmeticLaw.Modulus?, _ field: String) throws {
    let error = try #require(throws: DistributionError.self) {
      try Arithmetic<ModularAddition>(distribution: .init(Self.changed { $0.modulus = modulus }))
    }
    #expect(error.field == field)
  }

  @Test func carriesAreThoseOfNaturalSums() throws {
    var law = Self.changed { $0.operands = .balancedCarries(.constant(3)) }
    #expect(throws: DistributionError.self) {
      try Arithmetic<Multiplication>(distribution: .init(law))
    }
    law.format.hasSign = true
    law.negativeProbability = 0.5
    #expect(throws: DistributionError.self) {
      try Arithmetic<Addition>(distribution: .init(law))
    }
  }

  @Test func zeroDivisorsAreDrawnAgain() throws {
    // A one-digit binary number is 0 or 1: half of the draws are refused, and none is wrong.
    var law = Self.changed { $0.operands = .sameLength(.constant(1)) }
    law.format.base = 2
    let generator = try Arithmetic<Division>(distribution: .init(law))
    var worker = generator.makeWorker(seed: 1)
    var problem = Problem()
    for index in UInt64(0)..<100 { try worker.generate(index, into: &problem) }
    #expect(worker.tally[.undefined] > 50)
  }
}
