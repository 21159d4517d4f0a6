import ExactArithmetic
import Randomness
import Testing

@testable import Polynomials

struct MultivariateDivisorTests {
  /// Pairs with a planted common divisor.
  private func pairs(
    _ name: String, count: Int, variables: Int, terms: Int, degree: Int
  ) throws -> [(f: SparsePolynomial, g: SparsePolynomial, planted: SparsePolynomial)] {
    var random = RandomStream(seed: 5).child(name)
    var result: [(f: SparsePolynomial, g: SparsePolynomial, planted: SparsePolynomial)] = []
    while result.count < count {
      let parts = (0..<3).map { _ in
        randomPolynomial(
          &random, variables: variables, terms: 1 + random.uniform(below: terms), degree: degree,
          fractions: true)
      }
      if parts.contains(where: \.isZero) { continue }
      let f = try #require(parts[0].multiplied(by: parts[2]))
      let g = try #require(parts[1].multiplied(by: parts[2]))
      result.append((f, g, parts[2].primitivePart))
    }
    return result
  }

  @Test(arguments: [1, 2, 3, 5]) func divisorIsCommonAndHoldsThePlantedOne(
    _ variables: Int
  ) throws {
    for (f, g, planted) in try pairs(
      "planted\(variables)", count: 60, variables: variables, terms: 4, degree: 3)
    {
      let divisor = try #require(SparsePolynomial.greatestCommonDivisor(f, g))
      let left = try #require(f.exactlyDivided(by: divisor))
      let right = try #require(g.exactlyDivided(by: divisor))
      #expect(divisor.exactlyDivided(by: planted) != nil)
      #expect(divisor == divisor.primitivePart)
      #expect(SparsePolynomial.greatestCommonDivisor(g, f) == divisor)
      let rest = try #require(SparsePolynomial.greatestCommonDivisor(left, right))
      #expect(rest.isOne)
    }
  }

  @Test(arguments: [1, 2, 3]) func threeMethodsAgree(_ variables: Int) throws {
    var answered = 0
    for (f, g, _) in try pairs(
      "methods\(variables)", count: 40, variables: variables, terms: 3, degree: 2)
    {
      let divisor = try #require(SparsePolynomial.greatestCommonDivisor(f, g))
      var search = DivisorSearch(steps: 1_000_000)
      let found = search.heuristicDivisor(f.primitivePart, g.primitivePart)
      let heuristic = try #require(found)
      #expect(heuristic.primitivePart == divisor)
      search = DivisorSearch(steps: 300_000)
      guard let remainders = search.divisorByRemainders(f, g) else { continue }
      #expect(remainders == divisor)
      answered += 1
    }
    #expect(answered >= 35)
  }

  @Test func degreeBoundsHold() throws {
    for (f, g, _) in try pairs("bounds", count: 60, variables: 3, terms: 4, degree: 3) {
      let divisor = try #require(SparsePolynomial.greatestCommonDivisor(f, g))
      var search = DivisorSearch(steps: 1_000_000)
      let bounds = search.degreeBounds(f.primitivePart, g.primitivePart)
      #expect(zip(bounds, divisor.degrees).allSatisfy { $0 >= $1 })
    }
  }

  @Test func divisorOfLargePolynomialsStaysInItsBounds() throws {
    var random = RandomStream(seed: 6).child("large")
    let parts = (0..<3).map { _ in
      randomPolynomial(&random, variables: 4, terms: 25, degree: 5)
    }
    let f = try #require(parts[0].multiplied(by: parts[2]))
    let g = try #require(parts[1].multiplied(by: parts[2]))
    #expect(SparsePolynomial.greatestCommonDivisor(f, g) == parts[2].primitivePart)
    #expect(SparsePolynomial.greatestCommonDivisor(f, g, steps: 100) == nil)
    let zero = f - f
    #expect(SparsePolynomial.greatestCommonDivisor(f, zero) == f.primitivePart)
    #expect(SparsePolynomial.greatestCommonDivisor(zero, zero) == zero)
  }

  @Test func resultantIsTheProductOverTheRoots() throws {
    // For f = c·∏(v − rᵢ) with polynomials rᵢ, the resultant is c^deg g · ∏ g(rᵢ).
    var random = RandomStream(seed: 7).child("resultant")
    for _ in 0..<60 {
      let rootCount = random.uniform(below: 4)
      let g = randomPolynomial(&random, variables: 3, terms: 5, degree: 3)
      if g.isZero { continue }
      let c = SparsePolynomial(constant: Rational(2), variableCount: 3)
      let v = SparsePolynomial(variable: 1, variableCount: 3)
      var f = c
      var expected = try #require(c.power(g.degree(in: 1)))
      for _ in 0..<rootCount {
        let root = try #require(
          randomPolynomial(&random, variables: 3, terms: 2, degree: 1).evaluated(1, at: 3))
        f = try #require(f.multiplied(by: v - root))
        var image = g - g
        for (exponent, coefficient) in g.coefficients(in: 1) {
          let power = try #require(root.power(exponent))
          image = image + (try #require(coefficient.multiplied(by: power)))
        }
        expected = try #require(expected.multiplied(by: image))
      }
      #expect(SparsePolynomial.resultant(f, g, in: 1) == expected)
      let swapped = try #require(SparsePolynomial.resultant(g, f, in: 1))
      let isOdd = f.degree(in: 1) & g.degree(in: 1) & 1 == 1
      #expect(swapped == (isOdd ? -expected : expected))
    }
  }
}
