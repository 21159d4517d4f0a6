import CGMP

extension BigInteger {
  /// The sum.
  public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let a) = left.storage, case .small(let b) = right.storage {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return BigInteger(sum) }
    }
    return unsafe withViews(left, right) { left, right in
      unsafe made { unsafe __gmpz_add($0, left, right) }
    }
  }

  /// The difference.
  public static func - (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let a) = left.storage, case .small(let b) = right.storage {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return BigInteger(difference) }
    }
    return unsafe withViews(left, right) { left, right in
      unsafe made { unsafe __gmpz_sub($0, left, right) }
    }
  }

  /// The product.
  public static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let a) = left.storage, case .small(let b) = right.storage {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return BigInteger(product) }
    }
    return unsafe withViews(left, right) { left, right in
      unsafe made { unsafe __gmpz_mul($0, left, right) }
    }
  }

  /// The additive inverse.
  public static prefix func - (value: BigInteger) -> BigInteger {
    if case .small(let small) = value.storage, small != .min { return BigInteger(-small) }
    return unsafe value.withView { view in
      unsafe made { unsafe __gmpz_neg($0, view) }
    }
  }

  /// Adds in place.
  public static func += (left: inout BigInteger, right: BigInteger) {
    if case .small(let a) = left.storage, case .small(let b) = right.storage {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return left.storage = .small(sum) }
    }
    unsafe left.update(with: right) { unsafe __gmpz_add($0, $1, $2) }
  }

  /// Subtracts in place.
  public static func -= (left: inout BigInteger, right: BigInteger) {
    if case .small(let a) = left.storage, case .small(let b) = right.storage {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return left.storage = .small(difference) }
    }
    unsafe left.update(with: right) { unsafe __gmpz_sub($0, $1, $2) }
  }

  /// Multiplies in place.
  public static func *= (left: inout BigInteger, right: BigInteger) {
    if case .small(let a) = left.storage, case .small(let b) = right.storage {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return left.storage = .small(product) }
    }
    unsafe left.update(with: right) { unsafe __gmpz_mul($0, $1, $2) }
  }

  /// The value times 2 to the count, which must not be negative.
  func shiftedLeft(by count: Int) -> BigInteger {
    precondition(count >= 0, "the shift \(count) must not be negative")
    return unsafe withView { view in
      unsafe BigInteger.made { unsafe __gmpz_mul_2exp($0, view, mp_bitcnt_t(count)) }
    }
  }

  /// The value divided by 2 to the count, which must not be negative, rounded towards zero.
  func shiftedRight(by count: Int) -> BigInteger {
    precondition(count >= 0, "the shift \(count) must not be negative")
    return unsafe withView { view in
      unsafe BigInteger.made { unsafe __gmpz_tdiv_q_2exp($0, view, mp_bitcnt_t(count)) }
    }
  }
}
