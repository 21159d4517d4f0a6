/// Where every value and gradient of a program lies, decided before it runs.
///
/// A value leaves its region after its last reader, forward or backward, and a gradient after the operation that made
/// its value has run backward; later ones move in. Activations that only the forward pass reads cost nothing in the
/// backward pass, and gradients live in what the activations have left.
struct MemoryPlan {
  /// The offset of each value's elements.
  private(set) var valueOffsets: [Int] = []
  /// The offset of each value's gradient; -1 where it gets none.
  private(set) var gradientOffsets: [Int] = []
  /// The offset of each operation's working memory in the backward pass; -1 where it needs none.
  private(set) var scratchOffsets: [Int] = []
  /// The number of elements of the whole.
  var count: Int { allocator.peak }

  private var allocator = RegionAllocator()
  private var lastReaders: [Int] = []
  private var isSaved: [Bool] = []

  private static let none = -1

  /// Plans a run; with seeds, also the backward pass that starts there.
  mutating func plan(_ program: Program, seeds: [Value]) {
    reset(program)
    noteReaders(program, isDifferentiated: !seeds.isEmpty)
    planForward(program)
    if !seeds.isEmpty { planBackward(program, seeds) }
  }

  private mutating func reset(_ program: Program) {
    allocator.reset()
    valueOffsets.removeAll(keepingCapacity: true)
    gradientOffsets.removeAll(keepingCapacity: true)
    lastReaders.removeAll(keepingCapacity: true)
    isSaved.removeAll(keepingCapacity: true)
    scratchOffsets.removeAll(keepingCapacity: true)
    for _ in program.values {
      valueOffsets.append(Self.none)
      gradientOffsets.append(Self.none)
      lastReaders.append(Self.none)
      isSaved.append(false)
    }
    for _ in program.operations { scratchOffsets.append(Self.none) }
  }

  private mutating func noteReaders(_ program: Program, isDifferentiated: Bool) {
    for (index, operation) in program.operations.enumerated() {
      let effects = operation.effects
      effects.outputs.forEach { lastReaders[$0.index] = index }
      effects.inputs.forEach { lastReaders[$0.index] = index }
      if isDifferentiated { effects.saved.forEach { isSaved[$0.index] = true } }
    }
    for value in program.results { isSaved[value.index] = true }
    // Parameters lie in their own buffer.
    for leaf in program.leaves { isSaved[leaf.value.index] = true }
  }

  private mutating func planForward(_ program: Program) {
    for (index, operation) in program.operations.enumerated() {
      let effects = operation.effects
      effects.outputs.forEach { valueOffsets[$0.index] = allocator.allocate($0.count) }
      effects.inputs.forEach { release($0, ifReadLastBy: index) }
      effects.outputs.forEach { release($0, ifReadLastBy: index) }
    }
  }

  private mutating func release(_ value: Value, ifReadLastBy operation: Int) {
    guard lastReaders[value.index] == operation, !isSaved[value.index] else { return }
    allocator.free(valueOffsets[value.index], value.count)
    // An operation may name a value twice.
    lastReaders[value.index] = Self.none
  }

  private mutating func planBackward(_ program: Program, _ seeds: [Value]) {
    for seed in seeds { allocateGradient(seed) }
    for index in program.operations.indices.reversed() {
      let effects = program.operations[index].effects
      var reaches = false
      effects.outputs.forEach { reaches = reaches || gradientOffsets[$0.index] != Self.none }
      if reaches { planBackward(effects, index) }
      effects.outputs.forEach { releaseAfterBackward($0, program) }
    }
  }

  private mutating func planBackward(
    _ effects: Effects, _ index: Int
  ) {
    effects.inputs.forEach { allocateGradient($0) }
    let scratch = effects.backwardScratchCount
    guard scratch > 0 else { return }
    scratchOffsets[index] = allocator.allocate(scratch)
    allocator.free(scratchOffsets[index], scratch)
  }

  private mutating func allocateGradient(_ value: Value) {
    guard gradientOffsets[value.index] == Self.none, valueOffsets[value.index] != Self.none else {
      return
    }
    gradientOffsets[value.index] = allocator.allocate(value.count)
  }

  private mutating func releaseAfterBackward(_ value: Value, _ program: Program) {
    if isSaved[value.index] && !program.results.contains(value) {
      allocator.free(valueOffsets[value.index], value.count)
    }
    if gradientOffsets[value.index] != Self.none {
      allocator.free(gradientOffsets[value.index], value.count)
    }
  }
}
