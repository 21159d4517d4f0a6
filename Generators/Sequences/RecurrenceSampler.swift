import Randomness

/// Draws random recurrences: a shape by exact counts, then operators, then leaves.
///
/// d'Ascoli and others 2022, section 3, with the trees of Lample and Charton 2020, appendix C. All tables
/// are made once and shared by workers.
struct RecurrenceSampler: Sendable {
  private let shapes: UnaryBinaryTreeSampler
  private let unary: WeightedChoice<SequenceOperator>?
  private let binary: WeightedChoice<SequenceOperator>?
  private let leafKinds: WeightedChoice<LeafKind>
  private let maximumInteger: Int
  private let constants: [SequenceConstant]

  private enum LeafKind {
    case constant, index, previous
  }

  /// Prepares the tables; the law must have passed its validation.
  init(_ law: RecurrenceDistribution, constants: [SequenceConstant]) {
    shapes = UnaryBinaryTreeSampler(
      counts: UnaryBinaryTreeCounts(
        maximumOperators: law.operatorCount.maximum, weights: law.shapeWeights))
    unary = law.shapeWeights.unary > 0 ? WeightedChoice(law.unaryOperators.inOrder) : nil
    binary = law.shapeWeights.binary > 0 ? WeightedChoice(law.binaryOperators.inOrder) : nil
    leafKinds = WeightedChoice([
      (.constant, law.leaves.constant), (.index, law.leaves.index),
      (.previous, law.leaves.previous),
    ])
    maximumInteger = law.maximumInteger
    self.constants = constants
  }

  /// Draws a formula with this number of operators that looks back at most `degree` terms.
  func draw(
    operators: Int, degree: Int, shape: inout [UInt8], using random: inout RandomStream
  ) -> Recurrence {
    shape.removeAll(keepingCapacity: true)
    shapes.appendShape(operators: operators, to: &shape, using: &random)
    var symbols: [Recurrence.Symbol] = []
    symbols.reserveCapacity(shape.count)
    for arity in shape {
      if arity == 0 {
        symbols.append(leaf(degree: degree, using: &random))
      } else if let operation = (arity == 1 ? unary : binary)?.draw(using: &random) {
        symbols.append(.operation(operation))
      }
    }
    guard let formula = Recurrence(symbols) else {
      preconditionFailure("the shape \(shape) is not a tree")
    }
    return formula
  }

  private func leaf(
    degree: Int, using random: inout RandomStream
  ) -> Recurrence.Symbol {
    switch leafKinds.draw(using: &random) {
    case .index: return .index
    case .previous: return .previous(1 + random.uniform(below: degree))
    case .constant:
      // The integers −m…−1 and 1…m and the constants, all alike.
      let place = random.uniform(below: 2 * maximumInteger + constants.count)
      if place >= 2 * maximumInteger { return .constant(constants[place - 2 * maximumInteger]) }
      let value = place - maximumInteger
      return .integer(value < 0 ? value : value + 1)
    }
  }
}
