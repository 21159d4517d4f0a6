import Autodiff
import Tensors

// The layers of a stack, once or several times over.
extension Composition {
  /// The states of the residual stream, and the same as the next reader wants them.
  private struct States {
    var stream: Value
    var normalized: Value
  }

  /// The states after all passes through a stack.
  mutating func passes(_ context: StackContext, from embedded: Value) -> Value {
    let options = configuration.universal
    let side = context.stack.parameters
    let count = context.stack.shape.passCount
    var states = States(stream: embedded, normalized: embedded)
    var halting: Halting?
    for pass in 0..<count {
      if pass > 0 && options.injectsInput { states.stream = program.add(states.stream, embedded) }
      let before = states.stream
      states = layers(context, from: before)
      if let gate = side.gate {
        let hidden = program.linear(
          before, weight: gate.inner.weight, bias: gate.inner.bias, activation: .relu)
        let kept = program.gate(before, states.stream, logits: linear(hidden, gate.outer))
        states = renormalized(kept, side)
      }
      if let layer = side.halting {
        let next = program.halt(
          state: states.stream, logits: linear(states.stream, layer), previous: halting,
          isLast: pass + 1 == count)
        ponderings.append(next.ponder)
        halting = next
      }
    }
    if let halting { states = renormalized(halting.output, side) }
    return states.normalized
  }

  /// The states after all sublayers of a stack.
  private mutating func layers(_ context: StackContext, from input: Value) -> States {
    // With norms before the sublayers, each block hands its states on already normalised for the next.
    let isPre = configuration.normalization == .pre
    let norms = context.stack.parameters.norms
    var states = States(
      stream: input, normalized: isPre ? program.layerNorm(input, norms[0]) : input)
    var layer = 0
    for (index, sublayer) in context.stack.parameters.sublayers.enumerated() {
      let change = apply(sublayer, to: states.normalized, layer: layer, context)
      if case .feedForward = sublayer { layer += 1 }
      let (sum, normalized) = program.addAndNorm(
        states.stream, dropped(change), norms[isPre ? index + 1 : index])
      states = States(stream: isPre ? sum : normalized, normalized: normalized)
    }
    return states
  }

  /// A changed stream, normalised for its reader by the norm after the last layer if there is one.
  private mutating func renormalized(_ stream: Value, _ side: SideParameters) -> States {
    guard configuration.normalization == .pre, let last = side.norms.last else {
      return States(stream: stream, normalized: stream)
    }
    return States(stream: stream, normalized: program.layerNorm(stream, last))
  }

  private mutating func apply(
    _ sublayer: Sublayer, to states: Value, layer: Int, _ context: StackContext
  ) -> Value {
    switch sublayer {
    case .selfAttention(let input, let parameters):
      selfAttention(linear(states, input), parameters, context)
    case .crossAttention(let queries, let memory, let parameters):
      crossAttention(linear(states, queries), memory, parameters, layer: layer, context)
    case .feedForward(let inner, let outer):
      feedForward(states, inner, outer)
    }
  }

  private mutating func feedForward(
    _ states: Value, _ inner: LinearParameters, _ outer: LinearParameters
  ) -> Value {
    let hidden =
      switch configuration.activation {
      case .relu:
        program.linear(states, weight: inner.weight, bias: inner.bias, activation: .relu)
      case .gelu:
        program.linear(states, weight: inner.weight, bias: inner.bias, activation: .gelu)
      case .swiglu: program.gatedLinearUnit(linear(states, inner))
      }
    return linear(hidden, outer)
  }
}
