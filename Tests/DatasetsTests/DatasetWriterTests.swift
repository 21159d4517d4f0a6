import Datasets
import Foundation
import Generators
import Testing

struct DatasetWriterTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func problems(_ name: String, _ split: Split) throws -> [Problem] {
    let reader = try Dataset(path: folder.path(name)).reader(of: split)
    var problems: [Problem] = []
    while let problem = try reader.next() { problems.append(problem) }
    return problems
  }

  @Test(arguments: [2, 3, 7]) func workersDoNotChangeTheBytes(_ workers: Int) async throws {
    let generator = try SumGenerator()
    try await DatasetWriter.write(
      generator, plan: GenerationPlan(count: 5000, seed: 3, workers: 1), to: folder.path("one"))
    try await DatasetWriter.write(
      generator, plan: GenerationPlan(count: 5000, seed: 3, workers: workers),
      to: folder.path("many"))
    #expect(folder.names(in: "one") == folder.names(in: "many"))
    for name in folder.names(in: "one") {
      #expect(try folder.contents("one/\(name)") == folder.contents("many/\(name)"), "\(name)")
    }
  }

  @Test func whatIsReadIsWhatWasGenerated() async throws {
    let generator = try SumGenerator()
    let manifest = try await DatasetWriter.write(
      generator,
      plan: GenerationPlan(count: 3000, seed: 1, splitFractions: .init(valid: 0.2, test: 0.3)),
      to: folder.path("set"))
    var worker = generator.makeWorker(seed: 1)
    var expected = Set<Problem>()
    for index in 0..<3000 {
      var problem = Problem()
      try worker.generate(UInt64(index), into: &problem)
      expected.insert(problem)
    }
    var found = Set<Problem>()
    for split in Split.allCases {
      let problems = try problems("set", split)
      #expect(problems.count == manifest.file(of: split)?.examples)
      #expect(found.isDisjoint(with: problems))
      found.formUnion(problems)
    }
    #expect(found == expected)
    #expect(manifest.examples == expected.count)
    #expect(manifest.duplicates == 3000 - expected.count)
    #expect(manifest.draws == worker.tally)
    #expect(try Dataset(path: folder.path("set")).manifest == manifest)
  }

  @Test func duplicatesAreKeptInTheTrainingSplitAlone() async throws {
    let generator = try SumGenerator(bound: 10)
    func plan(_ index: Int, of count: Int) -> GenerationPlan {
      GenerationPlan(
        count: 2000, seed: 1, shard: Shard(index: index, count: count),
        splitFractions: .init(valid: 0.2, test: 0.2), keepsDuplicates: true)
    }
    let manifest = try await DatasetWriter.write(
      generator, plan: plan(0, of: 1), to: folder.path("set"))
    #expect(manifest.keepsDuplicates == true)
    #expect(manifest.examples + manifest.duplicates == 2000)
    for split in Split.allCases {
      let problems = try problems("set", split)
      let distinct = Set(problems.map(\.source)).count
      #expect(split == .train ? problems.count > 2 * distinct : problems.count == distinct)
    }
    #expect(DatasetCheck(folder: folder.path("set")).faults == [])

    // Shards keep theirs too, so that together they have as many training examples.
    for index in 0..<2 {
      try await DatasetWriter.write(
        generator, plan: plan(index, of: 2), to: folder.path("part\(index)"))
    }
    let merged = try DatasetMerger.merge(
      (0..<2).map { folder.path("part\($0)") }, to: folder.path("merged"))
    #expect(merged.file(of: .train)?.examples == manifest.file(of: .train)?.examples)
    #expect(merged.file(of: .test)?.examples == manifest.file(of: .test)?.examples)
    #expect(DatasetCheck(folder: folder.path("merged")).faults == [])
    try await DatasetWriter.write(
      generator,
      plan: GenerationPlan(count: 50, seed: 9, splitFractions: .init(valid: 0.2, test: 0.2)),
      to: folder.path("distinct"))
    #expect(throws: DatasetError.self) {
      try DatasetMerger.merge(
        [folder.path("set"), folder.path("distinct")], to: folder.path("mixed"))
    }
  }

  @Test func shardsTogetherAreTheWhole() async throws {
    let generator = try SumGenerator(bound: 100)
    func plan(_ shard: Shard) -> GenerationPlan {
      GenerationPlan(
        count: 2001, seed: 9, shard: shard, splitFractions: .init(valid: 0.1, test: 0.1))
    }
    try await DatasetWriter.write(generator, plan: plan(.whole), to: folder.path("whole"))
    var drawn = 0
    for index in 0..<3 {
      let manifest = try await DatasetWriter.write(
        generator, plan: plan(Shard(index: index, count: 3)), to: folder.path("shard\(index)"))
      drawn += manifest.drawn
    }
    #expect(drawn == 2001)
    for split in Split.allCases {
      let whole = Set(try problems("whole", split))
      let parts = try (0..<3).map { Set(try problems("shard\($0)", split)) }
      #expect(parts.reduce(Set()) { $0.union($1) } == whole)
    }
  }

  @Test func readableTextIsWrittenLineByLineBesideTheTokens() async throws {
    let manifest = try await DatasetWriter.write(
      try SumGenerator(bound: 50),
      plan: GenerationPlan(
        count: 2000, seed: 4, splitFractions: .init(valid: 0.3, test: 0.3),
        writesReadableText: true),
      to: folder.path("set"))
    for split in Split.allCases {
      #expect(
        manifest.files[split.readableFileName]?.examples == manifest.file(of: split)?.examples)
      // The task of these tests has no notation but its tokens, so both files have the same text.
      #expect(
        try folder.contents("set/\(split.readableFileName)")
          == folder.contents("set/\(split.fileName)"))
    }
  }

  @Test func duplicatesAreDropped() async throws {
    let manifest = try await DatasetWriter.write(
      try SumGenerator(bound: 3), plan: GenerationPlan(count: 1000, seed: 2),
      to: folder.path("set"))
    #expect(manifest.examples == 9)
    #expect(manifest.duplicates == 991)
  }

  @Test func aFolderThatIsNotEmptyIsRefusedAndLeftAlone() async throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "set"), withIntermediateDirectories: true)
    try folder.write(Data("mine".utf8), to: "set/notes.txt")
    let error = try await #require(throws: DatasetError.self) {
      try await DatasetWriter.write(
        try SumGenerator(), plan: GenerationPlan(count: 10, seed: 1), to: folder.path("set"))
    }
    #expect(
      error.description == "\(folder.path("set")): the output folder is not empty "
        + "(it holds 'notes.txt'); choose another or remove it")
    #expect(folder.names(in: "set") == ["notes.txt"])
  }

  @Test func aFinishedDatasetIsNotOverwritten() async throws {
    let plan = GenerationPlan(count: 10, seed: 1)
    try await DatasetWriter.write(try SumGenerator(), plan: plan, to: folder.path("set"))
    await #expect(throws: DatasetError.self) {
      try await DatasetWriter.write(try SumGenerator(), plan: plan, to: folder.path("set"))
    }
    #expect(folder.names(in: "set").contains("manifest.json"))
  }

  @Test func leftoversOfAnInterruptedRunAreReplaced() async throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "set"), withIntermediateDirectories: true)
    try folder.write(Data("half".utf8), to: "set/train.tsv.zst.partial")
    try await DatasetWriter.write(
      try SumGenerator(), plan: GenerationPlan(count: 10, seed: 1), to: folder.path("set"))
    #expect(
      folder.names(in: "set") == [
        "manifest.json", "test.tsv.zst", "train.tsv.zst", "valid.tsv.zst",
      ])
  }

  @Test func aFailedGenerationLeavesNothing() async throws {
    let error = try await #require(throws: DatasetError.self) {
      try await DatasetWriter.write(
        try SumGenerator(bound: -1), plan: GenerationPlan(count: 10, seed: 1),
        to: folder.path("set"))
    }
    #expect(
      error.description
        == "\(folder.path("set")): sum: all 10000 draws for example 0 were rejected "
        + "(notFinite 10000); loosen the distribution")
    #expect(folder.names(in: "") == [])
  }

  @Test(arguments: [
    GenerationPlan(count: 0, seed: 1),
    GenerationPlan(count: 1, seed: 1, shard: Shard(index: 3, count: 3)),
    GenerationPlan(count: 1, seed: 1, splitFractions: .init(valid: 0.6, test: 0.6)),
    GenerationPlan(count: 1, seed: 1, splitFractions: .init(valid: .nan, test: 0)),
    GenerationPlan(count: 1, seed: 1, workers: 0),
  ])
  func impossiblePlansAreRefused(_ plan: GenerationPlan) async {
    await #expect(throws: DatasetError.self) {
      try await DatasetWriter.write(try SumGenerator(), plan: plan, to: folder.path("set"))
    }
    #expect(folder.names(in: "") == [])
  }
}
