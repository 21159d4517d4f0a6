import Generators
import JSON5
public import Tokenization

/// Makes a dataset of a file in another program's format.
public struct DatasetImport: Sendable {
  /// The format of the file.
  public var format: TextFormat
  /// What its tokens are called here.
  public var names = TokenNames([:])
  /// The types of the columns: numbers are then encoded, and tokens checked.
  public var types: DataTypes?
  /// The tokens that are allowed; nil for the types' or else whatever occurs in the file.
  public var vocabulary: Vocabulary?
  /// The expected shares of the held-out splits.
  public var splitFractions = SplitFractions()

  /// Distinct tokens in a file; more would be words of a language, or numbers that were not encoded.
  private static let vocabularyLimit = 200_000

  /// Creates the import of a format.
  public init(format: TextFormat) { self.format = format }

  /// Reads the file twice and writes a dataset of the task ``DataTask``, deduplicated and split by hash.
  ///
  /// A line that cannot be read is refused with its number, and a token with its place, before anything
  /// has been kept. `progress` is called after every 4096 lines with the lines written and their total.
  @discardableResult
  public func convert(
    _ path: String, to folder: String,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(DatasetError) -> Manifest {
    if let problem = splitFractions.problem {
      throw DatasetError(
        path: folder, .badPlan(field: "split fraction \(problem.field)", problem: problem.text))
    }
    let (count, words) = try survey(path)
    let vocabulary = types?.vocabulary ?? vocabulary ?? Vocabulary(words: words)
    let digest = try InputFile.fingerprint(of: path).hexDigest
    var files = try DatasetFiles(
      path: folder, expectedCount: count, splitFractions: splitFractions,
      writesReadableText: false)
    do {
      var tally = RejectionTally()
      try forEachExample(in: path) { (lines, columns) throws(DatasetError) in
        let line = try encoded(columns, vocabulary, lines)
        try files.append(line.text[...], hash: line.hash)
        tally.countAccepted()
        if tally.accepted % 4096 == 0 { progress(tally.accepted, count) }
      }
      let duplicates = files.duplicates
      return try files.finish {
        Manifest(
          calque: DatasetFormat.calqueVersion, task: DataTask.name,
          distribution: types?.distribution ?? .object([:]), seed: 0, count: tally.accepted,
          shard: .whole, drawn: tally.accepted, duplicates: duplicates, draws: tally,
          splitFractions: splitFractions, splitHash: ProblemHash.name, files: $0,
          vocabulary: vocabulary.tokens,
          source: Manifest.Source(
            file: String(path.split(separator: "/").last ?? ""), format: format.rawValue,
            sha256: digest))
      }
    } catch {
      files.discard()
      throw error
    }
  }

  /// The number of lines and, where the file decides it, its vocabulary: numbers by value, then words.
  private func survey(_ path: String) throws(DatasetError) -> (count: Int, words: [String]) {
    let collects = types == nil && vocabulary == nil
    var count = 0
    var words: Set<Substring> = []
    try forEachExample(in: path) { (lines, columns) throws(DatasetError) in
      count += 1
      guard collects else { return }
      for column in [columns.source, columns.target] {
        for word in column.split(separator: " ", omittingEmptySubsequences: false) {
          // A JSON text may hold what the columns of a dataset cannot.
          if word.contains(where: \.isWhitespace) {
            throw lines.error(
              .untyped(column: "tokens", problem: "white space other than single spaces"))
          }
          words.insert(names.own(word) { _ in false })
        }
      }
      guard words.count <= Self.vocabularyLimit else {
        throw lines.error(
          .untyped(
            column: "tokens",
            problem: "more than \(Self.vocabularyLimit) different ones; encode numbers with --types"
          ))
      }
    }
    let special = Set(Vocabulary.Special.allCases.map { $0.token[...] })
    let numbers = words.compactMap { word in Int(word).map { ($0, word) } }.sorted {
      ($0.0, $0.1) < ($1.0, $1.1)
    }
    let others = words.filter { Int($0) == nil && !special.contains($0) && !$0.isEmpty }.sorted()
    return (count, numbers.map { String($0.1) } + others.map(String.init))
  }

  private func forEachExample(
    in path: String,
    _ body: (LineSource, (source: String, target: String)) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let lines = try LineSource(path: path, requiresFinalNewline: false)
    while let range = try lines.next() {
      var line = lines.bytes[range]
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      switch format.columns(of: line) {
      case .success(let columns): try body(lines, columns)
      case .failure(let problem):
        throw lines.error(
          .foreignLine(problem: problem.text, expected: format.expectation))
      }
    }
  }

  // MARK: One line

  private func encoded(
    _ columns: (source: String, target: String), _ vocabulary: Vocabulary, _ lines: LineSource
  ) throws(DatasetError) -> (text: [UInt8], hash: ProblemHash) {
    var text: [UInt8] = []
    var token = 0
    let typed = [
      ("source", columns.source, types?.input), ("target", columns.target, types?.output),
    ]
    var hash = ProblemHash(source: [])
    for (name, column, type) in typed {
      let words =
        if let type {
          try typedWords(column, name, type, vocabulary, lines)
        } else {
          try knownWords(column, vocabulary, lines, &token)
        }
      text.append(contentsOf: words.joined(separator: " ").utf8)
      if name == "source" { hash = ProblemHash(source: text) }
      text.append(name == "source" ? UInt8(ascii: "\t") : UInt8(ascii: "\n"))
    }
    return (text, hash)
  }

  private func typedWords(
    _ column: String, _ name: String, _ type: DataType, _ vocabulary: Vocabulary,
    _ lines: LineSource
  ) throws(DatasetError) -> [String] {
    guard let types else { return [] }
    do throws(DataCoder.Problem) {
      let coder = DataCoder(types, vocabulary: vocabulary)
      return try coder.encode(column.split(separator: " "), as: type).map { vocabulary[$0] }
    } catch {
      throw lines.error(.untyped(column: name, problem: error.text))
    }
  }

  private func knownWords(
    _ column: String, _ vocabulary: Vocabulary, _ lines: LineSource, _ token: inout Int
  ) throws(DatasetError) -> [String] {
    var words: [String] = []
    for word in column.split(separator: " ", omittingEmptySubsequences: false) {
      token += 1
      let own = names.own(word) { vocabulary.id(of: $0) != nil }
      guard let id = vocabulary.id(of: own), Vocabulary.Special(rawValue: id) == nil else {
        throw lines.error(
          .unknownToken(
            String(word.prefix(64)), token: token,
            suggestion: nearestName(to: String(word.prefix(64)), among: vocabulary.tokens)))
      }
      // The vocabulary has the bytes that count where texts are equal in others.
      words.append(vocabulary[id])
    }
    return words
  }
}
