extension LimbRadix {
  /// Writes the sum.
  func add(_ first: Limbs, _ second: Limbs, to sum: inout Limbs) {
    if first.count < second.count { return add(second, first, to: &sum) }
    let limit = UInt32(limbBase)
    sum.removeAll(keepingCapacity: true)
    var carry: UInt32 = 0
    for index in first.indices {
      // Two limbs and a carry stay below 2³².
      var limb = first[index] + carry
      if index < second.count { limb += second[index] }
      carry = limb >= limit ? 1 : 0
      sum.append(carry == 1 ? limb - limit : limb)
    }
    if carry == 1 { sum.append(1) }
  }

  /// Writes the difference of a number and one that is not larger.
  func subtract(_ second: Limbs, from first: Limbs, to difference: inout Limbs) {
    let limit = UInt32(limbBase)
    difference.removeAll(keepingCapacity: true)
    var borrow: UInt32 = 0
    for index in first.indices {
      let taken = (index < second.count ? second[index] : 0) + borrow
      borrow = first[index] < taken ? 1 : 0
      difference.append(borrow == 1 ? first[index] + (limit - taken) : first[index] - taken)
    }
    precondition(borrow == 0, "a larger number was subtracted")
    removeLeadingZeros(of: &difference)
  }

  /// Writes the product, column by column, so that carries are taken once a column and not once a product.
  func multiply(_ first: Limbs, _ second: Limbs, to product: inout Limbs) {
    product.removeAll(keepingCapacity: true)
    if first.isEmpty || second.isEmpty { return }
    let (left, right) = (first.span, second.span)
    var carry: UInt64 = 0
    for column in 0..<left.count + right.count - 1 {
      var index = max(0, column - right.count + 1)
      let end = min(column, left.count - 1) + 1
      var sum = carry
      carry = 0
      while index < end {
        let pause = min(end, index + productsPerCarry)
        while index < pause {
          sum &+= UInt64(left[index]) &* UInt64(right[column &- index])
          index &+= 1
        }
        let quotient = sum / limbBase
        carry += quotient
        sum &-= quotient &* limbBase
      }
      product.append(UInt32(truncatingIfNeeded: sum))
    }
    while carry > 0 {
      product.append(UInt32(carry % limbBase))
      carry /= limbBase
    }
  }

  /// The residue by a modulus below 2³¹ (Horner's rule).
  func residue(of number: Limbs, modulo modulus: UInt64) -> UInt64 {
    var residue: UInt64 = 0
    for limb in number.reversed() { residue = (residue * limbBase + UInt64(limb)) % modulus }
    return residue
  }

  /// Adds 1.
  func increase(_ number: inout Limbs) {
    for index in number.indices {
      if number[index] + 1 < UInt32(limbBase) {
        number[index] += 1
        return
      }
      number[index] = 0
    }
    number.append(1)
  }
}
