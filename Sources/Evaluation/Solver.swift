import Generators
public import Symbolics
import Tokenization
public import Training
public import Transformer

/// Proposes antiderivatives with a model and verifies each before it counts.
public struct Solver: Sendable {
  /// The model.
  public let model: ModelFolder
  /// How hypotheses are searched for, apart from the beam width.
  public let search: SearchOptions

  private let map: VocabularyMap

  /// Creates a solver.
  public init(model: ModelFolder, search: SearchOptions = SearchOptions()) {
    self.model = model
    self.search = search
    map = VocabularyMap(model: model.vocabulary, task: Vocabulary.symbolic)
  }

  /// Searches for an antiderivative with respect to x.
  ///
  /// The model reads the canonical form of the integrand and, where they differ, its simplified and expanded forms
  /// and the one in sines and cosines. Algebra on deep expressions needs a deep stack, so all work happens in a thread of its own.
  ///
  /// - Parameters:
  ///   - integrand: The expression to integrate.
  ///   - beamWidth: The number of hypotheses for each form, at least 1.
  /// - Returns: The simplest verified hypothesis, if there is one, and all that were tried.
  /// - Throws: An error if the model cannot read the integrand.
  public func solve(
    _ integrand: Expr, beamWidth: Int
  ) throws(SolverError) -> SolverResult {
    let results = ThreadTeam(workers: 1).map(count: 1, state: { SolverWorker(self) }) {
      worker, _ -> Result<SolverResult, SolverError> in
      Result { () throws(SolverError) in
        try worker.solve(integrand, beamWidth: beamWidth)
      }
    }
    return try results[0].get()
  }

  /// What the model reads for a problem.
  func encodedSource(_ tokens: [TokenID]) throws(SolverError) -> [TokenID] {
    guard let source = map.encodedSource(tokens) else {
      let missing = map.firstMissing(tokens).map { Vocabulary.symbolic[$0] }
      throw .unknownToken(missing ?? "")
    }
    let limit = model.configuration.maximumLength
    if source.count > limit { throw .tooLong(tokens: source.count, limit: limit) }
    return source
  }

  /// The task's tokens of a hypothesis.
  func decoded(_ hypothesis: Hypothesis) -> [TokenID] { map.decoded(hypothesis.tokens) }
}
