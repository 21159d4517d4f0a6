/// What is asked of two numbers.
public enum ArithmeticOperation: CaseIterable, Hashable, Sendable {
  case addition, subtraction, multiplication
  /// Quotient, rounded down, and remainder, which has the sign of the divisor.
  case division
  /// The sum's residue, which is at least 0 and less than the modulus.
  case modularAddition
  /// The product's residue.
  case modularMultiplication

  /// The name of the task.
  public var taskName: String {
    switch self {
    case .addition: "addition"
    case .subtraction: "subtraction"
    case .multiplication: "multiplication"
    case .division: "division"
    case .modularAddition: "modular-addition"
    case .modularMultiplication: "modular-multiplication"
    }
  }

  /// One line that says what is asked and answered.
  public var summary: String {
    switch self {
    case .addition: "add two integers, digit by digit"
    case .subtraction: "subtract an integer from another, digit by digit"
    case .multiplication: "multiply two integers, digit by digit"
    case .division: "divide an integer by another: quotient and remainder"
    case .modularAddition: "add two integers modulo a third"
    case .modularMultiplication: "multiply two integers modulo a third"
    }
  }

  /// The token between the operands.
  public var symbol: String {
    switch self {
    case .addition, .modularAddition: "+"
    case .subtraction: "-"
    case .multiplication, .modularMultiplication: "*"
    case .division: "/"
    }
  }

  /// Whether there is a modulus.
  public var isModular: Bool { self == .modularAddition || self == .modularMultiplication }

  /// The number of integers that the answer consists of.
  public var answerCount: Int { self == .division ? 2 : 1 }
}

/// An operation as a type, so that each has its own task and presets.
public protocol ArithmeticKind: Sendable {
  /// The operation.
  static var operation: ArithmeticOperation { get }
  /// The named settings, the default first.
  static var presets: [Preset<ArithmeticLaw>] { get }
}

/// Sums.
public enum Addition: ArithmeticKind {
  public static var operation: ArithmeticOperation { .addition }
}

/// Differences.
public enum Subtraction: ArithmeticKind {
  public static var operation: ArithmeticOperation { .subtraction }
}

/// Products.
public enum Multiplication: ArithmeticKind {
  public static var operation: ArithmeticOperation { .multiplication }
}

/// Quotients with remainders.
public enum Division: ArithmeticKind {
  public static var operation: ArithmeticOperation { .division }
}

/// Residues of sums.
public enum ModularAddition: ArithmeticKind {
  public static var operation: ArithmeticOperation { .modularAddition }
}

/// Residues of products.
public enum ModularMultiplication: ArithmeticKind {
  public static var operation: ArithmeticOperation { .modularMultiplication }
}
