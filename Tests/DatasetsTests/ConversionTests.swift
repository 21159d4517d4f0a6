import Datasets
import Foundation
import Generators
import JSON5
import Randomness
import Symbolics
import Testing
import Tokenization

struct ConversionTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Imports a text with everything in the training split.
  @discardableResult
  private func convert(
    _ text: String, _ format: TextFormat, types: String? = nil, base: Int = 1000,
    vocabulary: Vocabulary? = nil, to name: String = "set"
  ) throws -> Manifest {
    try folder.write(Data(text.utf8), to: "in.txt")
    var conversion = DatasetImport(format: format)
    conversion.splitFractions = SplitFractions(valid: 0, test: 0)
    conversion.types = try types.map { try DataTypes($0, base: base) }
    conversion.vocabulary = vocabulary
    if vocabulary != nil { conversion.names = .standard }
    return try conversion.convert(folder.path("in.txt"), to: folder.path(name))
  }

  private func text(_ name: String = "set", as format: TextFormat = .int2int) throws -> String {
    try DatasetExport(format: format).convert(
      Dataset(path: folder.path(name)), to: folder.path("out.txt"))
    return String(decoding: try folder.contents("out.txt"), as: UTF8.self)
  }

  /// The same two examples in each format.
  static let samples: [(TextFormat, String)] = [
    (.symbolicMathematics, "3|sub Y' mul INT+ 2 x\tpow x INT+ 2\n1|sub Y' cos x\tsin x\n"),
    (.int2int, "sub Y' mul INT+ 2 x\tpow x INT+ 2\nsub Y' cos x\tsin x\n"),
    (
      .recur,
      """
      {"x1": "sub Y' mul INT+ 2 x", "x2": "pow x INT+ 2", "tree": "(x pow 2)", "n_ops": "1"}
      {"x1": "sub Y' cos x", "x2": "sin x", "tree": "sin(x)", "n_ops": "1"}

      """
    ),
    (
      .jsonLines,
      #"{"source":"sub Y' mul INT+ 2 x","target":"pow x INT+ 2"}"# + "\n"
        + #"{"target":"sin x","source":"sub Y' cos x","note":[1,2]}"# + "\n"
    ),
  ]

  @Test(arguments: samples) func everyFormatIsReadAndWritten(
    _ format: TextFormat, _ sample: String
  ) throws {
    let manifest = try convert(sample, format, vocabulary: .symbolic)
    #expect(manifest.task == "data" && manifest.examples == 2)
    #expect(manifest.source?.file == "in.txt" && manifest.source?.format == format.rawValue)
    #expect(try text() == Self.samples[1].1)
    #expect(DatasetCheck(folder: folder.path("set")).faults == [])
    for other in TextFormat.allCases {
      try convert(try text(as: other), other, vocabulary: .symbolic, to: "\(other)")
      #expect(try lines(folder.path("\(other)"), .train) == lines(folder.path("set"), .train))
    }
  }

  @Test func anExportThatFailsLeavesTheFileThatWasThere() throws {
    try convert(Self.samples[1].1, .int2int, vocabulary: .symbolic)
    let dataset = try Dataset(path: folder.path("set"))
    try folder.write(Data("mine".utf8), to: "out.txt")
    var split = try folder.contents("set/train.tsv.zst")
    split[split.count / 2] ^= 4
    try folder.write(split, to: "set/train.tsv.zst")
    #expect(throws: DatasetError.self) {
      try DatasetExport(format: .int2int).convert(dataset, to: folder.path("out.txt"))
    }
    #expect(try folder.contents("out.txt") == Data("mine".utf8))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out.txt.partial")))
  }

  @Test func generatedDatasetsSurviveEveryFormatAndCompression() async throws {
    try await DatasetWriter.write(
      try IntegrationBackward.make(preset: "first-course"),
      plan: GenerationPlan(count: 150, seed: 1, splitFractions: .init(valid: 0.2, test: 0.2)),
      to: folder.path("set"))
    let dataset = try Dataset(path: folder.path("set"))
    for format in TextFormat.allCases {
      for suffix in ["txt", "gz", "zst"] {
        let name = "\(format).\(suffix)"
        let count = try DatasetExport(format: format).convert(dataset, to: folder.path(name))
        #expect(count == dataset.manifest.examples)
        var conversion = DatasetImport(format: format)
        conversion.vocabulary = .symbolic
        conversion.splitFractions = dataset.manifest.splitFractions
        try conversion.convert(folder.path(name), to: folder.path("again-\(name)"))
        for split in Split.allCases {
          #expect(
            try lines(folder.path("again-\(name)"), split) == lines(folder.path("set"), split))
        }
      }
    }
  }

  @Test func truncatedGzipIsRefused() throws {
    try convert((0..<3000).map { "f \($0)\tg \($0 * 7 % 1000)\n" }.joined(), .int2int)
    try DatasetExport(format: .int2int).convert(
      Dataset(path: folder.path("set")), to: folder.path("out.gz"))
    let whole = try folder.contents("out.gz")
    for length in stride(from: 1, to: whole.count, by: whole.count / 23) {
      try folder.write(whole.prefix(length), to: "cut.gz")
      #expect(throws: DatasetError.self, "\(length) of \(whole.count) bytes") {
        try DatasetImport(format: .int2int).convert(
          folder.path("cut.gz"), to: folder.path("cut"))
      }
      #expect(folder.names(in: "cut") == [])
    }
  }

  @Test func foreignNamesOfTokensAreMappedToOurs() throws {
    try convert("arcsin x\tlog x\n", .int2int, vocabulary: .symbolic)
    #expect(try text() == "asin x\tln x\n")
    try convert("log x\te\n", .int2int, to: "own")
    #expect(try text("own") == "log x\te\n")
  }

  @Test func linesOfOtherSystemsAndWithoutFinalNewlineAreRead() throws {
    try convert("f 1\tg\r\nf 2\tg", .int2int)
    #expect(try text() == "f 1\tg\nf 2\tg\n")
  }

  /// A text that cannot be imported, and the message after its path.
  static let malformed: [(TextFormat, String, String)] = [
    (.int2int, "x\ty\nx y\n", ":2: 1 column(s); expected 'source tokens<TAB>target tokens'"),
    (.int2int, "x\ty\tz\n", ":1: 3 column(s); expected 'source tokens<TAB>target tokens'"),
    (
      .symbolicMathematics, "many|x\ty\n",
      ":1: 'many' is not a count; expected 'count|source tokens<TAB>target tokens'"
    ),
    (
      .recur, "{\"x1\": \"x\"}\n",
      #":1: the text 'x2' is missing; expected {"x1": "source tokens", "x2": "target tokens", …}"#
    ),
    (.jsonLines, "[1]\n", ":1: not a JSON object; expected"),
    (.jsonLines, #"{"source": "a\tb", "target": "c"}"#, ":1: "),
    (.int2int, "x  x\ty\n", ":1: token 2: unknown token ''"),
    (.int2int, "x\tsine x\n", ":1: token 2: unknown token 'sine'; did you mean 'sin'?"),
    (.int2int, "x\t</s>\n", ":1: token 2: unknown token '</s>'"),
    (.int2int, "x\t\n", ":1: token 2: unknown token ''"),
  ]

  @Test(arguments: malformed) func malformedLinesAreNamedAndNothingIsLeft(
    _ format: TextFormat, _ text: String, _ message: String
  ) throws {
    let error = try #require(throws: DatasetError.self) {
      try convert(text, format, vocabulary: .symbolic)
    }
    #expect(error.description.hasPrefix(folder.path("in.txt") + message), "\(error)")
    #expect(!folder.names(in: "").contains("set"))
  }

  @Test func whiteSpaceInATokenIsRefusedWhereTheFileMakesTheVocabulary() throws {
    let error = try #require(throws: DatasetError.self) {
      try convert(#"{"source": "a\tb", "target": "c"}"#, .jsonLines)
    }
    #expect(error.description.hasSuffix(":1: tokens: white space other than single spaces"))
  }

  @Test func damagedFilesAreImportedSoundOrRefused() throws {
    var random = RandomStream(seed: 6)
    let marks = Array(" \t\n|\"\u{e9}".utf8)
    var imported = 0
    for (format, sample) in Self.samples {
      for round in 0..<30 {
        var bytes = Array(sample.utf8)
        for _ in 0...random.uniform(below: 3) {
          let place = random.uniform(below: bytes.count)
          switch random.uniform(below: 3) {
          case 0: bytes[place] = UInt8(random.uniform(below: 256))
          case 1: bytes.insert(marks[random.uniform(below: marks.count)], at: place)
          default: bytes.remove(at: place)
          }
        }
        let name = "\(format)-\(round)"
        try folder.write(Data(bytes), to: "in.txt")
        do throws(DatasetError) {
          try DatasetImport(format: format).convert(folder.path("in.txt"), to: folder.path(name))
        } catch {
          #expect(error.path == folder.path("in.txt") && !error.description.contains("\n"))
          continue
        }
        imported += 1
        #expect(DatasetCheck(folder: folder.path(name)).faults == [], "\(bytes)")
      }
    }
    #expect(imported > 10)
  }

  @Test func equalTextsInOtherBytesAreOneToken() throws {
    try convert("caf\u{e9}\tx\ncafe\u{301} x\tx\n", .int2int)
    #expect(DatasetCheck(folder: folder.path("set")).faults == [])
  }

  // MARK: Types

  /// Types, a base, a line of plain numbers and the same in tokens.
  static let typed: [(String, Int, String, String)] = [
    ("int[2]:int", 1000, "1024 16\t16", "V2 + 1 24 + 16\t+ 16"),
    ("int[4]:int[2]", 10, "[1, 2], [1, 3]\t5 6", "V4 + 1 + 2 + 1 + 3\tV2 + 5 + 6"),
    ("int[2][2]:range(2)", 10, "1 -2 0 13\t1", "V2 V2 + 1 - 2 + 0 + 1 3\t1"),
    ("int:range(-3,3)", 100, "-3500\t-3", "- 35 0\t-3"),
    ("range(5):int", 100_000, "4\t-20000000003", "4\t- 2 0 3"),
  ]

  @Test(arguments: typed) func numbersAreEncodedAndTokensChecked(
    _ types: String, _ base: Int, _ plain: String, _ tokens: String
  ) throws {
    for (name, line) in [("plain", plain), ("tokens", tokens)] {
      let manifest = try convert(line + "\n", .int2int, types: types, base: base, to: name)
      #expect(try text(name) == tokens + "\n")
      #expect(manifest.distribution == .object(["types": .string(types), "base": .integer(base)]))
      #expect(DatasetCheck(folder: folder.path(name)).faults == [])
    }
  }

  /// Types, a line that does not have them, and what is said of it.
  static let untyped: [(String, String, String)] = [
    ("int[2]:int", "1 2 3\t1", "source: 3 numbers, but int[2] has 2"),
    ("int:int", "1\tone", "target: 'one' is not an integer"),
    ("int:int", "1\t", "target: 0 numbers, but int has 1"),
    ("int:range(2)", "1\t2", "target: 2 is outside range(2)"),
    ("int:int", "+ 0 1\t1", "source: the tokens are not int in base 10"),
    ("int:int", "- 0\t1", "source: the tokens are not int in base 10"),
    ("int:int", "+ 11\t1", "source: unknown token '11'"),
    ("int[2]:int", "V3 + 1 + 2\t1", "source: unknown token 'V3'"),
    ("int[2]:int", "V2 + 1\t1", "source: the tokens are not int[2] in base 10"),
  ]

  @Test(arguments: untyped) func linesOfOtherTypesAreRefused(
    _ types: String, _ line: String, _ message: String
  ) throws {
    let error = try #require(throws: DatasetError.self) {
      try convert(line + "\n", .int2int, types: types, base: 10)
    }
    #expect(error.description == "\(folder.path("in.txt")):1: \(message)")
  }

  @Test(arguments: [
    "int", "int:", "int:int:int", "int[0]:int", "int[-1]:int", "int[2:int", "int[2]x:int",
    "range():int", "range(0):int", "range(3,3):int", "range(1,2,3):int", "float:int",
    "int[99999][99999]:int", "range(0,9223372036854775807):int",
    "range(-9223372036854775808,9223372036854775807):int",
  ]) func impossibleTypesAreRefused(_ types: String) {
    #expect(throws: DistributionError.self) { try DataTypes(types, base: 10) }
  }

  @Test(arguments: [1, 0, -10, 100_001, .min]) func impossibleBasesAreRefused(_ base: Int) {
    #expect(throws: DistributionError.self) { try DataTypes("int:int", base: base) }
  }
}
