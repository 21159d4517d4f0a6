import CKernels
import Glibc
import Tensors
import Transformer

/// Adafactor (Shazeer and Stern 2018, algorithm 4): second moments from means over rows and columns, no first moments.
///
/// A parameter that is no matrix counts as one row, for which the factors are exact. A class because its moments are
/// shared; each worker updates parameters of its own.
final class Adafactor: Optimizer {
  let options: OptimizerOptions
  private let parts: [Part]
  private let rowMeans: FloatBuffer
  private let columnMeans: FloatBuffer

  /// A parameter and the place of its moments.
  private struct Part {
    let entry: ParameterLayout.Entry
    let rows: Int
    let columns: Int
    let rowOffset: Int
    let columnOffset: Int
    let isDecayed: Bool

    var rowRange: Range<Int> { rowOffset..<(rowOffset + rows) }
    var columnRange: Range<Int> { columnOffset..<(columnOffset + columns) }
  }

  private static let rowPrefix = "row_moment."
  private static let columnPrefix = "column_moment."
  /// The least root mean square of a parameter that relative steps are measured by, ε₂ of section 8.
  private static let leastScale = 1e-3

  /// Creates moments of zero.
  init(_ options: OptimizerOptions, layout: ParameterLayout) {
    self.options = options
    var parts: [Part] = []
    var (rowCount, columnCount) = (0, 0)
    for entry in layout.entries {
      let columns = entry.shape.last ?? 1
      let rows = entry.count / columns
      parts.append(
        Part(
          entry: entry, rows: rows, columns: columns, rowOffset: rowCount,
          columnOffset: columnCount, isDecayed: options.weightDecayScope.contains(entry)))
      rowCount += rows
      columnCount += columns
    }
    self.parts = parts
    rowMeans = FloatBuffer(count: rowCount)
    columnMeans = FloatBuffer(count: columnCount)
  }

  var state: [SafetensorsWriter.Tensor] {
    parts.map {
      SafetensorsWriter.Tensor(
        name: Self.rowPrefix + $0.entry.name, shape: [$0.rows], buffer: rowMeans,
        offset: $0.rowOffset)
    }
      + parts.map {
        SafetensorsWriter.Tensor(
          name: Self.columnPrefix + $0.entry.name, shape: [$0.columns], buffer: columnMeans,
          offset: $0.columnOffset)
      }
  }

  func updates(workerCount: Int) -> [@Sendable (UpdateStep) -> Void] {
    let shares = UpdateShares.wholes(
      of: parts.map(\.entry), workerCount: workerCount, cost: \.count)
    return shares.map { entries in
      let offsets = Set(entries.map(\.offset))
      let own = parts.filter { offsets.contains($0.entry.offset) }
      let sums = FloatBuffer(count: own.map(\.columns).max() ?? 1)
      return { step in
        for part in own { self.update(part, at: step, sums: sums) }
      }
    }
  }

  private func update(_ part: Part, at step: UpdateStep, sums: FloatBuffer) {
    let range = part.entry.range
    let rate = options.learningRate * step.rateFactor
    var size = rate
    if options.adafactor.relativeStep {
      let square = step.weights.squaredNorm(in: range) / Double(part.entry.count)
      size = min(rate, 1 / Double(step.number).squareRoot())
      size *= max(Self.leastScale, square.squareRoot())
    }
    let meanSquare = replaceGradient(of: part, at: step, sums: sums) / Double(part.entry.count)
    size /= max(1, meanSquare.squareRoot() / options.adafactor.clippingThreshold)
    let decay = part.isDecayed ? options.weightDecay : 0
    step.weights.blend(range, keeping: 1 - rate * decay, adding: -size, of: step.gradients)
    step.gradients.values.fill(with: 0, in: range)
  }

  /// Puts the update before clipping in the place of the gradient; returns the sum of its squares.
  private func replaceGradient(
    of part: Part, at step: UpdateStep, sums: FloatBuffer
  ) -> Double {
    let share = Float(pow(Double(step.number), -options.adafactor.decayExponent))
    let scale = Float(step.gradientScale)
    return unsafe step.gradients.values.withElements(in: part.entry.range) { gradients in
      unsafe rowMeans.withElements(in: part.rowRange) { rows in
        unsafe columnMeans.withElements(in: part.columnRange) { columns in
          unsafe sums.withElements(in: 0..<part.columns) { sums in
            unsafe kernel_factored_moments(
              rows, columns, gradients, part.rows, part.columns, scale, share, sums)
          }
          return unsafe kernel_factored_update(
            gradients, rows, columns, part.rows, part.columns, scale)
        }
      }
    }
  }
}
