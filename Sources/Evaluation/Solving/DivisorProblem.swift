public import ExactArithmetic
public import Generators

/// The greatest common divisor of two integers is sought.
public struct DivisorProblem: SolvableProblem, Hashable {
  public static let kind = "gcd"

  /// The integers.
  public let first: BigInteger, second: BigInteger

  /// Asks for the greatest common divisor of two integers.
  public init(_ first: BigInteger, _ second: BigInteger) {
    self.first = first
    self.second = second
  }

  public var taskNames: [String] { [GreatestCommonDivisor.name] }

  public func inquiry(in task: any ProblemGenerator) throws(SolverError) -> any Inquiry {
    guard let task = task as? IntegerTask<GreatestCommonDivisor> else {
      throw .unwritable("the task is not '\(GreatestCommonDivisor.name)'")
    }
    return IntegerInquiry(task, source: task.source([first, second]), answer: answer)
  }

  public func exactAnswer() -> SolverResult.Answer? { answer }

  private var answer: SolverResult.Answer {
    let text = BigInteger.gcd(first, second).description
    return SolverResult.Answer(text: text, latex: text, check: .computed, origin: .computation)
  }
}
