"""Makes Tests/SymbolicsTests/Golden/simplification-passes.tsv: expressions, their values, and what SymPy makes of them.

    pip install sympy mpmath
    python3 Tests/Golden/simplification_passes.py > Tests/SymbolicsTests/Golden/simplification-passes.tsv

Columns: kind, expression, its values at the two points of the first line (mpmath, 50 digits, as an integer and a power
of ten, two of them for a value that is not real), and SymPy's expand, together with cancel, factor and apart in infix,
empty where SymPy needs more than two seconds, uses functions that are not in the notation, or changes nothing. The
values are of the text, read by Benchmarks/Peers/elementary.py, at 140 digits, and agree with those where every function
value that is not real has a rounding error, so that none hangs on the sign of one at a branch cut. Made with SymPy 1.14.
"""
import pathlib
import random
import re
import signal
import sys

import mpmath
import sympy as sp

sys.path.append(str(pathlib.Path(__file__).parents[2] / "Benchmarks" / "Peers"))
from elementary import FUNCTIONS, function  # noqa: E402

X, Y = sp.symbols("x y", real=True, nonzero=True)
POINTS = [("7/10", "13/11"), ("-17/10", "3/5")]
SYMPY = {"ln": sp.log, "abs": sp.Abs}
COUNTS = {"general": 500, "polynomial": 250, "rational": 350, "trigonometric": 350, "exponential": 300, "radical": 250}
DIGITS = 50


class TooLong(Exception):
    """The time for one operation is over."""


def leaf(rng, kind):
    place = rng.random()
    if place < (0.6 if kind != "radical" else 0.3):
        return "x", X
    if place < 0.75 and kind in ("polynomial", "rational", "exponential", "radical"):
        return "y", Y
    if place < 0.9:
        n = rng.randint(1, 6)
        return str(n), sp.Integer(n)
    p, q = rng.randint(1, 7), rng.randint(2, 5)
    return f"{p}/{q}", sp.Rational(p, q)


UNARY = {
    "general": sorted(FUNCTIONS),
    "polynomial": [], "rational": [],
    "trigonometric": ["sin", "cos", "sin", "cos", "tan", "sec", "csc", "cot"],
    "exponential": ["exp", "ln", "exp", "ln", "sinh", "cosh", "tanh"],
    "radical": ["sqrt"],
}


def draw(rng, kind, operators, takes_power=True):
    """A pair (infix text, SymPy expression) with at most this many operators; no power of a power."""
    if operators <= 0:
        return leaf(rng, kind)
    choice = rng.random()
    if choice < 0.35 and UNARY[kind]:
        name = rng.choice(UNARY[kind])
        # Angles and exponents are short, so that the identities between them come up.
        shallow = kind in ("trigonometric", "exponential") and rng.random() < 0.8
        text, inner = draw(rng, kind, min(operators - 1, 1) if shallow else operators - 1)
        return f"{name}({text})", SYMPY.get(name, getattr(sp, name, None))(inner)
    if choice < 0.5 and takes_power:
        exponents = [2, 3] if kind == "polynomial" else [-2, -1, 2, 3]
        text, base = draw(rng, kind, operators - 1, takes_power=False)
        if kind == "radical":
            p, q = rng.choice([(1, 3), (2, 3), (3, 2), (-1, 2), (5, 4), (2, 1)])
            return f"({text})^({p}/{q})", base ** sp.Rational(p, q)
        exponent = rng.choice(exponents)
        return f"({text})^({exponent})", base ** exponent
    left = rng.randint(0, operators - 1)
    signs = ["+", "-", "*"] if kind == "polynomial" else ["+", "-", "*", "*", "/"]
    sign = rng.choice(signs)
    (a_text, a), (b_text, b) = draw(rng, kind, left), draw(rng, kind, operators - 1 - left)
    return f"({a_text}){sign}({b_text})", {"+": a + b, "-": a - b, "*": a * b, "/": a / b if sign == "/" else a}[sign]


