/// One argument of a command, bound to a property of the command's type `Root`.
///
/// The property's initial value is the default, and its type says how the text is read, so neither is
/// written twice.
public struct Parameter<Root> {
  /// The ways in which an argument is given.
  enum Kind: Hashable {
    /// By position; an optional one may be left out, and a repeated one takes all that follow.
    case positional(isRequired: Bool, isRepeated: Bool)
    /// `--name value` or `--name=value`.
    case option(isRepeated: Bool)
    /// `--name`.
    case flag
  }

  /// The name without dashes of an option or flag, that of the value of a positional argument.
  let name: String
  let kind: Kind
  /// The word for the value in the help text, in capitals; empty for a flag.
  let valueName: String
  /// What the argument does, in a few words.
  let help: String
  /// The text of the default value in a fresh command, nil where there is none to show.
  let defaultText: (Root) -> String?
  /// Stores the value read from a text; false where the text does not fit `expectation`.
  let store: (inout Root, String) -> Bool
  let expectation: String

  /// The name as it is typed: `--count`, or `TASK` for a positional argument.
  var label: String {
    if case .positional = kind { name } else { "--\(name)" }
  }
}

extension Parameter {
  /// A positional argument that must be given.
  public static func argument<Value: ArgumentValue>(
    _ valueName: String, _ property: WritableKeyPath<Root, Value>, _ help: String
  ) -> Self {
    Self(
      name: valueName, kind: .positional(isRequired: true, isRepeated: false),
      valueName: valueName, help: help, defaultText: { _ in nil },
      store: storing(property), expectation: Value.expectation)
  }

  /// A positional argument that may be left out.
  public static func argument<Value: ArgumentValue>(
    _ valueName: String, _ property: WritableKeyPath<Root, Value?>, _ help: String
  ) -> Self {
    Self(
      name: valueName, kind: .positional(isRequired: false, isRepeated: false),
      valueName: valueName, help: help, defaultText: { _ in nil },
      store: storing(property), expectation: Value.expectation)
  }

  /// Any number of positional arguments, after all others.
  public static func arguments<Value: ArgumentValue>(
    _ valueName: String, _ property: WritableKeyPath<Root, [Value]>, _ help: String
  ) -> Self {
    Self(
      name: valueName, kind: .positional(isRequired: false, isRepeated: true),
      valueName: valueName, help: help, defaultText: { _ in nil },
      store: appending(property), expectation: Value.expectation)
  }

  /// An option with a default value.
  public static func option<Value: ArgumentValue>(
    _ name: String, _ valueName: String, _ property: WritableKeyPath<Root, Value>, _ help: String
  ) -> Self {
    Self(
      name: name, kind: .option(isRepeated: false), valueName: valueName, help: help,
      defaultText: { $0[keyPath: property].argumentText },
      store: storing(property), expectation: Value.expectation)
  }

  /// An option that is absent unless given.
  public static func option<Value: ArgumentValue>(
    _ name: String, _ valueName: String, _ property: WritableKeyPath<Root, Value?>, _ help: String
  ) -> Self {
    Self(
      name: name, kind: .option(isRepeated: false), valueName: valueName, help: help,
      defaultText: { $0[keyPath: property]?.argumentText },
      store: storing(property), expectation: Value.expectation)
  }

  /// An option that may be given several times; the values are collected in order.
  public static func options<Value: ArgumentValue>(
    _ name: String, _ valueName: String, _ property: WritableKeyPath<Root, [Value]>,
    _ help: String
  ) -> Self {
    Self(
      name: name, kind: .option(isRepeated: true), valueName: valueName, help: help,
      defaultText: { _ in nil },
      store: appending(property), expectation: Value.expectation)
  }

  /// A switch that is off unless given.
  public static func flag(
    _ name: String, _ property: WritableKeyPath<Root, Bool>, _ help: String
  ) -> Self {
    Self(
      name: name, kind: .flag, valueName: "", help: help, defaultText: { _ in nil },
      store: { root, _ in
        root[keyPath: property] = true
        return true
      }, expectation: "")
  }

  private static func storing<Value: ArgumentValue>(
    _ property: WritableKeyPath<Root, Value>
  ) -> (inout Root, String) -> Bool {
    { root, text in
      guard let value = Value(argument: text) else { return false }
      root[keyPath: property] = value
      return true
    }
  }

  private static func storing<Value: ArgumentValue>(
    _ property: WritableKeyPath<Root, Value?>
  ) -> (inout Root, String) -> Bool {
    { root, text in
      guard let value = Value(argument: text) else { return false }
      root[keyPath: property] = value
      return true
    }
  }

  private static func appending<Value: ArgumentValue>(
    _ property: WritableKeyPath<Root, [Value]>
  ) -> (inout Root, String) -> Bool {
    { root, text in
      guard let value = Value(argument: text) else { return false }
      root[keyPath: property].append(value)
      return true
    }
  }
}
