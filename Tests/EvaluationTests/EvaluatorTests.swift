import Evaluation
import Foundation
import Generators
import Symbolics
import Synchronization
import Testing
import Tokenization
import Training
import Transformer

@Suite("Evaluator")
struct EvaluatorTests {
  private func evaluate(
    _ model: ModelFolder, _ problems: [Problem], beam: Int = 3, workers: Int = 1,
    usesGrammar: Bool = true
  ) throws -> EvaluationReport {
    var options = EvaluationOptions()
    options.search.beamWidth = beam
    options.search.maximumLength = 20
    options.usesGrammar = usesGrammar
    return try Evaluator(
      model: model, task: IntegrationBackward.make(preset: "first-course"), options: options
    ).evaluate(problems, workers: workers)
  }

  @Test("counts what is verified, whatever the reference says")
  func memorized() throws {
    let problems = try MemorizedModel.lessons.map { try $0.problem() }
    let report = try evaluate(MemorizedModel.shared.get(), problems)
    #expect(report.greedy.verified == Proportion(3, of: 4))
    #expect(report.greedy.exactMatch == Proportion(2, of: 4))
    #expect(report.greedy.outcomes == [.proved: 3, .refuted: 1])
    #expect(report.greedy.firstSuccessRanks == [3])
    #expect(report.greedy.hypothesesTried == 4)
    let beam = try #require(report.beam)
    #expect(beam.verified.successes >= 3 && beam.verified.count == 4)
    #expect(beam.firstSuccessRanks.count == 3 && beam.firstSuccessRanks[0] == 3)
    #expect(report.best == beam)
    #expect(report.searches.map(\.method) == [.greedy, .beam])
  }

  @Test("what the limit of length cuts off is no answer, though it be right")
  func cutOff() throws {
    let problems = try MemorizedModel.lessons.map { try $0.problem() }
    let model = try MemorizedModel.shared.get()
    for length in 1...6 {
      var options = EvaluationOptions()
      options.search.beamWidth = 1
      options.search.maximumLength = length
      options.usesGrammar = false
      let fates = Mutex<[EvaluatedExample]>([])
      let report = try Evaluator(
        model: model, task: IntegrationBackward.make(preset: "first-course"), options: options
      ).evaluate(
        problems, workers: 1, examples: { example in fates.withLock { $0.append(example) } })
      // Those whose answer and end token have the places: x^2, sin(x) and exp(x) + 4.
      let answers = try MemorizedModel.lessons.prefix(3).map {
        try Expr(infix: $0.answer).prefixIDs
      }
      #expect(report.greedy.verified.successes == answers.count { $0.count < length })
      for example in fates.withLock({ $0 }) {
        for hypothesis in example.searches[0].hypotheses where !hypothesis.hypothesis.isComplete {
          #expect(hypothesis.judgement == .malformed("no end token within the length"))
          #expect(hypothesis.text == nil)
        }
      }
    }
  }