def number(value):
    """A real number as an integer and a power of ten."""
    if value == 0:
        return "0e0"
    exponent = int(mpmath.floor(mpmath.log10(abs(value)))) - DIGITS
    return f"{int(mpmath.nint(value / mpmath.mpf(10) ** exponent))}e{exponent}"


def checked(f, error):
    """The function with a relative error in values that are not of a real type; it refuses infinities on the way."""
    def result(u):
        value = f(u)
        if not mpmath.isfinite(value):
            raise ValueError("infinite")
        return value * (1 + error()) if isinstance(value, mpmath.mpc) else value
    return result


def readers(text):
    """The expression without errors, and with rounding errors of 10^-88 of random size in both directions."""
    for size in (0, 1, -1):
        rng = random.Random(text)
        error = lambda: size * mpmath.mpc(rng.uniform(-1, 1), rng.uniform(-1, 1)) * mpmath.mpf(10) ** -88
        yield function(text, ("x", "y"), {name: checked(f, error) for name, f in FUNCTIONS.items()})


def values(text):
    """The values at the points as text, or None where one of them is missing, too large or too small."""
    result = []
    for point in POINTS:
        every = []
        for f in readers(text):
            with mpmath.workdps(140):
                try:
                    every.append(mpmath.mpc(f(*[mpmath.mpf(p) / int(q) for p, q in (c.split("/") for c in point)])))
                except (ZeroDivisionError, ValueError, OverflowError):
                    return None
        high = every[0]
        with mpmath.workdps(140):
            if not mpmath.isfinite(high) or not 1e-9 < abs(high) < 1e30:
                return None
            if any(abs(low - high) > abs(high) * mpmath.mpf(10) ** -70 for low in every):
                return None
            if abs(high.imag) < abs(high) * mpmath.mpf(10) ** -60:
                result.append(number(high.real))
            elif abs(high.real) < abs(high) * mpmath.mpf(10) ** -60:
                result.append("0e0 " + number(high.imag))
            else:
                result.append(f"{number(high.real)} {number(high.imag)}")
    return result


def infix(expr):
    """SymPy's expression in our notation, or an empty text."""
    text = str(expr).replace("**", "^").replace("log(", "ln(").replace("Abs(", "abs(")
    text = re.sub(r"\bE\b", "e", text)
    known = set(FUNCTIONS) | {"x", "y", "pi", "e"}
    words = set(re.findall(r"[A-Za-z_]+", text))
    return text if words <= known and len(text) <= 240 else ""


def limited(seconds, operation, *operands):
    """What the operation returns, or None if it fails or takes too long."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return operation(*operands)
    except (TooLong, NotImplementedError, ValueError, TypeError, RecursionError, ZeroDivisionError,
            AttributeError, sp.PolynomialError):
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def forms(kind, expr):
    operations = [sp.expand, lambda e: sp.cancel(sp.together(e)), sp.factor]
    if kind in ("polynomial", "rational"):
        operations.append(lambda e: sp.apart(e, X))
    texts = []
    for operation in operations:
        result = limited(2, operation, expr)
        texts.append("" if result is None or result == expr else infix(result))
    return texts + [""] * (4 - len(texts))


def main():
    def interrupt(number, frame):
        raise TooLong

    signal.signal(signal.SIGALRM, interrupt)
    points = "; ".join(f"x = {x}, y = {y}" for x, y in POINTS)
    print(f"# kind\texpression\t{points}\t\texpand\tcancel\tfactor\tapart; made by Tests/Golden/simplification_passes.py")
    rng, seen = random.Random(2026), set()
    for kind, count in COUNTS.items():
        rows = 0
        while rows < count:
            drawn = limited(2, draw, rng, kind, rng.randint(2, 12))
            if drawn is None:
                continue
            text, expr = drawn
            if text in seen or len(text) > 200 or expr.is_number or expr.has(sp.nan, sp.zoo, sp.oo, sp.I):
                continue
            numbers = limited(5, values, text)
            if numbers is None:
                continue
            seen.add(text)
            rows += 1
            print("\t".join([kind, text] + numbers + forms(kind, expr)), flush=True)


main()
