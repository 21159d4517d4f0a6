import CKernels
import Tensors
import Testing

@Suite("Products of rounded numbers")
struct QuantizedPanelsTests {
  /// A row as whole steps of 1/127 of its greatest magnitude, and the step.
  private static func quantized(_ row: [Double]) -> (steps: [Double], size: Double) {
    let size = (row.map(abs).max() ?? 0) / 127
    return (row.map { size == 0 ? 0 : ($0 / size).rounded() }, size)
  }

  private static func product(_ left: Matrix, _ weight: Matrix, _ bias: Matrix? = nil) -> Matrix {
    var rows = QuantizedRows()
    rows.set(to: left)
    let result = Matrix(
      rows: left.rows, columns: weight.rows,
      elements: Array(repeating: 7, count: left.rows * weight.rows))
    result.setProduct(rows, QuantizedPanels(transposing: weight), adding: bias)
    return result
  }

  private static func dot(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test(
    "are within half a step of each number of the exact ones",
    arguments: [1, 2, 15], [1, 32, 43])
  func errors(_ rows: Int, _ columns: Int) {
    for inner in [1, 3, 4, 17, 64] {
      let left = Reference.random(rows, inner + 3, seed: 1, scale: 3).columns(2..<inner + 2)
      let weight = Reference.random(columns, inner, seed: 2)
      let bias = Reference.random(1, columns, seed: 3)
      let found = Self.product(left, weight, bias)
      for row in 0..<rows {
        let x = Reference.row(left, row)
        let (_, xStep) = Self.quantized(x)
        for column in 0..<columns {
          let w = Reference.row(weight, column)
          let (_, wStep) = Self.quantized(w)
          let exact = Self.dot(x, w) + Double(bias[0, column])
          let bound =
            xStep / 2 * w.map(abs).reduce(0, +) + wStep / 2 * x.map(abs).reduce(0, +)
            + Double(inner) * xStep * wStep / 4
          #expect(abs(Double(found[row, column]) - exact) <= 1.001 * bound + 1e-5)
        }
      }
    }
  }

  @Test("are exact where all numbers are whole steps", arguments: [1, 4, 31, 64, 200])
  func wholeSteps(_ inner: Int) {
    func whole(_ rows: Int, seed: UInt64) -> Matrix {
      let draws = Reference.random(rows, inner, seed: seed, scale: 127)
      for row in 0..<rows {
        for column in 0..<inner { draws[row, column].round() }
        draws[row, row % inner] = 127
      }
      return draws
    }
    let (left, weight) = (whole(11, seed: 1), whole(37, seed: 2))
    let found = Self.product(left, weight)
    for row in 0..<11 {
      for column in 0..<37 {
        let exact = Self.dot(Reference.row(left, row), Reference.row(weight, column))
        #expect(abs(Double(found[row, column]) - exact) <= 1e-6 * abs(exact))
      }
    }
  }

  @Test(
    "are the same on processors with and without instructions for them up to rounding",
    arguments: [1, 3, 9], [1, 40, 64])
  func portable(rows: Int, columns: Int) {
    for inner in [1, 5, 64, 131] {
      let left = Reference.random(rows, inner, seed: 4).elements
      let weight = Reference.random(columns, inner, seed: 5).elements
      let bias = Reference.random(1, columns, seed: 6).elements
      let depth = kernel_quantized_depth(inner)
      let width = (columns + 31) / 32 * 32
      var bytes = [UInt8](repeating: 0, count: rows * depth)
      var rowScales = [Float](repeating: 0, count: rows)
      unsafe kernel_quantize_rows(&bytes, depth, &rowScales, left, inner, rows, inner)
      var weights = [Int8](repeating: 0, count: depth * width)
      var (scales, offsets) = (
        [Float](repeating: 0, count: width), [Int32](repeating: 0, count: width)
      )
      unsafe kernel_pack_quantized_panels(
        &weights, &scales, &offsets, weight, columns, inner, inner)
      var (fast, portable) = ([Float](repeating: 7, count: rows * columns), [Float]())
      portable = fast
      unsafe weights.withUnsafeBufferPointer { weights in
        unsafe scales.withUnsafeBufferPointer { scales in
          unsafe offsets.withUnsafeBufferPointer { offsets in
            guard let weights = weights.baseAddress, let scales = scales.baseAddress,
              let offsets = offsets.baseAddress
            else { return }
            let panels = unsafe kernel_quantized_panels(
              weights: weights, scales: scales, offsets: offsets, inner: inner, columns: columns)
            unsafe kernel_quantized_product(&fast, columns, bytes, rowScales, rows, panels, bias)
            unsafe kernel_quantized_product_anywhere(
              &portable, columns, bytes, rowScales, rows, panels, bias)
          }
        }
      }
      for (one, other) in zip(fast, portable) { #expect(abs(one - other) <= 1e-6 * (1 + abs(one))) }
      #expect(fast.allSatisfy { $0 != 7 })
    }
  }

  @Test("do not overflow in the widest model that a configuration can describe")
  func widest() {
    let inner = 1 << 17
    for sign in [Float(1), -1] {
      let left = Matrix(rows: 1, columns: inner, elements: Array(repeating: 2, count: inner))
      let weight = Matrix(
        rows: 1, columns: inner, elements: Array(repeating: sign / 4, count: inner))
      let exact = sign * Float(inner) / 2
      #expect(abs(Self.product(left, weight)[0, 0] - exact) <= 1e-6 * abs(exact))
    }
  }

  @Test("of a row do not depend on other rows")
  func independence() {
    let left = Reference.random(23, 50, seed: 1)
    let weight = Reference.random(40, 50, seed: 2)
    let together = Self.product(left, weight)
    for row in 0..<23 {
      let alone = Matrix(rows: 1, columns: 50, elements: (0..<50).map { left[row, $0] })
      #expect(Self.product(alone, weight).elements == (0..<40).map { together[row, $0] })
    }
  }

  @Test("are zero for zeros and tiny numbers, and say where a number is none")
  func extremes() {
    let weight = Reference.random(3, 20, seed: 1)
    for column in 0..<20 { weight[1, column] = 0 }
    let left = Reference.random(5, 20, seed: 2)
    for column in 0..<20 { (left[0, column], left[1, column]) = (0, 1000 * .leastNonzeroMagnitude) }
    left[2, 7] = .nan
    left[3, 19] = -.infinity
    let found = Self.product(left, weight)
    for column in 0..<3 {
      #expect(found[0, column] == 0)
      #expect(found[1, column] == 0)
      #expect(found[2, column].isNaN)
      #expect(found[3, column].isNaN)
      #expect(found[4, column].isFinite)
    }
    #expect(found[4, 1] == 0)
    weight[2, 0] = .nan
    #expect(Self.product(left, weight)[4, 2].isNaN)
  }
}
