public import ExactArithmetic
public import Generators

/// An operation on two integers is to be carried out.
public struct ArithmeticProblem: SolvableProblem, Hashable {
  public static let kind = "arithmetic"

  /// Which part of the answer of a division is wanted.
  public enum Part: Hashable, Sendable {
    case all, quotient, remainder
  }

  /// The operation.
  public let operation: ArithmeticOperation
  /// The operands.
  public let first: BigInteger, second: BigInteger
  /// The modulus of a modular operation.
  public let modulus: BigInteger?
  /// Which part of the answer is shown.
  public let part: Part
  private let numbers: [BigInteger]

  /// Asks for the answer of an operation; nil where there is none, as of a division by 0.
  ///
  /// A modulus, which modular operations need, is at least 1.
  public init?(
    _ operation: ArithmeticOperation, _ first: BigInteger, _ second: BigInteger,
    modulus: BigInteger? = nil, part: Part = .all
  ) {
    guard let numbers = operation.answer(first, second, modulus: modulus) else { return nil }
    self.operation = operation
    self.first = first
    self.second = second
    self.modulus = operation.isModular ? modulus : nil
    self.part = part
    self.numbers = numbers
  }

  public var taskNames: [String] { [operation.taskName] }

  public func inquiry(in task: any ProblemGenerator) throws(SolverError) -> any Inquiry {
    guard let task = task as? any ArithmeticTask, type(of: task).operation == operation else {
      throw .unwritable("the task is not '\(operation.taskName)'")
    }
    return try inquiry(task)
  }

  private func inquiry(_ task: some ArithmeticTask) throws(SolverError) -> any Inquiry {
    do throws(ProblemEncodingError) {
      let source = try task.source(first, second, modulus: modulus)
      return IntegerInquiry(task, source: source, answer: answer)
    } catch {
      throw .unwritable(error.description)
    }
  }

  public func exactAnswer() -> SolverResult.Answer? { answer }

  private var answer: SolverResult.Answer {
    let text: String
    var latex: String?
    switch part {
    case .quotient: text = numbers[0].description
    case .remainder: text = numbers[numbers.count - 1].description
    case .all:
      text = numbers.map(\.description).joined(separator: " remainder ")
      latex = numbers.map(\.description).joined(separator: "\\text{ remainder }")
    }
    return SolverResult.Answer(
      text: text, latex: latex ?? text, check: .computed, origin: .computation)
  }
}
