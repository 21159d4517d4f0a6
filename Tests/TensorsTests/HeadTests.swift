import Glibc
import Tensors
import Testing

@Suite("Norms and rotations of heads")
struct HeadTests {
  static let widths = [1, 2, 7, 16, 33, 100]

  @Test("RMS norm is that of a slow version, of a sum too", arguments: widths)
  func rmsNorm(_ width: Int) {
    let (input, change) = (
      Reference.random(3, width, seed: 1), Reference.random(3, width, seed: 2)
    )
    let norm = LayerNorm(
      weight: Reference.random(1, width, seed: 3), bias: nil, epsilon: 1e-3)
    let (plain, summed) = (
      Reference.random(3, width, seed: 4), Reference.random(3, width, seed: 5)
    )
    let (sum, statistics) = (
      Reference.random(3, width, seed: 6), Reference.random(3, 2, seed: 7)
    )
    norm.normalize(input, into: plain, statistics: statistics)
    norm.normalizeSum(input, change, sum: sum, into: summed, statistics: statistics)
    for row in 0..<3 {
      let first = Reference.row(input, row)
      let both = zip(first, Reference.row(change, row)).map(+)
      for (values, result) in [(first, plain), (both, summed)] {
        let square = values.reduce(0) { $0 + $1 * $1 } / Double(width)
        for column in 0..<width {
          let exact =
            values[column] / (square + 1e-3).squareRoot() * Double(norm.weight[0, column])
          #expect(abs(Double(result[row, column]) - exact) < 1e-5)
        }
      }
      #expect(zip(Reference.row(sum, row), both).allSatisfy { abs($0 - $1) < 1e-6 })
    }
  }

  @Test("normed heads have the length of the scale; other columns stay", arguments: widths)
  func headNorm(_ width: Int) {
    let input = Reference.random(3, 2 * width + 3, seed: 1)
    let output = Matrix(rows: 3, columns: 2 * width + 3, elements: input.elements)
    let heads = 1..<(2 * width + 1)
    output.normalizeHeads(columns: heads, headWidth: width, scale: 2.5)
    for row in 0..<3 {
      for head in 0..<2 {
        let columns = (1 + head * width)..<(1 + (head + 1) * width)
        let length = columns.reduce(0.0) { $0 + pow(Double(input[row, $1]), 2) }.squareRoot()
        for column in columns {
          let exact = 2.5 * Double(input[row, column]) / length
          #expect(abs(Double(output[row, column]) - exact) < 1e-5)
        }
      }
      for column in 0..<(2 * width + 3) where !heads.contains(column) {
        #expect(output[row, column] == input[row, column])
      }
    }
  }

  @Test("a head of zeros stays zero")
  func zeroHead() {
    let zeros = Matrix(rows: 1, columns: 4, elements: [0, 0, 0, 0])
    zeros.normalizeHeads(columns: 0..<4, headWidth: 4)
    #expect(zeros.elements == [0, 0, 0, 0])
  }

  @Test("rotation is that of complex numbers by the angle of the position", arguments: [2, 6, 34])
  func rotation(_ width: Int) {
    let angles = RotaryAngles(positions: 50, headWidth: width, base: 100)
    let ids: [Int32] = [49, 0, 7]
    let input = Reference.random(3, 2 * width + 3, seed: 1)
    let output = Matrix(rows: 3, columns: 2 * width + 3, elements: input.elements)
    output.rotate(columns: 1..<(2 * width + 1), headWidth: width, angles: angles, ids: ids)
    for row in 0..<3 {
      for head in 0..<2 {
        for pair in 0..<(width / 2) {
          let first = 1 + head * width + pair
          let second = first + width / 2
          let angle = Double(ids[row]) * pow(100, -2 * Double(pair) / Double(width))
          let (x, y) = (Double(input[row, first]), Double(input[row, second]))
          let (u, v) = (x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle))
          #expect(abs(Double(output[row, first]) - u) < 1e-5)
          #expect(abs(Double(output[row, second]) - v) < 1e-5)
        }
      }
      #expect(output[row, 0] == input[row, 0])
      #expect(output[row, 2 * width + 2] == input[row, 2 * width + 2])
    }
    output.rotate(
      columns: 1..<(2 * width + 1), headWidth: width, angles: angles, ids: ids, inverse: true)
    #expect(zip(output.elements, input.elements).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("products of rotated heads depend on the distance of their positions only")
  func relativity() {
    let angles = RotaryAngles(positions: 64, headWidth: 8)
    let heads = Reference.random(2, 8, seed: 2)
    func product(_ first: Int32, _ second: Int32) -> Double {
      let rotated = Matrix(rows: 2, columns: 8, elements: heads.elements)
      rotated.rotate(columns: 0..<8, headWidth: 8, angles: angles, ids: [first, second])
      return zip(Reference.row(rotated, 0), Reference.row(rotated, 1)).reduce(0) {
        $0 + $1.0 * $1.1
      }
    }
    for distance: Int32 in 0..<10 {
      for start: Int32 in [1, 17, 50] {
        #expect(abs(product(start, start + distance) - product(0, distance)) < 1e-5)
      }
    }
    #expect(abs(product(0, 1) - product(0, 0)) > 1e-2)
  }
}
