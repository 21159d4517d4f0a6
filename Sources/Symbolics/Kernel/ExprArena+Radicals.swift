import ExactArithmetic

/// Powers of numbers: integers are folded, radicals are reduced and their denominators rationalised.
extension ExprArena {
  mutating func numberPower(_ base: Node, _ exponent: Node) -> Node {
    if base == .one { return .one }
    if base == .zero {
      return isKnown(exponent, .positive) ? .zero : .undefined
    }
    if isInteger(exponent) { return foldPower(base, exponent) ?? internPower(base, exponent) }
    if isNumber(exponent) { return radical(base, exponent) }
    let record = self[exponent]
    if record.kind == .sum, record.scalar != .zero, !isNegativeNumber(base),
      isInteger(record.scalar), let folded = foldPower(base, record.scalar)
    {
      // 2^(x + 3) is 8·2^x: the constant of the exponent is a coefficient.
      let rest = add(exponent, negateNumber(record.scalar))
      return multiply(folded, power(base, rest))
    }
    return internPower(base, exponent)
  }

  /// A positive number to a fraction, as a rational times radicals of integers to exponents in (0, 1).
  ///
  /// √12 is 2√3 and 1/√2 is √2/2. Primes up to a bound are taken out; a rest that they do not divide
  /// counts as a prime. A negative base is left as it is: its principal root is not real.
  private mutating func radical(_ base: Node, _ exponent: Node) -> Node {
    let (number, fraction) = (rational(base), rational(exponent))
    guard !number.isNegative, number.numerator.bitCount < 64, number.denominator.bitCount < 64,
      let numerator = number.numerator.asInt, let denominator = number.denominator.asInt,
      fraction.denominator < 64, let parts = fraction.parts, abs(parts.numerator) < 4096
    else { return internPower(base, exponent) }
    var factors = primeFactors(numerator).map { (prime: $0.prime, count: $0.count) }
    factors += primeFactors(denominator).map { (prime: $0.prime, count: -$0.count) }
    var coefficient = Node.one
    var radicals: [Int: Int] = [:]  // Exponent numerator over parts.denominator to the radicand.
    for factor in factors {
      let total = factor.count * parts.numerator
      let remainder = total % parts.denominator
      let rest = remainder < 0 ? remainder + parts.denominator : remainder
      let whole = (total - rest) / parts.denominator
      guard let power = foldPower(integer(factor.prime), integer(whole)) else {
        return internPower(base, exponent)
      }
      coefficient = multiplyNumbers(coefficient, power)
      if rest != 0 {
        let (product, overflow) = radicals[rest, default: 1]
          .multipliedReportingOverflow(by: factor.prime)
        if overflow { return internPower(base, exponent) }
        radicals[rest] = product
      }
    }
    let mark = scratch.count
    for (rest, radicand) in radicals.sorted(by: { $0.key < $1.key }) {
      let reduced = Rational(rest, overNonzero: parts.denominator)
      scratch.append(Term(base: integer(radicand), weight: self.number(reduced)))
    }
    return internRadicals(coefficient, from: mark)
  }

  private mutating func internRadicals(_ coefficient: Node, from mark: Int) -> Node {
    sortScratch(from: mark, ascending: true)
    defer { scratch.removeSubrange(mark...) }
    if scratch.count == mark { return coefficient }
    if scratch.count == mark + 1 && coefficient == .one {
      return internPower(scratch[mark].base, scratch[mark].weight)
    }
    return internTerms(.product, scalar: coefficient, from: mark)
  }

  /// Joins number radicals of a product that share an exponent (√2·√3 is √6); false where one changed.
  ///
  /// What leaves the root (√2·√6 is 2√3) is multiplied into the coefficient.
  mutating func joinRadicals(from mark: Int, coefficient: inout Node) -> Bool {
    for first in mark..<scratch.count where isPositiveNumber(scratch[first].base) {
      for second in first + 1..<max(first + 1, scratch.count)
      where isPositiveNumber(scratch[second].base) && isNumber(scratch[first].weight)
        && scratch[first].weight == scratch[second].weight
      {
        let joined = multiplyNumbers(scratch[first].base, scratch[second].base)
        let weight = scratch[first].weight
        guard isInteger(weight) == false else { continue }
        let power = power(joined, weight)
        scratch.remove(at: second)
        scratch.remove(at: first)
        _ = pushFactor(power, to: .one, coefficient: &coefficient)
        return false
      }
    }
    return true
  }

  private func isPositiveNumber(_ node: Node) -> Bool {
    isNumber(node) && !isNegativeNumber(node)
  }
}

extension Rational {
  /// Numerator and denominator where both fit a word.
  var parts: (numerator: Int, denominator: Int)? {
    guard let numerator = numerator.asInt, let denominator = denominator.asInt else { return nil }
    return (numerator, denominator)
  }
}

/// The prime factors below 10,000; what they leave is listed as if it were a prime.
func primeFactors(_ value: Int) -> [(prime: Int, count: Int)] {
  var result: [(prime: Int, count: Int)] = []
  var (rest, candidate) = (value, 2)
  while rest > 1 && candidate < 10_000 && candidate * candidate <= rest {
    var count = 0
    while rest % candidate == 0 {
      rest /= candidate
      count += 1
    }
    if count > 0 { result.append((candidate, count)) }
    candidate += candidate == 2 ? 1 : 2
  }
  if rest > 1 { result.append((rest, 1)) }
  return result
}
