import Glibc
import Tensors
import Testing

@Suite("Gates")
struct GateTests {
  private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  @Test("a gated linear unit is that of a slow version", arguments: [1, 2, 15, 16, 33])
  func gatedLinearUnit(_ width: Int) {
    let input = Reference.random(3, 2 * width, seed: 1, scale: 20)
    let output = Reference.random(3, width, seed: 2)
    output.setGatedLinearUnit(of: input)
    for row in 0..<3 {
      for column in 0..<width {
        let (gate, up) = (Double(input[row, column]), Double(input[row, width + column]))
        let exact = gate * Self.sigmoid(gate) * up
        #expect(abs(Double(output[row, column]) - exact) < 1e-5 * max(1, abs(exact)))
      }
    }
  }

  @Test("a gate is that of a slow version, in place too", arguments: [1, 2, 15, 16, 33])
  func gate(_ width: Int) {
    let (old, new) = (Reference.random(2, width, seed: 1), Reference.random(2, width, seed: 2))
    let logits = Reference.random(2, width, seed: 3, scale: 30)
    let output = Reference.random(2, width, seed: 4)
    output.setGate(old, new, logits: logits)
    for row in 0..<2 {
      for column in 0..<width {
        let share = Self.sigmoid(Double(logits[row, column]))
        let exact = share * Double(new[row, column]) + (1 - share) * Double(old[row, column])
        #expect(abs(Double(output[row, column]) - exact) < 1e-6)
      }
    }
    old.setGate(old, new, logits: logits)
    #expect(zip(old.elements, output.elements).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test("a gate at far logits is one of its inputs, and a not-a-number is seen")
  func extremes() {
    let (old, new) = (
      Matrix(rows: 1, columns: 3, elements: [1, 1, 1]),
      Matrix(rows: 1, columns: 3, elements: [2, 2, 2])
    )
    let output = Reference.random(1, 3, seed: 1)
    output.setGate(
      old, new, logits: Matrix(rows: 1, columns: 3, elements: [-3e38, 3e38, .nan]))
    #expect(output[0, 0] == 1 && output[0, 1] == 2 && output[0, 2].isNaN)
  }
}
