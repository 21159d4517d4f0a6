import Transformer

/// The parts of a batch that the workers get, with nearly the same number of tokens.
///
/// All memory is kept from batch to batch.
struct BatchShares {
  /// One packed batch for each worker; it may be empty.
  private(set) var shares: [PackedBatch]
  private var members: [[Int32]]
  private var loads: [Int]
  private var scratch = PairScratch()
  private var ordered: [Int32] = []

  /// Creates empty shares.
  init(workerCount: Int) {
    shares = Array(repeating: PackedBatch(), count: workerCount)
    members = Array(repeating: [], count: workerCount)
    loads = Array(repeating: 0, count: workerCount)
  }

  /// Deals pairs out: the longest first, each to the worker with the fewest tokens (Graham 1969), so that loads differ
  /// by less than one short pair in practice.
  ///
  /// The first sequence has the given number among those of its step.
  mutating func deal(
    _ batch: some Sequence<Int32>, from pairs: TokenPairs, firstSequence: Int = 0
  ) {
    ordered.removeAll(keepingCapacity: true)
    ordered.append(contentsOf: batch)
    ordered.sort { first, second in
      let (left, right) = (pairs.cost(of: Int(first)), pairs.cost(of: Int(second)))
      return left != right ? left > right : first < second
    }
    for worker in members.indices {
      members[worker].removeAll(keepingCapacity: true)
      loads[worker] = 0
    }
    for pair in ordered {
      var lightest = 0
      for worker in loads.indices where loads[worker] < loads[lightest] { lightest = worker }
      members[lightest].append(pair)
      loads[lightest] += pairs.cost(of: Int(pair))
    }
    pack(from: pairs, firstSequence: firstSequence)
  }

  private mutating func pack(from pairs: TokenPairs, firstSequence: Int) {
    var firstSequence = firstSequence
    for worker in shares.indices {
      shares[worker].removeAll()
      shares[worker].firstSequence = firstSequence
      for pair in members[worker] { pairs.append(Int(pair), to: &shares[worker], &scratch) }
      firstSequence += members[worker].count
    }
  }
}
