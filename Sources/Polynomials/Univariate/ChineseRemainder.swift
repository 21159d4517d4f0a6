import ExactArithmetic

/// Integers known by their residues modulo several primes, as the values of least magnitude.
struct ChineseRemainder {
  private(set) var values: [BigInteger]
  private(set) var modulus: BigInteger = 1

  init(count: Int) { values = Array(repeating: 0, count: count) }

  /// Takes in the residues modulo another prime below 2³¹; returns whether a value changed.
  ///
  /// Garner's step: x + M·d with d of least magnitude is again of least magnitude.
  mutating func combine(_ residues: [UInt], prime: UInt) -> Bool {
    let inverse = modularInverse(modulus.residue(modulo: prime), modulo: prime)
    var isChanged = false
    for index in values.indices {
      let residue = index < residues.count ? residues[index] : 0
      let digit = (residue + prime - values[index].residue(modulo: prime)) % prime * inverse % prime
      if digit == 0 { continue }
      isChanged = true
      values[index] +=
        modulus * BigInteger(digit > prime / 2 ? Int(digit) - Int(prime) : Int(digit))
    }
    modulus *= BigInteger(prime)
    return isChanged
  }
}
