/// The place of a process in an array of Slurm jobs (`sbatch --array=0-7`), each of which may start several processes.
struct SlurmArray {
  /// The rank among all processes of the array, from 0.
  let rank: Int
  /// The number of all processes.
  let count: Int

  static let variables = ["SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT"]

  /// Reads the variables; nil outside an array.
  ///
  /// Ids with gaps, as of `--array=1,5,7`, tell no ranks and are refused.
  init?(environment: (String) -> String?) throws(ShardError) {
    func number(_ name: String) -> Int? { environment(name).flatMap { Int($0) } }
    guard let id = number("SLURM_ARRAY_TASK_ID"), let jobs = number("SLURM_ARRAY_TASK_COUNT"),
      let first = number("SLURM_ARRAY_TASK_MIN"), let last = number("SLURM_ARRAY_TASK_MAX")
    else { return nil }
    let step = number("SLURM_ARRAY_TASK_STEP") ?? 1
    guard step >= 1, first >= 0, first <= id, id <= last, last <= Int(Int32.max),
      jobs <= ShardChoice.maximumCount, (last - first) / step + 1 == jobs, (id - first) % step == 0
    else { throw ShardError(variable: "SLURM_ARRAY_TASK_ID", rank: id, count: jobs) }
    let processes = number("SLURM_NTASKS") ?? 1
    let process = number("SLURM_PROCID") ?? 0
    guard (1...ShardChoice.maximumCount).contains(processes), (0..<processes).contains(process)
    else { throw ShardError(variable: "SLURM_PROCID", rank: process, count: processes) }
    rank = (id - first) / step * processes + process
    count = jobs * processes
  }
}
