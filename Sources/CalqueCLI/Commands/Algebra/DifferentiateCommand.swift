import Symbolics

/// `calque differentiate`: the derivative of an expression.
struct DifferentiateCommand: Command {
  static let name = "differentiate"
  static let summary = "differentiate an expression exactly"
  static let examples = ["calque differentiate \"x*sin(x) + cos(x)\""]

  var text = ""
  var variable = Variable.x
  var format = ExpressionFormat.infix
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("EXPRESSION", \.text, "the expression, such as \"x*sin(x)\""),
      .option("variable", "NAME", \.variable, "the variable to differentiate by"),
      .option("format", "NOTATION", \.format, "print infix, latex or prefix"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let result = try TypedExpression(text).derivative(withRespectTo: variable.symbol)
    console.print(json ? result.json(input: text).description : format.text(of: result))
    return .success
  }
}
