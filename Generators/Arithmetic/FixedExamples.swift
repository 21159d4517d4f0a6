import Randomness
import Tokenization

/// A training set made ready: which random streams give its examples, so that none is kept in memory.
struct FixedExamples: Sendable {
  let set: TrainingSet
  /// The sources of all its examples, where they are to be kept out.
  private(set) var excluded: Set<[TokenID]> = []

  private let baseStream: RandomStream
  private let primingStream: RandomStream
  private let operands: OperandLaw
  private let lengths: WeightedChoice<TrainingSet.Lengths>?
  /// The children of the streams whose examples are all different.
  private var base: [UInt32] = []
  private var priming: [UInt32] = []

  /// Finds the streams; refuses a set that is larger than the law has problems.
  init(_ set: TrainingSet, _ drawer: ArithmeticDrawer) throws(DistributionError) {
    self.set = set
    let root = RandomStream(seed: UInt64(set.seed))
    baseStream = root.child("base")
    primingStream = root.child("priming")
    operands = set.operands ?? drawer.law.operands
    lengths = set.priming.map { priming in
      WeightedChoice(priming.lengths.map { ($0, $0.weight) })
    }
    var drawer = drawer
    var seen: Set<[TokenID]> = []
    if set.isBaseFixed {
      base = try streams(set.baseCount, field: "baseCount", &seen) { index, problem in
        drawBase(index, with: &drawer, into: &problem)
      }
    }
    priming = try streams(set.primingCount, field: "priming", &seen) { index, problem in
      drawPriming(index, with: &drawer, into: &problem)
    }
    if set.use == .exclude { excluded = seen }
  }

  /// Draws an example of the union of base and priming examples, all alike.
  func draw(
    with drawer: inout ArithmeticDrawer, into problem: inout Problem,
    using random: inout RandomStream
  ) -> RejectionReason? {
    let place = random.uniform(below: set.baseCount + priming.count)
    if place >= set.baseCount {
      return drawPriming(priming[place - set.baseCount], with: &drawer, into: &problem)
    }
    if set.isBaseFixed { return drawBase(base[place], with: &drawer, into: &problem) }
    return drawer.draw(operands, into: &problem, using: &random)
  }

  private func drawBase(
    _ index: UInt32, with drawer: inout ArithmeticDrawer, into problem: inout Problem
  ) -> RejectionReason? {
    var random = baseStream.child(UInt64(index))
    return drawer.draw(operands, into: &problem, using: &random)
  }

  private func drawPriming(
    _ index: UInt32, with drawer: inout ArithmeticDrawer, into problem: inout Problem
  ) -> RejectionReason? {
    var random = primingStream.child(UInt64(index))
    guard let drawn = lengths?.draw(using: &random) else { return .undefined }
    let law = OperandLaw.independent(
      first: .length(.constant(drawn.first)), second: .length(.constant(drawn.second)))
    return drawer.draw(law, into: &problem, using: &random)
  }

  /// The first streams whose examples are accepted and have not been seen.
  private func streams(
    _ count: Int, field: String, _ seen: inout Set<[TokenID]>,
    draw: (UInt32, inout Problem) -> RejectionReason?
  ) throws(DistributionError) -> [UInt32] {
    var found: [UInt32] = []
    var problem = Problem()
    // The rarest of n problems that are alike is found after n (ln n + 1) draws: 15 n for a million.
    let limit = UInt32(100 * count + 10_000)
    var index: UInt32 = 0
    while found.count < count {
      guard index < limit else {
        throw DistributionError(
          field: "trainingSet.\(field)",
          problem: "\(count) different examples were not found in \(limit) draws; ask for fewer")
      }
      if draw(index, &problem) == nil, seen.insert(problem.source).inserted { found.append(index) }
      index += 1
    }
    return found
  }
}
