import Generators
package import Symbolics
import Tokenization

/// What a line typed in the REPL asks for.
package enum ReplInput: Hashable {
  case nothing
  case help
  case quit
  /// Sets the number of hypotheses kept in the search; nil asks for the present one.
  case beam(Int?)
  /// Switches a setting on or off; nil toggles.
  case toggle(Switch, Bool?)
  /// Loads another model; nil asks for the present ones.
  case model(String?)
  /// Shows what was typed.
  case history
  case differentiate(String)
  case simplify(String)
  case rewrite(SimplificationPass, String)
  case integrateByRules(String)
  case compare(String, String)
  /// An expression, and assignments such as `x=1/3`.
  case evaluate(String, at: [String])
  case verify(integrand: String, antiderivative: String)
  case solve(String)

  /// A setting that is on or off.
  package enum Switch: String, CaseIterable {
    /// LaTeX beside infix.
    case latex
    /// Every hypothesis with what came of it, and the steps of the answer.
    case explain
    /// Exact methods where no hypothesis of a model is right.
    case rules
  }

  /// Reads a line, or throws an error that says what was expected.
  package init(line: String) throws(ReplInputError) {
    let text = line.trimmed
    if text.isEmpty {
      self = .nothing
    } else if text.hasPrefix(":") {
      let words = text.dropFirst().split(separator: " ", maxSplits: 1)
      let argument = words.count == 2 ? words[1].trimmed : nil
      self = try Self.setting(words.first.map(String.init) ?? "", argument)
    } else if let operand = Self.operand(of: "diff", in: text)
      ?? Self.operand(of: "differentiate", in: text)
    {
      self = .differentiate(operand)
    } else if let operand = Self.operand(of: "simplify", in: text) {
      self = .simplify(operand)
    } else if let operand = Self.operand(of: "integrate", in: text) {
      self = .integrateByRules(operand)
    } else if let input = Self.rewriting(text) {
      self = input
    } else if let operands = Self.operand(of: "compare", in: text) {
      guard let (first, second) = Self.pair(operands) else {
        throw ReplInputError("compare takes two expressions: compare sin(2x), 2*sin(x)*cos(x)")
      }
      self = .compare(first, second)
    } else if let operand = Self.operand(of: "evaluate", in: text) {
      self = try Self.evaluation(operand)
    } else if let operands = Self.operand(of: "verify", in: text) {
      guard let (integrand, antiderivative) = Self.pair(operands) else {
        throw ReplInputError(
          "verify takes an integrand and an antiderivative: verify cos(x), sin(x)")
      }
      self = .verify(integrand: integrand, antiderivative: antiderivative)
    } else {
      self = .solve(Self.operand(of: "solve", in: text) ?? text)
    }
  }

  package static let settingNames = [
    "beam", "explain", "help", "history", "latex", "model", "quit", "rules",
  ]

  /// The words that begin a line which is not a problem.
  static let words =
    ["compare", "diff", "differentiate", "evaluate", "integrate", "simplify", "solve", "verify"]
    + passes.map(\.word)

  private static func setting(
    _ name: String, _ argument: String?
  ) throws(ReplInputError) -> ReplInput {
    if let toggled = Switch(rawValue: name) {
      switch argument {
      case nil: return .toggle(toggled, nil)
      case "on": return .toggle(toggled, true)
      case "off": return .toggle(toggled, false)
      case .some: throw ReplInputError(":\(name) takes on or off")
      }
    }
    switch (name, argument) {
    case ("help", nil), ("h", nil), ("?", nil): return .help
    case ("quit", nil), ("q", nil), ("exit", nil): return .quit
    case ("model", _): return .model(argument)
    case ("history", nil): return .history
    case ("beam", nil): return .beam(nil)
    case ("beam", let width?):
      let widths = ProblemSolving.beamWidths
      guard let value = Int(width), widths.contains(value) else {
        throw ReplInputError(
          ":beam takes a number from \(widths.lowerBound) to \(widths.upperBound), not '\(width)'")
      }
      return .beam(value)
    case (_, _?) where settingNames.contains(name):
      throw ReplInputError(":\(name) takes no argument")
    default:
      let suggestion = nearestName(to: name, among: settingNames)
      throw ReplInputError(
        "unknown command ':\(name)'"
          + (suggestion.map { "; did you mean ':\($0)'?" } ?? "; ':help' lists the commands"))
    }
  }

  /// The passes of simplification that have a word of their own.
  private static let passes: [(word: String, pass: SimplificationPass)] = [
    ("expand", .expanded), ("factor", .factored), ("together", .together), ("apart", .apart),
  ]

  private static func rewriting(_ text: String) -> ReplInput? {
    for (word, pass) in passes {
      if let operand = operand(of: word, in: text) { return .rewrite(pass, operand) }
    }
    return nil
  }

  /// `EXPR at x=1, y=2`.
  private static func evaluation(_ text: String) throws(ReplInputError) -> ReplInput {
    guard let at = text.firstRange(of: " at ") else {
      throw ReplInputError("evaluate takes an expression and a point: evaluate sin(x)/x at x=1/3")
    }
    let values = text[at.upperBound...].split(separator: ",").map { $0.trimmed }
    return .evaluate(text[..<at.lowerBound].trimmed, at: values)
  }

  /// The text after a keyword that a space or a parenthesis follows.
  private static func operand(of keyword: String, in text: String) -> String? {
    guard text.hasPrefix(keyword) else { return nil }
    let rest = text.dropFirst(keyword.count)
    guard let next = rest.first, next == "(" || next.isWhitespace else { return nil }
    return rest.trimmed
  }

  /// The two texts on either side of the only comma outside parentheses.
  private static func pair(_ text: String) -> (String, String)? {
    var depth = 0
    var commas: [String.Index] = []
    for index in text.indices {
      switch text[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case ",": if depth == 0 { commas.append(index) }
      default: break
      }
    }
    guard commas.count == 1, let comma = commas.first else { return nil }
    let first = text[..<comma].trimmed
    let second = text[text.index(after: comma)...].trimmed
    return first.isEmpty || second.isEmpty ? nil : (first, second)
  }
}

/// A line of the REPL that asks for nothing it knows.
package struct ReplInputError: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
