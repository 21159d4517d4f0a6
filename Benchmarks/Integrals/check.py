"""Checks Benchmarks/Integrals/textbook.tsv: every answer is differentiated numerically and compared with its integrand.

    pip install mpmath
    python3 Benchmarks/Integrals/check.py

By mpmath to 30 digits, at all of 40 points on both sides of zero where the integrand is real, of which there must be
four. Also refuses an integrand that occurs twice, as text or by its values. Prints the number of integrals by topic.
"""
import collections
import pathlib
import sys

import mpmath

FOLDER = pathlib.Path(__file__).parent
sys.path.append(str(FOLDER.parent / "Peers"))
from elementary import disagreement, function  # noqa: E402

NEAR = (0.0391, 0.1173, 0.2207, 0.3119, 0.4413, 0.5477, 0.6719, 0.7853, 0.8941, 0.9731)
FAR = (1.0937, 1.3271, 1.7317, 2.2139, 2.8511, 3.7193, 4.6271, 5.3029, 6.1343, 7.5109)
POINTS = [mpmath.mpf(sign * x) for x in NEAR + FAR for sign in (1, -1)]


def fingerprint(integrand):
    """Values on the principal branches, the same for two spellings of one function."""
    values = []
    for x in (mpmath.mpc(0.3719, 0.2213), mpmath.mpc(1.4171, 0.1931)):
        values.append(mpmath.nstr(mpmath.mpc(function(integrand)(x)), 12))
    return tuple(values)


def main():
    mpmath.mp.dps = 30
    topics, seen, faults = collections.Counter(), {}, []
    for number, line in enumerate((FOLDER / "textbook.tsv").read_text().splitlines(), 1):
        if line.startswith("#"):
            continue
        topic, integrand, antiderivative = line.split("\t")
        topics[topic] += 1
        fault = disagreement(integrand, antiderivative, POINTS)
        if fault:
            faults.append(f"line {number}, {integrand}: {fault}")
        mark = fingerprint(integrand)
        if mark in seen:
            faults.append(f"line {number}, {integrand}: is {seen[mark]} again")
        seen[mark] = integrand
    for topic, count in topics.items():
        print(f"{topic}\t{count}")
    print(f"{sum(topics.values())} integrals, {len(faults)} faults")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
