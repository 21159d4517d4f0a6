package import Autodiff
import Randomness
import Tensors

/// Writes the program of one batch or of one step of decoding: the model as a composition of operations.
///
/// Nothing here reads a number that the program computes. Shapes: *S* and *T* are the source and target tokens, *d* the
/// model dimension of the stack at hand.
struct Composition {
  let structure: ModelStructure
  /// The stream that dropout masks come from, or nil outside of training.
  let dropout: RandomStream?
  var program: Program
  /// What halting costs, one column for each pass; to be added to the loss.
  var ponderings: [Value] = []
  /// The keys and values of each self-attention, in order, for those who keep them.
  var attended: [AttendedValues] = []

  var configuration: TransformerConfiguration { structure.configuration }

  /// The logits of all targets, `[T, vocabulary]`.
  mutating func logits(_ input: ModelInput) -> Value {
    var states: Value
    switch configuration.architecture {
    case .encoderDecoder:
      let memory = encoded(input.encoder)  // [S, d]
      states = run(
        structure[.decoder], input.decoder.tokens, input.decoder.places,
        reach: .sequences(offsets: input.decoder.offsets),
        memory: .states(memory, offsets: input.encoder.offsets))
    case .encoderOnly: states = encoded(input.encoder)
    case .decoderOnly:
      states = run(
        structure[.decoder], input.decoder.tokens, input.decoder.places,
        reach: .sequences(offsets: input.decoder.offsets), memory: .none)
    }
    if let rows = input.answerRows { states = program.embedding(of: rows, in: .value(states)) }
    return linear(states, structure.output)
  }

  /// The states after the encoder, `[S, d]`.
  mutating func encoded(_ tokens: StackTokens) -> Value {
    run(
      structure[.encoder], tokens.tokens, tokens.places,
      reach: .sequences(offsets: tokens.offsets), memory: .none)
  }

  /// The states after a stack, `[tokens, d]`.
  mutating func run(
    _ stack: StackConstants, _ tokens: [Int32], _ places: [Int32], reach: Reach, memory: Memory
  ) -> Value {
    let bias = distanceBiases(stack, places, reach)
    let context = StackContext(
      stack: stack, places: places, reach: reach, memory: memory, sharedBiases: bias)
    return passes(context, from: embed(tokens, places, stack))
  }

  private mutating func embed(
    _ tokens: [Int32], _ places: [Int32], _ stack: StackConstants
  ) -> Value {
    let side = stack.parameters
    let scale =
      configuration.scalesEmbeddings ? Float(stack.shape.modelDimension).squareRoot() : 1
    var states = program.embedding(of: tokens, in: .parameter(side.tokens), scale: scale)
    if let table = stack.table {
      states = program.embedding(
        of: places.map { $0 + table.firstRow }, in: table.rows, adding: states)
    }
    if let norm = side.embeddingNorm { states = program.layerNorm(states, norm) }
    return dropped(states)
  }

  mutating func linear(_ states: Value, _ parameters: LinearParameters) -> Value {
    program.linear(states, weight: parameters.weight, bias: parameters.bias)
  }

  mutating func dropped(_ states: Value) -> Value {
    mask(configuration.dropout).map { program.dropout(states, $0) } ?? states
  }

  /// A mask of its own for the next operation, or nil where nothing is dropped.
  func mask(_ probability: Float) -> DropoutMask? {
    guard let dropout, probability > 0 else { return nil }
    var place = dropout.child(UInt64(program.operationCount))
    return DropoutMask(key: place.next(), probability: probability)
  }
}

/// What all layers of a stack share in one program.
struct StackContext {
  let stack: StackConstants
  let places: [Int32]
  let reach: Reach
  let memory: Memory
  /// What attention adds for distances, the same in all layers.
  let sharedBiases: [AttentionBias]
}

/// Which tokens self-attention reaches.
enum Reach {
  /// Those of the same sequence, all of which are in the program.
  case sequences(offsets: [Int32])
  /// One token of each hypothesis, with the keys and values of earlier ones kept.
  case step(StepReach)
}

/// What cross-attention reads.
enum Memory {
  case none
  /// The encoder's states, from which each layer makes its keys and values.
  case states(Value, offsets: [Int32])
  /// Keys and values of each layer, made before.
  case kept(SourceSpans)
}

/// The keys and values of one self-attention: columns of its projections.
package struct AttendedValues {
  /// `[tokens, 3d]`: queries, keys and values as attention reads them.
  package let projections: Value
  /// What keys add for distances, `[tokens, heads × distances]`, with relative keys compared with keys.
  package let keyProducts: Value?
}
