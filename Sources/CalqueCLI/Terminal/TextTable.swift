/// A table of text with aligned columns, for reports.
public struct TextTable: Sendable {
  /// How the cells of a column stand.
  public enum Alignment: Sendable {
    case left, right
  }

  /// The heading and alignment of each column.
  public let columns: [(heading: String, alignment: Alignment)]
  private var rows: [[String]] = []

  /// Creates a table without rows.
  public init(_ columns: [(heading: String, alignment: Alignment)]) {
    self.columns = columns
  }

  /// Adds a row, which must have one cell for each column.
  public mutating func append(_ cells: [String]) {
    precondition(
      cells.count == columns.count, "\(cells.count) cells for \(columns.count) columns")
    rows.append(cells)
  }

  /// The lines: headings, a rule, the rows; no line ends with a space.
  public var lines: [String] {
    let widths = columns.indices.map { column in
      max(columns[column].heading.count, rows.map { $0[column].count }.max() ?? 0)
    }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return ([columns.map(\.heading), rule] + rows).map { cells in
      let line = columns.indices.map { column in
        switch columns[column].alignment {
        case .left: cells[column].padded(to: widths[column])
        case .right: cells[column].rightAligned(to: widths[column])
        }
      }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
