extension UInt {
  /// The prime factors in ascending order, each as often as it divides; none of 0 and 1.
  ///
  /// Trial division by small primes, then Pollard's method; at most some 10⁵ steps for most numbers of 64 bits.
  public var primeFactors: [UInt] {
    guard self > 1 else { return [] }
    var factors: [UInt] = []
    var rest = self
    for prime in Self.smallPrimes {
      guard prime * prime <= rest else { break }
      while rest % prime == 0 {
        factors.append(prime)
        rest /= prime
      }
    }
    rest.appendPrimeFactors(to: &factors)
    return factors.sorted()
  }

  private static let smallPrimes: [UInt] = (2..<256).filter(\.isPrime)

  private func appendPrimeFactors(to factors: inout [UInt]) {
    if self == 1 { return }
    if isPrime { return factors.append(self) }
    let divisor = properDivisor()
    divisor.appendPrimeFactors(to: &factors)
    (self / divisor).appendPrimeFactors(to: &factors)
  }

  /// A divisor between 1 and this odd composite number.
  private func properDivisor() -> UInt {
    for constant in 1..<self {
      let divisor = divisorByRho(constant: constant)
      if divisor != self { return divisor }
    }
    preconditionFailure("\(self) is not composite")
  }

  /// A divisor greater than 1, possibly the number itself, found from the iteration of y² + constant.
  ///
  /// Pollard 1975 with the search for cycles and the collected products of Brent 1980.
  private func divisorByRho(constant: UInt) -> UInt {
    func next(_ value: UInt) -> UInt {
      let square = value.multiplied(by: value, modulo: self)
      return square >= self - constant ? square - (self - constant) : square + constant
    }
    func distance(_ first: UInt, _ second: UInt) -> UInt {
      first > second ? first - second : second - first
    }
    let batch = 128
    var (hare, tortoise, beforeBatch): (UInt, UInt, UInt) = (2, 2, 2)
    var (product, divisor): (UInt, UInt) = (1, 1)
    var leap = 1
    while divisor == 1 {
      tortoise = hare
      for _ in 0..<leap { hare = next(hare) }
      var done = 0
      while done < leap && divisor == 1 {
        beforeBatch = hare
        for _ in 0..<Swift.min(batch, leap - done) {
          hare = next(hare)
          product = product.multiplied(by: distance(tortoise, hare), modulo: self)
        }
        divisor = greatestCommonDivisor(product, self)
        done += batch
      }
      leap *= 2
    }
    if divisor != self { return divisor }
    // Several factors met within one batch: the same steps again, one at a time.
    repeat {
      beforeBatch = next(beforeBatch)
      divisor = greatestCommonDivisor(distance(tortoise, beforeBatch), self)
    } while divisor == 1
    return divisor
  }
}
