import Datasets
import Foundation
import Generators
import Testing

struct DiskFullTests {
  /// A limit on the size of files, in a process of its own, stands in for a full disk.
  @Test func aFailedWriteIsOneLineAndLeavesNothing() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let error = try await #require(throws: DatasetError.self) {
        try await DatasetWriter.write(
          try SumGenerator(), plan: GenerationPlan(count: 20_000, seed: 1),
          to: folder.path("set"))
      }
      #expect(
        error.description == "\(folder.path("set/train.tsv.zst")): cannot write: File too large")
      #expect(folder.names(in: "") == [])
    }
  }
}
