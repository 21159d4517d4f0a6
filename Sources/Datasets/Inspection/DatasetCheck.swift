import FoundationEssentials
import Generators

/// Whether a dataset is whole: files, checksums, tokens, counts, splits and duplicates.
public struct DatasetCheck: Sendable {
  /// What is wrong, in the order of the files; empty for a sound dataset.
  public private(set) var faults: [DatasetError] = []
  /// The number of examples that were read.
  public private(set) var examples = 0

  /// Faults of one file that are listed; of further ones only the number is.
  private static var listedFaults: Int { 10 }

  /// Checks a folder; its size bounds only the time.
  ///
  /// `progress` is called after every 4096 examples with the number read and their stated total.
  public init(folder: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }) {
    let dataset: Dataset
    do throws(DatasetError) {
      dataset = try Dataset(path: folder)
    } catch {
      faults = [error]
      return
    }
    checkManifest(of: dataset)
    var seen = DuplicateFilter(
      expectedCount: dataset.manifest.examples, path: Self.temporaryPath())
    for split in Split.allCases {
      collect { () throws(DatasetError) in try dataset.verify(split) }
      checkExamples(of: dataset, split, &seen, progress)
      if dataset.manifest.files[split.readableFileName] != nil {
        checkReadableText(of: dataset, split)
      }
    }
  }

  /// A path for the hashes of a large dataset, outside the folder, which may be read-only.
  private static func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appending(path: "calque-\(UUID().uuidString)").path
  }

  private mutating func collect(_ body: () throws(DatasetError) -> Void) {
    do throws(DatasetError) {
      try body()
    } catch {
      faults.append(error)
    }
  }

  // MARK: The manifest

  private mutating func checkManifest(of dataset: Dataset) {
    let manifest = dataset.manifest
    let path = "\(dataset.path)/\(Manifest.fileName)"
    func require(_ isSound: Bool, _ problem: @autoclosure () -> String) -> DatasetError? {
      isSound ? nil : DatasetError(path: path, .inconsistent(problem()))
    }
    let (examples, drawn) = (manifest.examples, manifest.drawn)
    let (kept, overflow) = examples.addingReportingOverflow(manifest.duplicates)
    faults += [
      require(
        !overflow && kept == drawn,
        "\(examples) examples and \(manifest.duplicates) duplicates are not the \(drawn) drawn"),
      require(
        manifest.draws.accepted == drawn,
        "\(manifest.draws.accepted) draws were accepted, but \(drawn) examples drawn"),
      require(
        manifest.splitHash == ProblemHash.name,
        "splitHash '\(manifest.splitHash)' is not '\(ProblemHash.name)'"),
      require(
        manifest.splitFractions.problem == nil, "splitFractions: impossible shares"),
      require(
        manifest.shard.count >= 1 && (0..<manifest.shard.count).contains(manifest.shard.index),
        "shard \(manifest.shard.index) of \(manifest.shard.count) does not exist"),
    ].compactMap(\.self)
    if let parts = manifest.parts {
      let sum = parts.reduce(0) { $0 &+ $1.drawn }
      faults += [require(sum == drawn, "the parts drew \(sum) examples, not \(drawn)")]
        .compactMap(\.self)
    }
    checkVocabulary(of: dataset, path: path)
  }

  private mutating func checkVocabulary(of dataset: Dataset, path: String) {
    do throws(DatasetError) {
      guard try dataset.makeTask().vocabulary != dataset.vocabulary else { return }
      let problem = "the vocabulary is not that of the task '\(dataset.manifest.task)'"
      faults.append(DatasetError(path: path, .inconsistent(problem)))
    } catch {
      // A task of another version is no fault: everything but its vocabulary can be checked.
      if case .task = error.reason { return }
      faults.append(error)
    }
  }

  // MARK: The files

  private mutating func checkExamples(
    of dataset: Dataset, _ split: Split, _ seen: inout DuplicateFilter,
    _ progress: (Int, Int) -> Void
  ) {
    let path = dataset.filePath(of: split)
    let fractions = dataset.manifest.splitFractions
    let mayRepeat = dataset.manifest.keepsDuplicates == true && split.mayRepeat
    let parser = ExampleParser(dataset.vocabulary)
    var problem = Problem()
    var faultCount = 0
    var textBytes = 0
    do throws(DatasetError) {
      let lines = try LineSource(path: path)
      while let range = try lines.next() {
        textBytes += range.count + 1
        examples += 1
        if examples % 4096 == 0 { progress(examples, dataset.manifest.examples) }
        do throws(DatasetError) {
          let end = try parser.parse(lines, range, into: &problem)
          let hash = ProblemHash(source: lines.bytes[range.lowerBound..<end])
          let right = fractions.split(of: hash)
          if right != split { throw lines.error(.wrongSplit(belongsIn: right)) }
          if mayRepeat { continue }
          if try !seen.insert(hash.value) { throw lines.error(.duplicate) }
        } catch {
          faultCount += 1
          if faultCount <= Self.listedFaults { faults.append(error) }
        }
      }
      checkCounts(of: dataset, split.fileName, lines: lines.line, textBytes: textBytes)
    } catch {
      faults.append(error)
    }
    if faultCount > Self.listedFaults {
      faults.append(DatasetError(path: path, .moreFaults(faultCount - Self.listedFaults)))
    }
  }

  private mutating func checkReadableText(of dataset: Dataset, _ split: Split) {
    let name = split.readableFileName
    collect { () throws(DatasetError) in try dataset.verify(fileNamed: name) }
    var textBytes = 0
    do throws(DatasetError) {
      let lines = try LineSource(path: "\(dataset.path)/\(name)")
      while let range = try lines.next() { textBytes += range.count + 1 }
      checkCounts(of: dataset, name, lines: lines.line, textBytes: textBytes)
    } catch {
      faults.append(error)
    }
    let (own, others) = (dataset.manifest.files[name], dataset.manifest.file(of: split))
    if own?.examples != others?.examples {
      faults.append(
        DatasetError(
          path: "\(dataset.path)/\(Manifest.fileName)",
          .inconsistent("'\(name)' and '\(split.fileName)' differ in the number of examples")))
    }
  }

  private mutating func checkCounts(
    of dataset: Dataset, _ name: String, lines: Int, textBytes: Int
  ) {
    guard let stated = dataset.manifest.files[name] else { return }
    let path = "\(dataset.path)/\(name)"
    if stated.examples != lines {
      faults.append(DatasetError(path: path, .miscounted(stated: stated.examples, found: lines)))
    }
    if stated.textBytes != textBytes {
      faults.append(
        DatasetError(
          path: path,
          .altered(
            property: "text", stated: "\(stated.textBytes) bytes", found: "\(textBytes) bytes")))
    }
  }
}
