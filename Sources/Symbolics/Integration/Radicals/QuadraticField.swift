import ExactArithmetic
import Polynomials

/// The field ℚ(w)(y) with y² a polynomial in w: rational functions of w and a square root, or of cos and
/// sin, for sin² = 1 − cos².
///
/// Every element is a(w) + b(w)·y in one way, which makes parities visible.
struct QuadraticField {
  typealias Node = ExprArena.Node

  struct Element {
    /// a in a + b·y.
    var rational: RationalFunction
    /// b in a + b·y.
    var radical: RationalFunction
  }

  /// Numerators and denominators of higher degree are not handled.
  static let degreeLimit = 40

  /// w as an expression.
  let variable: Node
  /// y as an expression is base^unit, with the unit 1 or 1/2.
  let base: Node
  let unit: Node
  /// y² as a polynomial in w.
  let square: Polynomial

  /// The element that an expression is, if nothing else occurs in it.
  func element(_ node: Node, in arena: inout ExprArena) -> Element? {
    if node == variable { return Element(rational: RationalFunction(.x), radical: .zero) }
    if let number = arena.value(ofNumber: node) { return constant(number) }
    let record = arena[node]
    switch record.kind {
    case .sum:
      guard var result = constant(arena.rational(record.scalar)) else { return nil }
      for term in Array(arena.terms[arena.range(record)]) {
        guard let addend = element(term.base, in: &arena),
          let scale = constant(arena.rational(term.weight))
        else { return nil }
        let scaled = product(addend, scale)
        result.rational += scaled.rational
        result.radical += scaled.radical
        guard isBounded(result) else { return nil }
      }
      return result
    case .product:
      guard var result = constant(arena.rational(record.scalar)) else { return nil }
      for factor in Array(arena.terms[arena.range(record)]) {
        guard let next = power(factor, in: &arena) else { return nil }
        result = product(result, next)
        guard isBounded(result) else { return nil }
      }
      return result
    case .power:
      return power(
        ExprArena.Term(base: Node(id: record.first), weight: Node(id: record.second)), in: &arena)
    case .function where node == base && unit == .one:
      return Element(rational: .zero, radical: .one)
    default: return nil
    }
  }

  private func constant(_ value: Rational) -> Element? {
    Element(rational: RationalFunction(Polynomial(value)), radical: .zero)
  }

  private func power(_ factor: ExprArena.Term, in arena: inout ExprArena) -> Element? {
    let (own, exponent): (Element?, Node)
    if factor.base == base {
      own = Element(rational: .zero, radical: .one)
      exponent = arena.divide(factor.weight, by: unit)
    } else {
      (own, exponent) = (element(factor.base, in: &arena), factor.weight)
    }
    guard let own, let count = arena.value(ofNumber: exponent)?.asInt, abs(count) <= 20 else {
      return nil
    }
    var result = Element(rational: .one, radical: .zero)
    for _ in 0..<abs(count) {
      result = product(result, own)
      guard isBounded(result) else { return nil }
    }
    return count < 0 ? inverse(result) : result
  }

  func product(_ left: Element, _ right: Element) -> Element {
    Element(
      rational: left.rational * right.rational
        + RationalFunction(square) * left.radical * right.radical,
      radical: left.rational * right.radical + left.radical * right.rational)
  }

  /// 1/(a + b·y) = (a − b·y)/(a² − b²·y²); nil for zero.
  private func inverse(_ element: Element) -> Element? {
    let (a, b) = (element.rational, element.radical)
    let norm = a * a - RationalFunction(square) * b * b
    guard let reciprocal = try? norm.reciprocal() else { return nil }
    return Element(rational: a * reciprocal, radical: -(b * reciprocal))
  }

  private func isBounded(_ element: Element) -> Bool {
    for part in [element.rational, element.radical]
    where max(part.numerator.degree, part.denominator.degree) > Self.degreeLimit {
      return false
    }
    return true
  }
}

extension RationalFunction {
  /// The function with another in the place of its variable; nil where a denominator vanishes.
  func composed(with inner: RationalFunction) -> RationalFunction? {
    func value(_ polynomial: Polynomial) -> RationalFunction {
      polynomial.coefficients.reversed().reduce(.zero) { sum, coefficient in
        sum * inner + RationalFunction(Polynomial(coefficient))
      }
    }
    return try? value(numerator).divided(by: value(denominator))
  }

  /// The even function e and the odd function w·o of which this is the sum, as functions e, o of w².
  var parities: (even: RationalFunction, odd: RationalFunction) {
    let mirrored = RationalFunction(
      Self.mirrored(numerator), overNonzero: Self.mirrored(denominator))
    let half = RationalFunction(Polynomial(Rational(1, overNonzero: 2)))
    let even = (self + mirrored) * half
    let oddOverVariable = (self - mirrored) * half * RationalFunction(.one, overNonzero: .x)
    return (even.ofSquare, oddOverVariable.ofSquare)
  }

  private static func mirrored(_ polynomial: Polynomial) -> Polynomial {
    Polynomial(
      polynomial.coefficients.enumerated().map { $0.offset % 2 == 0 ? $0.element : -$0.element })
  }

  /// An even function of w as a function of w²: its numerator and denominator are even too.
  private var ofSquare: RationalFunction {
    func halved(_ polynomial: Polynomial) -> Polynomial {
      Polynomial(stride(from: 0, through: max(polynomial.degree, 0), by: 2).map { polynomial[$0] })
    }
    return RationalFunction(halved(numerator), overNonzero: halved(denominator))
  }
}
