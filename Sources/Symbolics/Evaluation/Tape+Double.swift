import ExactArithmetic
import Foundation

extension Tape {
  /// The value in double precision; NaN where any part of the expression is not real.
  package func real(at values: [Symbol: Double], scratch: inout [Double]) -> Double {
    scratch.removeAll(keepingCapacity: true)
    for instruction in instructions {
      let value: Double
      switch instruction {
      case .number(let number): value = number.doubleValue
      case .symbol(.pi): value = .pi
      case .symbol(.e): value = M_E
      case .symbol(let symbol): value = values[symbol] ?? .nan
      case .add(let a, let b): value = scratch[a] + scratch[b]
      case .multiply(let a, let b): value = scratch[a] * scratch[b]
      case .power(let a, let b): value = pow(scratch[a], scratch[b])
      case .integerPower(let a, let n):
        value = scratch[a] == 0 && n < 0 ? .nan : pow(scratch[a], Double(n))
      case .exponential(let a): value = exp(scratch[a])
      case .squareRoot(let a): value = scratch[a].squareRoot()
      case .function(let op, let a): value = op.definition.real(scratch[a])
      }
      // A NaN anywhere makes the whole undefined, also where a later power would hide it.
      if value.isNaN { return .nan }
      scratch.append(value)
    }
    return scratch.last ?? .nan
  }

  /// The value on the principal branches in double precision.
  package func complex(at values: [Symbol: ComplexDouble]) -> ComplexDouble {
    var scratch: [ComplexDouble] = []
    for instruction in instructions {
      let value: ComplexDouble
      switch instruction {
      case .number(let number): value = ComplexDouble(number.doubleValue)
      case .symbol(.pi): value = ComplexDouble(.pi)
      case .symbol(.e): value = ComplexDouble(M_E)
      case .symbol(let symbol): value = values[symbol] ?? ComplexDouble(.nan)
      case .add(let a, let b): value = scratch[a] + scratch[b]
      case .multiply(let a, let b): value = scratch[a] * scratch[b]
      case .power(let a, let b): value = scratch[a].power(scratch[b])
      case .integerPower(let a, let n): value = scratch[a].power(n)
      case .exponential(let a): value = scratch[a].exponential
      case .squareRoot(let a): value = scratch[a].squareRoot
      case .function(let op, let a): value = op.definition.complex(scratch[a])
      }
      scratch.append(value)
    }
    return scratch.last ?? ComplexDouble(.nan)
  }
}

extension ExprArena {
  /// The value at a real x in double precision; NaN where any part of the expression is not real.
  public mutating func value(of node: Node, at x: Double) -> Double {
    if node == .undefined { return .nan }
    let tape = Tape(node, in: &self)
    var scratch: [Double] = []
    return tape.real(at: [.x: x], scratch: &scratch)
  }
}

extension Expr {
  /// The value in double precision; NaN where any part of the canonical form is not real or a symbol has no value.
  public func value(at values: [Symbol: Double]) -> Double {
    var arena = ExprArena()
    let node = arena.insert(self)
    if node == .undefined { return .nan }
    let tape = Tape(node, in: &arena)
    var scratch: [Double] = []
    return tape.real(at: values, scratch: &scratch)
  }

  /// The value on the principal branches in double precision; NaN where a symbol has no value.
  public func value(at values: [Symbol: ComplexDouble]) -> ComplexDouble {
    var arena = ExprArena()
    let node = arena.insert(self)
    if node == .undefined { return ComplexDouble(.nan) }
    return Tape(node, in: &arena).complex(at: values)
  }
}
