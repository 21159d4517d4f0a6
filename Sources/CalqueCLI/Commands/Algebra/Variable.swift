import Symbolics

/// A variable of expressions as an argument.
enum Variable: String, CaseIterable, ArgumentValue {
  case x, y, z, t

  var symbol: Symbol {
    switch self {
    case .x: .x
    case .y: .y
    case .z: .z
    case .t: .t
    }
  }
}
