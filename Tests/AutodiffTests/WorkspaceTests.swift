import Autodiff
import Tensors
import Testing

@Suite("Workspace")
struct WorkspaceTests {
  /// A chain of linear layers `[64, 16]`.
  private func chain(layers: Int) -> (program: Program, output: Value) {
    var program = Program()
    let weight = ParameterMatrix(offset: 0, rows: 16, columns: 16)
    let bias = ParameterMatrix(offset: 256, rows: 1, columns: 16)
    var value = program.embedding(
      of: (0..<64).map { Int32($0 % 16) }, in: .parameter(weight))
    for _ in 0..<layers { value = program.linear(value, weight: weight, bias: bias) }
    program.keep(value)
    return (program, value)
  }

  private let parameters = FloatBuffer(count: 272)

  @Test("a forward run needs no more memory for more layers")
  func forwardMemory() {
    let workspace = Workspace()
    workspace.run(chain(layers: 2).program, parameters: parameters)
    let few = workspace.elementCount
    workspace.run(chain(layers: 40).program, parameters: parameters)
    #expect(workspace.elementCount == few)
  }

  @Test("a backward run holds what it saves and at most three matrices more")
  func backwardMemory() {
    let workspace = Workspace()
    let (program, output) = chain(layers: 10)
    workspace.run(
      program, parameters: parameters, addingGradientsTo: FloatBuffer(count: 272), from: output)
    #expect(workspace.elementCount <= (10 + 3) * 64 * 16)
  }

  @Test("a shorter run after a longer one gives what it gives alone")
  func reuse() {
    for index in 0..<272 { parameters[index] = Float(index % 13) / 13 - 0.4 }
    let (program, output) = chain(layers: 3)
    let fresh = Workspace()
    fresh.run(program, parameters: parameters)
    let used = Workspace()
    used.run(chain(layers: 9).program, parameters: parameters)
    used.run(program, parameters: parameters)
    #expect(used.value(output).elements == fresh.value(output).elements)
  }
}
