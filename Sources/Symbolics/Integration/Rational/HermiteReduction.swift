import ExactArithmetic
import Polynomials

/// A quotient of polynomials whose denominator is irreducible over ℚ; the integrals of such
/// fractions have no rational part.
struct SimpleFraction {
  /// Of lower degree than the denominator.
  let numerator: Polynomial
  let denominator: Polynomial

  /// The mean c of the residues: subtracting c·f′/f, the derivative of c·ln f, leaves residues with
  /// the sum zero.
  var meanResidue: Rational {
    let degree = denominator.degree
    return numerator[degree - 1]
      * Rational(1, overNonzero: degree).divided(byNonzero: denominator.leadingCoefficient)
  }

  /// The fraction whose residues have their mean subtracted.
  var centred: SimpleFraction {
    SimpleFraction(
      numerator: numerator - denominator.derivative * meanResidue, denominator: denominator)
  }
}

/// An integral of a rational function, apart from the integrals of simple fractions (Hermite 1872;
/// Bronstein 2005, section 2.2), over the partial fractions of the irreducible factors.
struct HermiteReduction {
  /// The integral of the polynomial part.
  let polynomial: Polynomial
  /// The rational part, one fraction for every multiple factor of the denominator.
  private(set) var fractions: [(numerator: Polynomial, factor: Polynomial, exponent: Int)] = []
  /// What remains to be integrated.
  private(set) var rest: [SimpleFraction] = []

  init(_ function: PartialFractions) {
    polynomial = function.polynomial.antiderivative
    var index = function.terms.startIndex
    while index < function.terms.endIndex {
      let factor = function.terms[index].factor
      let end = function.terms[index...].firstIndex { $0.factor != factor }
      let terms = function.terms[index..<(end ?? function.terms.endIndex)]
      reduce(terms, factor)
      index = terms.endIndex
    }
  }

  /// ∫ a/fᵏ = −b/((k − 1)·fᵏ⁻¹) + ∫ (c + b′/(k − 1))/fᵏ⁻¹ where a = b·f′ + c·f.
  private mutating func reduce(_ terms: ArraySlice<PartialFractions.Term>, _ factor: Polynomial) {
    let slope = factor.derivative
    let inverse = Polynomial.solution(of: slope, equals: .one, modulo: factor)
    var numerators: [Int: Polynomial] = [:]
    for term in terms { numerators[term.exponent] = term.numerator }
    guard let highest = numerators.keys.max() else { return }
    // The rational part is integral/fʰ⁻¹ for the highest exponent h.
    var (numerator, integral, power) = (Polynomial.zero, Polynomial.zero, Polynomial.one)
    for exponent in stride(from: highest, to: 1, by: -1) {
      numerator += numerators[exponent] ?? .zero
      let weight = Rational(1, overNonzero: exponent - 1)
      let b = (numerator * inverse).remainder(dividingByNonzero: factor)
      let c = (numerator - b * slope).divided(byFactor: factor)
      integral -= b * power * weight
      power *= factor
      numerator = c + b.derivative * weight
    }
    numerator += numerators[1] ?? .zero
    if !integral.isZero { fractions.append((integral, factor, highest - 1)) }
    if !numerator.isZero {
      rest.append(SimpleFraction(numerator: numerator, denominator: factor))
    }
  }
}

extension Rational {
  /// The quotient by a number that is known not to be zero.
  func divided(byNonzero divisor: Rational) -> Rational {
    guard let quotient = try? divided(by: divisor) else {
      preconditionFailure("\(self) is divided by zero")
    }
    return quotient
  }
}
