"""Makes Tests/SymbolicsTests/Golden/sympy.tsv: values and slopes of expressions by SymPy and mpmath.

    pip install sympy mpmath
    python3 Tests/Golden/sympy_golden.py > Tests/SymbolicsTests/Golden/sympy.tsv

Columns: expression (infix), x, value, derivative; all numbers to 17 digits from 30. Expressions are drawn by the
script, so nothing of Calque takes part. Made with SymPy 1.14.
"""
import random

import mpmath
import sympy as sp

mpmath.mp.dps = 30
X = sp.Symbol("x", real=True)
FUNCTIONS = {
    "sqrt": sp.sqrt, "exp": sp.exp, "ln": sp.log, "abs": sp.Abs,
    "sin": sp.sin, "cos": sp.cos, "tan": sp.tan, "cot": sp.cot, "sec": sp.sec, "csc": sp.csc,
    "asin": sp.asin, "acos": sp.acos, "atan": sp.atan, "acot": sp.acot, "asec": sp.asec, "acsc": sp.acsc,
    "sinh": sp.sinh, "cosh": sp.cosh, "tanh": sp.tanh, "coth": sp.coth, "sech": sp.sech, "csch": sp.csch,
    "asinh": sp.asinh, "acosh": sp.acosh, "atanh": sp.atanh, "acoth": sp.acoth, "asech": sp.asech, "acsch": sp.acsch,
}
BINARY = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}


class NotReal(Exception):
    """A part of the expression is an imaginary constant, such as acosh(0)."""


def without_imaginary(expr):
    if expr.has(sp.I):
        raise NotReal
    return expr


def draw(rng, operators):
    """A pair (infix text, SymPy expression) with this many operators."""
    if operators == 0:
        if rng.random() < 0.7:
            return "x", X
        n = rng.randint(1, 5)
        return str(n), sp.Integer(n)
    if rng.random() < 0.45:
        name = rng.choice(sorted(FUNCTIONS))
        text, inner = draw(rng, operators - 1)
        return f"{name}({text})", without_imaginary(FUNCTIONS[name](inner))
    if rng.random() < 0.25:
        exponent = rng.choice([-3, -2, -1, 2, 3, 4])
        text, base = draw(rng, operators - 1)
        return f"({text})^({exponent})", base ** exponent
    left = rng.randint(0, operators - 1)
    sign = rng.choice(sorted(BINARY))
    (a_text, a), (b_text, b) = draw(rng, left), draw(rng, operators - 1 - left)
    return f"({a_text}){sign}({b_text})", BINARY[sign](a, b)


def real(expr, x):
    """The value as a real number, or None where it is not one."""
    try:
        value = mpmath.mpmathify(sp.N(expr.subs(X, x), 30))
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if isinstance(value, mpmath.mpc) or not mpmath.isfinite(value) or abs(value) > 1e12:
        return None
    return value


def main():
    rng = random.Random(20)
    print("# expression\tx\tvalue\tderivative; made by Tests/Golden/sympy_golden.py")
    rows = 0
    while rows < 400:
        try:
            text, expr = draw(rng, rng.randint(1, 7))
        except NotReal:
            continue
        if not expr.has(X) or expr.has(sp.zoo, sp.nan, sp.I):
            continue
        slope = sp.diff(expr, X)
        for x in [sp.Rational(-17, 10), sp.Rational(3, 10), sp.Rational(23, 10)]:
            value, rate = real(expr, x), real(slope, x)
            # SymPy takes acot with the other branch for negative arguments; the slope is the same.
            if value is None or rate is None or (x < 0 and "acot(" in text) or abs(rate) > 1e5:
                continue
            if any(real(part, x) is None for part in sp.preorder_traversal(expr)):
                continue
            print(f"{text}\t{float(x)}\t{mpmath.nstr(value, 17)}\t{mpmath.nstr(rate, 17)}")
            rows += 1


main()
