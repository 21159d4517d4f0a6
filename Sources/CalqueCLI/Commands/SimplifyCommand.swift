import Symbolics

/// `calque simplify`: the smallest form of an expression that a search over the passes finds.
struct SimplifyCommand: Command {
  static let name = "simplify"
  static let summary = "print the smallest form of an expression that is found"
  static let examples = ["calque simplify \"x + x + sqrt(8)\" --format latex"]

  var text = ""
  var format = ExpressionFormat.infix
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("EXPRESSION", \.text, "the expression, such as \"x + x\""),
      .option("format", "NOTATION", \.format, "print infix, latex or prefix"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let result = try TypedExpression(text).simplified()
    console.print(json ? result.json(input: text).description : format.text(of: result))
    return .success
  }
}
