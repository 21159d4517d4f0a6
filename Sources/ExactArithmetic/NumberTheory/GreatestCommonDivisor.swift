/// The greatest common divisor by the binary algorithm (Stein 1967), which needs no division; 0 of 0 and 0.
public func greatestCommonDivisor(_ left: UInt, _ right: UInt) -> UInt {
  var (a, b) = (left, right)
  if a == 0 { return b }
  if b == 0 { return a }
  let twos = (a | b).trailingZeroBitCount
  a >>= UInt(truncatingIfNeeded: a.trailingZeroBitCount)
  while b != 0 {
    b >>= UInt(truncatingIfNeeded: b.trailingZeroBitCount)
    if a == 1 { break }
    if a > b { swap(&a, &b) }
    b -= a
  }
  return a << UInt(truncatingIfNeeded: twos)
}
