import ExactArithmetic
import Generators
import Testing
import Tokenization

/// Problems that are given, not drawn, are written as drawn ones are.
@Suite struct ArithmeticSourceTests {
  private func task(_ format: DigitFormat) throws -> Arithmetic<Addition> {
    try Arithmetic(
      distribution: ArithmeticDistribution(
        ArithmeticLaw(
          operands: .sameLength(.uniform(1...9)),
          negativeProbability: format.hasSign ? 0.5 : 0, format: format)))
  }

  static let formats = [
    DigitFormat(), DigitFormat(base: 1000, answerOrder: .leastSignificantFirst),
    DigitFormat(base: -10), DigitFormat(base: 7, operandOrder: .leastSignificantFirst),
    DigitFormat(hasSign: true, padding: .init(.tokensBefore, widths: [12, 12])),
    DigitFormat(padding: .init(.zeros)), DigitFormat(padding: .init(.tokensAfter)),
  ]

  @Test(arguments: formats)
  func givenOperandsAreWrittenLikeDrawnOnes(_ format: DigitFormat) throws {
    let task = try task(format)
    var worker = task.makeWorker(seed: 3)
    var problem = Problem()
    for index in 0..<50 as Range<UInt64> {
      try worker.generate(index, into: &problem)
      let operands = task.readableText(of: problem).source.split(separator: "+").map { part in
        part.filter { $0.isNumber || $0 == "-" }
      }
      let first = try #require(BigInteger(operands[0]))
      let second = try #require(BigInteger(operands[1]))
      #expect(try task.source(first, second, modulus: nil) == problem.source)
    }
  }

  @Test func whatTheFormatCannotWriteIsRefused() throws {
    let natural = try task(DigitFormat())
    #expect(throws: ProblemEncodingError.self) { try natural.source(-1, 2, modulus: nil) }
    let modular = try Arithmetic<ModularAddition>.make(preset: "modulus-101")
    #expect(throws: ProblemEncodingError("the model computes modulo 101 only")) {
      try modular.source(1, 2, modulus: 7)
    }
    #expect(try !modular.source(1, 2, modulus: 101).isEmpty)
  }

  @Test func wrappersAreTakenOff() throws {
    let type = try Catalog.task(named: "balanced:two-set:gcd")
    #expect(Self.unwrapped(type) == "gcd")
  }

  private static func unwrapped<Generator: ProblemGenerator>(_: Generator.Type) -> String? {
    let preset = Generator.presetNames.first ?? ""
    return (try? Generator.make(preset: preset)).map { type(of: $0.unwrapped).name }
  }
}
