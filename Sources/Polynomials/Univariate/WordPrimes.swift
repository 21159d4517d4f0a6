/// Primes that fit half a word, so that sums of products of residues fit a word.
enum WordPrimes {
  /// The primes below 2³¹, from the greatest down: more than a hundred million.
  static var descending: some Sequence<UInt> {
    stride(from: (UInt(1) << 31) - 1, to: 2, by: -2).lazy.filter(isPrime)
  }

  /// The odd primes from 3 up, below 2³¹.
  static var ascending: some Sequence<UInt> {
    stride(from: UInt(3), to: 1 << 31, by: 2).lazy.filter(isPrime)
  }

  /// Whether an odd number from 3 to 2³¹ is prime: the strong test, which with the bases 2, 3, 5
  /// and 7 errs for no number below 3·10⁹ (Jaeschke 1993).
  static func isPrime(_ candidate: UInt) -> Bool {
    if candidate < 9 { return true }
    let twos = (candidate - 1).trailingZeroBitCount
    return [UInt(2), 3, 5, 7].allSatisfy { base in
      if candidate == base { return true }
      var power = modularPower(base, (candidate - 1) >> UInt(twos), modulo: candidate)
      if power == 1 || power == candidate - 1 { return true }
      for _ in 1..<twos {
        power = power * power % candidate
        if power == candidate - 1 { return true }
      }
      return false
    }
  }
}

/// The power of a residue modulo a number below 2³².
func modularPower(_ base: UInt, _ exponent: UInt, modulo modulus: UInt) -> UInt {
  var (result, square, rest) = (UInt(1) % modulus, base % modulus, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result = result * square % modulus }
    square = square * square % modulus
    rest >>= 1
  }
  return result
}

/// The inverse of a nonzero residue modulo a prime below 2³².
func modularInverse(_ value: UInt, modulo prime: UInt) -> UInt {
  modularPower(value, prime - 2, modulo: prime)
}
