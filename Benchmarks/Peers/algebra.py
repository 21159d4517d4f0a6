"""Parse, differentiate, print and evaluate 1,000 expressions: Calque, SymEngine and SymPy in turn.

    pip install symengine sympy
    swift build -c release --product calque-benchmarks
    python3 Benchmarks/Peers/algebra.py --rounds 5
    python3 Benchmarks/Peers/algebra.py --rounds 5 --sympy 0     (without SymPy, which takes most of the time)
    python3 Benchmarks/Peers/algebra.py --reference              (compute the columns `value` and `slope` anew)

The expressions are those of Benchmarks/Expressions/released.tsv. Every round runs each program once on one core;
printed are the medians in operations a second and the medians of the ratios of the same round. Calque and SymEngine
do all 15 times, of which the median for each expression counts, so that other work on the machine is not seen; SymPy
does it once, in processor time, and is stopped after two seconds of one operation. The operations:

- parse: infix text to an expression in the program's canonical form;
- diff: the derivative of each parsed expression, in canonical form;
- str: the text of each derivative;
- evalf: the value of each expression at x = 0.7 in double precision, complex where it is not real.
"""
import argparse
import re
import signal
import statistics
import subprocess
import sys
import time

CALQUE = ".build/release/calque-benchmarks"
EXPRESSIONS = "Benchmarks/Expressions/released.tsv"
OPERATIONS = ["parse", "diff", "str", "evalf"]
POINT = 0.7


def rows():
    with open(EXPRESSIONS) as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    return [line.split("\t")[0] for line in lines[1:]]


def timed(function, items, clock):
    """The seconds and the result of each item; an item that fails counts with its time."""
    seconds, results = [], []
    for item in items:
        start = clock()
        try:
            result = function(item)
        except Exception:
            result = None
        seconds.append(clock() - start)
        results.append(result)
    return seconds, results


def within(limit, function):
    """The function, which raises an error after so many seconds of processor time."""
    def stop(*_):
        raise TimeoutError

    def limited(item):
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
        try:
            return function(item)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    signal.signal(signal.SIGVTALRM, stop)
    return limited


def one_pass(parse, differentiate, evaluate, texts, clock):
    """Seconds of each operation on each text."""
    seconds = {}
    seconds["parse"], parsed = timed(parse, texts, clock)
    seconds["diff"], derivatives = timed(differentiate, parsed, clock)
    seconds["str"], _ = timed(str, derivatives, clock)
    seconds["evalf"], _ = timed(evaluate, parsed, clock)
    return seconds


def rates(passes, count):
    """Operations a second, from the median time of each expression over the passes."""
    return {name: count / sum(map(statistics.median, zip(*(one[name] for one in passes))))
            for name in OPERATIONS}


def symengine_rates(texts):
    import symengine

    x = symengine.Symbol("x")
    texts = [text.replace("ln(", "log(") for text in texts]
    passes = [
        one_pass(symengine.sympify, lambda e: symengine.diff(e, x),
                 lambda e: e.subs({x: POINT}).n(53, real=False), texts, time.perf_counter)
        for _ in range(15)
    ]
    return rates(passes, len(texts))


def sympy_rates(texts):
    import sympy

    x = sympy.Symbol("x", real=True, nonzero=True)
    names = {"x": x, "E": sympy.E, "ln": sympy.log}
    one = one_pass(within(2, lambda t: sympy.parse_expr(t, local_dict=names)),
                   within(2, lambda e: sympy.diff(e, x)),
                   within(2, lambda e: e.evalf(15, subs={x: POINT})), texts, time.process_time)
    return rates([one], len(texts))


def calque_rates():
    output = subprocess.run([CALQUE, "algebra"], check=True, capture_output=True, text=True).stdout
    return {name: float(re.search(rf"\b{name} (\d+)/s", output).group(1)) for name in OPERATIONS}


def in_own_process(peer, count):
    output = subprocess.run([sys.executable, __file__, "--peer", peer, "--sympy", str(count)],
                            check=True, capture_output=True, text=True).stdout
    return dict(zip(OPERATIONS, map(float, output.split())))


def real_functions():
    """The functions of the expressions on the reals; outside their real domain they raise an error."""
    import mpmath

    def real(function):
        def checked(x):
            value = function(x)
            if not isinstance(value, mpmath.mpf) or not mpmath.isfinite(value):
                raise ValueError("not real")
            return value
        return checked

    names = "exp ln sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh"
    return {name: real(getattr(mpmath, name)) for name in names.split()}


def reference_cell(evaluate):
    """The value with 40 digits, or a dash where it is not real or 15 digits do not give ten of it."""
    import mpmath

    try:
        with mpmath.workdps(15):
            rough = evaluate()
        with mpmath.workdps(40):
            value = evaluate()
        near = abs(rough - value) <= 1e-10 * max(1, abs(value))
        return repr(float(value)) if near and abs(value) < 1e300 else "-"
    except (ZeroDivisionError, ValueError, OverflowError):
        return "-"


def write_reference():
    """The values and slopes by mpmath; a slope is a central difference with 40 digits."""
    import mpmath

    names = real_functions()
    with open(EXPRESSIONS) as file:
        head = [line for line in file if line.startswith("#")]
    lines = []
    for text in rows():
        code = compile(re.sub(r"\b(\d+)\b", r"mpf(\1)", text), "expression", "eval")

        def value(x):
            return eval(code, {**names, "E": +mpmath.e, "mpf": mpmath.mpf, "x": x})

        def slope():
            with mpmath.workdps(mpmath.mp.dps + 40):
                x, step = mpmath.mpf("0.7"), mpmath.mpf(10) ** -25
                return (value(x + step) - value(x - step)) / (2 * step)

        cells = [reference_cell(lambda: value(mpmath.mpf("0.7"))), reference_cell(slope)]
        lines.append("\t".join([text] + cells) + "\n")
    with open(EXPRESSIONS, "w") as file:
        file.writelines(head + ["infix\tvalue\tslope\n"] + lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sympy", type=int, default=1000, help="how many of the expressions SymPy gets")
    parser.add_argument("--peer", choices=["symengine", "sympy"], help="measure it in this process")
    parser.add_argument("--reference", action="store_true", help="compute the reference values anew")
    options = parser.parse_args()
    if options.reference:
        return write_reference()
    if options.peer:
        texts = rows()
        one = symengine_rates(texts) if options.peer == "symengine" else sympy_rates(texts[:options.sympy])
        return print(*(one[name] for name in OPERATIONS))
    programs = {"calque": calque_rates, "symengine": lambda: in_own_process("symengine", 0)}
    if options.sympy:
        programs["sympy"] = lambda: in_own_process("sympy", options.sympy)
    rounds = [{name: run() for name, run in programs.items()} for _ in range(options.rounds)]
    for name in OPERATIONS:
        line = [f"{name}:"]
        for program in programs:
            line.append(f"{program} {statistics.median(r[program][name] for r in rounds):.0f}/s")
            if program != "calque":
                ratio = statistics.median(r["calque"][name] / r[program][name] for r in rounds)
                line.append(f"(calque {ratio:.2f} x)")
        print(" ".join(line))


if __name__ == "__main__":
    main()
