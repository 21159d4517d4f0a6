/// A value that a person can type on the command line.
public protocol ArgumentValue: Sendable {
  /// What the value must look like, as an error message says it: `expected …`.
  static var expectation: String { get }

  /// Reads the text of an argument, or returns nil where it does not fit ``expectation``.
  init?(argument: String)

  /// The value as one would type it, shown as the default in a help text; nil shows nothing.
  var argumentText: String? { get }
}

extension String: ArgumentValue {
  public static var expectation: String { "text" }
  public init?(argument: String) { self = argument }
  public var argumentText: String? { isEmpty ? nil : self }
}

extension Int: ArgumentValue {
  public static var expectation: String { "an integer" }
  public init?(argument: String) { self.init(argument) }
  public var argumentText: String? { String(self) }
}

extension UInt64: ArgumentValue {
  public static var expectation: String { "an integer from 0 to \(UInt64.max)" }
  public init?(argument: String) { self.init(argument) }
  public var argumentText: String? { String(self) }
}

extension Double: ArgumentValue {
  public static var expectation: String { "a number" }
  public init?(argument: String) {
    guard let value = Double(argument), value.isFinite else { return nil }
    self = value
  }
  public var argumentText: String? { description }
}

extension ArgumentValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  public static var expectation: String {
    "one of " + allCases.map(\.rawValue).joined(separator: ", ")
  }
  public init?(argument: String) { self.init(rawValue: argument) }
  public var argumentText: String? { rawValue }
}
