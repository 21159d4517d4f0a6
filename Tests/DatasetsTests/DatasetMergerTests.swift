import Datasets
import Foundation
import Generators
import Testing

struct DatasetMergerTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(
    _ name: String, bound: Int = 60, count: Int = 1000, seed: UInt64 = 5, shard: Shard = .whole,
    valid: Double = 0.1, readable: Bool = false
  ) async throws {
    try await DatasetWriter.write(
      try SumGenerator(bound: bound),
      plan: GenerationPlan(
        count: count, seed: seed, shard: shard, splitFractions: .init(valid: valid, test: 0.2),
        writesReadableText: readable),
      to: folder.path(name))
  }

  @Test(arguments: [1, 2, 3, 7])
  func allShardsTogetherAreTheUnshardedDataset(_ shards: Int) async throws {
    for seed in UInt64(1)...2 {
      try await write("whole\(seed)", seed: seed)
      var parts: [String] = []
      for index in 0..<shards {
        parts.append("part\(seed)-\(index)")
        try await write(parts[index], seed: seed, shard: Shard(index: index, count: shards))
      }
      let manifest = try DatasetMerger.merge(
        parts.map(folder.path), to: folder.path("merged\(seed)"))
      let whole = try Dataset(path: folder.path("whole\(seed)")).manifest
      #expect(manifest.drawn == whole.drawn && manifest.duplicates == whole.duplicates)
      #expect(manifest.draws == whole.draws)
      #expect(manifest.shard == .whole && manifest.parts?.count == shards)
      for split in Split.allCases {
        let merged = try lines(folder.path("merged\(seed)"), split)
        #expect(Set(merged).count == merged.count)
        #expect(Set(merged) == Set(try lines(folder.path("whole\(seed)"), split)))
      }
      #expect(DatasetCheck(folder: folder.path("merged\(seed)")).faults == [])
    }
  }

  /// A problem may be drawn with several right answers, so only the problems are the same.
  @Test func allShardsOfIntegralsHoldTheProblemsOfTheUnshardedDataset() async throws {
    let generator = try IntegrationBackward.make(preset: "first-course")
    func plan(_ shard: Shard) -> GenerationPlan {
      GenerationPlan(
        count: 500, seed: 2, shard: shard, splitFractions: .init(valid: 0.1, test: 0.1))
    }
    try await DatasetWriter.write(generator, plan: plan(.whole), to: folder.path("whole"))
    for index in 0..<3 {
      try await DatasetWriter.write(
        generator, plan: plan(Shard(index: index, count: 3)), to: folder.path("\(index)"))
    }
    try DatasetMerger.merge(["0", "1", "2"].map(folder.path), to: folder.path("merged"))
    for split in Split.allCases {
      let merged = try lines(folder.path("merged"), split).map(\.source)
      #expect(Set(merged).count == merged.count)
      #expect(Set(merged) == Set(try lines(folder.path("whole"), split).map(\.source)))
    }
  }

  @Test func linesStandInTheOrderOfThePartsAndTheFirstOfEqualSourcesStays() async throws {
    try await write("one", seed: 1)
    try await write("two", seed: 2)
    try DatasetMerger.merge(["two", "one"].map(folder.path), to: folder.path("merged"))
    for split in Split.allCases {
      let first = try lines(folder.path("two"), split)
      let known = Set(first.map(\.source))
      let second = try lines(folder.path("one"), split).filter { !known.contains($0.source) }
      #expect(try lines(folder.path("merged"), split) == first + second)
    }
  }

  @Test func mergedDatasetsCanBeMergedAgain() async throws {
    for index in 0..<4 { try await write("\(index)", shard: Shard(index: index, count: 4)) }
    try DatasetMerger.merge(["0", "1"].map(folder.path), to: folder.path("low"))
    try DatasetMerger.merge(["2", "3"].map(folder.path), to: folder.path("high"))
    let twice = try DatasetMerger.merge(["low", "high"].map(folder.path), to: folder.path("twice"))
    let once = try DatasetMerger.merge(
      ["0", "1", "2", "3"].map(folder.path), to: folder.path("once"))
    #expect(twice == once)
    #expect(twice.shard == .whole)
    #expect(try Dataset(path: folder.path("low")).manifest.shard != .whole)
  }

  @Test func readableTextStaysBesideItsExample() async throws {
    for index in 0..<2 {
      try await write("\(index)", shard: Shard(index: index, count: 2), readable: true)
    }
    try DatasetMerger.merge(["0", "1"].map(folder.path), to: folder.path("merged"))
    for split in Split.allCases {
      // The task of these tests has no notation but its tokens, so both files have the same text.
      #expect(
        try folder.contents("merged/\(split.readableFileName)")
          == folder.contents("merged/\(split.fileName)"))
    }
  }

  @Test func whatDiffersIsNamed() async throws {
    try await write("one")
    try await write("other", bound: 61)
    try await write("split", valid: 0.2)
    func message(_ parts: [String]) throws -> String {
      try #require(throws: DatasetError.self) {
        try DatasetMerger.merge(parts.map(folder.path), to: folder.path("merged"))
      }.description
    }
    #expect(
      try message(["one", "other"]) == folder.path("other")
        + ": distribution.bound is 61, but that of \(folder.path("one")) is 60; "
        + "only parts of one dataset can be merged")
    #expect(try message(["one", "split"]).contains(": splitFractions.valid is 0.2, but that of"))
    #expect(
      try message(["one", "one"]).hasSuffix("(same seed, count and shard); name it once"))
    #expect(folder.names(in: "merged") == [])
  }

  @Test func aDamagedPartLeavesNothing() async throws {
    try await write("one")
    try await write("two", seed: 2)
    try folder.write(
      try folder.contents("two/train.tsv.zst").dropLast(3), to: "two/train.tsv.zst")
    let error = try #require(throws: DatasetError.self) {
      try DatasetMerger.merge(["one", "two"].map(folder.path), to: folder.path("merged"))
    }
    #expect(error.path == folder.path("two/train.tsv.zst"))
    #expect(!folder.names(in: "").contains("merged"))
  }
}
