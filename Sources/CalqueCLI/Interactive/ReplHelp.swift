/// The texts of the interactive session.
enum ReplHelp {
  static let greeting = """
    calque \(CommandLineTool.version) · type an integrand, such as x*cos(x), or :help · Ctrl-D ends

    """

  static let text = """
    Type an integrand in x and get an antiderivative that was checked by differentiation:

      x*cos(x)   2x e^x   sin^2(x)   sqrt(1 - x^2)   |x|   ln x   1/(1 + x^2)

    integrate EXPR     an antiderivative by rules, with the steps
    diff EXPR          the derivative with respect to x
    verify f, F        whether F is an antiderivative of f
    compare A, B       whether two expressions are equal, and where
    simplify EXPR      the shortest form that a search finds
    expand, factor, together, apart EXPR
                       the expression multiplied out, as a product, as one
                       fraction, as partial fractions
    evaluate EXPR at x=1/3
                       the value at a point, exactly and in decimal

    :beam N            keep N hypotheses in the search (:beam shows the number)
    :latex on|off      show LaTeX beside infix
    :model PATH        use another model (:model shows the present one)
    :help              show this text
    :quit              end, as does Ctrl-D

    """
}
