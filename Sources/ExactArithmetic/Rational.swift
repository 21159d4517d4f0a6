/// Placeholder for the exact rational number.
public struct Rational: Hashable, Sendable {
  public init(_ value: Int) {}
}
