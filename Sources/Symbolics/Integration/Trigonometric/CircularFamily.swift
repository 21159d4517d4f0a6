/// The circular functions or the hyperbolic ones: cos² + σ·sin² = 1 with σ = 1 or −1.
///
/// Their integrals differ by such signs only. Below sin, cos, tan … stand for either family.
enum CircularFamily: Hashable, Sendable {
  case circular, hyperbolic

  /// σ in cos² + σ·sin² = 1.
  var sign: Int { self == .circular ? 1 : -1 }

  var sine: Operator { self == .circular ? .sin : .sinh }
  var cosine: Operator { self == .circular ? .cos : .cosh }
  var tangent: Operator { self == .circular ? .tan : .tanh }

  /// The function as sinᵐ·cosⁿ; nil for functions of neither family.
  static func exponents(
    of op: Operator
  ) -> (family: CircularFamily, sine: Int, cosine: Int)? {
    switch op {
    case .sin: (.circular, 1, 0)
    case .cos: (.circular, 0, 1)
    case .tan: (.circular, 1, -1)
    case .cot: (.circular, -1, 1)
    case .sec: (.circular, 0, -1)
    case .csc: (.circular, -1, 0)
    case .sinh: (.hyperbolic, 1, 0)
    case .cosh: (.hyperbolic, 0, 1)
    case .tanh: (.hyperbolic, 1, -1)
    case .coth: (.hyperbolic, -1, 1)
    case .sech: (.hyperbolic, 0, -1)
    case .csch: (.hyperbolic, -1, 0)
    default: nil
    }
  }
}
