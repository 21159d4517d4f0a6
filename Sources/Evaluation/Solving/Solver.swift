public import Generators
import Symbolics
import Tokenization
import Training
public import Transformer

/// Asks a model about problems of one task and checks what it answers; exact methods may answer where it fails.
public struct Solver: Sendable {
  /// What is asked.
  public struct Model: Sendable {
    /// What proposes answers.
    public let source: any HypothesisSource
    /// The task that it has learned, without wrappers.
    public let task: any ProblemGenerator

    let map: VocabularyMap

    /// Pairs a model with a task.
    public init(_ source: any HypothesisSource, task: any ProblemGenerator) {
      self.source = source
      self.task = task
      map = VocabularyMap(model: source.vocabulary, task: task.vocabulary)
    }
  }

  /// The model, or why there is none.
  public let model: Result<Model, SolverObstacle>
  /// How hypotheses are searched for; a beam width for every spelling of a problem.
  public var search = SearchOptions()
  /// Whether exact methods may answer where no hypothesis is accepted.
  public var usesExactMethods = true

  /// Creates a solver; without a model exact methods answer alone.
  public init(_ model: Result<Model, SolverObstacle>) { self.model = model }

  /// Solves problems, whose tasks must include that of the model; only the time depends on the number of threads.
  ///
  /// Algebra on deep expressions needs a deep stack, so all work happens in threads of its own.
  public func solve(
    _ problems: [any SolvableProblem], workers: Int = 1
  ) -> [Result<SolverResult, SolverError>] {
    // What is decoded together must not depend on the number of threads.
    let size = max(1, search.rowsPerBatch / max(1, search.beamWidth))
    let count = (problems.count + size - 1) / size
    return ThreadTeam(workers: workers).map(count: count, state: { SolverWorker(self) }) {
      worker, index in
      worker.solve(problems[index * size..<min((index + 1) * size, problems.count)])
    }.flatMap(\.self)
  }

  /// Solves one problem.
  public func solve(_ problem: any SolvableProblem) throws(SolverError) -> SolverResult {
    try solve([problem])[0].get()
  }
}
