/// A computation on tensors whose shapes are known, to be written as StableHLO.
///
/// Nodes have no effects, so equal ones are made once. A class because expressions over tensors add nodes to it; it belongs
/// to one thread. Violated preconditions are faults of the lowering, never of input.
final class Graph {
  /// One operation.
  struct Node: Hashable {
    let primitive: Primitive
    let operands: [Int]
    let type: TensorType
  }

  /// In an order in which operands come first.
  private(set) var nodes: [Node] = []
  /// What each argument is called, by its place.
  private(set) var argumentNames: [String] = []
  private var ids: [Node: Int] = [:]

  /// The next argument of the program; names are letters, digits, dots and underscores.
  func argument(_ name: String, _ shape: [Int], _ scalar: ElementType = .float32) -> Tensor {
    argumentNames.append(name)
    return make(.argument(argumentNames.count - 1), [], TensorType(shape: shape, scalar: scalar))
  }

  /// A tensor of equal elements.
  func constant(_ value: Double, _ shape: [Int] = [], _ scalar: ElementType = .float32) -> Tensor {
    make(.constant(value.bitPattern), [], TensorType(shape: shape, scalar: scalar))
  }

  /// A tensor of indices along one of its dimensions.
  func iota(_ shape: [Int], dimension: Int, _ scalar: ElementType = .int32) -> Tensor {
    precondition(shape.indices.contains(dimension), "dimension \(dimension) of \(shape)")
    return make(.iota(dimension: dimension), [], TensorType(shape: shape, scalar: scalar))
  }

  /// The node's result; the same one where it was made before.
  func make(_ primitive: Primitive, _ operands: [Tensor], _ type: TensorType) -> Tensor {
    let node = Node(primitive: primitive, operands: operands.map(\.id), type: type)
    if let id = ids[node] { return Tensor(graph: self, id: id, type: type) }
    ids[node] = nodes.count
    nodes.append(node)
    return Tensor(graph: self, id: nodes.count - 1, type: type)
  }

  /// The result of a node by its place.
  func tensor(_ id: Int) -> Tensor { Tensor(graph: self, id: id, type: nodes[id].type) }
}

/// The result of a node.
struct Tensor {
  let graph: Graph
  let id: Int
  let type: TensorType

  var shape: [Int] { type.shape }
  var rank: Int { type.rank }
  var count: Int { type.count }
}
