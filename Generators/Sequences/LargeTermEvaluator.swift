import ExactArithmetic

/// Computes terms of integer recurrences that leave the range of machine integers.
struct LargeTermEvaluator: Sendable {
  /// The number of bits that all results of one run may have together; a hostile formula ends there.
  ///
  /// Formulas of ten operators on terms of 100 digits need a hundredth of it.
  static let bitLimit = 1 << 24
  /// No intermediate result may have more bits; those of ten operators on terms of 100 digits never do.
  static let valueBitLimit = 1 << 18

  /// Why a term does not exist.
  struct Failure: Error {
    let reason: RejectionReason
  }

  /// The term after these.
  func term(
    _ formula: Recurrence, after terms: [BigInteger], remainingBits: inout Int
  ) -> Result<BigInteger, Failure> {
    var stack: [BigInteger] = []
    do throws(Failure) {
      for symbol in formula.symbols.reversed() {
        let value: BigInteger
        switch symbol {
        case .index: value = BigInteger(terms.count + 1)
        case .integer(let integer): value = BigInteger(integer)
        case .previous(let offset): value = terms[terms.count - offset]
        case .constant: throw Failure(reason: .undefined)
        case .operation(let operation):
          let first = stack.removeLast()
          value = try result(of: operation, first) { stack.removeLast() }
        }
        remainingBits -= max(value.bitCount, 64)
        if remainingBits < 0 { throw Failure(reason: .termTooLarge) }
        stack.append(value)
      }
    } catch {
      return .failure(error)
    }
    return .success(stack[0])
  }

  private func result(
    of operation: SequenceOperator, _ first: BigInteger, second: () -> BigInteger
  ) throws(Failure) -> BigInteger {
    switch operation {
    case .add: return first + second()
    case .sub: return first - second()
    case .mul: return try product(first, second())
    case .sqr: return try product(first, first)
    case .idiv, .mod:
      guard let (quotient, modulus) = try? first.floorQuotientAndModulus(dividingBy: second())
      else { throw Failure(reason: .undefined) }
      return operation == .idiv ? quotient : modulus
    case .abs: return first.magnitude
    case .relu: return first.isNegative ? 0 : first
    case .sign: return first.isNegative ? -1 : 1
    default: throw Failure(reason: .undefined)
    }
  }

  private func product(
    _ first: BigInteger, _ second: BigInteger
  ) throws(Failure) -> BigInteger {
    guard first.bitCount + second.bitCount <= Self.valueBitLimit else {
      throw Failure(reason: .termTooLarge)
    }
    return first * second
  }
}
