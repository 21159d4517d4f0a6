/// A distribution of problems about two numbers that can be narrowed to numbers of given lengths.
public protocol LengthRestricted {
  /// The same problems with operands of exactly these many digits, none of them in a training set that is kept fixed.
  func restricted(first: Int, second: Int) -> Self
}

extension ArithmeticDistribution: LengthRestricted {
  public func restricted(first: Int, second: Int) -> Self {
    Self(law.restricted(first: first, second: second))
  }
}

extension ProblemGenerator {
  /// The generator of the problems with operands of these lengths; nil for tasks without operands of chosen lengths.
  public func restricted(first: Int, second: Int) throws(DistributionError) -> Self? {
    let narrowed = (distribution as? any LengthRestricted)?
      .restricted(first: first, second: second)
    guard let narrowed = narrowed as? Distribution else { return nil }
    return try Self(distribution: narrowed)
  }
}
