import ExactArithmetic
public import Generators
import Synchronization
import Tokenization
public import Training
import Transformer

/// Asks a model for the greatest common divisors of pairs, as many for each divisor (Charton 2024, the stratified test).
public struct DivisorSurvey: Sendable {
  /// Divisors 1 to this one are asked for.
  public var largest = 100
  /// The number of pairs for each divisor.
  public var pairs = 100
  /// The seed of the pairs.
  public var seed: UInt64 = 0

  /// Creates a survey of 100 pairs of each divisor up to 100.
  public init() {}

  /// Asks for the greatest common divisors, by greedy search; the answers are the same for any number of workers.
  ///
  /// The pairs of divisor k are k times coprime pairs that are uniform up to M/k, where M is the law's largest operand.
  ///
  /// - Parameters:
  ///   - model: A model of the task.
  ///   - law: The base and the size of the operands; their law is not used.
  ///   - workers: The number of threads.
  ///   - progress: Called with the number of divisors done, from one thread at a time.
  /// - Returns: The answers for each divisor, in ascending order.
  /// - Throws: An error if the model lacks tokens of the task, or the law has no such divisors.
  public func answers(
    of model: ModelFolder, to law: DivisorDistribution, workers: Int,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(EvaluationError) -> [DivisorAnswers] {
    for (value, field) in [(largest, "divisors"), (pairs, "pairs")]
    where !(1...100_000).contains(value) {
      throw .draw(field: field, problem: "\(value) is not in 1…100000")
    }
    let tasks = try (1...largest).map { divisor throws(EvaluationError) in
      try Self.task(law, divisor)
    }
    // All the same but for the law of divisors; this refuses a model that lacks their tokens.
    let evaluator = try Evaluator(model: model, task: tasks[0])
    let done = Mutex(0)
    return ThreadTeam(workers: workers).map(
      count: tasks.count,
      state: { try? IncrementalDecoder(model.configuration, weights: model.parameters) }
    ) { decoder, index in
      let answers = answers(of: tasks[index], index, evaluator.map, model, decoder)
      done.withLock {
        $0 += 1
        progress($0)
      }
      return DivisorAnswers(divisor: index + 1, answers: answers)
    }
  }

  private static func task(
    _ law: DivisorDistribution, _ divisor: Int
  ) throws(EvaluationError) -> IntegerTask<GreatestCommonDivisor> {
    let law = DivisorDistribution(
      operands: .uniform(1...max(1, law.operands.maximum)), outcome: .uniform(divisor...divisor),
      base: law.base, digitOrder: law.digitOrder)
    do {
      return try IntegerTask(distribution: law)
    } catch {
      throw .draw(field: error.field, problem: error.problem)
    }
  }

  private func answers(
    of task: IntegerTask<GreatestCommonDivisor>, _ index: Int, _ map: VocabularyMap,
    _ model: ModelFolder, _ decoder: IncrementalDecoder?
  ) -> [Int?] {
    var worker = task.makeWorker(seed: seed)
    var problem = Problem()
    var sources: [[TokenID]] = []
    for pair in 0..<pairs {
      // Numbers of their own, so that divisors do not share their coprime pairs. The law rejects nothing.
      guard (try? worker.generate(UInt64(index * pairs + pair), into: &problem)) != nil,
        let source = map.encodedSource(problem.source)
      else { preconditionFailure("a pair of divisor \(index + 1) that cannot be asked for") }
      sources.append(source)
    }
    let search = GreedySearch(frame: .standard)
    guard let decoder else { preconditionFailure("a model that was read has no decoder") }
    // Pairs that are too long for the model have no answer.
    let readable = sources.indices.filter {
      sources[$0].count <= model.longestSource
    }
    let found = try? search.searchInBatches(readable.map { sources[$0] }, with: decoder)
    guard let found else { preconditionFailure("sources were checked before") }
    var answers = [Int?](repeating: nil, count: pairs)
    for (pair, hypotheses) in zip(readable, found) {
      guard let answer = hypotheses.first, answer.isComplete else { continue }
      answers[pair] = task.integers(ofAnswer: map.decoded(answer.tokens))?.first?.asInt
    }
    return answers
  }
}
