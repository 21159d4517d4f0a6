import ExactArithmetic
import Polynomials
import Testing

struct PolynomialTests {
  @Test func leadingZerosAreDropped() {
    #expect(Polynomial([1, 2, 0, 0]).degree == 1)
    #expect(Polynomial([0, 0]).degree == -1)
  }
}
