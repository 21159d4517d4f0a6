import Generators
import Symbolics
import Tokenization
import Training
import Transformer

/// Solves one integral on one thread.
struct SolverWorker: ~Copyable {
  private let solver: Solver
  private var judge: AntiderivativeJudge
  private var arena = ExprArena()

  init(_ solver: Solver) {
    self.solver = solver
    judge = IntegrationBackward.makeJudge()
  }

  mutating func solve(
    _ integrand: Expr, beamWidth: Int
  ) throws(SolverError) -> SolverResult {
    let start = ContinuousClock.now
    var options = solver.search
    options.beamWidth = beamWidth
    let sources = try self.sources(of: integrand)
    let hypotheses = try hypotheses(for: sources, options)
    var candidates: [Candidate] = []
    var seen: Set<[TokenID]> = []
    for hypothesis in hypotheses.sorted(by: { $0.score > $1.score }) {
      let tokens = solver.decoded(hypothesis)
      guard seen.insert(tokens).inserted else { continue }
      candidates.append(
        Candidate(
          tokens: tokens, score: hypothesis.score,
          judgement: judge.judge(tokens, to: sources[0])))
    }
    // A stable order: the ranking of the search decides between equals.
    let ranked = candidates.enumerated().sorted { first, second in
      first.element.rank != second.element.rank
        ? first.element.rank < second.element.rank : first.offset < second.offset
    }.map(\.element)
    let elapsed = (ContinuousClock.now - start).components
    return SolverResult(
      answer: answer(ranked.first, to: sources[0]), attempts: attempts(ranked),
      milliseconds: Double(elapsed.seconds) * 1e3 + Double(elapsed.attoseconds) * 1e-15)
  }

  /// A hypothesis that has been judged.
  private struct Candidate {
    let tokens: [TokenID]
    let score: Float
    let judgement: Judgement

    /// Verified ones first, then those with fewer tokens.
    var rank: Int { judgement.isCorrect ? tokens.count : Int(Int32.max) + tokens.count }
  }

  /// The problem as the task writes it, once for each spelling of the integrand, the canonical one first.
  ///
  /// The model has learned from derivatives, canonical and simplified, and may know one spelling and not another.
  private mutating func sources(of integrand: Expr) throws(SolverError) -> [[TokenID]] {
    let canonical = arena.insert(integrand)
    if arena.isUndefined(canonical) { throw .undefined }
    for symbol in Symbol.allCases where symbol.isUnknown && arena.contains(canonical, symbol) {
      throw .unknownFunction
    }
    var forms = [canonical]
    for form in [
      arena.condensed(canonical), arena.expanded(canonical), arena.inSinesAndCosines(canonical),
    ] where !arena.isUndefined(form) && !forms.contains(form) {
      forms.append(form)
    }
    return forms.map { form in
      var prefix: [TokenID] = []
      arena.appendPrefix(of: form, to: &prefix)
      return IntegrationBackward.source(integrand: prefix)
    }
  }

  /// What the model proposes for the forms that it can read; an error if it can read none.
  private func hypotheses(
    for sources: [[TokenID]], _ options: SearchOptions
  ) throws(SolverError) -> [Hypothesis] {
    var encoded: [[TokenID]] = []
    var failure = SolverError.undefined
    for source in sources {
      do {
        encoded.append(try solver.encodedSource(source))
      } catch {
        failure = error
      }
    }
    if encoded.isEmpty { throw failure }
    do {
      try options.validate()
      let search = BeamSearch(
        frame: .standard, options: options,
        constraint: PrefixGrammar(vocabulary: solver.model.vocabulary))
      let decoder = try IncrementalDecoder(
        solver.model.configuration, weights: solver.model.parameters)
      return try search.search(encoded, with: decoder).flatMap(\.self)
    } catch {
      throw .configuration("\(error)")
    }
  }

  /// The answer that a verified candidate is, in the simplest form that is verified too, without a constant term.
  private mutating func answer(
    _ candidate: Candidate?, to source: [TokenID]
  ) -> SolverResult.Answer? {
    guard let candidate, case .checked(let verdict) = candidate.judgement, verdict.isVerified,
      let node = arena.node(prefix: candidate.tokens)
    else { return nil }
    let simplified = arena.withoutRootConstants(arena.condensed(node))
    if simplified != node {
      var tokens: [TokenID] = []
      arena.appendPrefix(of: simplified, to: &tokens)
      if case .checked(let other) = judge.judge(tokens, to: source), other.isVerified,
        let expression = arena.expr(simplified)
      {
        return SolverResult.Answer(expression, other)
      }
    }
    return arena.expr(node).map { SolverResult.Answer($0, verdict) }
  }

  private mutating func attempts(_ candidates: [Candidate]) -> [SolverResult.Attempt] {
    var result: [SolverResult.Attempt] = []
    for candidate in candidates {
      let node = arena.node(prefix: candidate.tokens)
      result.append(
        SolverResult.Attempt(
          expression: node.flatMap { arena.expr($0) }, score: candidate.score,
          judgement: candidate.judgement))
    }
    return result
  }
}
