import Autodiff
import Randomness
import Tensors
import Testing

@Suite("Several seeds")
struct SeedTests {
  private let input = ParameterMatrix(offset: 0, rows: 4, columns: 6)
  private let weight = ParameterMatrix(offset: 24, rows: 6, columns: 6)
  private let bias = ParameterMatrix(offset: 60, rows: 1, columns: 6)

  private func point() -> FloatBuffer {
    var draws = RandomStream(seed: 3)
    let buffer = FloatBuffer(count: 66)
    for index in 0..<66 { buffer[index] = Float(2 * draws.uniform() - 1) }
    return buffer
  }

  /// A value, and one that is computed from it.
  private func chain() -> (program: Program, inner: Value, outer: Value) {
    var program = Program()
    let inner = program.linear(
      program.parameter(input), weight: weight, bias: bias, activation: .gelu)
    let outer = program.linear(inner, weight: weight, bias: bias)
    return (program, inner, outer)
  }

  @Test("give the weighted sum of the gradients from each alone, also where one depends on another")
  func weightedSum() {
    let (program, inner, outer) = chain()
    let parameters = point()
    let workspace = Workspace()
    let both = FloatBuffer(count: 66)
    workspace.run(
      program, parameters: parameters, addingGradientsTo: both,
      from: [(value: outer, weight: 0.5), (value: inner, weight: -3)])
    let (ofInner, ofOuter) = (FloatBuffer(count: 66), FloatBuffer(count: 66))
    workspace.run(program, parameters: parameters, addingGradientsTo: ofInner, from: inner)
    workspace.run(program, parameters: parameters, addingGradientsTo: ofOuter, from: outer)
    for index in 0..<66 {
      let expected = 0.5 * ofOuter[index] - 3 * ofInner[index]
      #expect(abs(both[index] - expected) < 1e-4 * max(1, abs(expected)))
    }
    #expect((0..<66).contains { abs(ofInner[$0]) > 0.1 && abs(ofOuter[$0]) > 0.1 })
  }

  @Test("a single one with weight 1 is the plain run, bit for bit")
  func single() {
    let (program, _, outer) = chain()
    let (plain, seeded) = (FloatBuffer(count: 66), FloatBuffer(count: 66))
    Workspace().run(program, parameters: point(), addingGradientsTo: plain, from: outer)
    Workspace().run(
      program, parameters: point(), addingGradientsTo: seeded, from: [(value: outer, weight: 1)])
    #expect(plain.elements(in: 0..<66) == seeded.elements(in: 0..<66))
  }
}
