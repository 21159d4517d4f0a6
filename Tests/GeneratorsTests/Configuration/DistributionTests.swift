import Foundation
import Generators
import Testing

struct DistributionTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Generators/Distributions").standardized

  private static func path(_ preset: String) -> String {
    folder.appending(path: "integration-backward.\(preset).json5").path(percentEncoded: false)
  }

  /// A distribution file made from the released preset by one replacement.
  private func edited(_ old: String, _ new: String) throws -> URL {
    let text = try String(contentsOfFile: Self.path("released"), encoding: .utf8)
    #expect(text.contains(old))
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json5")
    try text.replacing(old, with: new).write(to: url, atomically: true, encoding: .utf8)
    return url
  }

  /// `RECORD_GOLDEN=1` writes the file of a preset that has none.
  @Test(arguments: CatalogEntry.all)
  func filesOfPresetsAreThePresets(_ entry: CatalogEntry) throws {
    let path = Self.folder.appending(path: "\(entry.task.name).\(entry.preset).json5").path()
    let preset = try entry.task.make(preset: entry.preset)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1",
      !FileManager.default.fileExists(atPath: path)
    {
      try preset.distributionText.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let fromFile = try entry.task.make(distributionFile: path)
    #expect(try fromFile.distributionText == preset.distributionText)
  }

  @Test func everyPresetHasItsFile() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    let expected = Catalog.all.flatMap { task in task.presetNames.map { "\(task.name).\($0).json5" }
    }
    #expect(files.sorted() == expected.sorted())
  }

  @Test(arguments: IntegrationBackward.presetNames)
  func aDistributionIsReadBackAsItIsPrinted(_ name: String) throws {
    let generator = try IntegrationBackward.make(preset: name)
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json5")
    defer { try? FileManager.default.removeItem(at: url) }
    try generator.distributionText.write(to: url, atomically: true, encoding: .utf8)
    let read = try IntegrationBackward.make(distributionFile: url.path())
    #expect(read.distribution == generator.distribution)
    let stored = try IntegrationBackward.make(distribution: generator.distributionValue)
    #expect(stored.distribution == generator.distribution)
  }

  /// A replacement in the released preset, and the message after the name of the file.
  static let mistakes = [
    (
      "positiveIntegers: true", "positiveInteger: true",
      "expression.leaves.positiveInteger: unknown field; did you mean 'positiveIntegers'?"
    ),
    ("sqrt: 4", "sqr: 4", "expression.unaryOperators.sqr: unknown field; did you mean 'sqrt'?"),
    ("  maximumLength: 512,\n", "", "the field 'maximumLength' is missing"),
    (
      "sub: 3", "sub: -3",
      "expression.binaryOperators.sub: the weight -3.0 must be a finite number ≥ 0"
    ),
    (
      "{ add: 10, sub: 3, mul: 10, div: 5 }", "{ add: 0 }",
      "expression.binaryOperators: at least one weight must be positive"
    ),
    (
      "{ add: 10, sub: 3, mul: 10, div: 5 }", "{ sin: 1 }",
      "expression.binaryOperators.sin: takes 1 operand(s), not 2; move it to the other list"
    ),
    (
      "uniform: [4, 15]", "uniform: [15, 4]",
      "expression.operatorCount.mixture[1].law.uniform: [15.0, 4.0] is not a range "
        + "[lowest, highest] of integers"
    ),
    (
      "uniform: [4, 15]", "uniform: [4, 1000]",
      "expression.operatorCount.mixture[1].law: 1000 is outside the allowed 0…100"
    ),
    (
      "uniform: [4, 15]", "unifrom: [4, 15]",
      "expression.operatorCount.mixture[1].law.unifrom: unknown field; did you mean 'uniform'?"
    ),
    (
      "maximumInteger: 5", "maximumInteger: 0",
      "expression.leaves.maximumInteger: 0 is outside the allowed 1…1000000000"
    ),
    (
      "maximumInteger: 5", "maximumInteger: 2.5",
      "expression.leaves.maximumInteger: 2.5 is not an integer"
    ),
    (
      "maximumInteger: 5", "maximumInteger: 'five'",
      "expression.leaves.maximumInteger: expected a number"
    ),
    (
      "coefficient: 0", "coefficient: 1",
      "expression.leaves.coefficientCount: 0 is outside the allowed 1…10"
    ),
    (
      "simplifyProbability: 0.5", "simplifyProbability: 1.5",
      "simplifyProbability: 1.5 is outside the allowed 0.0…1.0"
    ),
    (
      "[0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 2.1, 3.1]", "[]",
      "expression.screeningMagnitudes: at least one number is needed"
    ),
    (
      "leaf: 1, unary: 1, binary: 1", "leaf: 1, unary: 0, binary: 0",
      "expression.shapeWeights: one of unary and binary must be positive"
    ),
    (
      "add: 10", "add: 1e999",
      "line 13, column 29: '1e999' is neither a number nor true, false or null; quote a text"
    ),
    ("add: 10,", "add: 10", "line 13, column 32: expected ',' or '}', found 's'"),
    ("// Lample", "/* Lample", "line 1, column 1: the comment has no end"),
    (
      "requiresRealValue: false,", "requiresRealValue: false, requiresRealValue: true",
      "line 30, column 29: the key 'requiresRealValue' occurs twice"
    ),
  ]

  @Test(arguments: mistakes) func mistakesAreNamed(
    _ old: String, _ new: String, _ message: String
  ) throws {
    let url = try edited(old, new)
    defer { try? FileManager.default.removeItem(at: url) }
    let error = try #require(throws: DistributionError.self) {
      try IntegrationBackward.make(distributionFile: url.path())
    }
    #expect(error.description == "\(url.path()): \(message)")
  }

  @Test func aMissingFileIsNamed() throws {
    let error = try #require(throws: DistributionError.self) {
      try IntegrationBackward.make(distributionFile: "/no/such/file.json5")
    }
    #expect(
      error.description
        == "/no/such/file.json5: cannot be read; give a JSON5 file with a distribution")
  }

  @Test func unknownTasksAndPresetsAreNamed() {
    #expect(throws: CatalogError.unknownTask("integ", known: Catalog.all.map { $0.name })) {
      try Catalog.task(named: "integ")
    }
    let error = #expect(throws: CatalogError.self) {
      try IntegrationBackward.make(preset: "relesed")
    }
    #expect(
      error?.description
        == "task 'integration-backward' has no preset 'relesed'; did you mean 'released'?")
  }
}
