import Symbolics

/// A command that prints an expression in another form with the same value.
protocol RewriteCommand: Command {
  var text: String { get set }
  var format: ExpressionFormat { get set }
  var json: Bool { get set }

  /// The expression in the form that the command is for.
  func rewritten(_ typed: TypedExpression) throws(UndefinedError) -> Expr
}

extension RewriteCommand {
  static var parameters: [Parameter<Self>] { rewriteParameters }

  /// The arguments that all of these commands take.
  static var rewriteParameters: [Parameter<Self>] {
    [
      .argument("EXPRESSION", \.text, "the expression, such as \"(x + 1)^2\""),
      .option("format", "NOTATION", \.format, "print infix, latex or prefix"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    let result = try rewritten(TypedExpression(text))
    console.print(json ? result.json(input: text).description : format.text(of: result))
    return .success
  }
}

/// `calque simplify`: the shortest form that a search finds, or what one pass makes.
struct SimplifyCommand: RewriteCommand {
  static let name = "simplify"
  static let summary = "print the shortest form of an expression that a search finds"
  static let discussion = """
    Symbols stand for real numbers other than 0. The search tries every pass on
    every form that it has met, for 200 steps. With --pass, one pass alone is
    applied: expanded, factored, together, apart, trigonometric, hyperbolic,
    exponentials, logarithms, powers or radicals.
    """
  static let examples = [
    "calque simplify \"x + x + sqrt(8)\" --format latex",
    "calque simplify \"sin(x)^2 + cos(x)^2\"",
    "calque simplify \"1/(1 + sqrt(2))\" --pass radicals",
  ]

  var text = ""
  var pass: SimplificationPass?
  var format = ExpressionFormat.infix
  var json = false

  static var parameters: [Parameter<Self>] {
    [rewriteParameters[0], .option("pass", "NAME", \.pass, "apply this pass alone")]
      + rewriteParameters.dropFirst()
  }

  func rewritten(_ typed: TypedExpression) throws(UndefinedError) -> Expr {
    if let pass { try typed.applying(pass) } else { try typed.simplified() }
  }
}

extension SimplificationPass: ArgumentValue {}

/// A command that applies one pass of simplification.
protocol PassCommand: RewriteCommand {
  static var pass: SimplificationPass { get }
}

extension PassCommand {
  func rewritten(_ typed: TypedExpression) throws(UndefinedError) -> Expr {
    try typed.applying(Self.pass)
  }
}

/// `calque expand`: products and powers of sums written out.
struct ExpandCommand: PassCommand {
  static let pass = SimplificationPass.expanded
  static let name = "expand"
  static let summary = "multiply out products and powers of sums"
  static let examples = ["calque expand \"(x + 1)^3*(x - 2)\""]

  var text = ""
  var format = ExpressionFormat.infix
  var json = false
}

/// `calque factor`: numerator and denominator as products over ℚ.
struct FactorCommand: PassCommand {
  static let pass = SimplificationPass.factored
  static let name = "factor"
  static let summary = "write an expression as a product of factors over the rational numbers"
  static let examples = [
    "calque factor \"x^4 - 1\"", "calque factor \"exp(2x) - 1\"",
    "calque factor \"(x^2 - y^2)/(x + y)\"",
  ]

  var text = ""
  var format = ExpressionFormat.infix
  var json = false
}

/// `calque together`: one fraction in lowest terms.
struct TogetherCommand: PassCommand {
  static let pass = SimplificationPass.together
  static let name = "together"
  static let summary = "bring an expression over one denominator, in lowest terms"
  static let examples = ["calque together \"1/x + 1/(x + 1)\""]

  var text = ""
  var format = ExpressionFormat.infix
  var json = false
}

/// `calque apart`: partial fractions.
struct ApartCommand: PassCommand {
  static let pass = SimplificationPass.apart
  static let name = "apart"
  static let summary = "take a rational function apart into partial fractions"
  static let examples = ["calque apart \"1/(x^2 - 1)\""]

  var text = ""
  var format = ExpressionFormat.infix
  var json = false
}
