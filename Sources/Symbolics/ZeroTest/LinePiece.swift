import ExactArithmetic
import Foundation

/// A part of the real line on which two expressions stand in one relation.
public struct LinePiece: Hashable, Sendable {
  /// How two expressions compare at a point.
  public enum Relation: String, Hashable, Sendable, CaseIterable {
    case equal = "equal"
    case different = "different"
    /// Only the first expression has a real value.
    case onlyFirstReal = "only the first is real"
    case onlySecondReal = "only the second is real"
    case neitherReal = "neither is real"
    /// A value is too large to be computed, or bounded precision does not tell zero from a small number.
    case unclear = "not clear"
  }

  /// How the two compare inside.
  public internal(set) var relation: Relation
  /// The ends; nil where the piece goes on as far as was looked.
  ///
  /// Whether an end belongs is not said.
  public internal(set) var lower, upper: LineBoundary?

  /// The piece as an inequality in the symbol, "all x" without ends.
  public func inequality(in symbol: Symbol) -> String {
    let name = symbol.token
    return switch (lower, upper) {
    case (nil, nil): "all \(name)"
    case (let lower?, nil): "\(name) > \(lower)"
    case (nil, let upper?): "\(name) < \(upper)"
    case (let lower?, let upper?): "\(lower) < \(name) < \(upper)"
    }
  }
}

/// A place on the real line at which the relation of two expressions changes.
public struct LineBoundary: Hashable, Sendable {
  /// The place to about 14 digits.
  public let value: Double
  /// A rational number, multiple of π, root or logarithm that agrees with the place, if one does.
  public let form: Expr?
}

extension LineBoundary: CustomStringConvertible {
  /// The form, or the decimal value where there is none.
  public var description: String { form?.infix ?? "\(value)" }
}

extension LineBoundary {
  /// The boundary at a place known to this error, with the simplest form that lies so near.
  ///
  /// The forms are few (less than 10⁷ between 0 and 1), so with an error of 10⁻¹³ one that agrees by chance is rare.
  init(near place: Double, error: Double) {
    self.value = place
    self.form = Self.form(near: place, error: error)
  }

  private static func form(near place: Double, error: Double) -> Expr? {
    func rational(_ value: Double, _ bound: Int, slope: Double) -> Rational? {
      Rational(nearest: value, error: max(error * slope, abs(value) * 0x1p-50), bound)
    }
    if let value = rational(place, 1_000, slope: 1) { return .number(value) }
    if let turns = rational(place / .pi, 120, slope: 1 / .pi) {
      return Expr.apply(.mul, [.number(turns), .symbol(.pi)]).simplified()
    }
    if let square = rational(place * place, 100, slope: 2 * abs(place)) {
      let root = Expr.apply(.sqrt, [.number(square)])
      return (place < 0 ? Expr.apply(.mul, [.integer(-1), root]) : root).simplified()
    }
    if abs(place) < 20, let power = rational(exp(place), 50, slope: exp(place)), power > 0 {
      return Expr.apply(.ln, [.number(power)]).simplified()
    }
    if place != 0, let power = rational(log(abs(place)), 12, slope: 1 / abs(place)) {
      let value = Expr.apply(.exp, [.number(power)])
      return (place < 0 ? Expr.apply(.mul, [.integer(-1), value]) : value).simplified()
    }
    return nil
  }
}

extension Rational {
  /// The first convergent of the continued fraction of a value that lies within an error of it.
  ///
  /// Nil where its denominator would exceed the bound (Hardy and Wright 1979, section 10.15).
  fileprivate init?(nearest value: Double, error: Double, _ bound: Int) {
    guard abs(value) < 1e9 else { return nil }
    var (rest, p, q) = (value, (0, 1), (1, 0))
    for _ in 0..<12 {
      let whole = rest.rounded(.down)
      guard abs(whole) < 1e9 else { return nil }
      p = (p.1, Int(whole) * p.1 + p.0)
      q = (q.1, Int(whole) * q.1 + q.0)
      guard q.1 <= bound else { return nil }
      if abs(value - Double(p.1) / Double(q.1)) <= error {
        self = Rational(p.1, overNonzero: q.1)
        return
      }
      guard rest != whole else { return nil }
      rest = 1 / (rest - whole)
    }
    return nil
  }
}