  @Test("an answer that fills all places of a lone encoder has no end either")
  func filledPlaces() throws {
    let problems = try MemorizedModel.lessons.map { try $0.problem() }
    var options = EvaluationOptions()
    options.search.beamWidth = 3
    options.usesGrammar = false
    let fates = Mutex<[EvaluatedExample]>([])
    let model = MemorizedModel.untrained(architecture: .encoderOnly)
    _ = try Evaluator(
      model: model, task: IntegrationBackward.make(preset: "first-course"), options: options
    ).evaluate(problems, workers: 1, examples: { example in fates.withLock { $0.append(example) } })
    let hypotheses = fates.withLock { $0 }.flatMap(\.searches).flatMap(\.hypotheses)
    #expect(hypotheses.contains { !$0.hypothesis.isComplete })
    for judged in hypotheses {
      let isFull = judged.tokens.count == model.configuration.answerLength
      #expect(judged.hypothesis.isComplete == !isFull)
      if isFull { #expect(judged.judgement == .malformed("no end token within the length")) }
    }
  }

  @Test("samples are a search of their own, the same for any number of workers")
  func sampling() throws {
    let lessons = try MemorizedModel.lessons.map { try $0.problem() }
    let problems = (0..<68).map { lessons[$0 % 4] }
    var options = EvaluationOptions()
    options.search.beamWidth = 1
    options.search.maximumLength = 20
    var sampling = SamplingOptions()
    sampling.sampleCount = 3
    options.sampling = sampling
    let evaluator = try Evaluator(
      model: MemorizedModel.shared.get(), task: IntegrationBackward.make(preset: "first-course"),
      options: options)
    let report = try evaluator.evaluate(problems, workers: 1)
    let samples = try #require(report.sampling)
    #expect(report.beam == nil && report.best == report.greedy)
    #expect(samples.hypothesisCount == 3 && samples.firstSuccessRanks.count == 3)
    #expect(samples.verified.count == 68)
    #expect(try evaluator.evaluate(problems, workers: 3).sampling == samples)
    // The likeliest sequences alone are drawn where hardly any heat is left.
    options.sampling?.temperature = 1e-3
    let cold = try Evaluator(
      model: evaluator.model, task: evaluator.task, options: options
    ).evaluate(problems, workers: 1)
    #expect(cold.sampling?.outcomes == cold.greedy.outcomes)
    #expect(cold.sampling?.calibrations == cold.greedy.calibrations)
  }

  @Test("the best hypotheses' scores are set against whether they are right")
  func calibration() throws {
    let problems = try MemorizedModel.lessons.map { try $0.problem() }
    let report = try evaluate(MemorizedModel.shared.get(), problems)
    for search in report.searches {
      #expect(search.calibrations.map(\.measure) == Calibration.Measure.allCases)
      for calibration in search.calibrations {
        #expect(calibration.count == 4)
        let right = calibration.bins.reduce(0) { $0 + $1.right.successes }
        #expect(right == search.firstSuccessRanks[0])
      }
    }
    // It knows its lessons by heart, of which one is wrong.
    let bySequence = report.greedy.calibrations[0]
    let confidence = bySequence.bins.reduce(0) { $0 + $1.confidenceSum } / 4
    #expect(confidence > 0.8 && abs(bySequence.expectedError - abs(confidence - 0.75)) < 0.2)
  }

  @Test("examples come in order, with every hypothesis judged", arguments: [1, 3])
  func examples(workers: Int) throws {
    let lessons = try MemorizedModel.lessons.map { try $0.problem() }
    let problems = (0..<150).map { lessons[$0 * 7 % 4] }
    var options = EvaluationOptions()
    options.search.beamWidth = 3
    options.search.maximumLength = 20
    let evaluator = try Evaluator(
      model: MemorizedModel.shared.get(), task: IntegrationBackward.make(preset: "first-course"),
      options: options)
    let box = List()
    let report = try evaluator.evaluate(problems, workers: workers, examples: { box.append($0) })
    let plain = try evaluator.evaluate(problems, workers: 1)
    #expect(report.greedy == plain.greedy && report.beam == plain.beam)
    let examples = box.values
    #expect(examples.map(\.index) == Array(0..<150))
    let judge = evaluator.task.makeJudge()
    for (example, problem) in zip(examples, problems).prefix(8) {
      #expect(example.source == problem.source.map { Vocabulary.symbolic[$0] })
      #expect(example.targetText == evaluator.task.readableText(of: problem).target)
      #expect(example.searches.map(\.method) == [.greedy, .beam])
      #expect(example.searches.map(\.hypotheses.count) == [1, 3])
      for hypothesis in example.searches.flatMap(\.hypotheses) {
        let answer = hypothesis.hypothesis.tokens
        #expect(hypothesis.judgement == judge.judge(answer, to: problem.source))
        #expect(hypothesis.text != nil)
      }
    }
    let verified = examples.count { example in
      example.searches[1].hypotheses.contains { $0.judgement.isCorrect }
    }
    #expect(verified == report.beam?.verified.successes)
  }

  @Test("a hypothesis that cannot be read has no text", arguments: 0..<3)
  func malformedExamples(seed: UInt64) throws {
    let problems = try MemorizedModel.lessons.map { try $0.problem() }
    var options = EvaluationOptions()
    options.search.maximumLength = 8
    options.usesGrammar = false
    let box = List()
    _ = try Evaluator(
      model: MemorizedModel.untrained(seed: seed),
      task: IntegrationBackward.make(preset: "first-course"), options: options
    ).evaluate(problems, workers: 1, examples: { box.append($0) })
    let hypotheses = box.values.flatMap(\.searches).flatMap(\.hypotheses)
    #expect(hypotheses.count == 4 + 40)
    for hypothesis in hypotheses {
      #expect((hypothesis.text == nil) == (hypothesis.judgement.name == "malformed"))
    }
  }

  @Test("breaks results down by the labels of the task")
  func breakdown() throws {
    let problems = try MemorizedModel.lessons.map { try $0.problem() }
    let report = try evaluate(MemorizedModel.shared.get(), problems, beam: 1)
    #expect(report.beam == nil && report.best == report.greedy)
    let breakdown = try #require(
      report.greedy.breakdowns.first { $0.label == "antiderivative operators" })
    // x², sin x and eˣ have one operator; −cos x has two, since it is a product.
    #expect(breakdown.rows.map(\.value) == [1, 2])
    #expect(breakdown.rows.map(\.verified) == [Proportion(3, of: 3), Proportion(0, of: 1)])
    for other in report.greedy.breakdowns {
      #expect(other.rows.reduce(0) { $0 + $1.verified.count } == 4)
    }
  }

