import JSON5
import Tokenization
import Transformer

extension JSONValue {
  /// The value of some settings, those that this document leaves out taken from defaults.
  ///
  /// An unknown name, a wrong type or a wrong value is refused with its path. Where the default is an empty object,
  /// any document will do.
  func settings<Value: Codable>(
    over defaults: Value, at path: String = ""
  ) throws(RecipeError) -> Value {
    let known = JSONValue(settings: defaults)
    try checkNames(against: known, at: path)
    let whole = overlaid(on: known)
    if let value = try? whole.decoded(as: Value.self) { return value }
    // Setting by setting, since the decoder of Foundation does not always say which one it refuses.
    var tree = known
    for (name, value) in leaves {
      tree = tree.replacing(name[...], by: value)
      if (try? tree.decoded(as: Value.self)) == nil {
        func fits(_ other: JSONValue) -> Bool {
          (try? tree.replacing(name[...], by: other).decoded(as: Value.self)) != nil
        }
        throw RecipeError(
          field: Self.joined([path] + name),
          problem: Self.remedy(for: value, default: known[name]?.shown ?? "none", fits))
      }
    }
    throw RecipeError(field: path, problem: "the values do not fit together")
  }

  /// The names of all settings that are one of a few: a setting's own are those that it can be decoded from.
  private static let choices: [String] = {
    func names<Choice: CaseIterable & RawRepresentable<String>>(of _: Choice.Type) -> [String] {
      Choice.allCases.map(\.rawValue)
    }
    return names(of: OptimizerOptions.Kind.self) + names(of: WeightDecayScope.self)
      + names(of: Schedule.Decay.self) + names(of: BatchSize.Measure.self)
      + names(of: DeviceOptions.Precision.self) + names(of: TrackedMetric.self)
      + names(of: Positions.self) + names(of: TransformerConfiguration.Architecture.self)
      + names(of: TransformerConfiguration.Normalization.self)
      + names(of: TransformerConfiguration.Norm.self)
      + names(of: TransformerConfiguration.FeedForwardActivation.self)
      + names(of: TransformerConfiguration.EmbeddingSharing.self)
  }()

  /// What to say of a value that a setting cannot have, by what would fit: one of a few names, or the integers of a type.
  private static func remedy(
    for value: JSONValue, default shown: String, _ fits: (JSONValue) -> Bool
  ) -> String {
    let names = choices.filter { fits(.string($0)) }
    guard !names.isEmpty else {
      let range = value.isWholeNumber ? wholeNumbers(fits) : nil
      return "\(range ?? "the value does not fit"); the default is \(shown)"
    }
    if case .string(let name) = value, let near = nearestName(to: name, among: names) {
      return "no '\(name)'; did you mean '\(near)'?"
    }
    var known: [String] = []
    for name in names where !known.contains(name) { known.append(name) }
    return "the value does not fit; known are \(known.joined(separator: ", "))"
  }

  /// The range of a setting that takes the integers of a type and no other numbers.
  private static func wholeNumbers(_ fits: (JSONValue) -> Bool) -> String? {
    if fits(.number(0.5)) { return nil }
    if fits(.unsigned(.max)) { return "expected an integer in 0…\(UInt64.max)" }
    return fits(.integer(.max)) ? "expected an integer in \(Int.min)…\(Int.max)" : nil
  }

  private var isWholeNumber: Bool {
    switch self {
    case .integer, .unsigned: true
    case .number(let value): value == value.rounded()
    default: false
    }
  }

  /// The document that settings are written as.
  init(settings: some Encodable) {
    do {
      try self.init(encoding: settings)
    } catch {
      preconditionFailure("a setting that is not JSON: \(error)")
    }
  }

  private func checkNames(against known: JSONValue, at path: String) throws(RecipeError) {
    guard case .object(let allowed) = known else {
      guard case .object = self else { return }
      throw RecipeError(field: path, problem: "expected \(known.shown) or the like")
    }
    if allowed.isEmpty { return }
    guard case .object(let members) = self else {
      throw RecipeError(field: path, problem: "expected an object { … }")
    }
    for (name, member) in members.sorted(by: { $0.key < $1.key }) {
      guard let inner = allowed[name] else {
        let names = allowed.keys.sorted()
        let remedy =
          nearestName(to: name, among: names).map { "did you mean '\($0)'?" }
          ?? "known are \(names.joined(separator: ", "))"
        throw RecipeError(
          field: Self.joined([path, name]), problem: "unknown field; \(remedy)")
      }
      try member.checkNames(against: inner, at: Self.joined([path, name]))
    }
  }

  /// This document with what it leaves out taken from another.
  private func overlaid(on defaults: JSONValue) -> JSONValue {
    guard case .object(let members) = self, case .object(let others) = defaults else { return self }
    return .object(
      others.merging(members) { other, own in own.overlaid(on: other) })
  }

  private static func joined(_ names: [String]) -> String {
    names.filter { !$0.isEmpty }.joined(separator: ".")
  }

  /// The value as a person would type it.
  var shown: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .unsigned(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let value): JSONText.quoted(value)
    case .array: "an array"
    case .object: "an object"
    }
  }
}
