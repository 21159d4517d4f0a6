import Symbolics
public import Tokenization

/// What the tasks that ask for an antiderivative share: they differ only in how problems are made.
///
/// Source: `sub Y'` and the integrand in prefix; target: the antiderivative in prefix, without a constant term.
public protocol IntegrationTask: ProblemGenerator where Judge == AntiderivativeJudge {}

extension IntegrationTask {
  public var vocabulary: Vocabulary { .symbolic }

  public func makeJudge() -> AntiderivativeJudge { AntiderivativeJudge() }

  public func labels(of problem: Problem) -> [ProblemLabel] {
    let integrand = problem.source.dropFirst(IntegrationBackward.sourceMarker.count)
    return [
      ProblemLabel(name: "integrand operators", value: symbolicOperatorCount(integrand)),
      ProblemLabel(
        name: "antiderivative operators", value: symbolicOperatorCount(problem.target[...])),
    ]
  }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    let integrand = problem.source.dropFirst(IntegrationBackward.sourceMarker.count)
    return (symbolicInfix(integrand), symbolicInfix(problem.target[...]))
  }
}

extension ProblemGenerator {
  /// The number of operators among tokens of the symbolic vocabulary.
  func symbolicOperatorCount(_ tokens: ArraySlice<TokenID>) -> Int {
    tokens.count { Operator(token: vocabulary[$0]) != nil }
  }

  /// An expression as a person writes it; tokens that are none as they are.
  func symbolicInfix(_ tokens: ArraySlice<TokenID>) -> String {
    (try? Expr(prefixIDs: tokens).infix) ?? text(of: Array(tokens))
  }
}

extension ExprArena {
  /// Writes the problem of integrating `integrand` and its answer.
  func write(integrand: Node, antiderivative: Node, into problem: inout Problem) {
    problem.source.removeAll(keepingCapacity: true)
    problem.source.append(contentsOf: IntegrationBackward.sourceMarker)
    appendPrefix(of: integrand, to: &problem.source)
    problem.target.removeAll(keepingCapacity: true)
    appendPrefix(of: antiderivative, to: &problem.target)
  }

  /// Whether both are real and finite at one of the magnitudes or their negatives.
  mutating func areReal(_ first: Node, _ second: Node, atOneOf magnitudes: [Double]) -> Bool {
    for magnitude in magnitudes {
      for point in [magnitude, -magnitude]
      where value(of: first, at: point).isFinite && value(of: second, at: point).isFinite {
        return true
      }
    }
    return false
  }
}
