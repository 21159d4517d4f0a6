public import ExactArithmetic

/// A polynomial over ℚ in a stated number of variables, of which only the terms that are not zero are kept.
///
/// Terms stand in descending lexicographic order of their exponents, variable 0 first. Exponents are
/// packed four to a word, the top bit of each kept free, so that monomials are multiplied, divided and
/// compared word by word (Monagan and Pearce 2007, section 2). Operations between polynomials need equal
/// variable counts. Operations that may blow up return nil beyond ``termLimit`` and ``degreeLimit``.
public struct SparsePolynomial: Hashable, Sendable {
  /// The most variables a polynomial may have.
  public static var variableLimit: Int { 64 }
  /// The greatest exponent of a variable.
  public static var degreeLimit: Int { 32_767 }
  /// The most terms of a product.
  public static var termLimit: Int { 20_000 }

  /// The number of variables, whether they occur or not.
  public let variableCount: Int
  /// The exponents of all terms, ``stride`` words each.
  var words: [UInt64]
  /// The coefficient of each term, none of them zero.
  var coefficients: [Rational]

  /// Wraps terms that are sorted, distinct and not zero.
  init(variableCount: Int, words: [UInt64], coefficients: [Rational]) {
    self.variableCount = variableCount
    self.words = words
    self.coefficients = coefficients
  }

  /// Creates a constant; the variable count must lie in 0...``variableLimit``.
  public init(constant: Rational, variableCount: Int) {
    precondition(
      (0...Self.variableLimit).contains(variableCount), "\(variableCount) variables are too many")
    self.variableCount = variableCount
    coefficients = constant.isZero ? [] : [constant]
    words = constant.isZero ? [] : Array(repeating: 0, count: Self.stride(variableCount))
  }

  /// Creates the power of a variable, which must be one of 0..<variableCount, to an exponent in
  /// 0...``degreeLimit``.
  public init(variable: Int, exponent: Int = 1, variableCount: Int) {
    precondition(
      (0..<variableCount).contains(variable) && (0...Self.degreeLimit).contains(exponent),
      "variable \(variable) of \(variableCount) to the power \(exponent)")
    self.init(constant: 1, variableCount: variableCount)
    words[variable / 4] = UInt64(exponent) << Self.shift(variable)
  }

  /// Creates a polynomial from terms in any order; terms of equal exponents are added.
  ///
  /// Nil where a list of exponents has not one for each variable, or one lies outside
  /// 0...``degreeLimit``, or there are more than ``variableLimit`` variables.
  public init?(
    terms: [(exponents: [Int], coefficient: Rational)], variableCount: Int
  ) {
    guard (0...Self.variableLimit).contains(variableCount) else { return nil }
    var words: [UInt64] = []
    for term in terms {
      guard term.exponents.count == variableCount,
        term.exponents.allSatisfy((0...Self.degreeLimit).contains)
      else { return nil }
      words += Self.packed(term.exponents)
    }
    self.init(
      collecting: words, coefficients: terms.map(\.coefficient), variableCount: variableCount)
  }

  /// The number of terms; 0 for zero.
  public var termCount: Int { coefficients.count }
  /// Whether the polynomial is 0.
  public var isZero: Bool { coefficients.isEmpty }
  /// Whether no variable occurs.
  public var isConstant: Bool { words.allSatisfy { $0 == 0 } }
  /// Whether the polynomial is 1.
  public var isOne: Bool { termCount == 1 && coefficients[0].isOne && isConstant }
  /// The coefficient of the lexicographically greatest term; 0 for zero.
  public var leadingCoefficient: Rational { coefficients.first ?? 0 }

  /// The terms in descending lexicographic order.
  public var terms: [(exponents: [Int], coefficient: Rational)] {
    coefficients.indices.map { (exponents(ofTerm: $0), coefficients[$0]) }
  }

  /// The exponents of one term, which must be one of 0..<``termCount``.
  public func exponents(ofTerm term: Int) -> [Int] {
    (0..<variableCount).map { exponent(of: $0, inTerm: term) }
  }

  func exponent(of variable: Int, inTerm term: Int) -> Int {
    Int(words[term * stride + variable / 4] >> Self.shift(variable) & 0xffff)
  }

  /// 0 in the same variables.
  public var zero: SparsePolynomial { SparsePolynomial(constant: 0, variableCount: variableCount) }
  /// 1 in the same variables.
  public var one: SparsePolynomial { SparsePolynomial(constant: 1, variableCount: variableCount) }
}

/// Packed exponents.
extension SparsePolynomial {
  var stride: Int { Self.stride(variableCount) }

  static func stride(_ variableCount: Int) -> Int { max(1, (variableCount + 3) / 4) }

  /// Earlier variables stand higher in a word, so that comparing words compares exponents.
  static func shift(_ variable: Int) -> UInt64 { UInt64(48 - variable % 4 * 16) }

  static func packed(_ exponents: [Int]) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: stride(exponents.count))
    for (variable, exponent) in exponents.enumerated() {
      words[variable / 4] |= UInt64(exponent) << shift(variable)
    }
    return words
  }

  /// Sorts terms and adds those of equal exponents.
  init(collecting words: [UInt64], coefficients: [Rational], variableCount: Int) {
    let stride = Self.stride(variableCount)
    func order(_ a: Int, _ b: Int) -> Int {
      for offset in 0..<stride {
        let (left, right) = (words[a * stride + offset], words[b * stride + offset])
        if left != right { return left > right ? -1 : 1 }
      }
      return 0
    }
    let sorted = coefficients.indices.sorted { order($0, $1) < 0 }
    self.init(variableCount: variableCount, words: [], coefficients: [])
    var position = 0
    while position < sorted.count {
      let first = sorted[position]
      var total = coefficients[first]
      position += 1
      while position < sorted.count, order(sorted[position], first) == 0 {
        total += coefficients[sorted[position]]
        position += 1
      }
      if total.isZero { continue }
      self.words += words[first * stride..<(first + 1) * stride]
      self.coefficients.append(total)
    }
  }
}
