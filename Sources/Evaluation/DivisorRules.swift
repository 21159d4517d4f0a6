import ExactArithmetic
import Generators

/// Which of the published rules the answers of a gcd model obey (Charton 2024, "Learning the greatest common divisor:
/// explaining transformer predictions", section 3).
///
/// The rules: (1) the answer is a function f(k) of the greatest common divisor k; (2) the divisors that the model gets
/// right are products of primes of the base; (3) f(k) is the largest of these that divides k. Primes that are learnt
/// besides those of the base ("grokked") are exceptions to rule 2 and leave rule 3 as it is.
public struct DivisorRules: Hashable, Sendable {
  /// The share that the paper demands.
  public static let publishedThreshold = 0.95

  /// The share of its pairs from which on a divisor counts as right, and an answer as a function of the divisor.
  public let threshold: Double
  /// The base of the digits.
  public let base: Int
  /// The answers by divisor, in ascending order.
  public let rows: [DivisorAnswers]
  /// The divisors that the model gets right.
  public let learned: [Int]

  /// Finds out which rules hold of these answers.
  public init(base: Int, rows: [DivisorAnswers], threshold: Double = publishedThreshold) {
    self.base = base
    self.rows = rows
    self.threshold = threshold
    learned = rows.filter { $0.right.share >= threshold }.map(\.divisor)
  }

  /// A rule, and the divisors of which it does not hold.
  public struct Rule: Hashable, Sendable {
    /// What it says.
    public let statement: String
    /// The number of divisors that it speaks of.
    public let count: Int
    /// Those of which it does not hold.
    public let exceptions: [Int]
  }

  /// The three rules.
  public var rules: [Rule] {
    [
      Rule(
        statement: "the answer is a function of the gcd", count: rows.count,
        exceptions: rows.filter {
          ($0.mostFrequent?.share.share ?? 0) < threshold
        }.map(\.divisor)),
      Rule(
        statement: "right gcds are products of primes of the base", count: learned.count,
        exceptions: learned.filter { !isMadeOfBasePrimes($0) }),
      Rule(
        statement: "the answer is the largest right gcd that divides the gcd", count: rows.count,
        exceptions: rows.filter {
          $0.mostFrequent?.value != largestLearnedDivisor(of: $0.divisor)
        }.map(\.divisor)),
    ]
  }

  /// What rule 3 says is answered for a divisor; nil if no right one divides it.
  public func largestLearnedDivisor(of divisor: Int) -> Int? {
    learned.last { divisor % $0 == 0 }
  }

  /// The products of primes of the base among the divisors asked for.
  public var expected: [Int] { rows.map(\.divisor).filter(isMadeOfBasePrimes) }

  /// The right divisors that are prime and do not divide the base.
  public var primesOutsideBase: [Int] {
    learned.filter { divisor in
      divisor > 1 && base % divisor != 0 && (2..<divisor).allSatisfy { divisor % $0 != 0 }
    }
  }

  /// The accuracy on uniform pairs that the answers amount to, with larger divisors counted as wrong.
  ///
  /// A uniform pair has the greatest common divisor k with probability 6/(π²k²).
  public var accuracyOnUniformPairs: Double {
    rows.reduce(0) { $0 + $1.right.share * Self.probability(of: $1.divisor) }
  }

  /// The accuracy on uniform pairs of a model that knows all products of primes of the base and nothing else.
  ///
  /// (6/π²)·Π 1/(1 − p⁻²) over the primes p of the base.
  public var accuracyOfBasePrimes: Double {
    let primes =
      base < 2
      ? []
      : (2...base).filter { prime in
        base % prime == 0 && (2..<prime).allSatisfy { prime % $0 != 0 }
      }
    return primes.reduce(Self.probability(of: 1)) { product, prime in
      product / (1 - 1 / Double(prime * prime))
    }
  }

  private static func probability(of divisor: Int) -> Double {
    6 / (.pi * .pi * Double(divisor) * Double(divisor))
  }

  private func isMadeOfBasePrimes(_ divisor: Int) -> Bool {
    GreatestCommonDivisor.partOfBasePrimes(of: BigInteger(divisor), base: base)
      == BigInteger(divisor)
  }
}
