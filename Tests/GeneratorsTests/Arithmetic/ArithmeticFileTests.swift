import Foundation
import Generators
import Testing

/// Distributions as files: read back as written, and refused with the field named.
struct ArithmeticFileTests {
  private static let primed = ArithmeticLaw(
    operands: .independent(first: .uniformValue(digits: 4), second: .logUniformValue(digits: 3)),
    negativeProbability: 0.25,
    format: DigitFormat(hasSign: true, padding: .init(.tokensAfter, widths: [9, 9])),
    trainingSet: TrainingSet(
      operands: .sameLength(.uniform(1...3)), baseCount: 20, isBaseFixed: false,
      priming: .init(.fraction(0.5), lengths: [.init(first: 9, second: 3, weight: 2)]), seed: 7,
      use: .exclude))

  @Test func lawsAreReadBackAsWritten() throws {
    let laws =
      ArithmeticTests.laws(for: .multiplication) + [
        Self.primed, ArithmeticLaw(operands: .balancedCarries(.constant(3))),
      ]
    for law in laws {
      let text = try JSONEncoder().encode(law)
      #expect(try JSONDecoder().decode(ArithmeticLaw.self, from: text) == law)
    }
  }

  /// A replacement in the file of that law, and the message after the file's name.
  @Test(arguments: [
    (
      "\"baseCount\"", "\"basecount\"",
      "trainingSet.basecount: unknown field; did you mean 'baseCount'?"
    ),
    (
      "\"fraction\" : 0.5", "\"fraction\" : 0.5, \"count\" : 3",
      "trainingSet.priming: give one of 'count' and 'fraction'"
    ),
    (
      "\"weight\"", "\"weihgt\"",
      "trainingSet.priming.lengths[0].weihgt: unknown field; did you mean 'weight'?"
    ),
    ("\"filler\"", "\"fill\"", "format.padding.fill: unknown field; did you mean 'filler'?"),
    (
      "\"answerOrder\"", "\"answersOrder\"",
      "format.answersOrder: unknown field; did you mean 'answerOrder'?"
    ),
    (
      "\"uniformValue\"", "\"uniformvalue\"",
      "operands.independent.first.uniformvalue: unknown field; did you mean 'uniformValue'?"
    ),
    ("\"isOrdered\" : false,", "", "the field 'isOrdered' is missing"),
    (
      "\"uniformValue\" : 4", "\"uniformValue\" : 40",
      "format.padding.widths: [9, 9] is too narrow for the 40 and 3 digits of operands"
    ),
  ])
  func mistakesAreNamed(_ old: String, _ new: String, _ message: String) throws {
    let text = try Arithmetic<Addition>(distribution: .init(Self.primed)).distributionText
    try #require(text.contains(old), "\(text)")
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json5")
    defer { try? FileManager.default.removeItem(at: url) }
    try text.replacing(old, with: new).write(to: url, atomically: true, encoding: .utf8)
    let error = try #require(throws: DistributionError.self) {
      try Arithmetic<Addition>.make(distributionFile: url.path())
    }
    #expect(error.description == "\(url.path()): \(message)")
  }
}