  @Test("reports the same for any number of workers", arguments: [2, 3, 5])
  func workers(count: Int) throws {
    let lessons = try MemorizedModel.lessons.map { try $0.problem() }
    let problems = (0..<150).map { lessons[$0 * 7 % 4] }
    let model = try MemorizedModel.shared.get()
    let one = try evaluate(model, problems)
    let many = try evaluate(model, problems, workers: count)
    #expect(one.greedy == many.greedy && one.beam == many.beam)
    #expect(one.problemCount == 150)
  }

  @Test("problems that the model cannot read have no hypothesis")
  func tooLong() throws {
    var problem = try MemorizedModel.lessons[0].problem()
    problem.source = Array(repeating: problem.source[0], count: 24)
    let report = try evaluate(
      MemorizedModel.shared.get(), [problem, MemorizedModel.lessons[0].problem()])
    #expect(report.greedy.outcomes == [.noHypothesis: 1, .proved: 1])
    #expect(report.beam?.outcomes == [.noHypothesis: 1, .proved: 1])
  }

  /// At the limit itself a lone decoder has no place for an answer.
  @Test(
    "a problem of any length is asked about or has no hypothesis",
    arguments: TransformerConfiguration.Architecture.allCases)
  func lengths(_ architecture: TransformerConfiguration.Architecture) throws {
    let model = MemorizedModel.untrained(architecture: architecture)
    let limit = model.configuration.maximumLength
    let problems = try (limit - 4...limit + 2).map { count in
      var problem = try MemorizedModel.lessons[0].problem()
      problem.source = Array(repeating: problem.source[0], count: count - 1)
      return problem
    }
    let report = try evaluate(model, problems, beam: 1, usesGrammar: false)
    // With the end token, 20 to 26 tokens; 24 places.
    #expect(
      report.greedy.outcomes[.noHypothesis, default: 0] == (architecture == .decoderOnly ? 3 : 2))
  }

  @Test("without the grammar, what cannot be read is malformed", arguments: 0..<3)
  func malformed(seed: UInt64) throws {
    let problems = try MemorizedModel.lessons.map { try $0.problem() }
    let report = try evaluate(
      MemorizedModel.untrained(seed: seed), problems, usesGrammar: false)
    #expect(report.greedy.verified.successes == 0)
    #expect(report.greedy.outcomes[.malformed, default: 0] > 0)
    let constrained = try evaluate(MemorizedModel.untrained(seed: seed), problems)
    #expect(constrained.greedy.outcomes[.malformed] == nil)
  }

  @Test("a model of another vocabulary is refused")
  func foreignModel() throws {
    let model = MemorizedModel.untrained(Vocabulary(words: ["x", "add"]))
    #expect(throws: EvaluationError.missingToken("sub", task: "integration-backward")) {
      try evaluate(model, [])
    }
  }

  @Test("options that make no sense are refused")
  func badOptions() throws {
    let error = ConfigurationError(field: "beamWidth", reason: "-3 is not in 1...1000000")
    #expect(throws: EvaluationError.options(error)) {
      try evaluate(MemorizedModel.shared.get(), [], beam: -3)
    }
  }

  @Test("a report is written and read back")
  func coding() throws {
    let problems = try MemorizedModel.lessons.map { try $0.problem() }
    let report = try evaluate(MemorizedModel.shared.get(), problems)
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(EvaluationReport.self, from: data) == report)
  }

  @Test("progress reaches the number of problems")
  func progress() throws {
    let problem = try MemorizedModel.lessons[0].problem()
    let box = Box()
    _ = try Evaluator(
      model: MemorizedModel.shared.get(),
      task: IntegrationBackward.make(preset: "first-course")
    ).evaluate(Array(repeating: problem, count: 70), workers: 2) { box.set($0) }
    #expect(box.value?.done == 70 && box.value?.total == 70)
    #expect(box.value?.verified.count == 70)
  }
}

/// The examples that threads have handed on.
private final class List: Sendable {
  private let state = Mutex<[EvaluatedExample]>([])

  func append(_ example: EvaluatedExample) { state.withLock { $0.append(example) } }

  var values: [EvaluatedExample] { state.withLock { $0 } }
}

/// The last value that some thread has set.
private final class Box: Sendable {
  private let state = Mutex<EvaluationProgress?>(nil)

  func set(_ progress: EvaluationProgress) { state.withLock { $0 = progress } }

  var value: EvaluationProgress? { state.withLock { $0 } }
}
