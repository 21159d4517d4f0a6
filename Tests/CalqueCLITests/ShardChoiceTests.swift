import CalqueCLI
import Datasets
import Testing

@Suite struct ShardChoiceTests {
  @Test(arguments: ["1/1", "1/8", "8/8", "auto", "auto/4"])
  func printedTextReadsBack(_ text: String) {
    #expect(ShardChoice(argument: text)?.argumentText == text)
  }

  @Test(arguments: [
    "", "1", "0/8", "9/8", "-1/8", "1/0", "1/8/2", "auto/", "auto/0", "a/8", "1/9999999",
  ])
  func anythingElseIsRefused(_ text: String) {
    #expect(ShardChoice(argument: text) == nil)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let choice: String
    var environment: [String: String] = [:]
    let result: String
    var testDescription: String { "\(choice) \(environment)" }
  }

  static let cases = [
    Case(choice: "auto", result: "0/1 -"),
    Case(choice: "3/4", environment: ["SLURM_PROCID": "0", "SLURM_NTASKS": "2"], result: "2/4 -"),
    Case(
      choice: "auto", environment: ["SLURM_PROCID": "1", "SLURM_NTASKS": "2"],
      result: "1/2 SLURM_PROCID, SLURM_NTASKS"),
    Case(choice: "auto", environment: ["SLURM_PROCID": "0", "SLURM_NTASKS": "1"], result: "0/1 -"),
    Case(
      choice: "auto", environment: ["OMPI_COMM_WORLD_RANK": "7", "OMPI_COMM_WORLD_SIZE": "8"],
      result: "7/8 OMPI_COMM_WORLD_RANK, OMPI_COMM_WORLD_SIZE"),
    Case(choice: "auto", environment: ["JOB_COMPLETION_INDEX": "3"], result: "0/1 -"),
    Case(
      choice: "auto/5", environment: ["JOB_COMPLETION_INDEX": "3"],
      result: "3/5 JOB_COMPLETION_INDEX"),
    Case(choice: "auto/1", result: "0/1 -"),
    Case(
      choice: "auto/5",
      result: "--shard auto/5: no scheduler has set a rank; give the part, such as 1/5"),
    Case(
      choice: "auto/5", environment: ["JOB_COMPLETION_INDEX": "5"],
      result: "JOB_COMPLETION_INDEX=5 is not a rank among 5 processes; give the part with --shard"),
  ]

  /// What Slurm sets in each job of `--array=2-8:3`.
  static func array(_ id: Int, _ more: [String: String] = [:]) -> [String: String] {
    [
      "SLURM_ARRAY_TASK_ID": "\(id)", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "2",
      "SLURM_ARRAY_TASK_MAX": "8", "SLURM_ARRAY_TASK_STEP": "3", "SLURM_PROCID": "0",
      "SLURM_NTASKS": "1",
    ].merging(more) { $1 }
  }

  static let arrays = [
    Case(
      choice: "auto", environment: array(5),
      result: "1/3 SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_COUNT"),
    Case(
      choice: "auto", environment: array(8, ["SLURM_PROCID": "1", "SLURM_NTASKS": "2"]),
      result: "5/6 SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_COUNT"),
    Case(
      choice: "auto/4", environment: array(8),
      result: "2/4 SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_COUNT"),
    Case(choice: "2/4", environment: array(8), result: "1/4 -"),
    // Numbers that no scheduler sets end in an error, not in a trap.
    Case(
      choice: "auto", environment: array(5, ["SLURM_ARRAY_TASK_MAX": "-1"]),
      result:
        "SLURM_ARRAY_TASK_ID=5 is not a rank among 3 processes; give the part with --shard"),
    Case(
      choice: "auto",
      environment: array(
        5, ["SLURM_ARRAY_TASK_MAX": "\(Int.max)", "SLURM_ARRAY_TASK_MIN": "\(Int.min)"]),
      result:
        "SLURM_ARRAY_TASK_ID=5 is not a rank among 3 processes; give the part with --shard"),
    // Ids with gaps, as of --array=2,3,8.
    Case(
      choice: "auto", environment: array(3, ["SLURM_ARRAY_TASK_STEP": "1"]),
      result:
        "SLURM_ARRAY_TASK_ID=3 is not a rank among 3 processes; give the part with --shard"),
  ]

  @Test(arguments: cases + arrays)
  func schedulerDecidesOnlyWhereAsked(_ example: Case) throws {
    let choice = try #require(ShardChoice(argument: example.choice))
    var found: String
    do {
      let part = try choice.resolved { example.environment[$0] }
      found = "\(part.shard.index)/\(part.shard.count) \(part.source ?? "-")"
    } catch {
      found = error.description
    }
    #expect(found == example.result)
  }
}
