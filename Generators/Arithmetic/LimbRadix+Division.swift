extension LimbRadix {
  /// Writes quotient and remainder of natural numbers, the divisor not 0 (Knuth 1997, algorithm 4.3.1 D).
  func divide(
    _ dividend: Limbs, by divisor: Limbs, quotient: inout Limbs, remainder: inout Limbs
  ) {
    precondition(!divisor.isEmpty, "division by zero")
    quotient.removeAll(keepingCapacity: true)
    if isLess(dividend, than: divisor) {
      remainder = dividend
      return
    }
    if divisor.count == 1 {
      quotient = dividend
      let rest = divide(&quotient, byLimb: UInt64(divisor[0]))
      set(&remainder, to: rest)
      return
    }
    // With a leading limb of at least half the limbs' base, guesses are at most 2 too large.
    let scale = limbBase / (UInt64(divisor[divisor.count - 1]) + 1)
    remainder = dividend
    remainder.append(0)
    multiply(&remainder, byLimb: scale)
    var scaled = divisor
    multiply(&scaled, byLimb: scale)

    let places = dividend.count - divisor.count
    quotient.append(contentsOf: repeatElement(0, count: places + 1))
    for place in stride(from: places, through: 0, by: -1) {
      quotient[place] = takeMultiple(of: scaled, from: &remainder, at: place)
    }
    remainder.removeLast(remainder.count - divisor.count)
    _ = divide(&remainder, byLimb: scale)
    removeLeadingZeros(of: &quotient)
    removeLeadingZeros(of: &remainder)
  }

  /// Subtracts the largest multiple of the divisor, shifted by limbs, that is not larger; returns its factor.
  private func takeMultiple(
    of divisor: Limbs, from rest: inout Limbs, at place: Int
  ) -> UInt32 {
    let count = divisor.count
    let top = UInt64(rest[place + count]) * limbBase + UInt64(rest[place + count - 1])
    var (factor, left) = top.quotientAndRemainder(dividingBy: UInt64(divisor[count - 1]))
    while factor >= limbBase
      || factor * UInt64(divisor[count - 2]) > left * limbBase + UInt64(rest[place + count - 2])
    {
      factor -= 1
      left += UInt64(divisor[count - 1])
      if left >= limbBase { break }
    }

    var carry: UInt64 = 0
    for index in 0..<count {
      let taken = factor * UInt64(divisor[index]) + carry
      carry = taken / limbBase
      let low = taken % limbBase
      let limb = UInt64(rest[place + index])
      if limb < low { carry += 1 }
      rest[place + index] = UInt32(limb < low ? limb + limbBase - low : limb - low)
    }
    if UInt64(rest[place + count]) >= carry {
      rest[place + count] -= UInt32(carry)
      return UInt32(factor)
    }
    // The guess was one too large: what was taken too much comes back, with a carry out of the top.
    rest[place + count] = 0
    var back: UInt64 = 0
    for index in 0..<count {
      let sum = UInt64(rest[place + index]) + UInt64(divisor[index]) + back
      back = sum >= limbBase ? 1 : 0
      rest[place + index] = UInt32(sum - back * limbBase)
    }
    return UInt32(factor - 1)
  }

  /// Multiplies by a limb in place; the product must fit into the limbs that are there.
  private func multiply(_ number: inout Limbs, byLimb factor: UInt64) {
    var carry: UInt64 = 0
    for index in number.indices {
      let product = UInt64(number[index]) * factor + carry
      number[index] = UInt32(product % limbBase)
      carry = product / limbBase
    }
    precondition(carry == 0, "no room for the product")
  }

  /// Divides by a limb in place and returns the remainder.
  private func divide(_ number: inout Limbs, byLimb divisor: UInt64) -> UInt64 {
    var rest: UInt64 = 0
    for index in number.indices.reversed() {
      let value = rest * limbBase + UInt64(number[index])
      number[index] = UInt32(value / divisor)
      rest = value % divisor
    }
    removeLeadingZeros(of: &number)
    return rest
  }
}
