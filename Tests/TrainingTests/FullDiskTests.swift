import Foundation
import Testing
import Training

struct FullDiskTests {
  /// A limit on the size of files, in a process of its own, stands in for a full disk.
  private static func limitFileSize(to bytes: UInt) {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  }

  @Test func aModelThatDoesNotFitLeavesTheOneBefore() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      try ReversalTask.model(seed: 1).save(to: folder("model"))
      Self.limitFileSize(to: 4096)
      let error = try #require(throws: FileError.self) {
        try ReversalTask.model(seed: 2).save(to: folder("model"))
      }
      #expect(
        error.description == "\(folder("model/model.safetensors")): cannot write: File too large")
      #expect(folder.names(in: "") == ["model"])
      _ = try ModelFolder.load(folder("model"))
    }
  }

  @Test func aCheckpointThatDoesNotFitEndsTrainingAndKeepsTheOneBefore() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      var recipe = ReversalTask.recipe(steps: 4)
      recipe.checkpoints.everySteps = 2
      recipe.metricsEverySteps = 100
      let trainer = try ReversalTask.trainer(recipe, in: folder("run"))
      let error = try #require(throws: TrainingError.self) {
        try trainer.run { progress in
          if progress.checkpoint != nil { Self.limitFileSize(to: 4096) }
          return .proceed
        }
      }
      #expect(error.description.hasSuffix("model.safetensors: cannot write: File too large"))
      #expect(folder.names(in: "run/checkpoints") == ["step-000000002"])
    }
  }

  @Test func aFolderThatCannotBeWrittenIsNamedWithTheRemedy() throws {
    let error = try #require(throws: FileError.self) {
      try ReversalTask.model().save(to: "/proc/nothing/model")
    }
    #expect(
      error.description
        == "/proc/nothing: cannot create the folder: No such file or directory; check the path")
  }
}
