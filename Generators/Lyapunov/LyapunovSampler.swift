import ExactArithmetic
import Polynomials
public import Randomness

/// Draws a function V, and then a system along which it never grows (Alfarano and others 2024, "backward generation").
public struct LyapunovSampler: ProblemSampler {
  private let distribution: LyapunovDistribution
  private let language: LyapunovLanguage

  /// exp(−1.5·k) up to a factor, for k = 1, 2, …: the weights of the number of variables with a part −h²·∂V.
  private static let countWeights = (0..<LyapunovLanguage.variableLimit).reduce(into: [1.0]) {
    weights, _ in weights.append((weights.last ?? 1) * 0.223_130_160_148_429_8)
  }

  init(_ distribution: LyapunovDistribution, _ language: LyapunovLanguage) {
    self.distribution = distribution
    self.language = language
  }

  public mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    let count = distribution.equationCount.draw(using: &random)
    guard let function = drawFunction(count, using: &random),
      let system = drawSystem(descending: function, using: &random)
    else { return .tooLong }
    let idle = system.count { $0.isZero }
    if idle == count || (idle > 0 && distribution.rejectsIdleVariables) { return .variableLost }

    problem.source.removeAll(keepingCapacity: true)
    problem.target.removeAll(keepingCapacity: true)
    language.append(system, to: &problem.source)
    language.append(function, to: &problem.target)
    let isShort =
      problem.source.count <= distribution.maximumSourceLength
      && problem.target.count <= distribution.maximumTargetLength
    return isShort ? nil : .tooLong
  }

  /// A positive definite form in powers of the variables, and squares; nil where it is too large.
  private func drawFunction(
    _ count: Int, using random: inout RandomStream
  ) -> SparsePolynomial? {
    let degrees = (0..<count).map { _ in random.uniform(in: 1...distribution.maximumHalfDegree) }
    let form =
      random.chance(0.5)
      ? diagonal(count, using: &random) : positiveForm(count, using: &random)
    var terms: [(exponents: [Int], coefficient: Rational)] = []
    for row in 0..<count {
      for column in 0..<count where form[row][column] != 0 {
        var exponents = [Int](repeating: 0, count: count)
        exponents[row] += degrees[row]
        exponents[column] += degrees[column]
        terms.append((exponents, Rational(form[row][column])))
      }
    }
    guard var function = SparsePolynomial(terms: terms, variableCount: count) else { return nil }
    for _ in 0..<distribution.squareCount.draw(using: &random) {
      guard let square = distribution.squares.draw(variableCount: count, using: &random).power(2)
      else { return nil }
      function = function + square
    }
    return function
  }

  private func diagonal(_ count: Int, using random: inout RandomStream) -> [[Int]] {
    (0..<count).map { row in
      let entry = random.uniform(in: 1...distribution.coefficientBound)
      return (0..<count).map { $0 == row ? entry : 0 }
    }
  }

  /// AAᵗ + I without the common divisor of its entries.
  private func positiveForm(_ count: Int, using random: inout RandomStream) -> [[Int]] {
    let bound = distribution.coefficientBound
    let factor = (0..<count).map { _ in
      (0..<count).map { _ in random.uniform(in: -bound...bound - 1) }
    }
    let form = (0..<count).map { row in
      (0..<count).map { column in
        (0..<count).reduce(row == column ? 1 : 0) { $0 + factor[row][$1] * factor[column][$1] }
      }
    }
    let divisor = form.joined().reduce(0, Self.greatestCommonDivisor)
    return form.map { $0.map { $0 / divisor } }
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (a, b) = (first.magnitude, second.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return Int(a)
  }

  /// −h²·∂V in some components, and products with vectors orthogonal to the gradient; nil where it is too large.
  private func drawSystem(
    descending function: SparsePolynomial, using random: inout RandomStream
  ) -> [SparsePolynomial]? {
    let count = function.variableCount
    let gradient = (0..<count).map(function.derivative(in:))
    var system = gradient.map(\.zero)
    var variables = Array(0..<count)
    random.shuffle(&variables)
    let descending = 1 + random.index(weightedBy: Array(Self.countWeights.prefix(count)))
    for variable in variables.prefix(descending) {
      guard
        let square = distribution.descent.draw(variableCount: count, using: &random).power(2),
        let part = square.multiplied(by: gradient[variable])
      else { return nil }
      system[variable] = system[variable] - part
    }
    for _ in 0..<random.uniform(below: count) {
      random.shuffle(&variables)
      let (first, second) = (variables[0], variables[1])
      let factor = distribution.rotation.draw(variableCount: count, using: &random)
      guard let right = factor.multiplied(by: gradient[second]),
        let left = factor.multiplied(by: gradient[first])
      else { return nil }
      system[first] = system[first] + right
      system[second] = system[second] - left
    }
    return system
  }
}
