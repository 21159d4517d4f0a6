import Datasets
import Foundation
import Generators
import Testing

struct InterruptionTests {
  private static var plan: GenerationPlan {
    GenerationPlan(
      count: 4000, seed: 4, splitFractions: .init(valid: 0.2, test: 0.2),
      writesReadableText: true, workers: 2)
  }

  /// A folder that a process and the test that started it agree upon.
  private static func folder(of process: Int32, _ name: String) -> String {
    FileManager.default.temporaryDirectory.appending(path: "calque-killed-\(name)-\(process)")
      .path(percentEncoded: false)
  }

  /// What a generation that was killed has left is no dataset, and the next one gives the same bytes as any.
  private func checkRestart(in path: String) async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(throws: DatasetError.self) { try Dataset(path: path) }
    try await DatasetWriter.write(try SumGenerator(), plan: Self.plan, to: path)
    let other = try TemporaryFolder()
    try await DatasetWriter.write(try SumGenerator(), plan: Self.plan, to: other.path("set"))
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(names == other.names(in: "set"))
    for name in names {
      #expect(
        try Data(contentsOf: URL(filePath: "\(path)/\(name)")) == other.contents("set/\(name)"))
    }
  }

  @Test func aGenerationKilledAtAnyInstantIsRestartedCleanly() async throws {
    for _ in 0..<4 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        let instant = Int.random(in: 1..<4000)
        try await DatasetWriter.write(
          try SumGenerator(), plan: InterruptionTests.plan,
          to: InterruptionTests.folder(of: getppid(), "drawing")
        ) { progress in
          if progress.drawn >= instant { kill(getpid(), SIGKILL) }
        }
      }
      try await checkRestart(in: Self.folder(of: getpid(), "drawing"))
    }
  }

  /// The states between the first and the last renaming, in the order in which files are named.
  @Test func aGenerationKilledWhileNamingItsFilesIsRestartedCleanly() async throws {
    let path = Self.folder(of: getpid(), "naming")
    let names = Split.allCases.flatMap { [$0.fileName, $0.readableFileName] }.sorted()
    for named in 0...names.count {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
      for (index, name) in names.enumerated() {
        let suffix = index < named ? "" : ".partial"
        try Data("half".utf8).write(to: URL(filePath: "\(path)/\(name)\(suffix)"))
      }
      try Data("{}".utf8).write(to: URL(filePath: "\(path)/manifest.json.partial"))
      try await checkRestart(in: path)
    }
  }

  @Test func filesWithoutATraceOfAnInterruptionAreLeftAlone() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "set"), withIntermediateDirectories: true)
    try folder.write(Data("mine".utf8), to: "set/train.tsv.zst")
    await #expect(throws: DatasetError.self) {
      try await DatasetWriter.write(
        try SumGenerator(), plan: Self.plan, to: folder.path("set"))
    }
    #expect(try folder.contents("set/train.tsv.zst") == Data("mine".utf8))
  }
}
