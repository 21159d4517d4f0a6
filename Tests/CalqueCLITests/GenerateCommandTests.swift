import CalqueCLI
import Datasets
import Foundation
import Generators
import Testing

@Suite struct GenerateCommandTests {
  /// Runs `calque generate` into a fresh folder, removed afterwards.
  private func generate(
    _ options: [String], environment: [String: String] = [:],
    check: (_ folder: String, _ status: CommandStatus, _ output: String, _ errors: String) throws
      -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("calque-generate-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = await TestConsole.run(
      ["generate", "integration-backward", "--out", folder] + options, environment: environment)
    try check(folder, result.status, result.output, result.errors)
  }

  @Test func datasetIsWhatTheReportSays() async throws {
    try await generate(["--count", "300", "--seed", "7", "--test", "0.2"]) {
      folder, status, output, errors in
      #expect(status == .success)
      // A slow machine sees lines of progress here, and nothing else.
      #expect(errors.split(separator: "\n").allSatisfy { $0.contains(" examples · ") })
      let manifest = try Dataset(path: folder).manifest
      #expect(manifest.seed == 7)
      #expect(manifest.drawn == 300)
      #expect(manifest.splitFractions.test == 0.2)
      #expect(output.hasPrefix("split  examples"))
      #expect(output.contains("\(folder): \(manifest.examples) examples of integration-backward"))
    }
  }

  @Test func wrappersAreReachedByName() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("calque-generate-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let distribution = folder + ".json5"
    defer { try? FileManager.default.removeItem(atPath: distribution) }
    let printed = await TestConsole.run(
      ["tasks", "two-set:sequence-terms", "--distribution", "easy"])
    #expect(printed.output.contains("\"setSize\" : 50000"))
    try printed.output.replacing("50000", with: "5").write(
      toFile: distribution, atomically: true, encoding: .utf8)
    let result = await TestConsole.run([
      "generate", "two-set:sequence-terms", "--distribution", distribution, "--count", "200",
      "--keep-duplicates", "--out", folder,
    ])
    #expect(result.status == .success, "\(result.errors)")
    let dataset = try Dataset(path: folder)
    #expect(dataset.manifest.task == "two-set:sequence-terms")
    #expect(dataset.manifest.keepsDuplicates == true)
    #expect(try dataset.makeTask().vocabulary == dataset.vocabulary)
    let inspected = await TestConsole.run(["inspect", folder])
    #expect(inspected.status == .success, "\(inspected.errors)")
  }

  @Test func workersDoNotChangeTheBytes() async throws {
    var files: [Data] = []
    for workers in ["1", "3"] {
      try await generate(["--count", "600", "--workers", workers]) { folder, status, _, _ in
        #expect(status == .success)
        files.append(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/train.tsv.zst")))
      }
    }
    #expect(files.count == 2 && files.first == files.last)
  }

  @Test func schedulerChoosesTheShardAndIsNamed() async throws {
    let environment = ["SLURM_PROCID": "1", "SLURM_NTASKS": "4"]
    try await generate(["--count", "40", "--json"], environment: environment) {
      folder, status, output, errors in
      #expect(status == .success)
      #expect(output.contains(#""shard":"2/4","drawn":10,"#))
      #expect(
        errors.hasPrefix(
          "calque: part 2 of 4, by SLURM_PROCID, SLURM_NTASKS (--shard 1/1 makes all)\n"))
    }
  }

  @Test func printedDistributionCanBeUsed() async throws {
    let printed = await TestConsole.run(
      ["tasks", "integration-backward", "--distribution", "first-course"])
    #expect(printed.status == .success)
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("calque-distribution-\(UUID().uuidString).json5").path
    try Data(printed.output.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var manifests: [Manifest] = []
    for distribution in ["first-course", path] {
      try await generate(["--count", "20", "--distribution", distribution]) {
        folder, status, _, _ in
        #expect(status == .success)
        manifests.append(try Dataset(path: folder).manifest)
      }
    }
    #expect(manifests.count == 2 && manifests.first == manifests.last)
  }

  @Test func nothingIsLeftWhereThePlanIsImpossible() async throws {
    try await generate(["--workers", "0"]) { folder, status, output, errors in
      #expect(status == .failure)
      #expect(output.isEmpty)
      #expect(errors == "calque: \(folder): workers: 0 is outside 1…1024\n")
      #expect(!FileManager.default.fileExists(atPath: folder))
    }
  }

  @Test func unknownDistributionIsRefusedWithTheNearest() async throws {
    try await generate(["--distribution", "first-curse"]) { _, status, _, errors in
      #expect(status == .usage)
      #expect(errors.hasSuffix("; did you mean 'first-course'?\n"))
    }
  }
}
