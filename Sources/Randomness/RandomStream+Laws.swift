import Foundation

// The values are made by exactly rounded operations and integers alone: the logarithms below are only compared with, so
// that another mathematics library makes the same values.
extension RandomStream {
  /// An integer n of the range, which must be positive, with probability proportional to 1/n.
  ///
  /// An octave [2ʲ, 2ʲ⁺¹) is drawn, then one of its integers, kept with probability 2ʲ/n.
  public mutating func logUniform(in range: ClosedRange<Int>) -> Int {
    precondition(range.lowerBound > 0, "the range \(range) of a log-uniform draw must be positive")
    let first = Int.bitWidth - 1 - range.lowerBound.leadingZeroBitCount
    let last = Int.bitWidth - 1 - range.upperBound.leadingZeroBitCount
    while true {
      let octave = 1 << uniform(in: first...last)
      let value = octave + uniform(below: octave)
      if range.contains(value) && uniform(below: value) < octave { return value }
    }
  }

  /// A normal number of mean 0 and standard deviation 1 (ratio of uniforms; Kinderman and Monahan 1977).
  public mutating func gaussian() -> Double {
    while true {
      let u = 1 - uniform()
      let x = 1.715_527_769_921_413_5 * (uniform() - 0.5) / u
      if x * x <= -4 * log(u) { return x }
    }
  }

  /// A number of the exponential law of mean 1 (ratio of uniforms).
  public mutating func exponential() -> Double {
    while true {
      let u = 1 - uniform()
      let x = 0.735_758_882_342_884_6 * uniform() / u
      if x <= -2 * log(u) { return x }
    }
  }

  /// A number of the Laplace law of mean 0 and standard deviation √2.
  public mutating func laplace() -> Double {
    let magnitude = exponential()
    return next() & 1 == 0 ? magnitude : -magnitude
  }
}
