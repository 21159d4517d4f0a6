"""Compute the reference values of the tests of linear algebra with LAPACK, through NumPy.

    pip install numpy
    python3 Benchmarks/Peers/linear_algebra.py > Tests/GeneratorsTests/Golden/linear-algebra-reference.tsv

Each line is a matrix, an operation and the result: rows, columns, entries row by row; operation; numbers. Entries have
three significant digits, so both sides read the same matrices. Among them are integer matrices, badly conditioned
ones, rectangular ones and ones with multiple eigenvalues.
"""
import numpy

RANDOM = numpy.random.default_rng(20211208)


def rounded(matrix):
    return numpy.vectorize(lambda entry: float(f"{entry:.2e}"))(matrix)


def matrices():
    for size in range(1, 13):
        yield rounded(RANDOM.uniform(-10, 10, (size, size)))
        yield rounded(RANDOM.normal(0, 1000, (size, size)))
        yield RANDOM.integers(-3, 4, (size, size)).astype(float)
        yield rounded(RANDOM.uniform(-10, 10, (size, size + RANDOM.integers(1, 4))))
        yield rounded(RANDOM.uniform(-10, 10, (size + RANDOM.integers(1, 4), size)))
    yield rounded([[1 / (row + column + 1) for column in range(4)] for row in range(4)])
    yield numpy.eye(6)
    yield numpy.ones((5, 5))
    yield rounded(RANDOM.uniform(-10, 10, (20, 20)))


def line(matrix, operation, result):
    numbers = [*matrix.shape, *matrix.flat]
    print("\t".join([" ".join(map(repr, map(float, numbers))), operation,
                     " ".join(map(repr, map(float, numpy.ravel(result))))]))


def main():
    for matrix in matrices():
        line(matrix, "singular values", numpy.linalg.svd(matrix, compute_uv=False))
        if matrix.shape[0] != matrix.shape[1]:
            continue
        lower = numpy.tril(matrix)
        symmetric = lower + numpy.tril(matrix, -1).T
        line(symmetric, "eigenvalues", numpy.linalg.eigvalsh(symmetric)[::-1])
        line(matrix, "determinant", numpy.linalg.det(matrix))
        if numpy.linalg.cond(matrix) < 1e8:
            line(matrix, "inverse", numpy.linalg.inv(matrix))


main()
