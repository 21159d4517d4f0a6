import Autodiff
import Randomness
import Tensors
import Testing

@Suite("Gradients")
struct GradientTests {
  @Test("equal central differences in every element of every input", arguments: GradientCase.all)
  func centralDifferences(_ example: GradientCase) {
    let point = example.randomPoint()
    let program = ProgramUnderTest(example)
    let gradients = FloatBuffer(count: example.count)
    program.addGradients(at: point, to: gradients)
    let step: Float = 4e-3
    for (input, parameter) in example.parameters.enumerated() {
      let range = parameter.offset..<(parameter.offset + parameter.rows * parameter.columns)
      for index in range {
        let center = point[index]
        point[index] = center + step
        let above = program.value(at: point)
        point[index] = center - step
        let below = program.value(at: point)
        point[index] = center
        let slope = (above - below) / Double(2 * step)
        let difference = abs(Double(gradients[index]) - slope)
        #expect(difference < 2e-3 * max(1, abs(slope)), "input \(input), element \(index)")
      }
      #expect(range.contains { gradients[$0] != 0 }, "input \(input) has no gradient")
    }
  }

  @Test("are added to what the buffer holds", arguments: GradientCase.all)
  func accumulation(_ example: GradientCase) {
    let point = example.randomPoint()
    let program = ProgramUnderTest(example)
    let once = FloatBuffer(count: example.count)
    program.addGradients(at: point, to: once)
    let twice = FloatBuffer(count: example.count)
    program.addGradients(at: point, to: twice)
    program.addGradients(at: point, to: twice)
    for index in 0..<example.count {
      #expect(abs(twice[index] - 2 * once[index]) <= 1e-5 * max(1, abs(once[index])))
    }
  }
}

/// A program whose result is weighted and summed to one number.
private struct ProgramUnderTest {
  private let program: Program
  private let output: Value
  private let cotangent: [Float]
  private let workspace = Workspace()

  init(_ example: GradientCase) {
    var program = Program()
    output = example.build(&program, example.parameters)
    program.keep(output)
    self.program = program
    var draws = RandomStream(seed: 6).child(example.name)
    cotangent = (0..<(output.rows * output.columns)).map { _ in Float(2 * draws.uniform() - 1) }
  }

  /// Σ cotangent·output, summed in double precision.
  func value(at point: FloatBuffer) -> Double {
    workspace.run(program, parameters: point)
    return zip(workspace.value(output).elements, cotangent)
      .reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  func addGradients(at point: FloatBuffer, to gradients: FloatBuffer) {
    workspace.run(
      program, parameters: point, addingGradientsTo: gradients, from: output, cotangent: cotangent)
  }
}
