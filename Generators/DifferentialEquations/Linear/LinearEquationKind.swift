/// A class of linear equations; the order is that of the draws.
enum LinearEquationKind {
  /// a·y′ + b·y with integers.
  case constantFirstOrder
  /// y′ + q(x)·y, where q is the derivative of a random expression.
  case variableFirstOrder
  /// a·y″ + b·y′ + c·y with integers.
  case constantSecondOrder
  /// a·x²·y″ + b·x·y′ + c·y with integers.
  case euler
}

/// How the coefficients of the characteristic equation a·r² + b·r + c = 0 are drawn; the order is that of the draws.
enum RootKind {
  /// Two different integers.
  case distinct
  /// One integer, twice.
  case double
  /// α ± βi with integers α and β > 0.
  case complex
  /// The roots of r² + c for an integer c, fractions of surds among them.
  case opposite
  /// Whatever integers a, b and c make them.
  case any
}
