import FoundationEssentials
import Generators
import Tokenization

extension Manifest {
  /// Larger manifests are refused; a real one has some kilobytes.
  private static var sizeLimit: Int { 16 << 20 }

  /// Reads and checks the manifest of a dataset folder.
  init(folder: String) throws(DatasetError) {
    let path = "\(folder)/\(Self.fileName)"
    guard Self.exists(path) else { throw DatasetError(path: folder, .noManifest) }
    let data = Data(try InputFile.contents(of: path, limit: Self.sizeLimit))
    do {
      // The format comes first: a later one may have other fields.
      let format = try JSONDecoder().decode(FormatOnly.self, from: data).format
      guard format == Self.currentFormat else {
        throw DatasetError(
          path: path, .unsupportedFormat(found: format, supported: Self.currentFormat))
      }
      self = try JSONDecoder().decode(Manifest.self, from: data)
    } catch let error as DatasetError {
      throw error
    } catch {
      let located = DistributionError(decoding: error)
      throw DatasetError(
        path: path,
        .badManifest((located.field.isEmpty ? "" : located.field + ": ") + located.problem))
    }
    try checkCounts(path: path)
    try checkVocabulary(path: path)
  }

  /// Writes the manifest under its temporary name; the caller commits it.
  func write(toFolder folder: String) throws(DatasetError) -> OutputFile {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let path = "\(folder)/\(Self.fileName)"
    let file = try OutputFile(path: path)
    do {
      let bytes = [UInt8](try encoder.encode(self)) + [0x0a]
      try file.write(bytes, count: bytes.count)
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(path: path, .badManifest("\(error)"))
    }
    return file
  }

  private struct FormatOnly: Decodable {
    var format: Int
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// No dataset comes to counts beyond this, and sums of many such counts are still integers.
  private static var validCounts: ClosedRange<Int> { 0...1 << 48 }

  /// Refuses counts whose sums might overflow.
  private func checkCounts(path: String) throws(DatasetError) {
    var counts = [
      ("count", count), ("drawn", drawn), ("duplicates", duplicates),
      ("draws.accepted", draws.accepted),
    ]
    counts += RejectionReason.allCases.map { ("draws.\($0.name)", draws[$0]) }
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      counts += [
        ("files.\(name).examples", file.examples), ("files.\(name).bytes", file.bytes),
        ("files.\(name).textBytes", file.textBytes),
      ]
    }
    for (index, part) in (parts ?? []).enumerated() {
      counts += [("parts[\(index)].count", part.count), ("parts[\(index)].drawn", part.drawn)]
    }
    for (field, count) in counts where !Self.validCounts.contains(count) {
      throw DatasetError(
        path: path,
        .badManifest("\(field): \(count) is not in 0…\(Self.validCounts.upperBound)"))
    }
  }

  /// The vocabulary comes from a file, so what ``Vocabulary`` requires is checked before it is made.
  private func checkVocabulary(path: String) throws(DatasetError) {
    let special = Vocabulary.Special.allCases.map(\.token)
    guard Array(vocabulary.prefix(special.count)) == special else {
      throw DatasetError(
        path: path, .badManifest("vocabulary: must begin with \(special.joined(separator: " "))"))
    }
    var seen = Set<String>()
    for token in vocabulary where !seen.insert(token).inserted {
      throw DatasetError(path: path, .badManifest("vocabulary: '\(token)' occurs twice"))
    }
    if let bad = vocabulary.first(where: { $0.isEmpty || $0.contains(where: \.isWhitespace) }) {
      throw DatasetError(
        path: path, .badManifest("vocabulary: '\(bad)' is empty or contains white space"))
    }
  }

  /// The vocabulary as a value.
  var checkedVocabulary: Vocabulary {
    Vocabulary(words: Array(vocabulary.dropFirst(Vocabulary.Special.allCases.count)))
  }
}
