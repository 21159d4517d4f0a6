import ExactArithmetic
import Generators
import Randomness
import Testing

struct LinearRecurrenceTests {
  private func integers(_ values: [Int]) -> [BigInteger] { values.map { BigInteger($0) } }

  @Test func knownRecurrencesAreFound() {
    let fibonacci = LinearRecurrence.find(terms: integers([0, 1, 1, 2, 3, 5, 8]))
    #expect(fibonacci?.coefficients == [1, 1])
    #expect(
      fibonacci?.continuation(of: integers([0, 1, 1, 2, 3, 5, 8]), count: 3) == [13, 21, 34])
    // Squares are of order 3, whatever n they start at.
    #expect(
      LinearRecurrence.find(terms: integers([1, 4, 9, 16, 25, 36, 49]))?.coefficients == [3, -3, 1])
    #expect(LinearRecurrence.find(terms: integers([1, 2, 0, 1, 2, 0, 1]))?.order == 3)
    #expect(LinearRecurrence.find(terms: integers([0, 0, 0, 0]))?.order == 0)
    #expect(LinearRecurrence.find(terms: integers([64, 32, 16, 8]))?.coefficients.count == 1)
  }

  @Test func polynomialsShowInFewTerms() throws {
    #expect(
      LinearRecurrence.polynomial(terms: integers([1, 4, 9, 16, 25]))?.coefficients == [3, -3, 1])
    #expect(LinearRecurrence.polynomial(terms: integers([1, 4, 9, 16])) == nil)
    #expect(LinearRecurrence.polynomial(terms: integers([7, 7]))?.order == nil)
    #expect(LinearRecurrence.polynomial(terms: integers([7, 7, 7]))?.coefficients == [1])
    #expect(LinearRecurrence.polynomial(terms: integers([1, 2, 4, 8, 16, 32, 64])) == nil)
    var random = RandomStream(seed: 12)
    for _ in 0..<200 {
      let degree = random.uniform(in: 0...6)
      let coefficients = (0...degree).map { _ in BigInteger(random.uniform(in: -20...20)) }
      let values = (0..<degree + 13).map { n in
        coefficients.reduce(BigInteger(0)) { $0 * BigInteger(n - 3) + $1 }
      }
      let shown = Array(values.prefix(degree + 3))
      let found = try #require(LinearRecurrence.polynomial(terms: shown))
      #expect(
        found.continuation(of: shown, count: 10) == values.suffix(10).map { Rational($0) })
    }
  }

  @Test func sequencesThatHaveNoneAreRefused() {
    let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]
    #expect(LinearRecurrence.find(terms: integers(primes)) == nil)
    let factorials = [1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362_880]
    #expect(LinearRecurrence.find(terms: integers(factorials)) == nil)
    #expect(LinearRecurrence.find(terms: []) == nil)
    // Two terms satisfy a recurrence of order 1 whatever they are.
    #expect(LinearRecurrence.find(terms: integers([3, 5])) == nil)
  }

  /// The powers of 3 to the 3ⁿ are no sequence to search in for long.
  @Test func theSearchIsBounded() {
    var terms: [BigInteger] = [3]
    while terms.count < 12, let last = terms.last { terms.append(last * last * last) }
    terms += (0..<200).map { BigInteger($0 * $0 * $0 * $0 % 1009) }
    #expect(LinearRecurrence.find(terms: terms) == nil)
  }

  /// Random recurrences: what is found satisfies all terms, is no longer, and predicts what follows.
  @Test func randomRecurrencesAreFoundExactly() throws {
    var random = RandomStream(seed: 11)
    for _ in 0..<300 {
      let order = random.uniform(in: 1...6)
      let coefficients = (0..<order).map { _ in random.uniform(in: -4...4) }
      var terms = (0..<order).map { _ in BigInteger(random.uniform(in: -9...9)) }
      while terms.count < 2 * order + 12 {
        terms.append(
          coefficients.enumerated().reduce(BigInteger(0)) {
            $0 + BigInteger($1.element) * terms[terms.count - 1 - $1.offset]
          })
      }
      let shown = Array(terms.dropLast(10))
      let found = try #require(LinearRecurrence.find(terms: shown))
      #expect(found.order <= order)
      for place in found.order..<shown.count {
        let before = Array(shown[..<place])
        #expect(found.continuation(of: before, count: 1) == [Rational(shown[place])])
      }
      #expect(
        found.continuation(of: shown, count: 10) == terms.suffix(10).map { Rational($0) })
    }
  }
}
