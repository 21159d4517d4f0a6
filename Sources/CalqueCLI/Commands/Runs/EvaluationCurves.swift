import Evaluation
import FoundationEssentials

/// The report of an evaluation, as `calque evaluate --json` prints it: what is drawn of it.
struct EvaluationFile: Decodable {
  var model: String
  var data: String
  var greedy: Search
  var beam: Search?

  /// The results of one search.
  struct Search: Decodable {
    var beamWidth: Int
    var breakdowns: [Breakdown]
  }

  /// The share of verified answers by a number of the problem, such as its length or class.
  struct Breakdown: Decodable {
    var label: String
    var rows: [Row]

    struct Row: Decodable {
      var value: Int
      var verified: Proportion
    }
  }

  /// Reads a file; one that is no report is refused with its name.
  static func read(_ path: String) throws(PlotError) -> EvaluationFile {
    guard let data = try? Data(contentsOf: URL(filePath: path)), data.count <= 256 << 20 else {
      throw PlotError(text: "\(path): no run here, and no file that can be read")
    }
    do {
      return try JSONDecoder().decode(EvaluationFile.self, from: data)
    } catch {
      throw PlotError(
        text: "\(path): neither the folder of a run nor a report of 'calque evaluate --json'")
    }
  }

  /// The widest search and its name.
  private var best: (name: String, search: Search) {
    beam.map { ("beam \($0.beamWidth)", $0) } ?? ("greedy", greedy)
  }

  /// One chart for each number that some of the reports break down by, with a curve for each report.
  static func charts(_ files: [EvaluationFile]) -> [Chart] {
    var charts: [Chart] = []
    for file in files {
      let (search, results) = file.best
      for breakdown in results.breakdowns where !breakdown.rows.isEmpty {
        let series = Chart.Series(
          name: "\(file.model) on \(file.data), \(search)",
          points: breakdown.rows.map {
            .init(x: Double($0.value), y: $0.verified.share, interval: $0.verified.interval)
          })
        if let index = charts.firstIndex(where: { $0.xLabel == breakdown.label }) {
          charts[index].series.append(series)
        } else {
          charts.append(
            Chart(
              title: "verified answers (share, 95 % interval)", xLabel: breakdown.label,
              series: [series]))
        }
      }
    }
    return charts
  }
}
