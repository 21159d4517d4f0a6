import Glibc

@testable import Accelerator

// What the primitives do to single elements.
extension GraphInterpreter {
  func unary(_ kind: Primitive.Unary, _ x: Double) -> Double {
    switch kind {
    case .negate: -x
    case .exponential: exp(x)
    case .log: log(x)
    case .squareRoot: x.squareRoot()
    case .reciprocalSquareRoot: 1 / x.squareRoot()
    case .logistic: 1 / (1 + exp(-x))
    case .isFinite: x.isFinite ? 1 : 0
    case .not: 1 - x
    case .erf: erf(x)
    }
  }

  func binary(_ kind: Primitive.Binary, _ x: Double, _ y: Double, _ type: ElementType) -> Double {
    // Words wrap around; only masks compute with them.
    if type == .uint32 {
      let (a, b) = (UInt32(x), UInt32(y))
      switch kind {
      case .multiply: return Double(a &* b)
      case .xor: return Double(a ^ b)
      case .shiftRight: return Double(a >> b)
      default: break
      }
    }
    switch kind {
    case .add: return x + y
    case .subtract: return x - y
    case .multiply: return x * y
    case .divide: return x / y
    case .maximum: return max(x, y)
    case .xor, .shiftRight: return .nan
    }
  }

  func compare(_ comparison: Primitive.Comparison, _ x: Double, _ y: Double) -> Bool {
    switch comparison {
    case .equal: x == y
    case .less: x < y
    case .lessOrEqual: x <= y
    case .greater: x > y
    case .greaterOrEqual: x >= y
    }
  }
}

extension TensorType {
  /// All places, the last dimension running fastest.
  var places: [[Int]] {
    shape.reduce([[]]) { places, extent in
      places.flatMap { place in (0..<extent).map { place + [$0] } }
    }
  }

  /// The distance from one index of a dimension to the next, in elements.
  func stride(_ dimension: Int) -> Int { shape[(dimension + 1)...].reduce(1, *) }

  /// Where an element lies.
  func offset(_ place: [Int]) -> Int { zip(place, shape).reduce(0) { $0 * $1.1 + $1.0 } }
}
