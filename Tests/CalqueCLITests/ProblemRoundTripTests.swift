import CalqueCLI
import Evaluation
import Generators
import Testing
import Tokenization

/// Generated problems, written as people write them, are read back to what the generator wrote.
@Suite struct ProblemRoundTripTests {
  /// The tasks that are typed, with the presets whose problems are made quickly, and how many of each.
  static let choices: [(task: any ProblemGenerator.Type, presets: [String], count: UInt64)] = [
    (IntegrationBackward.self, ["first-course", "textbook"], 25),
    (DifferentialEquations<FirstOrder>.self, ["first-course"], 12),
    (DifferentialEquations<SecondOrder>.self, ["first-course"], 6),
    (LinearEquations.self, LinearEquations.presetNames, 12),
    (SequenceFormula<IntegerSequences>.self, SequenceFormula<IntegerSequences>.presetNames, 40),
    (Arithmetic<Addition>.self, ["five-digits", "abacus", "coupled", "balanced-carries"], 40),
    (Arithmetic<Subtraction>.self, ["natural", "signed"], 40),
    (Arithmetic<Multiplication>.self, ["five-by-three", "abacus"], 40),
    (Arithmetic<Division>.self, ["ten-by-five"], 40),
    (Arithmetic<ModularAddition>.self, ["modulus-101", "any-modulus"], 40),
    (Arithmetic<ModularMultiplication>.self, ["modulus-100", "any-modulus"], 40),
    (
      IntegerTask<GreatestCommonDivisor>.self, IntegerTask<GreatestCommonDivisor>.presetNames, 20
    ),
  ]

  @Test(arguments: choices.indices)
  func textsAreReadBack(_ index: Int) throws {
    let choice = Self.choices[index]
    for preset in choice.presets { try readBack(choice.task, preset, choice.count) }
  }

  private func readBack<Generator: ProblemGenerator>(
    _: Generator.Type, _ preset: String, _ count: UInt64
  ) throws {
    let task = try Generator.make(preset: preset)
    var worker = task.makeWorker(seed: 11)
    var generated = Problem()
    for index in 0..<count {
      try worker.generate(index, into: &generated)
      let text = task.readableText(of: generated)
      // An integrand such as 7/5 is read as a division: integers alone are arithmetic.
      if Generator.Judge.self == AntiderivativeJudge.self, !text.source.contains("x") { continue }
      let problem = try ProblemReader.read(text.source)
      #expect(problem.taskNames.contains(Generator.name), "\(text.source)")
      let inquiry = try problem.inquiry(in: task)
      #expect(inquiry.sources.first == generated.source, "\(text.source)")
      // The generator's answer is accepted and shown as it is, up to simplification; a broken one is not.
      let checked = inquiry.check(generated.target)
      guard case .accepted(let check) = checked.outcome else {
        Issue.record("\(text.source): \(text.target) is \(checked.outcome)")
        continue
      }
      #expect(checked.text == text.target, "\(text.source)")
      #expect(inquiry.presented(generated.target, check) != nil)
      #expect(!inquiry.check(generated.target + generated.target).isAccepted)
      #expect(!inquiry.check([]).isAccepted)
      if let exact = problem.exactAnswer(), exact.origin == .computation {
        #expect(exact.text == text.target)
      }
    }
  }
}
