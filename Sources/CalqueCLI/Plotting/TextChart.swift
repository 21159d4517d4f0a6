/// A chart in letters, for a terminal or a log.
struct TextChart {
  let chart: Chart
  /// The columns and rows of the field that the curves are in.
  var width = 64
  var height = 14

  /// The signs of the curves, in turn; where curves meet, the first is seen.
  private static let signs: [Character] = ["*", "+", "o", "x", "#", "@", "%", "&"]

  /// The lines: the title, the curves with the range of the values at the left, the range of x below, and what each sign
  /// is.
  var lines: [String] {
    let xs = chart.range { [$0.x] }
    let ys = chart.range { [$0.y] }
    var field = [[Character]](repeating: [Character](repeating: " ", count: width), count: height)
    for (series, sign) in zip(chart.series, Self.allSigns(chart.series.count)).reversed() {
      for (column, y) in columns(of: series, xs) {
        field[height - 1 - Self.place(y, in: ys, of: height)][column] = sign
      }
    }
    let labels = [0: Self.short(ys.upperBound), height - 1: Self.short(ys.lowerBound)]
    let margin = labels.values.map(\.count).max() ?? 0
    let rows = field.enumerated().map { row, cells in
      let line = "\((labels[row] ?? "").rightAligned(to: margin)) │" + String(cells)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    let indent = String(repeating: " ", count: margin + 1)
    let (first, last) = (Self.short(xs.lowerBound), Self.short(xs.upperBound))
    let gap = max(1, width - first.count - last.count)
    let legend = zip(Self.allSigns(chart.series.count), chart.series).map { "\($0) \($1.name)" }
    return ["\(indent) \(chart.title)"] + rows + [
      indent + "└" + String(repeating: "─", count: width),
      "\(indent) \(first)\(String(repeating: " ", count: gap))\(last) \(chart.xLabel)",
    ] + legend.map { "\(indent) \($0)" }
  }

  /// The mean of the values that fall into each column; between those with values, what lies on the line.
  private func columns(
    of series: Chart.Series, _ xs: ClosedRange<Double>
  ) -> [(column: Int, y: Double)] {
    let groups = Dictionary(grouping: series.points) { Self.place($0.x, in: xs, of: width) }
    let means = groups.map { column, points in
      (column: column, y: points.reduce(0) { $0 + $1.y / Double(points.count) })
    }.sorted { $0.column < $1.column }
    var result: [(column: Int, y: Double)] = []
    for mean in means {
      if let last = result.last, mean.column > last.column + 1 {
        for column in (last.column + 1)..<mean.column {
          let share = Double(column - last.column) / Double(mean.column - last.column)
          result.append((column, (1 - share) * last.y + share * mean.y))
        }
      }
      result.append(mean)
    }
    return result
  }

  private static func place(_ value: Double, in range: ClosedRange<Double>, of count: Int) -> Int {
    // The ends may be further apart than the largest number.
    let scale = (range.upperBound - range.lowerBound).isFinite ? 1 : 0.5
    let start = scale * range.lowerBound
    let share = (scale * value - start) / (scale * range.upperBound - start)
    return min(max(Int(share * Double(count - 1) + 0.5), 0), count - 1)
  }

  private static func allSigns(_ count: Int) -> [Character] {
    (0..<count).map { signs[$0 % signs.count] }
  }

  /// A number in few letters.
  private static func short(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e9 { return "\(Int(value))" }
    return value.magnitude < 1e-3 || value.magnitude >= 1e6
      ? value.shortScientific : value.formatted(decimals: 4)
  }
}
