import ExactArithmetic
import Randomness
import Testing

@testable import Polynomials

struct UnivariateFactorizationTests {
  @Test func squareFreePartsAreCoprimeAndMultiplyBack() {
    var random = RandomStream(seed: 3).child("square-free")
    for _ in 0..<100 {
      var polynomial = Polynomial(random.fraction())
      for multiplicity in 1...3 {
        let factor = random.polynomial(degree: 2)
        for _ in 0..<multiplicity { polynomial *= factor }
      }
      let result = polynomial.squareFreeDecomposition()
      #expect(result.product == polynomial)
      for (index, factor) in result.factors.enumerated() {
        #expect(!factor.polynomial.discriminant.isZero)
        for other in result.factors[..<index] {
          #expect(!Polynomial.resultant(factor.polynomial, other.polynomial).isZero)
          #expect(factor.multiplicity != other.multiplicity)
        }
      }
    }
  }

  @Test func factorsMultiplyBackAndDoNotSplitFurther() throws {
    var random = RandomStream(seed: 3).child("random")
    for _ in 0..<120 {
      let parts = (0..<random.uniform(in: 1...4)).map { _ in random.integerPolynomial(degree: 3) }
      let polynomial = parts.reduce(Polynomial(random.fraction())) { $0 * $1 }
      let result = try polynomial.factored()
      #expect(result.isComplete)
      #expect(result.product == polynomial)
      for factor in result.factors {
        // Up to degree 3 a polynomial splits only with a rational root, sought here by trial.
        #expect(factor.polynomial.degree > 3 || !hasRootByTrial(factor.polynomial))
        #expect(factor.polynomial.degree <= 3)
      }
    }
  }

  /// Whether a polynomial of degree 2 or more has a rational root, by trial of all p/q (the
  /// rational root theorem).
  private func hasRootByTrial(_ polynomial: Polynomial) -> Bool {
    guard polynomial.degree >= 2 else { return false }
    guard let last = polynomial[0].asInt, let lead = polynomial.leadingCoefficient.asInt else {
      return false
    }
    if last == 0 { return true }
    for p in 1...abs(last) where last % p == 0 {
      for q in 1...abs(lead) where lead % q == 0 {
        for root in [Rational(p, overNonzero: q), Rational(-p, overNonzero: q)]
        where polynomial.value(at: root).isZero { return true }
      }
    }
    return false
  }

  @Test func powersOfXMinusOneSplitIntoCyclotomicPolynomials() throws {
    let cyclotomic = try cyclotomicPolynomials(upTo: 30)
    for order in [1, 2, 6, 12, 15, 16, 24, 30] {
      let result = try (Polynomial(1, degree: order) - .one).factored()
      let expected = (1...order).filter { order % $0 == 0 }.map { cyclotomic[$0 - 1] }
      #expect(result.isComplete)
      #expect(Set(result.factors.map(\.polynomial)) == Set(expected))
      #expect(result.factors.allSatisfy { $0.multiplicity == 1 })
    }
  }

  @Test func productsOfKnownIrreduciblesComeApart() throws {
    // Each is irreducible: by Eisenstein's criterion, as a cyclotomic or a minimal polynomial.
    let known =
      [
        Polynomial([2, 0, 0, 0, 1]), Polynomial([3, 6, 0, 9, 0, 2]), Polynomial([1, 0, 0, 0, 1]),
        swinnertonDyer([2, 3]), swinnertonDyer([2, 3, 5]), Polynomial([-5, 0, 0, 7]), .x,
        Polynomial([1, 2]),
      ] + (try cyclotomicPolynomials(upTo: 12))
    var random = RandomStream(seed: 3).child("known")
    for _ in 0..<25 {
      var expected: [Polynomial: Int] = [:]
      var polynomial = Polynomial(Rational(-6, overNonzero: 5))
      for _ in 0..<random.uniform(in: 1...4) {
        let factor = known[random.uniform(below: known.count)]
        expected[factor, default: 0] += 1
        polynomial *= factor
      }
      let result = try polynomial.factored()
      #expect(result.isComplete)
      #expect(result.unit == Rational(-6, overNonzero: 5))
      let found = result.factors.map { ($0.polynomial, $0.multiplicity) }
      #expect(Dictionary(uniqueKeysWithValues: found) == expected)
    }
  }

  @Test func irreducibleWithManyModularFactorsStaysWhole() throws {
    // Degree 16, and 8 or more factors modulo every prime.
    let sixteen = try swinnertonDyer([2, 3, 5, 7]).factored()
    #expect(sixteen.isComplete && sixteen.factors.count == 1)
    #expect(sixteen.product == swinnertonDyer([2, 3, 5, 7]))
  }

  @Test func searchCutShortSaysSoAndStillFindsLinearFactors() {
    let linear = Polynomial([-5, 3]) * Polynomial([2, 1])
    let polynomial = swinnertonDyer([2, 3, 5, 7]) * linear
    let result = polynomial.primitiveIntegerPart.irreducibleFactors(subsetLimit: 30)
    #expect(!result.isComplete)
    #expect(result.factors.map(\.degree).sorted() == [1, 1, 16])
    #expect(result.factors.reduce(.one) { $0 * Polynomial($1) } == polynomial)
  }

  @Test func rationalRootsAreFound() throws {
    var random = RandomStream(seed: 3).child("roots")
    for _ in 0..<60 {
      let roots = (0..<random.uniform(in: 0...4)).map { _ in random.fraction() }
      let polynomial = product(ofRoots: roots) * Polynomial([7, 0, 0, 0, 0, 1])
      #expect(try polynomial.rationalRoots() == Set(roots).sorted())
    }
    #expect(try Polynomial.zero.rationalRoots().isEmpty)
    #expect(try Polynomial.zero.factored().product == .zero)
  }
}
