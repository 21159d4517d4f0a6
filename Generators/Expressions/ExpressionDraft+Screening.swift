import Symbolics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ExpressionDraft {
  /// The value at a point, with all functions but exp, sinh and cosh taken for the identity.
  ///
  /// The i-th symbol stands for the point plus i·10⁻⁴, so that differences of symbols do not vanish
  /// (Lample and Charton 2020, released code). Only finiteness is used: this finds expressions that
  /// overflow or divide by zero wherever they are looked at, before exact arithmetic spends time on them.
  mutating func screenedValue(at point: Double) -> Double {
    values.removeAll(keepingCapacity: true)
    for node in nodes.reversed() {
      switch node {
      case .integer(let value): values.append(Double(value))
      case .symbol(let symbol): values.append(symbol.screenedValue(at: point))
      case .operation(let operation):
        let first = values.popLast() ?? .nan
        let second = operation.arity == 2 ? values.popLast() ?? .nan : .nan
        values.append(operation.screenedValue(first, second))
      }
    }
    return values.last ?? .nan
  }
}

extension Symbol {
  fileprivate func screenedValue(at point: Double) -> Double {
    switch self {
    case .pi: .pi
    case .e: 2.718281828459045
    default: point + Double(rawValue) * 1e-4
    }
  }
}

extension GenerationOperator {
  fileprivate func screenedValue(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: a + b
    case .sub: a - b
    case .mul: a * b
    case .div: a / b
    case .pow: power(a, b)
    case .pow2: a * a
    case .pow3: a * a * a
    case .pow4: (a * a) * (a * a)
    case .pow5: (a * a) * (a * a) * a
    case .inv: 1 / a
    case .exp: exponential(a)
    case .sinh: hyperbolicSine(a)
    case .cosh: hyperbolicCosine(a)
    default: a
    }
  }
}

// Inside the enumeration `exp` and the others name its cases.
private func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
private func exponential(_ x: Double) -> Double { exp(x) }
private func hyperbolicSine(_ x: Double) -> Double { sinh(x) }
private func hyperbolicCosine(_ x: Double) -> Double { cosh(x) }
