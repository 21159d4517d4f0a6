import Generators
import JSON5

/// Merges shards into one dataset, in memory that does not depend on their size.
///
/// Every split holds the lines of the parts in the order they are named; of examples with the same
/// source, the first is kept. The splits are those of the parts, since the hash decides. All shards of
/// a dataset give the problems of the unsharded one; where two of them drew a problem with different
/// right answers, the earlier part's answer stays, which need not be the one of the lower index.
public enum DatasetMerger {
  /// Merges datasets of one task, distribution, vocabulary and split rule into a new or empty folder.
  ///
  /// The readable text is kept if all parts have it. `progress` is called after every 4096 lines with
  /// the lines read and their total.
  @discardableResult
  public static func merge(
    _ paths: [String], to path: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(DatasetError) -> Manifest {
    var parts: [Dataset] = []
    for path in paths { parts.append(try Dataset(path: path)) }
    guard let first = parts.first else {
      throw DatasetError(path: path, .badPlan(field: "parts", problem: "there are none"))
    }
    for part in parts.dropFirst() { try part.requireSameKind(as: first) }
    let allParts = try distinctParts(of: parts)
    let hasReadable = parts.allSatisfy { part in
      Split.allCases.allSatisfy { part.manifest.files[$0.readableFileName] != nil }
    }
    let total = parts.reduce(0) { $0 + $1.manifest.examples }
    var files = try DatasetFiles(
      path: path, expectedCount: total, splitFractions: first.manifest.splitFractions,
      writesReadableText: hasReadable,
      keepsDuplicates: first.manifest.keepsDuplicates == true)
    do {
      var done = 0
      for part in parts {
        for split in Split.allCases {
          try append(part, split, hasReadable: hasReadable, to: &files) {
            done += 1
            if done % 4096 == 0 || done == total { progress(done, total) }
          }
        }
      }
      let dropped = files.duplicates
      return try files.finish {
        manifest(of: parts, allParts, files: $0, dropped: dropped)
      }
    } catch {
      files.discard()
      throw error
    }
  }

  /// The parts of the parts, after refusing one that is there twice.
  private static func distinctParts(of parts: [Dataset]) throws(DatasetError) -> [Manifest.Part] {
    var owners: [Manifest.Part: String] = [:]
    var result: [Manifest.Part] = []
    for dataset in parts {
      for part in dataset.manifest.allParts {
        if let owner = owners[part] {
          throw DatasetError(path: dataset.path, .repeatedPart(of: owner))
        }
        owners[part] = dataset.path
        result.append(part)
      }
    }
    return result
  }

  private static func append(
    _ part: Dataset, _ split: Split, hasReadable: Bool, to files: inout DatasetFiles,
    counted: () -> Void
  ) throws(DatasetError) {
    try part.verify(split)
    let lines = try LineSource(path: part.filePath(of: split))
    var readable: LineSource?
    if hasReadable {
      try part.verify(fileNamed: split.readableFileName)
      readable = try LineSource(path: "\(part.path)/\(split.readableFileName)")
    }
    while let range = try lines.next() {
      let line = lines.bytes[range.lowerBound...range.upperBound]
      guard let end = line.firstIndex(of: UInt8(ascii: "\t")) else {
        throw lines.error(.columns(found: 1))
      }
      let hash = ProblemHash(source: line[..<end])
      if let readable {
        guard let range = try readable.next() else {
          throw readable.error(.miscounted(stated: lines.line, found: readable.line))
        }
        try files.append(
          line, hash: hash, readable: readable.bytes[range.lowerBound...range.upperBound])
      } else {
        try files.append(line, hash: hash)
      }
      counted()
    }
  }

  private static func manifest(
    of parts: [Dataset], _ allParts: [Manifest.Part], files: [String: Manifest.File], dropped: Int
  ) -> Manifest {
    var result = parts[0].manifest
    result.calque = DatasetFormat.calqueVersion
    result.drawn = 0
    result.duplicates = dropped
    result.draws = RejectionTally()
    for part in parts {
      result.drawn += part.manifest.drawn
      result.duplicates += part.manifest.duplicates
      result.draws.merge(part.manifest.draws)
    }
    result.files = files
    result.parts = allParts
    result.source = nil
    let isWhole =
      allParts.allSatisfy {
        $0.seed == result.seed && $0.count == result.count && $0.source == nil
          && $0.shard.count == result.shard.count
      } && Set(allParts.map(\.shard.index)).count == result.shard.count
    if isWhole { result.shard = .whole }
    return result
  }
}

extension Manifest {
  /// What was merged, or the dataset itself.
  var allParts: [Part] {
    parts ?? [Part(seed: seed, count: count, shard: shard, drawn: drawn, source: source)]
  }
}

extension Dataset {
  /// Refuses a dataset that differs from another in what all parts of one dataset share.
  func requireSameKind(as other: Dataset) throws(DatasetError) {
    func require(_ field: String, _ own: JSONValue, _ others: JSONValue) throws(DatasetError) {
      guard let difference = own.firstDifference(from: others, field: field) else { return }
      throw DatasetError(
        path: path,
        .differs(
          from: other.path, field: difference.field, own: difference.own,
          other: difference.other))
    }
    let (own, others) = (manifest, other.manifest)
    try require("task", .string(own.task), .string(others.task))
    try require("distribution", own.distribution, others.distribution)
    try require("splitHash", .string(own.splitHash), .string(others.splitHash))
    try require(
      "keepsDuplicates", .boolean(own.keepsDuplicates == true),
      .boolean(others.keepsDuplicates == true))
    for (name, share) in [("valid", \SplitFractions.valid), ("test", \.test)] {
      try require(
        "splitFractions.\(name)", .number(own.splitFractions[keyPath: share]),
        .number(others.splitFractions[keyPath: share]))
    }
    try require(
      "vocabulary", .array(own.vocabulary.map { .string($0) }),
      .array(others.vocabulary.map { .string($0) }))
  }
}
