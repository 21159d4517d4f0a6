/// The names that a person may type, with their usual variants.
enum NotationWords {
  /// What a word stands for.
  enum Meaning {
    case function(NotationFunction)
    case symbol(Symbol)
  }

  /// The meaning of a whole word; case matters in single letters only, where `Y` is not `y`.
  static func meaning(of word: String) -> Meaning? {
    guard word.utf8.count > 1 else { return letters[word].map { .symbol($0) } }
    guard word.utf8.count <= longest else { return nil }
    return table[word] ?? table[word.lowercased()]
  }

  /// The symbol of a letter that stands alone, by its ASCII code.
  static func symbol(letter: UInt8) -> Symbol? {
    switch UnicodeScalar(letter) {
    case "x": .x
    case "y": .y
    case "z": .z
    case "t": .t
    case "e", "E": .e
    case "Y": .unknown
    default: nil
    }
  }

  /// The letters that stand for themselves, also side by side as in `xy`.
  static let letters: [String: Symbol] = [
    "x": .x, "y": .y, "z": .z, "t": .t, "e": .e, "E": .e, "Y": .unknown,
  ]

  /// All words of two letters or more, variants behind the names proper.
  static let names: [String] =
    Operator.allCases.filter { $0.arity == 1 }.map(\.token) + ["pi", "cbrt"]
    + aliases.map(\.0)

  /// The function words alone, for names behind a letter as in `xsin(x)`.
  static func function(named word: String) -> NotationFunction? {
    guard case .function(let function)? = meaning(of: word) else { return nil }
    return function
  }

  private static let longest = names.map(\.utf8.count).max() ?? 0

  private static let table: [String: Meaning] = {
    var result: [String: Meaning] = ["pi": .symbol(.pi), "cbrt": .function(.cubeRoot)]
    for name in Operator.allCases where name.arity == 1 {
      result[name.token] = .function(.named(name))
    }
    for (alias, name) in aliases { result[alias] = .function(.named(name)) }
    return result
  }()

  private static let aliases: [(String, Operator)] = [
    ("log", .ln), ("sgn", .sign), ("signum", .sign),
    ("cosec", .csc), ("tg", .tan), ("ctg", .cot), ("cotan", .cot), ("arctg", .atan),
    ("arcctg", .acot), ("arcsin", .asin), ("arccos", .acos), ("arctan", .atan), ("arccot", .acot),
    ("arcsec", .asec), ("arccsc", .acsc), ("arccosec", .acsc),
    ("arsinh", .asinh), ("arcosh", .acosh), ("artanh", .atanh), ("arcoth", .acoth),
    ("arsech", .asech), ("arcsch", .acsch),
    ("arcsinh", .asinh), ("arccosh", .acosh), ("arctanh", .atanh), ("arccoth", .acoth),
    ("arcsech", .asech), ("arccsch", .acsch),
  ]
}

extension NotationWords {
  /// The words of a run without spaces, as `sin x` of `sinx`; nil if it is no such run.
  ///
  /// The longest function name comes first, then variables; used for suggestions only, because `cost`
  /// may as well be a slip of the pen.
  static func split(_ word: String) -> String? {
    guard word.utf8.count <= 20 else { return nil }
    for count in stride(from: word.count - 1, through: 2, by: -1) {
      let rest = word.dropFirst(count)
      if function(named: String(word.prefix(count))) != nil,
        rest == "pi" || rest.allSatisfy({ letters[String($0)]?.isVariable == true })
      {
        return "\(word.prefix(count)) \(rest)"
      }
    }
    return nil
  }
}
