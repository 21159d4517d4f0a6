import Glibc
import Randomness
import Tensors
import Testing

@Suite("Kernels")
struct KernelTests {
  /// Widths around the lengths of vector registers.
  static let widths = [1, 2, 7, 15, 16, 17, 33, 64, 100]

  @Test("softmax is that of a slow version at every width", arguments: widths, [false, true])
  func softmax(_ width: Int, _ isCausal: Bool) {
    let scores = Reference.random(width, width, seed: 1, scale: 30)
    let expected = (0..<width).map { row in
      let seen = isCausal ? row + 1 : width
      return Reference.softmax(Reference.row(scores, row).prefix(seen).map { $0 * 0.5 })
        + Array(repeating: 0, count: width - seen)
    }
    scores.applySoftmax(scale: 0.5, isCausal: isCausal)
    for row in 0..<width {
      for column in 0..<width {
        #expect(abs(Double(scores[row, column]) - expected[row][column]) < 1e-6)
      }
    }
  }

  @Test("softmax withstands huge scores")
  func hugeScores() {
    let scores = Matrix(rows: 1, columns: 3, elements: [3e38, -3e38, 3e38])
    scores.applySoftmax()
    #expect(scores.elements == [0.5, 0, 0.5])
  }

  @Test("a not-a-number is seen, not hidden")
  func notANumber() {
    let scores = Matrix(rows: 1, columns: 20, elements: Array(repeating: 0, count: 19) + [.nan])
    scores.applySoftmax()
    #expect(scores.elements.allSatisfy { $0.isNaN })
    let input = Matrix(rows: 1, columns: 1, elements: [.nan])
    input.setActivation(.relu, of: input)
    #expect(input[0, 0].isNaN)
  }

  @Test("GELU is within 1e-6 of the exact function")
  func gelu() {
    let input = Matrix(rows: 1, columns: 2001, elements: (0...2000).map { Float($0 - 1000) / 100 })
    let output = Matrix(rows: 1, columns: 2001, elements: input.elements)
    output.setActivation(.gelu, of: input)
    for column in 0..<2001 {
      let exact = Reference.gelu(Double(input[0, column]))
      #expect(abs(Double(output[0, column]) - exact) < 1e-6)
    }
  }

  @Test("layer norm is that of a slow version, far from zero too", arguments: widths.dropFirst())
  func layerNorm(_ width: Int) {
    let bias = Reference.random(1, width, seed: 4)
    let input = Reference.random(3, width, seed: 2)
    for row in 0..<3 { for column in 0..<width { input[row, column] += 100 } }
    let norm = LayerNorm(
      weight: Reference.random(1, width, seed: 3), bias: bias, epsilon: 1e-5)
    let output = Reference.random(3, width, seed: 5)
    norm.normalize(input, into: output, statistics: Reference.random(3, 2, seed: 6))
    for row in 0..<3 {
      let values = Reference.row(input, row)
      let mean = values.reduce(0, +) / Double(width)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
      for column in 0..<width {
        let normalized = (values[column] - mean) / (variance + 1e-5).squareRoot()
        let exact =
          normalized * Double(norm.weight[0, column]) + Double(bias[0, column])
        #expect(abs(Double(output[row, column]) - exact) < 1e-3)
      }
    }
  }

  @Test("products agree with the definition, in views and with each factor transposed")
  func products() {
    for transposing in [Transposition.none, .left, .right] {
      let (m, n, k) = (5, 7, 9)
      let left = transposing == .left ? (k, m) : (m, k)
      let right = transposing == .right ? (n, k) : (k, n)
      let a = Reference.random(left.0, left.1 + 3, seed: 7).columns(2..<(2 + left.1))
      let b = Reference.random(right.0 + 1, right.1, seed: 8).rows(1..<(1 + right.0))
      let c = Reference.random(m, n, seed: 9)
      let before = c.elements
      c.setProduct(a, b, transposing: transposing, scale: 2, accumulate: true)
      for row in 0..<m {
        for column in 0..<n {
          let sum = (0..<k).reduce(0.0) { sum, inner in
            sum + Double(transposing == .left ? a[inner, row] : a[row, inner])
              * Double(transposing == .right ? b[column, inner] : b[inner, column])
          }
          let exact = 2 * sum + Double(before[row * n + column])
          #expect(abs(Double(c[row, column]) - exact) < 1e-5)
        }
      }
    }
  }

  @Test("cross entropy counts a target as correct when it is the first of the greatest")
  func correctTargets() {
    let logits = Matrix(rows: 3, columns: 3, elements: [1, 1, 0, 1, 1, 0, 0, 2, 1])
    let column = { Matrix(rows: 3, columns: 1, elements: [0, 0, 0]) }
    let (losses, correct) = (column(), column())
    CrossEntropy(targets: [0, 1, 1], smoothing: 0)
      .evaluate(logits, losses: losses, normalizers: column(), correct: correct)
    #expect(correct.elements == [1, 0, 1])
    #expect(abs(losses[0, 0] - Float(log(2 + exp(-1.0)))) < 1e-6)
  }
}
