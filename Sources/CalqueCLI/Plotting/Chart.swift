/// Curves over one axis, to be drawn as a picture or as text.
struct Chart: Hashable, Sendable {
  /// A value, with the interval that it lies in where one is known.
  struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
    var interval: ClosedRange<Double>?

    /// The value and the ends of its interval.
    var heights: [Double] { [y] + (interval.map { [$0.lowerBound, $0.upperBound] } ?? []) }
  }

  /// A curve with its name.
  struct Series: Hashable, Sendable {
    var name: String
    /// In ascending order of x, with finite numbers.
    var points: [Point]
  }

  /// What is drawn.
  var title: String
  /// What the horizontal axis counts.
  var xLabel: String
  /// The curves, each with points.
  var series: [Series]

  /// The least and the greatest of some numbers of all points; never of length 0.
  func range(_ values: (Point) -> [Double]) -> ClosedRange<Double> {
    let all = series.flatMap(\.points).flatMap(values)
    guard let least = all.min(), let greatest = all.max() else { return 0...1 }
    guard least == greatest else { return least...greatest }
    // Far from 0 a half is nothing beside a number, and beyond the largest number there is none.
    let margin = max(0.5, least.magnitude / 1000)
    let largest = Double.greatestFiniteMagnitude
    return max(least - margin, -largest)...min(least + margin, largest)
  }
}

extension Gnuplot {
  /// Draws charts side by side and below each other.
  func draw(_ charts: [Chart]) throws(PlotError) {
    let columns = charts.count > 1 ? 2 : 1
    let rows = (charts.count + columns - 1) / columns
    let commands = charts.map(Self.commands).joined()
    try draw(
      width: columns == 1 ? 900 : 1400, height: max(1, rows) * (rows == 1 ? 540 : 420),
      "set multiplot layout \(rows),\(columns)\n\(commands)unset multiplot\n")
  }

  /// What gnuplot is to do for a chart, with the data in it.
  static func commands(for chart: Chart) -> String {
    let curves = chart.series.map { series in
      let hasIntervals = series.points.contains { $0.interval != nil }
      let style = hasIntervals ? "1:2:3:4 with yerrorlines" : "1:2 with lines"
      return "'-' using \(style) linewidth 2 title \(quoted(series.name)) noenhanced"
    }
    let data = chart.series.map { series in
      series.points.map { point in
        let interval = point.interval ?? point.y...point.y
        return "\(point.x) \(point.y) \(interval.lowerBound) \(interval.upperBound)\n"
      }.joined() + "e\n"
    }
    return """
      set title \(quoted(chart.title)) noenhanced
      set xlabel \(quoted(chart.xLabel)) noenhanced
      set grid
      set key bottom
      \(rangeCommand("xrange", of: chart) { [$0.x] })
      \(rangeCommand("yrange", of: chart, \.heights))
      plot \(curves.joined(separator: ", "))
      \(data.joined())
      """
  }

  /// Sets a range around a single value, of which gnuplot would warn; it chooses all others itself.
  private static func rangeCommand(
    _ axis: String, of chart: Chart, _ values: (Chart.Point) -> [Double]
  ) -> String {
    let isSingle = Set(chart.series.flatMap(\.points).flatMap(values)).count < 2
    let range = chart.range(values)
    return "set \(axis) " + (isSingle ? "[\(range.lowerBound):\(range.upperBound)]" : "[*:*]")
  }
}
