"""Asks for integrals that differ a little from each other: the battery of Welleck and others 2022.

    python3 Scripts/experiments/battery.py 'shipped model' --count 100

Prints a JSON object for each family of problems with the shares that are not solved at once (fail@1) and not among ten
answers (fail@10). By the shipped model every answer is verified by calque; by SymPy and Maxima an answer that has no
integral left in it counts, since their answers to these problems are not in doubt. What they do not answer in ten seconds
is a failure.
"""

import argparse
import json
import multiprocessing
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FUNCTIONS = ("ln", "exp", "sin", "cos", "tan")
RANGES = [(1, 100), (100, 200), (200, 300), (300, 400), (400, 500), (1000, 2000), (10000, 11000)]
# In seconds, for one problem by another system.
LIMIT = 10


def primitive(draw, low, high):
    """k₁·g(k₂·x), or a multiple of x or of x^42, with coefficients in a range."""
    first, second = draw.randint(low, high), draw.randint(low, high)
    kind = draw.randrange(len(FUNCTIONS) + 2)
    if kind < len(FUNCTIONS):
        return f"{first}*{FUNCTIONS[kind]}({second}*x)"
    return f"{first}*x" if kind == len(FUNCTIONS) else f"{first}*x^42"


def distinct(draw, count, make):
    """As many different problems, or as there are in a hundred times as many draws."""
    found = {}
    for _ in range(100 * count):
        found.setdefault(make(draw), None)
        if len(found) == count:
            break
    return list(found)


def families(count, solves):
    """(name, problems) of the battery; `solves` says which of some problems are solved at once."""
    draw = random.Random(43)
    for low, high in RANGES:
        yield f"coefficients {low}–{high}", distinct(draw, count, lambda draw: primitive(draw, low, high))
    yield "32·cos(kx), k 512–1023", [f"32*cos({k}*x)" for k in sorted(draw.sample(range(512, 1024), min(count, 512)))]
    exponents = [*range(1, 1001), *range(10000, 11000)]
    yield "x^n", [f"x^{n}" for n in sorted(draw.sample(exponents, count))]
    yield "x^(1/n)", [f"x^(1/{n})" for n in sorted(draw.sample(exponents, count))]
    candidates = distinct(draw, 10 * count, lambda draw: primitive(draw, 1, 100))
    solved = [problem for problem, right in zip(candidates, solves(candidates)) if right]
    for terms in (2, 3, 4):
        if len(solved) >= terms:
            sums = distinct(draw, count, lambda draw: " + ".join(draw.sample(solved, terms)))
            yield f"sums of {terms} solved", sums


def solved_by_calque(calque, problems, beam, options=("--model-only",)):
    """Which of the problems have a verified answer among those of a beam search."""
    command = [calque, "solve", "--batch", "-", "--json", "--beam", str(beam), *options]
    done = subprocess.run(command, input="\n".join(problems) + "\n", stdout=subprocess.PIPE, text=True, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(problems):
        raise SystemExit(f"battery: {len(answers)} answers to {len(problems)} problems")
    return [answer.get("answer") is not None for answer in answers]


def integrate(sympy, problem, connection):
    """Whether SymPy finds an integral, sent from a process of its own."""
    x = sympy.Symbol("x", positive=True)
    expression = sympy.sympify(problem.replace("^", "**"), locals={"x": x, "ln": sympy.log})
    connection.send(not sympy.integrate(expression, x).has(sympy.Integral))


def solved_by_sympy(problems):
    """Which of the problems SymPy solves in the time allowed; what ends with an error is not solved."""
    import sympy

    found = []
    # Forked, so that none has to load SymPy again.
    context = multiprocessing.get_context("fork")
    for problem in problems:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=integrate, args=(sympy, problem, sender))
        process.start()
        sender.close()
        try:
            found.append(receiver.recv() if receiver.poll(LIMIT) else False)
        except EOFError:
            found.append(False)
        process.kill()
        process.join()
    return found


def solved_by_maxima(problems):
    """Which of the problems Maxima solves in the time allowed."""
    sys.path.insert(0, str(ROOT / "Benchmarks/Peers"))
    from integrate import Maxima, maxima_text

    maxima = Maxima()
    answers = [maxima.answer(f"integrate({maxima_text(problem)},x)", LIMIT)[1] for problem in problems]
    maxima.stop()
    return [answer is not None and "integrate" not in answer for answer in answers]


SYSTEMS = {"Maxima": solved_by_maxima, "SymPy": solved_by_sympy}


def failures(right):
    """The share of failures."""
    return {"successes": right.count(False), "count": len(right)}


def main():
    """Reads the command line and prints the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("solver", choices=["shipped model", "shipped model, then rules", *SYSTEMS])
    parser.add_argument("--calque", default=str(ROOT / "calque"), help="the program (default: ./calque)")
    parser.add_argument("--count", type=int, default=100, help="the problems of each family (default: 100)")
    arguments = parser.parse_args()
    def model(problems, beam=1, options=("--model-only",)):
        return solved_by_calque(arguments.calque, problems, beam, options)

    # The sums are of what the model solves, whoever is asked for them.
    for name, problems in families(arguments.count, model):
        if arguments.solver in SYSTEMS:
            result = {"fail@1": failures(SYSTEMS[arguments.solver](problems))}
        elif arguments.solver == "shipped model":
            result = {"fail@1": failures(model(problems)), "fail@10": failures(model(problems, beam=10))}
        else:
            result = {"fail@1": failures(model(problems, options=())),
                      "fail@10": failures(model(problems, beam=10, options=()))}
        result["data"] = name
        print(json.dumps(result, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
