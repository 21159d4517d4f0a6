import Tokenization
import Transformer

/// Where the tokens of an example attend to.
struct AttentionExplanation: Explanation {
  let model: String
  let vocabulary: Vocabulary
  let source: [TokenID]
  let target: [TokenID]
  /// Maps of one part and layer, by head; at least one.
  let maps: [AttentionMap]
  /// Whether text shows the mean of the maps.
  let isMean: Bool

  /// The keys that text shows for each query.
  private static let keyLimit = 3

  var lines: [String] {
    let map = maps[0]
    let heads = isMean ? "mean of \(maps.count) heads" : "head \(map.head + 1)"
    var table = TextTable(
      [(map.part == .encoder ? "source" : "answer", .left)]
        + (1...Self.keyLimit).flatMap { [("attends to", .left), ("\($0)", .right)] })
    for query in map.queries.indices {
      let ranked = map.keys.indices.map { key in (key: key, weight: mean(query, key)) }
        .sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }
      var cells = [word(map.queries[query])]
      for rank in 0..<Self.keyLimit {
        cells +=
          rank < ranked.count && ranked[rank].weight > 0
          ? [
            "\(word(map.keys[ranked[rank].key])) (\(ranked[rank].key + 1))",
            ranked[rank].weight.formatted(decimals: 3),
          ] : ["", ""]
      }
      table.append(cells)
    }
    return [
      "problem: \(words(source))", "answer:  \(words(target))",
      "\(title), \(heads); numbers in brackets are places", "",
    ] + table.lines
  }

  private var title: String { "\(maps[0].part.rawValue) attention, layer \(maps[0].layer + 1)" }

  private func mean(_ query: Int, _ key: Int) -> Double {
    maps.reduce(0) { $0 + Double($1[query, key]) } / Double(maps.count)
  }

  private func word(_ token: TokenID) -> String { vocabulary[token] }
  private func words(_ tokens: [TokenID]) -> String {
    tokens.map(word).joined(separator: " ")
  }

  var json: JSONOutput {
    let heads = maps.map { map -> JSONOutput in
      let rows = map.queries.indices.map { query -> JSONOutput in
        .array(map.keys.indices.map { .rounded(Double(map[query, $0]), decimals: 6) })
      }
      return ["head": .integer(map.head + 1), "weights": .array(rows)]
    }
    return [
      "model": .string(model), "source": .string(words(source)), "target": .string(words(target)),
      "part": .string(maps[0].part.rawValue), "layer": .integer(maps[0].layer + 1),
      "queries": .array(maps[0].queries.map { .string(word($0)) }),
      "keys": .array(maps[0].keys.map { .string(word($0)) }), "heads": .array(heads),
    ]
  }

  func draw(with gnuplot: Gnuplot) throws(PlotError) {
    let columns = min(2, maps.count)
    let rows = (maps.count + columns - 1) / columns
    let panels = maps.map(panel).joined(separator: "\n")
    let width = min(4000, columns * max(360, 120 + 18 * maps[0].keys.count))
    let height = min(12_000, 40 + rows * max(300, 120 + 18 * maps[0].queries.count))
    try gnuplot.draw(
      width: width, height: height,
      """
      set termoption noenhanced
      set multiplot layout \(rows),\(columns) title \(Gnuplot.quoted("\(model): \(title)"))
      set palette defined (0 'white', 1 'dark-blue')
      set cbrange [0:1]
      unset key
      \(panels)
      unset multiplot

      """)
  }

  /// The heat map of a head, queries downwards.
  private func panel(_ map: AttentionMap) -> String {
    func labels(_ tokens: [TokenID]) -> String {
      tokens.enumerated().map { "\(Gnuplot.quoted(word($1))) \($0)" }.joined(separator: ", ")
    }
    let rows = map.queries.indices.map { query in
      map.keys.indices.map { "\(map[query, $0])" }.joined(separator: " ")
    }
    return """
      $head\(map.head) << EOD
      \(rows.joined(separator: "\n"))
      EOD
      set title 'head \(map.head + 1)'
      set xtics rotate by 90 right (\(labels(map.keys)))
      set ytics (\(labels(map.queries)))
      set xrange [-0.5:\(Double(map.keys.count) - 0.5)]
      set yrange [\(Double(map.queries.count) - 0.5):-0.5]
      plot $head\(map.head) matrix with image
      """
  }
}
