public import Symbolics

/// The order of the differential equations of a task.
public protocol EquationOrder: Sendable {
  /// The name of the task.
  static var taskName: String { get }
  /// One line that says what is asked and what is answered.
  static var taskSummary: String { get }
  /// The constants of the generated solutions, in the order in which they are eliminated.
  static var constants: [Symbol] { get }
  /// The highest derivative of the unknown function.
  static var highestDerivative: Symbol { get }
  /// The law of the number of operators in the published settings.
  static var publishedOperatorCount: IntegerLaw { get }
  /// The law of the number of operators of the preset for a first course.
  static var firstCourseOperatorCount: IntegerLaw { get }
}

extension EquationOrder {
  /// The number of constants.
  static var order: Int { constants.count }
}

/// Equations in x, y and y′, whose solutions have the constant a8.
public enum FirstOrder: EquationOrder {
  public static let taskName = "ode-first-order"
  public static let taskSummary =
    "solve a first-order differential equation made from its solutions"
  public static let constants: [Symbol] = [.a8]
  public static let highestDerivative = Symbol.unknownPrime
  /// Lample and Charton 2020, released code.
  public static let publishedOperatorCount = IntegerLaw.uniform(3...15)
  public static let firstCourseOperatorCount = IntegerLaw.uniform(2...6)
}

/// Equations in x, y, y′ and y″, whose solutions have the constants a8 and a9.
public enum SecondOrder: EquationOrder {
  public static let taskName = "ode-second-order"
  public static let taskSummary =
    "solve a second-order differential equation made from its solutions"
  public static let constants: [Symbol] = [.a8, .a9]
  public static let highestDerivative = Symbol.unknownSecond
  /// Lample and Charton 2020, released code.
  public static let publishedOperatorCount = IntegerLaw.uniform(5...15)
  public static let firstCourseOperatorCount = IntegerLaw.uniform(3...8)
}
