/// The texts of the interactive session.
enum ReplHelp {
  static let greeting = """
    calque \(CommandLineTool.version) · type a problem, such as x*cos(x), or :help · Ctrl-D ends

    """

  static let text = """
    Type a problem and get an answer that was checked:

      x*cos(x)   2x e^x   sin^2(x)   sqrt(1 - x^2)   |x|   ∫ 1/x dx
                             an antiderivative with respect to x
      y'' + y = 0            the general solution of a differential equation
      1, 1, 2, 3, 5, 8, ?    a formula for a sequence, and the next terms
      12345 * 678            arithmetic: + - * / div mod, (5 + 9) mod 7
      gcd(12, 18)            the greatest common divisor

    integrate EXPR     an antiderivative by rules, with the steps
    diff EXPR          the derivative with respect to x (or differentiate)
    verify f, F        whether F is an antiderivative of f
    compare A, B       whether two expressions are equal, and where
    simplify EXPR      the shortest form that a search finds
    expand, factor, together, apart EXPR
                       the expression multiplied out, as a product, as one
                       fraction, as partial fractions
    evaluate EXPR at x=1/3
                       the value at a point, exactly and in decimal

    :beam N            keep N hypotheses in the search (:beam shows the number)
    :model PATH        ask another model (:model shows which are asked,
                       :model shipped goes back to those of calque)
    :explain on|off    show every hypothesis, and the steps of the answer
    :latex on|off      show LaTeX beside infix
    :rules on|off      let exact methods answer where no model does
    :history           show what was typed
    :help              show this text
    :quit              end, as does Ctrl-D

    On a terminal, Tab completes commands, functions and names.

    """
}
