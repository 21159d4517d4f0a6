/// The closed list of differentiable operations.
///
/// Models are compositions of these and of nothing else, so that another executor of a ``Program`` needs exactly this
/// list. Each case has its file in `Operations/`, with the forward and the backward rule side by side. An enumeration
/// rather than a list of existentials: records lie in one array, and none is boxed.
package enum Operation: Sendable {
  case embedding(EmbeddingOperation)
  case linear(LinearOperation)
  case attention(AttentionOperation)
  case layerNorm(LayerNormOperation)
  case dropout(DropoutOperation)
  case crossEntropy(CrossEntropyOperation)
  case gatedLinearUnit(GatedLinearUnitOperation)
  case addition(AdditionOperation)
  case gate(GateOperation)
  case rotation(RotationOperation)
  case headNorm(HeadNormOperation)
  case headProducts(HeadProductsOperation)
  case halt(HaltOperation)
  case transposeBlocks(TransposeBlocksOperation)
  case cachedAttention(CachedAttentionOperation)

  var effects: Effects {
    switch self {
    case .embedding(let operation): operation.effects
    case .linear(let operation): operation.effects
    case .attention(let operation): operation.effects
    case .layerNorm(let operation): operation.effects
    case .dropout(let operation): operation.effects
    case .crossEntropy(let operation): operation.effects
    case .gatedLinearUnit(let operation): operation.effects
    case .addition(let operation): operation.effects
    case .gate(let operation): operation.effects
    case .rotation(let operation): operation.effects
    case .headNorm(let operation): operation.effects
    case .headProducts(let operation): operation.effects
    case .halt(let operation): operation.effects
    case .transposeBlocks(let operation): operation.effects
    case .cachedAttention(let operation): operation.effects
    }
  }

  func forward(in workspace: Workspace) {
    switch self {
    case .embedding(let operation): operation.forward(in: workspace)
    case .linear(let operation): operation.forward(in: workspace)
    case .attention(let operation): operation.forward(in: workspace)
    case .layerNorm(let operation): operation.forward(in: workspace)
    case .dropout(let operation): operation.forward(in: workspace)
    case .crossEntropy(let operation): operation.forward(in: workspace)
    case .gatedLinearUnit(let operation): operation.forward(in: workspace)
    case .addition(let operation): operation.forward(in: workspace)
    case .gate(let operation): operation.forward(in: workspace)
    case .rotation(let operation): operation.forward(in: workspace)
    case .headNorm(let operation): operation.forward(in: workspace)
    case .headProducts(let operation): operation.forward(in: workspace)
    case .halt(let operation): operation.forward(in: workspace)
    case .transposeBlocks(let operation): operation.forward(in: workspace)
    case .cachedAttention(let operation): operation.forward(in: workspace)
    }
  }

  func backward(in workspace: Workspace) {
    switch self {
    case .embedding(let operation): operation.backward(in: workspace)
    case .linear(let operation): operation.backward(in: workspace)
    case .attention(let operation): operation.backward(in: workspace)
    case .layerNorm(let operation): operation.backward(in: workspace)
    case .dropout(let operation): operation.backward(in: workspace)
    case .crossEntropy(let operation): operation.backward(in: workspace)
    case .gatedLinearUnit(let operation): operation.backward(in: workspace)
    case .addition(let operation): operation.backward(in: workspace)
    case .gate(let operation): operation.backward(in: workspace)
    case .rotation(let operation): operation.backward(in: workspace)
    case .headNorm(let operation): operation.backward(in: workspace)
    case .headProducts(let operation): operation.backward(in: workspace)
    case .halt(let operation): operation.backward(in: workspace)
    case .transposeBlocks(let operation): operation.backward(in: workspace)
    case .cachedAttention(let operation): operation.backward(in: workspace)
    }
  }
}

/// What an operation tells the planner of memory.
struct Effects {
  /// The values that it reads and, in the backward pass, gives gradients to.
  var inputs: ValueList
  /// The values that it makes.
  var outputs: ValueList
  /// The inputs and outputs whose elements the backward pass reads.
  var saved: ValueList
  /// The elements of working memory that the backward pass needs.
  var backwardScratchCount = 0
}

/// The rules of one operation.
protocol DifferentiableOperation: Sendable {
  /// What the planner of memory has to know.
  var effects: Effects { get }
  /// Computes the outputs.
  func forward(in workspace: Workspace)
  /// Computes the gradients of inputs and parameters from those of the outputs.
  func backward(in workspace: Workspace)
}
