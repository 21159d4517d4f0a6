import ExactArithmetic
import Randomness

/// Integers that sit on the boundaries between inline and GMP storage.
let boundaryIntegers: [BigInteger] = {
  let centres = ["0", "\(Int.max)", "\(Int.min)", "\(UInt.max)", "-\(UInt.max)", "4294967296"]
  return centres.compactMap { BigInteger($0) }.flatMap { centre in
    (-2...2).map { centre + BigInteger($0) }
  }
}()

extension RandomStream {
  /// An integer whose size in decimal digits is uniform, half of the time near a boundary.
  mutating func bigInteger(digits: ClosedRange<Int> = 1...60) -> BigInteger {
    if chance(0.3) { return boundaryIntegers[uniform(below: boundaryIntegers.count)] }
    let text = (0..<uniform(in: digits)).map { _ in String(uniform(below: 10)) }.joined()
    return BigInteger((chance(0.5) ? "-" : "") + text) ?? 0
  }

  /// An integer other than zero.
  mutating func nonzeroInteger(digits: ClosedRange<Int> = 1...60) -> BigInteger {
    while true {
      let value = bigInteger(digits: digits)
      if !value.isZero { return value }
    }
  }

  /// A fraction; half of them have small parts.
  mutating func rational() -> Rational {
    if chance(0.5) {
      return Rational(uniform(in: -20...20), overNonzero: uniform(in: 1...20))
    }
    return Rational(bigInteger(digits: 1...25), overNonzero: nonzeroInteger(digits: 1...25))
  }
}
