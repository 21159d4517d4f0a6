import Autodiff
import Tensors
import Transformer

// The numbers that differ from batch to batch: one array of integers, in an order that the program and the batch share.
extension Operation {
  /// Ids, targets and keys of masks of one operation.
  var runtimeIntegers: [Int32] {
    switch self {
    case .embedding(let operation): operation.ids
    case .rotation(let operation): operation.ids
    case .crossEntropy(let operation): operation.loss.targets
    case .dropout(let operation): operation.mask.runtimeIntegers
    case .attention(let operation): operation.dropout?.mask.runtimeIntegers ?? []
    case .linear, .layerNorm, .gatedLinearUnit, .addition, .gate, .headNorm, .headProducts, .halt,
      .transposeBlocks, .cachedAttention:
      []
    }
  }
}

extension Program {
  /// The integers of all operations, in order.
  var runtimeIntegers: [Int32] { operations.flatMap(\.runtimeIntegers) }
}

extension PaddedProgram {
  /// What a program for this shape is given of a batch.
  var runtimeIntegers: [Int32] {
    counts(of: .encoder) + counts(of: .decoder) + targetCounts + program.runtimeIntegers
  }

  /// Empty where the model has no such stack.
  func counts(of side: TransformerConfiguration.Side) -> [Int32] { counts[side] ?? [] }
}

/// Cuts the array of integers into the parts that the operations read, in order.
struct IntegerReader {
  let all: Tensor
  private var next = 0

  init(_ all: Tensor) { self.all = all }

  /// The next integers; none if the count is 0.
  mutating func take(_ count: Int) -> Tensor? {
    guard count > 0 else { return nil }
    defer { next += count }
    return all.sliced(0, next..<(next + count))
  }
}
