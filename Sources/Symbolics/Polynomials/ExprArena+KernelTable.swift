import ExactArithmetic
import Polynomials

/// A part of an expression that polynomials over it take as a variable: base^unit to rational exponents.
///
/// The unit is 1 for powers to numbers: x, √x, sin x, √2. It is t for b^(c·t), so that e^(2x) is the
/// square of e^x.
struct Kernel: Hashable {
  var base: ExprArena.Node
  var unit: ExprArena.Node
}

/// The kernels of an expression, numbered as the variables of its polynomials.
///
/// Variable k stands for (base^unit)^(1/root), where the root is the common denominator of the exponents.
/// b^(p/q) = (b^(1/q))^p and b^(s + t) = b^s·b^t hold on the principal branch for all b but 0, so no assumption on
/// the kernels is needed.
struct KernelTable {
  /// Roots beyond this are refused.
  static let rootLimit = 360

  private(set) var kernels: [Kernel] = []
  private(set) var roots: [Int] = []
  private var places: [Kernel: Int] = [:]

  var count: Int { kernels.count }

  /// The variable of a kernel that was entered.
  func place(_ kernel: Kernel) -> Int? { places[kernel] }

  /// Enters a kernel with the denominator of an exponent; false beyond the limits.
  mutating func enter(_ kernel: Kernel, denominator: BigInteger) -> Bool {
    let place = places[kernel] ?? kernels.count
    if place == kernels.count {
      guard count < SparsePolynomial.variableLimit else { return false }
      places[kernel] = place
      kernels.append(kernel)
      roots.append(1)
    }
    guard let root = BigInteger.lcm(BigInteger(roots[place]), denominator).asInt,
      root <= Self.rootLimit
    else { return false }
    roots[place] = root
    return true
  }

  /// The exponent in units of the root, as an integer within the limits of polynomials.
  func exponent(_ value: Rational, at place: Int) -> Int? {
    guard let result = (value * Rational(roots[place])).asInt,
      abs(result) <= SparsePolynomial.degreeLimit
    else { return nil }
    return result
  }
}

extension ExprArena {
  /// A power as powers of kernels to rational exponents: b^(2·t + 1/2) is (b^t)² · b^(1/2).
  mutating func kernelPowers(
    _ base: Node, _ weight: Node
  ) -> [(kernel: Kernel, exponent: Rational)] {
    var result: [(kernel: Kernel, exponent: Rational)] = []
    for part in addends(weight) {
      let unit = isNumber(part) ? Node.one : monic(part)
      result.append((Kernel(base: base, unit: unit), rational(coefficient(part))))
    }
    return result
  }

  /// The factors of a node other than a sum, its numeric coefficient left out.
  func factorTerms(_ node: Node) -> [Term] {
    let record = self[node]
    switch record.kind {
    case .number: return []
    case .product: return Array(terms[range(record)])
    case .power: return [Term(base: Node(id: record.first), weight: Node(id: record.second))]
    default: return [Term(base: node, weight: .one)]
    }
  }

  /// The kernels of which the node is a rational function; nil beyond the limits.
  ///
  /// Kernels inside the radicand of a kernel come before it.
  mutating func kernelTable(of node: Node) -> KernelTable? {
    var table = KernelTable()
    return enterKernels(of: node, into: &table) ? table : nil
  }

  private mutating func enterKernels(of node: Node, into table: inout KernelTable) -> Bool {
    if node == .undefined { return false }
    if self[node].kind == .sum {
      for term in Array(terms[range(self[node])])
      where !enterKernels(of: term.base, into: &table) { return false }
      return true
    }
    for factor in factorTerms(node) {
      for (kernel, exponent) in kernelPowers(factor.base, factor.weight) {
        let isSum = self[kernel.base].kind == .sum && kernel.unit == .one
        if isSum && exponent.isInteger {
          guard enterKernels(of: kernel.base, into: &table) else { return false }
          continue
        }
        if hasRelation(kernel) && !exponent.isInteger {
          guard enterKernels(of: kernel.base, into: &table) else { return false }
        }
        guard table.enter(kernel, denominator: exponent.denominator) else { return false }
      }
    }
    return true
  }

  /// Whether the base of a kernel is itself made of kernels, so that its root satisfies an equation.
  func hasRelation(_ kernel: Kernel) -> Bool {
    guard kernel.unit == .one else { return false }
    switch self[kernel.base].kind {
    case .sum, .product, .power, .number: return true
    case .symbol, .function, .undefined: return false
    }
  }

  /// The expression that a polynomial over the kernels stands for, multiplied out.
  mutating func node(
    of polynomial: SparsePolynomial, over table: KernelTable, offset: [Int]? = nil
  ) -> Node {
    var addends: [Node] = []
    for (exponents, coefficient) in polynomial.terms {
      var factors = [number(coefficient)]
      for (place, exponent) in exponents.enumerated() {
        let total = exponent + (offset?[place] ?? 0)
        if total == 0 { continue }
        let kernel = table.kernels[place]
        let weight = number(Rational(total, overNonzero: table.roots[place]))
        factors.append(power(kernel.base, multiply(kernel.unit, weight)))
      }
      addends.append(product(factors))
    }
    return sum(addends)
  }
}
