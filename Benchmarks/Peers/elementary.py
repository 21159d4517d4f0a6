"""Values of expressions in Calque's infix notation by mpmath, with a reader of its own.

Nothing of Calque takes part, so that an agreement means something. Shared by the scripts that make and check integrals.
"""
import re

import mpmath

FUNCTIONS = {
    "sqrt": mpmath.sqrt, "exp": mpmath.exp, "ln": mpmath.log, "abs": abs, "sign": mpmath.sign,
    "sin": mpmath.sin, "cos": mpmath.cos, "tan": mpmath.tan, "cot": mpmath.cot, "sec": mpmath.sec, "csc": mpmath.csc,
    "asin": mpmath.asin, "acos": mpmath.acos, "atan": mpmath.atan,
    "acot": lambda u: mpmath.atan(1 / u), "asec": mpmath.asec, "acsc": mpmath.acsc,
    "sinh": mpmath.sinh, "cosh": mpmath.cosh, "tanh": mpmath.tanh,
    "coth": mpmath.coth, "sech": mpmath.sech, "csch": mpmath.csch,
    "asinh": mpmath.asinh, "acosh": mpmath.acosh, "atanh": mpmath.atanh,
    "acoth": mpmath.acoth, "asech": mpmath.asech, "acsch": mpmath.acsch,
}
TOKEN = re.compile(r"\s*(?:(\d+)|([a-z]+)|([-+*/^()]))")


class Unreadable(Exception):
    """The text is not in the notation."""


def tokens(text):
    position, result = 0, []
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if not match:
            raise Unreadable(f"{text!r} at {position}")
        result.append(match)
        position = match.end()
    return result


def function(text, variables=("x",), functions=FUNCTIONS):
    """The expression as a Python function of mpmath numbers; products may be implicit behind a number or a bracket."""
    parts, previous = [], None
    for match in tokens(text):
        number, word, sign = match.groups()
        begins = number or word or sign == "("
        if begins and (previous in ("number", ")") or (previous == "symbol" and sign != "(" and not number)):
            parts.append("*")
        if number:
            parts.append(f"mpf({number})")
            previous = "number"
        elif word in FUNCTIONS:
            parts.append(f"functions['{word}']")
            previous = "function"
        elif word in ("pi", "e"):
            parts.append(f"mpmath.{word}")
            previous = "symbol"
        elif word in variables:
            parts.append(word)
            previous = "symbol"
        elif word:
            raise Unreadable(f"{word!r} in {text!r}")
        else:
            parts.append("**" if sign == "^" else sign)
            previous = sign
    try:
        return eval(f"lambda {','.join(variables)}: {''.join(parts)}",
                    {"mpf": mpmath.mpf, "mpmath": mpmath, "functions": functions})
    except SyntaxError as error:
        raise Unreadable(text) from error


def real(f, *point):
    """The value as a real number, or None where it is none or has no finite one."""
    try:
        value = f(*point)
    except (ValueError, ZeroDivisionError, OverflowError, mpmath.libmp.ComplexResult):
        return None
    if isinstance(value, mpmath.mpc):
        if abs(value.imag) > mpmath.mpf(10) ** (5 - mpmath.mp.dps) * max(1, abs(value)):
            return None
        value = value.real
    value = mpmath.mpf(value)
    return value if mpmath.isfinite(value) and abs(value) < mpmath.mpf(10) ** 100 else None


def slope(f, x):
    """The derivative at a real x by differences at four times the precision, or None."""
    digits = mpmath.mp.dps
    with mpmath.workdps(4 * digits):
        step = mpmath.mpf(10) ** (-2 * digits)
        try:
            below, above = f(x - step), f(x + step)
            result = (above - below) / (2 * step)
        except (ValueError, ZeroDivisionError, OverflowError, mpmath.libmp.ComplexResult):
            return None
    return real(lambda: +result)


def disagreement(integrand, antiderivative, points, wanted=4):
    """None if the slope of the antiderivative is the integrand at every usable point, else what is wrong.

    At least `wanted` points must be usable: the integrand real and finite there.
    """
    f, primitive = function(integrand), function(antiderivative)
    usable = 0
    for x in points:
        # The slope has more digits; a large argument of sin must not cost the value its own.
        with mpmath.workdps(4 * mpmath.mp.dps):
            value = real(f, x)
        if value is None:
            continue
        rate = slope(primitive, x)
        if rate is None:
            return f"no slope at {mpmath.nstr(x, 6)}, where the integrand is {mpmath.nstr(value, 15)}"
        if abs(rate - value) > mpmath.mpf(10) ** -20 * max(1, abs(value)):
            return f"slope {mpmath.nstr(rate, 15)}, not {mpmath.nstr(value, 15)}, at {mpmath.nstr(x, 6)}"
        usable += 1
    return None if usable >= wanted else f"only {usable} usable points"
