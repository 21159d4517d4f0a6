import Autodiff
import Tensors

extension GradientCase {
  /// Root-mean-square norms, sums, gates, and adaptive halting.
  static let gates =
    [rmsNorm, addAndRMSNorm, addition, doubling, gatedLinearUnit, sharedUnit]
    + [gate, sharedGate, haltedOutput, ponder, progress, haltedAgain]

  private static func rms(_ weight: ParameterMatrix) -> LayerNormParameters {
    LayerNormParameters(weight: weight, bias: nil, epsilon: 1e-5)
  }

  private static let rmsNorm = GradientCase(name: "RMS norm", shapes: [(3, 19), (1, 19)]) {
    program, inputs in
    program.layerNorm(program.parameter(inputs[0]), rms(inputs[1]))
  }

  private static let addAndRMSNorm = GradientCase(
    name: "sum and RMS norm, both used", shapes: [(3, 19), (3, 19), (1, 19)]
  ) { program, inputs in
    let (sum, normalized) = program.addAndNorm(
      program.parameter(inputs[0]), program.parameter(inputs[1]), rms(inputs[2]))
    return program.add(sum, normalized)
  }

  private static let addition = GradientCase(name: "sum", shapes: [(3, 5), (3, 5)]) {
    program, inputs in
    program.add(program.parameter(inputs[0]), program.parameter(inputs[1]))
  }

  /// A value that is both terms of a sum, and computed.
  private static let doubling = GradientCase(
    name: "sum of a value and itself", shapes: [(3, 5), (4, 5), (1, 4)]
  ) { program, inputs in
    let value = program.linear(program.parameter(inputs[0]), weight: inputs[1], bias: inputs[2])
    return program.add(value, value)
  }

  private static let gatedLinearUnit = GradientCase(
    name: "gated linear unit", shapes: [(3, 38)]
  ) { program, inputs in
    program.gatedLinearUnit(program.parameter(inputs[0]))
  }

  private static let sharedUnit = GradientCase(
    name: "gated linear unit of a value used elsewhere", shapes: [(3, 4), (6, 4), (1, 6), (6, 3)]
  ) { program, inputs in
    let value = program.linear(program.parameter(inputs[0]), weight: inputs[1], bias: inputs[2])
    let unit = program.gatedLinearUnit(value)
    let wide = program.linear(unit, weight: inputs[3], bias: inputs[2])
    return program.add(wide, value)
  }

  private static let gate = GradientCase(name: "gate", shapes: [(3, 7), (3, 7), (3, 7)]) {
    program, inputs in
    program.gate(
      program.parameter(inputs[0]), program.parameter(inputs[1]),
      logits: program.parameter(inputs[2]))
  }

  /// Longer than the blocks of the kernel, with one computed value in two roles.
  private static let sharedGate = GradientCase(
    name: "gate of a value with itself as logits", shapes: [(40, 3), (17, 3), (1, 17), (40, 17)]
  ) { program, inputs in
    let value = program.linear(program.parameter(inputs[0]), weight: inputs[1], bias: inputs[2])
    return program.gate(value, program.parameter(inputs[3]), logits: value)
  }

  /// Three states of four columns, and a layer `[1, 4]` for the logits.
  private static let haltedOutput = GradientCase(
    name: "output of halting", shapes: [(5, 4), (5, 4), (5, 4), (1, 4), (1, 1)]
  ) { program, inputs in
    halt(&program, inputs).last?.output ?? program.parameter(inputs[0])
  }

  private static let ponder = GradientCase(
    name: "ponder cost of halting", shapes: [(8, 4), (8, 4), (8, 4), (1, 4), (1, 1)]
  ) { program, inputs in
    let steps = halt(&program, inputs)
    // The last state is in no cost; its sum with the output gives it a gradient.
    let cost = program.add(program.add(steps[0].ponder, steps[1].ponder), steps[2].ponder)
    let output = program.linear(steps[2].output, weight: inputs[3], bias: inputs[4])
    return program.add(cost, output)
  }

  private static let progress = GradientCase(
    name: "progress of halting", shapes: [(5, 4), (5, 4), (1, 4), (1, 1)]
  ) { program, inputs in
    var previous: Halting?
    for step in 0..<2 {
      let state = program.parameter(inputs[step])
      let logits = program.linear(state, weight: inputs[2], bias: inputs[3])
      previous = program.halt(state: state, logits: logits, previous: previous, isLast: false)
    }
    return previous?.progress ?? program.parameter(inputs[0])
  }

  /// The output of the first step is also the state of the second.
  private static let haltedAgain = GradientCase(
    name: "halting on its own output", shapes: [(6, 4), (1, 4), (1, 1)]
  ) { program, inputs in
    let state = program.parameter(inputs[0])
    let logits = program.linear(state, weight: inputs[1], bias: inputs[2])
    let first = program.halt(state: state, logits: logits, previous: nil, isLast: false)
    let again = program.linear(first.output, weight: inputs[1], bias: inputs[2])
    return program.halt(state: first.output, logits: again, previous: first, isLast: true).output
  }

  private static func halt(_ program: inout Program, _ inputs: [ParameterMatrix]) -> [Halting] {
    var steps: [Halting] = []
    for step in 0..<3 {
      let state = program.parameter(inputs[step])
      let logits = program.linear(state, weight: inputs[3], bias: inputs[4])
      steps.append(
        program.halt(state: state, logits: logits, previous: steps.last, isLast: step == 2))
    }
    return steps
  }
}
