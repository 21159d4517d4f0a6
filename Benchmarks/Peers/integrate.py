"""Integrals by Maxima: makes Benchmarks/Integrals/forward.tsv, and times Maxima on it again.

    apt-get install maxima; pip install sympy mpmath
    python3 Benchmarks/Peers/integrate.py --make 1000 --workers 2 > solved.tsv
    python3 Benchmarks/Peers/integrate.py --time solved.tsv > Benchmarks/Integrals/forward.tsv

Integrands come from forward_integrands.py. Kept are those for which Maxima, told that x > 0, answers within ten seconds
with elementary functions whose slope (mpmath, 30 digits) is the integrand at every usable one of twelve positive points, at
four or more of them; an answer with i, special functions or an integral left does not count. One process of Maxima takes
the problems one after another; a problem that runs out of time costs the process. Its own clock has steps of 10 ms, so
the time is this program's, without the start of the process, and with --time less that of an empty question. Maxima's
questions about signs are answered 'positive', and where that does not serve in turn 'negative', 'nonzero', 'no'.
"""
import argparse
import itertools
import multiprocessing
import os
import re
import select
import statistics
import subprocess
import sys
import time

import mpmath

from elementary import Unreadable, disagreement
from forward_integrands import integrands

LIMIT = 10.0
POINTS = [mpmath.mpf(k) / 100 for k in (7, 23, 41, 67, 89, 113, 158, 211, 297, 419, 623, 971)]
START = r"""
display2d:false$ linel:100000$ assume(x>0)$
:lisp (defvar *answers* '($positive $negative $nonzero $no))
:lisp (defvar *asked* 0)
:lisp (defun retrieve (message flag) (declare (ignore message flag)) (nth (mod (1- (incf *asked*)) 4) *answers*))
:lisp (defun $ask_again () (setq *asked* 0))
""".lstrip()
END = "@end@"


class Maxima:
    def __init__(self):
        self.process = None

    def start(self):
        self.process = subprocess.Popen(["maxima", "--very-quiet"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, start_new_session=True)
        self.process.stdin.write(START.encode())
        # The first integrals load parts of the program.
        for text in ["1/(x^2 + 3)", "exp(x)*sin(x)", "sqrt(x^2 + 1)", "ln(x)*x", "x*tan(x)"]:
            self.answer(f"integrate({maxima_text(text)},x)", LIMIT)

    def stop(self):
        if self.process:
            os.killpg(self.process.pid, 9)
            self.process.wait()
            self.process = None

    def answer(self, expression, limit):
        """(seconds, text) of what Maxima makes of an expression; the text is None where time runs out or it fails."""
        if self.process is None:
            self.start()
        # The end is a statement of its own: it comes also where the first fails.
        question = (f"block([r:errcatch({expression})],"
                    f'print(if r=[] then "failed" else string(r[1])))$ (ask_again(),print("{END}"))$\n')
        begin = time.perf_counter()
        try:
            self.process.stdin.write(question.encode())
            self.process.stdin.flush()
        except BrokenPipeError:
            self.stop()
            return 0.0, None
        heard = b""
        while END.encode() not in heard:
            left = begin + limit - time.perf_counter()
            ready = left > 0 and select.select([self.process.stdout], [], [], left)[0]
            more = os.read(self.process.stdout.fileno(), 1 << 20) if ready else b""
            heard += more
            if not more or len(heard) > 1 << 22:
                self.stop()
                return limit, None
        elapsed = time.perf_counter() - begin
        lines = [line for line in heard.decode().replace(END, "").split("\n") if line.strip()]
        return elapsed, lines[-1].strip() if lines and "failed" not in lines[-1] else None


def maxima_text(infix):
    text = re.sub(r"\bln\b", "log", infix)
    return re.sub(r"\b(e|pi)\b", r"%\1", text)


def infix_text(maxima):
    """The answer in our notation; words that are no elementary functions stay and are refused by the reader."""
    return re.sub(r"\blog\b", "ln", maxima).replace("%e", "e").replace("%pi", "pi")


def is_solved(integrand, answer):
    if answer is None or len(answer) > 20_000:
        return False
    try:
        return disagreement(integrand, infix_text(answer), POINTS) is None
    except (Unreadable, RecursionError, MemoryError, mpmath.libmp.NoConvergence):
        return False


MAXIMA = Maxima()


def solve(integrand):
    """(seconds, whether solved) by this process's Maxima."""
    mpmath.mp.dps = 30
    elapsed, answer = MAXIMA.answer(f"integrate({maxima_text(integrand)},x)", LIMIT)
    return elapsed, is_solved(integrand, answer)


def make(count, seed, workers):
    tried, solved, stream = 0, 0, integrands(seed)
    print("# integrand\tmilliseconds of Maxima; made by Benchmarks/Peers/integrate.py")
    with multiprocessing.Pool(workers) as pool:
        while solved < count:
            batch = list(itertools.islice(stream, 200))
            for text, (elapsed, is_right) in zip(batch, pool.map(solve, batch, chunksize=1)):
                if is_right and solved < count:
                    solved += 1
                    print(f"{text}\t{1e3 * elapsed:.2f}", flush=True)
            tried += len(batch)
            print(f"{solved} of {tried} solved", file=sys.stderr, flush=True)


def measure(path):
    """Prints the file again with times of now, and a summary."""
    lines = open(path).read().splitlines()
    MAXIMA.start()
    empty = statistics.median(MAXIMA.answer("1", LIMIT)[0] for _ in range(21))
    times, unsolved = [], 0
    for line in lines:
        if line.startswith("#"):
            print(line)
            continue
        text = line.split("\t")[0]
        elapsed, is_right = solve(text)
        times.append(1e3 * max(0, elapsed - empty))
        unsolved += not is_right
        print(f"{text}\t{times[-1]:.2f}", flush=True)
    MAXIMA.stop()
    times.sort()
    print(f"{len(times)} integrals, {unsolved} unsolved, median {statistics.median(times):.2f} ms, "
          f"95th percentile {times[len(times) * 95 // 100]:.2f} ms, worst {times[-1]:.0f} ms", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--make", type=int, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--time", metavar="FILE")
    options = parser.parse_args()
    if options.make:
        make(options.make, options.seed, options.workers)
    if options.time:
        measure(options.time)


if __name__ == "__main__":
    main()
