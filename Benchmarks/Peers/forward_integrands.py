"""Random integrands of forward generation, in Calque's infix notation (Lample and Charton 2020, sections 3 and 4).

    pip install sympy
    python3 Benchmarks/Peers/forward_integrands.py --count 20 --seed 1

Shapes are uniform among the unary-binary trees with n operators, n is 3 to 15 (0 to 2 in one case of forty); operators,
weights, leaves and filters are those of the README of the released code. The form is what SymPy makes of the
expression by itself for a real nonzero x, and in one case of two it has lost its constant terms, as in the released code.
"""
import argparse
import functools
import math
import random
import re
import signal

import sympy as sp

X = sp.Symbol("x", real=True, nonzero=True)
BINARY = {"add": 10, "sub": 3, "mul": 10, "div": 5}
UNARY = {"sqrt": 4, "pow2": 4, "pow3": 2, "pow4": 1, "pow5": 1, "ln": 4, "exp": 4, "sin": 4, "cos": 4, "tan": 4,
         "asin": 1, "acos": 1, "atan": 1, "sinh": 1, "cosh": 1, "tanh": 1, "asinh": 1, "acosh": 1, "atanh": 1}
MAKE = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "div": lambda a, b: a / b,
        "ln": sp.log, **{f"pow{n}": (lambda n: lambda a: a ** n)(n) for n in range(2, 6)}}
EXPONENTIALS = {"exp": math.exp, "sinh": math.sinh, "cosh": math.cosh}
MAGNITUDES = [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 2.1, 3.1]


class TooLong(Exception):
    """The time for one draw is over."""


@functools.cache
def completions(slots, operators):
    if operators == 0:
        return 1
    if slots == 0:
        return 0
    return (completions(slots - 1, operators) + completions(slots, operators - 1)
            + completions(slots + 1, operators - 1))


def shape(rng, operators):
    """The numbers of operands of the nodes, in prefix order."""
    result, slots = [], 1
    while operators:
        steps = [(k, arity) for k in range(slots) for arity in (1, 2)]
        counts = [completions(slots - k + arity - 1, operators - 1) for k, arity in steps]
        place, step = rng.randrange(sum(counts)), 0
        while place >= counts[step]:
            place -= counts[step]
            step += 1
        leaves, arity = steps[step]
        result += [0] * leaves + [arity]
        slots += arity - 1 - leaves
        operators -= 1
    return result + [0] * slots


def draw(rng):
    """A tree in prefix order: names of operators, "x" and integers."""
    operators = rng.randint(0, 2) if rng.randrange(40) == 0 else rng.randint(3, 15)
    arities = shape(rng, operators)
    leaves = ["x" if rng.random() < 0.75 else rng.randint(1, 5) for arity in arities if arity == 0]
    if "x" not in leaves:
        leaves[-1] = "x"
    rng.shuffle(leaves)
    choose = {1: lambda: rng.choices(list(UNARY), list(UNARY.values()))[0],
              2: lambda: rng.choices(list(BINARY), list(BINARY.values()))[0]}
    return operators, [choose[arity]() if arity else leaves.pop() for arity in arities]


def fold(tree, leaf, node):
    stack = []
    for item in reversed(tree):
        if item in BINARY:
            stack.append(node(item, [stack.pop(), stack.pop()]))
        elif item in UNARY:
            stack.append(node(item, [stack.pop()]))
        else:
            stack.append(leaf(item))
    return stack[0]


def has_value(tree):
    """Whether a number comes out at one of the eighteen points, functions but exponentials taken for the identity."""
    def node(name, operands):
        if name in EXPONENTIALS:
            return EXPONENTIALS[name](operands[0])
        return MAKE[name](*operands) if name in BINARY or name.startswith("pow") else operands[0]

    for point in MAGNITUDES + [-m for m in MAGNITUDES]:
        try:
            if math.isfinite(fold(tree, lambda leaf: point if leaf == "x" else float(leaf), node)):
                return True
        except (OverflowError, ZeroDivisionError):
            pass
    return False


def operator_count(expr):
    inner = sum(operator_count(argument) for argument in expr.args)
    if isinstance(expr, (sp.Add, sp.Mul)):
        return inner + len(expr.args) - 1
    return inner + (0 if expr.is_Atom and not (expr.is_Rational and not expr.is_Integer) else 1)


def infix(expr):
    text = str(expr).replace("**", "^").replace("log(", "ln(").replace("Abs(", "abs(")
    return re.sub(r"\bE\b", "e", text)


def integrand(rng):
    """The infix text of one draw, or None where a filter refuses it."""
    operators, tree = draw(rng)
    nested = fold(tree, lambda leaf: 0, lambda name, depths: max(depths) + (name in EXPONENTIALS))
    if nested >= 4 or not has_value(tree):
        return None
    make = lambda name, operands: (MAKE.get(name) or getattr(sp, name))(*operands)
    expr = fold(tree, lambda leaf: X if leaf == "x" else sp.Integer(leaf), make)
    if expr.has(sp.I, sp.nan, sp.zoo, sp.oo, -sp.oo, sp.AccumBounds):
        return None
    if rng.random() < 0.5 and isinstance(expr, sp.Add):
        expr = sp.Add(*[term for term in expr.args if term.has(X)])
    if not expr.has(X) or 2 * operator_count(expr) < operators:
        return None
    text = infix(expr)
    return text if len(text) <= 500 else None


def integrands(seed):
    """Distinct integrands without end."""
    def interrupt(number, frame):
        raise TooLong

    signal.signal(signal.SIGALRM, interrupt)
    rng, seen = random.Random(seed), set()
    while True:
        signal.setitimer(signal.ITIMER_REAL, 3)
        try:
            text = integrand(rng)
        except (TooLong, RecursionError, TypeError, ValueError):
            text = None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        if text and text not in seen:
            seen.add(text)
            yield text


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for _, line in zip(range(options.count), integrands(options.seed)):
        print(line)
