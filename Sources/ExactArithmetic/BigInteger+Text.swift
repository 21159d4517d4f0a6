import CGMP

extension BigInteger: CustomStringConvertible {
  /// The default bound on the length of a number that is read: one million digits.
  public static var digitLimit: Int { 1_000_000 }

  /// The value in decimal notation, with a minus sign where it is negative.
  public var description: String {
    switch storage {
    case .small(let value):
      return value.description
    case .large(let large):
      // Room for the sign and the terminating zero, as GMP asks for.
      return withExtendedLifetime(large) { large in
        let capacity = unsafe __gmpz_sizeinbase(large.pointer, 10) + 2
        return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
          unsafe __gmpz_get_str(buffer.baseAddress, 10, large.pointer)
          return unsafe buffer.baseAddress.map { unsafe String(cString: $0) } ?? ""
        }
      }
    }
  }

  /// Reads decimal digits after an optional sign; nil for anything else and beyond the digit limit.
  public init?(_ text: some StringProtocol) {
    guard let value = try? BigInteger(parsing: text) else { return nil }
    self = value
  }

  /// Reads decimal digits after an optional sign, `+` or `-`.
  public init(
    parsing text: some StringProtocol, digitLimit: Int = BigInteger.digitLimit
  ) throws(ArithmeticError) {
    if let small = Int(text) {
      self.init(small)
      return
    }
    var bytes = Array(text.utf8)
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard !bytes.isEmpty, bytes.allSatisfy(digits.contains) else {
      throw .malformedNumber(String(text.prefix(40)))
    }
    guard bytes.count <= digitLimit else {
      throw .tooManyDigits(count: bytes.count, limit: digitLimit)
    }
    bytes.append(0)
    let magnitude = unsafe bytes.withUnsafeBytes { bytes in
      unsafe BigInteger.made { result in
        _ = unsafe __gmpz_set_str(result, bytes.assumingMemoryBound(to: CChar.self).baseAddress, 10)
      }
    }
    self = isNegative ? -magnitude : magnitude
  }
}
