import CalqueCLI
import Symbolics

/// A solver without a model, which knows the antiderivative of cos(x) and nothing else.
enum FakeSolver {
  static func load(modelPath: String?) throws -> IntegralSolver {
    if let modelPath, modelPath != "known" { throw MissingModel(path: modelPath) }
    let cosine = try TypedExpression("cos(x)").expression
    let sine = try TypedExpression("sin(x)").expression
    return IntegralSolver(name: modelPath ?? "shipped") { integrand, beamWidth in
      guard integrand == cosine else { return Solution(nil, hypothesesTried: beamWidth) }
      let answer = Solution.Answer(sine, .proved(by: .canonicalForm))
      return Solution(answer, hypothesesTried: beamWidth)
    }
  }

  struct MissingModel: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path): no model here" }
  }
}

extension String {
  /// The text with every measured time replaced by a question mark.
  var withoutTimes: String {
    replacing(#/[0-9.]+ ms/#, with: "? ms")
      .replacing(#/"milliseconds":[0-9.e-]+/#, with: "\"milliseconds\":?")
  }
}
