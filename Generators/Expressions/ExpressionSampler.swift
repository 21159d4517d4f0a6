import Randomness
import Symbolics

/// Draws random expressions of a distribution: a shape by exact counts, then operators, then leaves.
///
/// Lample and Charton 2020, section 3 and appendix C. All tables are made once and shared by workers.
struct ExpressionSampler: Sendable {
  /// A symbol that must occur; where it was not drawn, the last leaf before shuffling becomes it.
  let requiredSymbol: Symbol
  /// Symbols that take the first leaves before shuffling, as far as there are leaves.
  private let forcedSymbols: [Symbol]
  private let shapes: UnaryBinaryTreeSampler
  private let unary: WeightedChoice<GenerationOperator>?
  private let binary: WeightedChoice<GenerationOperator>?
  private let leafKinds: WeightedChoice<LeafKind>
  private let leaves: LeafDistribution

  private enum LeafKind {
    case variable, coefficient, integer, constant
  }

  /// Arrays that one worker reuses from draw to draw.
  struct Scratch {
    fileprivate var shape: [UInt8] = []
    fileprivate var leaves: [ExpressionDraft.Node] = []
  }

  /// Prepares the tables; the distribution must have passed its validation.
  init(
    _ distribution: ExpressionDistribution, requiredSymbol: Symbol, forcedSymbols: [Symbol] = []
  ) {
    self.requiredSymbol = requiredSymbol
    self.forcedSymbols = forcedSymbols
    shapes = UnaryBinaryTreeSampler(
      counts: UnaryBinaryTreeCounts(
        maximumOperators: distribution.operatorCount.maximum, weights: distribution.shapeWeights))
    unary =
      distribution.shapeWeights.unary > 0
      ? WeightedChoice(distribution.unaryOperators.inOrder) : nil
    binary =
      distribution.shapeWeights.binary > 0
      ? WeightedChoice(distribution.binaryOperators.inOrder) : nil
    leaves = distribution.leaves
    leafKinds = WeightedChoice([
      (.variable, leaves.variable), (.coefficient, leaves.coefficient),
      (.integer, leaves.integer), (.constant, leaves.constant),
    ])
  }

  /// Draws an expression with this number of operators into `draft`.
  func draw(
    operators: Int, into draft: inout ExpressionDraft, scratch: inout Scratch,
    using random: inout RandomStream
  ) {
    scratch.shape.removeAll(keepingCapacity: true)
    shapes.appendShape(operators: operators, to: &scratch.shape, using: &random)
    drawLeaves(count: scratch.shape.count { $0 == 0 }, into: &scratch.leaves, using: &random)
    draft.nodes.removeAll(keepingCapacity: true)
    var nextLeaf = 0
    for arity in scratch.shape {
      if arity == 0 {
        draft.nodes.append(scratch.leaves[nextLeaf])
        nextLeaf += 1
      } else if let operation = (arity == 1 ? unary : binary)?.draw(using: &random) {
        draft.nodes.append(.operation(operation))
      }
    }
  }

  private func drawLeaves(
    count: Int, into drawn: inout [ExpressionDraft.Node], using random: inout RandomStream
  ) {
    drawn.removeAll(keepingCapacity: true)
    for _ in 0..<count { drawn.append(drawLeaf(using: &random)) }
    for (index, symbol) in forcedSymbols.enumerated().prefix(count) {
      drawn[index] = .symbol(symbol)
    }
    if !drawn.contains(.symbol(requiredSymbol)) { drawn[count - 1] = .symbol(requiredSymbol) }
    random.shuffle(&drawn)
  }

  private func drawLeaf(using random: inout RandomStream) -> ExpressionDraft.Node {
    switch leafKinds.draw(using: &random) {
    case .variable:
      .symbol(Symbol.variables[pick(leaves.variableCount, using: &random)])
    case .coefficient:
      .symbol(Symbol.coefficients[pick(leaves.coefficientCount, using: &random)])
    case .constant:
      .symbol(random.uniform(below: 2) == 0 ? .pi : .e)
    case .integer:
      .integer(drawInteger(using: &random))
    }
  }

  private func drawInteger(using random: inout RandomStream) -> Int {
    let magnitude = 1 + random.uniform(below: leaves.maximumInteger)
    if leaves.positiveIntegers { return magnitude }
    return random.uniform(below: 2) == 0 ? magnitude : -magnitude
  }

  /// A uniform index below `count`; a choice of one costs no random bits.
  private func pick(_ count: Int, using random: inout RandomStream) -> Int {
    count > 1 ? random.uniform(below: count) : 0
  }
}
