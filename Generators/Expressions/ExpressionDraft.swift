import Symbolics

/// A random expression before any algebra: its nodes in prefix order.
///
/// The nodes are kept in one array that is reused from draw to draw.
struct ExpressionDraft {
  /// A node of the expression.
  enum Node: Hashable {
    case operation(GenerationOperator)
    case symbol(Symbol)
    case integer(Int)
  }

  /// The nodes in prefix order.
  var nodes: [Node] = []

  /// Space for the passes below, kept to spare allocations.
  private var depths: [Int] = []
  var values: [Double] = []

  /// Creates an empty draft.
  init() {}

  /// The largest number of exp, sinh and cosh on a path from the root to a leaf.
  mutating func nestedExponentialDepth() -> Int {
    depths.removeAll(keepingCapacity: true)
    // From right to left every operator finds its operands on top of the stack.
    for node in nodes.reversed() {
      guard case .operation(let operation) = node else {
        depths.append(0)
        continue
      }
      var depth = depths.popLast() ?? 0
      if operation.arity == 2 { depth = max(depth, depths.popLast() ?? 0) }
      depths.append(operation.isExponential ? depth + 1 : depth)
    }
    return depths.last ?? 0
  }

  /// Whether the screened value is a finite number at one of the magnitudes or their negatives.
  mutating func isFinite(atOneOf magnitudes: [Double]) -> Bool {
    magnitudes.contains { screenedValue(at: $0).isFinite || screenedValue(at: -$0).isFinite }
  }
}
