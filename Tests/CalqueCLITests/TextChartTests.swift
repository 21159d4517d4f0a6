import Testing

@testable import CalqueCLI

struct TextChartTests {
  private func chart(_ curves: [(String, [(Double, Double)])]) -> Chart {
    Chart(
      title: "loss", xLabel: "step",
      series: curves.map { name, points in
        Chart.Series(name: name, points: points.map { .init(x: $0, y: $1, interval: nil) })
      })
  }

  @Test func aLineGoesFromCornerToCorner() {
    let chart = chart([("a", [(0, 0), (9, 4)]), ("b", [(0, 4), (9, 4)])])
    let lines = TextChart(chart: chart, width: 10, height: 5).lines
    #expect(
      lines == [
        "   loss", "4 │++++++++**", "  │      **", "  │    **", "  │  **", "0 │**",
        "  └──────────", "   0        9 step", "   * a", "   + b",
      ])
  }

  /// One point, equal values, many points in a column: nothing leaves the field.
  @Test(arguments: [
    [(5.0, 2.0)], [(1, 3), (2, 3)], (0..<500).map { (Double($0), Double($0 % 7)) },
    [(0, -1e300), (1, 1e300)], [(0, 1e-9), (1e9, 2e-9)], [(1, 1e16)],
    [(1e17, -1e17), (1e17, -1e17)],
    [(0, -1e308), (1, 1e308)], [(-1e308, 1.7e308), (1.7e308, 1.7e308), (1.7e308, 1.7e308)],
    [(0, .greatestFiniteMagnitude)], [(0, 0), (1, .leastNonzeroMagnitude)],
    [(0, -1.7e308), (29, 1.7e308)],
  ])
  func everyChartFitsItsField(_ points: [(Double, Double)]) {
    let lines = TextChart(chart: chart([("a", points)]), width: 30, height: 6).lines
    #expect(lines.count == 10)
    #expect(lines[1...6].contains { $0.contains("*") })
    #expect(lines[1...6].allSatisfy { ($0.split(separator: "│").last?.count ?? 0) <= 30 })
  }
}
