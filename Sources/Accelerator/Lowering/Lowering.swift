import Autodiff
import Tensors
import Transformer

/// Writes the program of a padded batch as a graph: forward, and with the graph's gradients, backward.
///
/// Every value `[rows, columns]` of the program is a tensor of that shape, rows being `[sequences × length]`, or hypotheses. Gradients come
/// from the graph, so an operation's file here has its forward rule alone.
struct Lowering {
  let graph: Graph
  let precision: Precision
  /// The sequences of the batch.
  let sequences: Int
  /// The parameters, in the order of the layout.
  let parameters: [Tensor]
  let layout: ParameterLayout
  /// The numbers that are the same for all batches, and stay on the device, in the order of their arguments.
  private(set) var constants: [HostArray] = []
  private var constantTensors: [HostArray: Tensor] = [:]
  /// The real tokens of each sequence of the encoder, `[sequences]`: the keys of all attention that is not causal.
  private var keyCounts: Tensor?
  /// What attention of a step of decoding reads and leaves.
  var cache: StepCache?
  private var values: [Int: Tensor] = [:]
  /// Values whose readers need them in single precision.
  private var exact: Set<Int> = []

  init(
    graph: Graph, precision: Precision, sequences: Int, parameters: [Tensor],
    layout: ParameterLayout
  ) {
    self.graph = graph
    self.precision = precision
    self.sequences = sequences
    self.parameters = parameters
    self.layout = layout
  }

  /// Lowers the operations of a padded program; `integers` are those that `Program/runtimeIntegers` gives.
  mutating func lower(_ program: Program, integers: inout IntegerReader, keyCounts: Tensor?) {
    self.keyCounts = keyCounts
    exact = Set(program.operations.compactMap(\.exactInput?.index))
    for leaf in program.leaves {
      values[leaf.value.index] = parameter(leaf.parameter).converted(to: precision.activations)
    }
    for operation in program.operations {
      lower(operation, runtime: integers.take(operation.runtimeIntegers.count))
    }
  }

  private mutating func lower(_ operation: Operation, runtime: Tensor?) {
    switch operation {
    case .embedding(let operation): lower(operation, runtime)
    case .linear(let operation): lower(operation)
    case .attention(let operation): lower(operation, runtime)
    case .layerNorm(let operation): lower(operation)
    case .dropout(let operation): lower(operation, runtime)
    case .crossEntropy(let operation): lower(operation, runtime)
    case .gatedLinearUnit(let operation): lower(operation)
    case .addition(let operation): lower(operation)
    case .gate(let operation): lower(operation)
    case .rotation(let operation): lower(operation, runtime)
    case .headNorm(let operation): lower(operation)
    case .headProducts(let operation): lower(operation)
    case .halt(let operation): lower(operation)
    case .transposeBlocks(let operation): lower(operation)
    case .cachedAttention(let operation): lower(operation)
    }
  }
}

extension Operation {
  /// The input that must not be rounded: logits of a loss or of a decision to halt.
  fileprivate var exactInput: Value? {
    switch self {
    case .crossEntropy(let operation): operation.logits
    case .halt(let operation): operation.logits
    default: nil
    }
  }
}

// What the operations see.
extension Lowering {
  /// The tensor of a value.
  subscript(value: Value) -> Tensor {
    get {
      guard let tensor = values[value.index] else {
        preconditionFailure("value \(value.index) is read before it is made")
      }
      return tensor
    }
    set {
      precondition(
        newValue.shape == [value.rows, value.columns],
        "\(newValue.type.text) for a value of \(value.rows) × \(value.columns)")
      values[value.index] = newValue
    }
  }

  /// The tensor of a value in single precision.
  func single(_ value: Value) -> Tensor { self[value].converted(to: .float32) }

  /// A parameter `[rows, columns]` in single precision, joined of those that lie side by side.
  func parameter(_ place: ParameterMatrix) -> Tensor {
    let range = place.offset..<(place.offset + place.rows * place.columns)
    let parts = zip(layout.entries, parameters).filter { range.contains($0.0.offset) }
    precondition(
      parts.reduce(0) { $0 + $1.0.count } == range.count, "a parameter that is no whole tensors")
    return Tensor.concatenated(parts.map { $0.1.reshaped([$0.0.count]) })
      .reshaped([place.rows, place.columns])
  }

  /// A parameter as products take it.
  func operand(_ place: ParameterMatrix) -> Tensor {
    parameter(place).converted(to: precision.activations)
  }

  /// Puts a result, rounded as activations are unless its reader needs all of it.
  mutating func put(_ tensor: Tensor, into value: Value) {
    self[value] = exact.contains(value.index) ? tensor : tensor.converted(to: precision.activations)
  }

  /// The type in which a product that makes a value gives it.
  func scalar(of value: Value) -> ElementType {
    exact.contains(value.index) ? .float32 : precision.activations
  }

  /// The keys that attention may see, `[sequences]`; nil where all that padding could hide comes later.
  func seenKeys(isCausal: Bool) -> Tensor? { isCausal ? nil : keyCounts }

  /// An argument for numbers that are the same for all batches; equal ones have one.
  mutating func constant(_ array: HostArray) -> Tensor {
    if let known = constantTensors[array] { return known }
    let scalar: ElementType = if case .floats = array.elements { .float32 } else { .int32 }
    let tensor = graph.argument("constant.\(constants.count)", array.shape, scalar)
    constants.append(array)
    constantTensors[array] = tensor
    return tensor
  }

  mutating func constant(_ matrix: Matrix) -> Tensor {
    constant(HostArray(.floats(matrix.elements), shape: [matrix.rows, matrix.columns]))
  }
}
