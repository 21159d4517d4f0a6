import Evaluation
import Generators
import Randomness
import Tensors
import Testing
import Tokenization
import Training
import Transformer

@Suite("Survey of gcd models")
struct DivisorSurveyTests {
  /// A model of gcd in base 10, taught for so many steps that the answer is always 2.
  private func model(steps: Int) throws -> ModelFolder {
    let task = try IntegerTask<GreatestCommonDivisor>.make(preset: "base-10")
    let answer = ["+", "2"].map { task.vocabulary.id(of: $0) ?? -1 }
    return try TinyModel.taught(task, steps: steps) { _ in answer }
  }

  private func answers(_ model: ModelFolder, workers: Int) throws -> [DivisorAnswers] {
    var survey = DivisorSurvey()
    survey.largest = 12
    survey.pairs = 10
    let law = try IntegerTask<GreatestCommonDivisor>.make(preset: "base-10").distribution
    return try survey.answers(of: model, to: law, workers: workers)
  }

  @Test("tells what a model answers that has learned one answer")
  func constant() throws {
    let rows = try answers(model(steps: 60), workers: 2)
    #expect(rows.map(\.divisor) == Array(1...12))
    for row in rows {
      #expect(row.pairCount == 10)
      #expect(row.mostFrequent?.value == 2 && row.mostFrequent?.share.successes == 10)
    }
    let rules = DivisorRules(base: 10, rows: rows)
    #expect(rules.learned == [2])
    // Nothing right divides an odd number, so the third rule says nothing of it.
    #expect(rules.rules[2].exceptions == [1, 3, 5, 7, 9, 11])
  }

  @Test("is the same for any number of workers", arguments: [2, 5])
  func workers(count: Int) throws {
    let model = try model(steps: 0)
    #expect(try answers(model, workers: count) == answers(model, workers: 1))
  }

  /// Pairs of one to seven digits in a model of few places: the longest have no answer.
  @Test(
    "pairs that are too long for the model have no answer",
    arguments: TransformerConfiguration.Architecture.allCases)
  func tooLong(_ architecture: TransformerConfiguration.Architecture) throws {
    let task = try IntegerTask<GreatestCommonDivisor>.make(preset: "base-10")
    for places in 8...16 {
      var configuration = TransformerConfiguration(vocabularySize: task.vocabulary.count)
      configuration.architecture = architecture
      configuration.modelDimension = 8
      configuration.headCount = 2
      configuration.encoderLayerCount = 1
      configuration.decoderLayerCount = 1
      configuration.feedForwardDimension = 8
      configuration.maximumLength = places
      configuration.answerLength = 4
      let model = ModelFolder(
        configuration: configuration, vocabulary: task.vocabulary,
        parameters: Parameters(configuration, initializedFrom: RandomStream(seed: 1)))
      #expect(try answers(model, workers: 1).allSatisfy { $0.pairCount == 10 })
    }
  }

  @Test("a model of another base is refused")
  func foreign() throws {
    var survey = DivisorSurvey()
    survey.largest = 2
    #expect(throws: EvaluationError.missingToken("10", task: "gcd")) {
      try survey.answers(
        of: model(steps: 0), to: DivisorDistribution(base: 30), workers: 1)
    }
  }

  @Test("divisors beyond the operands, and none at all, are refused")
  func refusals() throws {
    for (largest, law) in [
      (0, DivisorDistribution(base: 10)),
      (20, DivisorDistribution(operands: .uniform(1...9), base: 10)),
    ] {
      var survey = DivisorSurvey()
      survey.largest = largest
      #expect(throws: EvaluationError.self) {
        try survey.answers(of: model(steps: 0), to: law, workers: 1)
      }
    }
  }
}

/// A tiny model of any task.
enum TinyModel {
  /// A model taught on the task's first examples, with answers of one's own.
  static func taught<Task: ProblemGenerator>(
    _ task: Task, steps: Int, answer: (Problem) -> [TokenID]
  ) throws -> ModelFolder {
    var configuration = TransformerConfiguration(vocabularySize: task.vocabulary.count)
    configuration.modelDimension = 16
    configuration.headCount = 2
    configuration.encoderLayerCount = 1
    configuration.decoderLayerCount = 1
    configuration.feedForwardDimension = 32
    configuration.maximumLength = 32
    let weights = Parameters(configuration, initializedFrom: RandomStream(seed: 1))
    let model = try TransformerModel(configuration)
    let gradients = Parameters(layout: model.layout)
    var worker = task.makeWorker(seed: 1)
    var problem = Problem()
    for step in 0..<steps {
      var batch = PackedBatch()
      for index in 0..<8 {
        try worker.generate(UInt64(8 * step + index), into: &problem)
        batch.append(source: problem.source + [2], target: answer(problem), start: 0, end: 2)
      }
      gradients.reset()
      _ = model.lossAndGradients(of: batch, parameters: weights, into: gradients, step: step + 1)
      var squares: Float = 0
      for index in 0..<weights.values.count {
        squares += gradients.values[index] * gradients.values[index]
      }
      let rate = 0.2 / max(1, squares.squareRoot())
      for index in 0..<weights.values.count {
        weights.values[index] -= rate * gradients.values[index]
      }
    }
    return ModelFolder(
      configuration: configuration, vocabulary: task.vocabulary, parameters: weights)
  }
}
