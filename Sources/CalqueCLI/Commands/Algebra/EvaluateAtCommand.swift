import Symbolics

/// `calque evaluate-at`: the value of an expression at a point.
struct EvaluateAtCommand: Command {
  static let name = "evaluate-at"
  static let summary = "evaluate an expression at a point, exactly and in decimal"
  static let discussion = """
    Values are given as NAME=VALUE, where VALUE is an expression without variables.
    The first line is the exact value in canonical form, the second its decimal
    digits, all of them right: the precision is doubled until they stay.
    """
  static let examples = [
    "calque evaluate-at \"sin(x)/x\" x=1/3 --digits 50",
    "calque evaluate-at \"sqrt(x) + y\" x=pi y=2/7",
  ]

  var text = ""
  var values: [String] = []
  var digits = 20
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("EXPRESSION", \.text, "the expression, such as \"x*sin(x)\""),
      .arguments("NAME=VALUE", \.values, "the value of a variable, such as x=1/3"),
      .option("digits", "N", \.digits, "significant digits, 1 to 10000"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    guard ExprArena.digitRange.contains(digits) else {
      throw UsageError(.other("--digits takes 1 to 10000, not \(digits)"), command: Self.name)
    }
    let point = try values.map(Assignment.init)
    for (index, assignment) in point.enumerated()
    where point[..<index].contains(where: { $0.symbol == assignment.symbol }) {
      throw UsageError(
        .other("\(assignment.symbol.token) is given twice"), command: Self.name)
    }
    let report = try PointValue(TypedExpression(text), at: point, digits: digits)
    if json {
      console.print(report.json.description)
    } else {
      report.lines.forEach(console.print)
    }
    return report.hasValue ? .success : .failure
  }
}

/// A variable and the value given to it, typed as `x=1/3`.
struct Assignment {
  let symbol: Symbol
  let value: TypedExpression

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0].filter { !$0.isWhitespace })
    guard parts.count == 2,
      let symbol = Symbol.allCases.first(where: { $0.token == name && !$0.isConstant })
    else {
      throw UsageError(
        .other("'\(text)' is not NAME=VALUE with a variable x, y, z, t or a0…a9"),
        command: EvaluateAtCommand.name)
    }
    self.symbol = symbol
    value = try TypedExpression(String(parts[1]))
  }
}
