public import ExactArithmetic
public import Randomness

/// The greatest common divisor of two integers (Charton 2024; Int2Int's `gcd`).
public enum GreatestCommonDivisor: IntegerQuestion {
  public typealias Law = DivisorDistribution

  public static let name = "gcd"
  public static let summary = "the greatest common divisor of two integers"
  public static let questionForm = IntegerForm.array(2)
  public static let answerForm = IntegerForm.integer

  /// Results are reported up to this divisor, and all larger ones together with it.
  static let largestReported = 100

  public static func draw(
    _ law: DivisorDistribution, into integers: inout [BigInteger], using random: inout RandomStream
  ) -> RejectionReason? {
    guard let outcome = law.outcome else {
      for _ in 0..<2 { integers.append(BigInteger(law.operands.draw(using: &random))) }
      return nil
    }
    let divisor = outcome.draw(using: &random)
    // Ends with certainty: more than half of all pairs have no common divisor.
    while true {
      let first = law.operands.draw(dividedBy: divisor, using: &random)
      let second = law.operands.draw(dividedBy: divisor, using: &random)
      guard greatestCommonDivisor(first.magnitude, second.magnitude) == 1 else { continue }
      integers.append(BigInteger(divisor * first))
      integers.append(BigInteger(divisor * second))
      return nil
    }
  }

  public static func answer(to integers: [BigInteger]) -> [BigInteger]? {
    [BigInteger.gcd(integers[0], integers[1])]
  }

  public static func labels(
    of integers: [BigInteger], answer: [BigInteger], law: DivisorDistribution
  ) -> [ProblemLabel] {
    func label(_ name: String, _ value: BigInteger) -> ProblemLabel {
      ProblemLabel(
        name: name, value: min(value, BigInteger(largestReported)).asInt ?? largestReported)
    }
    let part = partOfBasePrimes(of: answer[0], base: law.base)
    return [label("gcd", answer[0]), label("part of the gcd made of primes of the base", part)]
  }

  /// The largest divisor of a number all of whose prime factors divide the base.
  ///
  /// By the rules of Charton 2024, section 3, this is what a model trained with this base answers once
  /// it has learned all products of primes of the base and nothing else.
  public static func partOfBasePrimes(of number: BigInteger, base: Int) -> BigInteger {
    guard !number.isZero else { return 0 }
    var (part, rest): (BigInteger, BigInteger) = (1, number)
    while true {
      let common = BigInteger.gcd(rest, BigInteger(base))
      if common.isOne { return part }
      part *= common
      rest = rest.divided(byFactor: common)
    }
  }

  public static func text(ofQuestion integers: [BigInteger]) -> String {
    "gcd(\(integers[0]), \(integers[1]))"
  }
}

extension IntegerLaw {
  /// Draws from the law restricted to the integers up to its maximum divided by a divisor.
  ///
  /// Only for the laws that ``DivisorDistribution`` combines with a law of outcomes.
  fileprivate func draw(dividedBy divisor: Int, using random: inout RandomStream) -> Int {
    switch self {
    case .uniform(let range): random.uniform(in: 1...range.upperBound / divisor)
    case .logUniform(let range): random.logUniform(in: 1...range.upperBound / divisor)
    default: preconditionFailure("\(self) was not validated for a law of outcomes")
    }
  }
}
