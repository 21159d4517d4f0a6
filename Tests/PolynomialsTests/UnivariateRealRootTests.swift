import ExactArithmetic
import Polynomials
import Randomness
import Testing

struct UnivariateRealRootTests {
  @Test func constructedRootsAreCountedAndIsolated() throws {
    var random = RandomStream(seed: 4).child("roots")
    for _ in 0..<80 {
      let roots = (0..<random.uniform(in: 0...5)).map { _ in random.fraction() }
      let distinct = Set(roots).sorted()
      // The last factor has no real root.
      let shift = random.fraction()
      let polynomial = product(ofRoots: roots) * Polynomial([shift * shift + 1, shift * 2, 1])
      #expect(try polynomial.realRootCount() == distinct.count)
      let ends = [random.fraction(), random.fraction()].sorted()
      let interval = ends[0]...ends[1]
      #expect(
        try polynomial.realRootCount(in: interval) == distinct.count { interval.contains($0) })
      let isolated = try polynomial.isolatedRealRoots()
      #expect(isolated.count == distinct.count)
      let width = Rational(1, overNonzero: 1000)
      for (root, value) in zip(isolated, distinct) {
        for enclosure in [root, root.refined(toWidth: width)] {
          #expect(enclosure.lower <= value && value <= enclosure.upper)
          #expect(distinct.count { enclosure.lower <= $0 && $0 <= enclosure.upper } == 1)
        }
        #expect(root.refined(toWidth: width).upper - root.refined(toWidth: width).lower <= width)
      }
    }
  }

  @Test func irrationalRootsAreEnclosedByNumbersOfOppositeSigns() throws {
    var random = RandomStream(seed: 4).child("signs")
    for _ in 0..<60 {
      let polynomial = random.nonconstant(degree: 7)
      let roots = try polynomial.isolatedRealRoots()
      #expect(try polynomial.realRootCount() == roots.count)
      for (left, right) in zip(roots, roots.dropFirst()) { #expect(left.upper <= right.lower) }
      for root in roots.map({ $0.refined(toWidth: Rational(1, overNonzero: 1 << 20)) }) {
        let part = root.polynomial
        if let value = root.exactValue {
          #expect(part.value(at: value).isZero)
        } else {
          #expect((part.value(at: root.lower) * part.value(at: root.upper)).isNegative)
        }
      }
    }
    #expect(try Polynomial.zero.isolatedRealRoots().isEmpty)
    #expect(try Polynomial.zero.realRootCount() == 0)
  }

  @Test func wilkinsonsPolynomialHasTwentyRoots() throws {
    let roots = (1...20).map { Rational($0) }
    #expect(try product(ofRoots: roots).realRootCount(in: 3...17) == 15)
    #expect(try swinnertonDyerRootCount() == 8)
  }

  private func swinnertonDyerRootCount() throws -> Int {
    try swinnertonDyer([2, 3, 5]).isolatedRealRoots().count
  }
}
