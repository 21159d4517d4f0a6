import Transformer

/// How the parameters are divided between the workers of an update.
enum UpdateShares {
  /// Ranges of nearly the same size, one for each worker; some may be empty.
  ///
  /// They end at cache lines, so that no two workers write to the same one.
  static func ranges(of count: Int, workerCount: Int) -> [Range<Int>] {
    let size = ((count + workerCount - 1) / workerCount + 15) / 16 * 16
    return (0..<workerCount).map { index in
      min(index * size, count)..<min((index + 1) * size, count)
    }
  }

  /// Whole parameters for each worker: the costliest first, each to the worker with the least to do (Graham 1969).
  static func wholes(
    of entries: [ParameterLayout.Entry], workerCount: Int,
    cost: (ParameterLayout.Entry) -> Int
  ) -> [[ParameterLayout.Entry]] {
    var result = Array(repeating: [ParameterLayout.Entry](), count: workerCount)
    var loads = Array(repeating: 0, count: workerCount)
    let costs = entries.map { (entry: $0, cost: cost($0)) }
    for (entry, cost) in costs.sorted(by: {
      $0.cost != $1.cost ? $0.cost > $1.cost : $0.entry.offset < $1.entry.offset
    }) {
      var lightest = 0
      for worker in loads.indices where loads[worker] < loads[lightest] { lightest = worker }
      result[lightest].append(entry)
      loads[lightest] += cost
    }
    return result
  }
}
