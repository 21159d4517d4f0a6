/// Facts about tables with one row for each place in a sequence.
public enum PositionTable {
  /// The rows before the row of the first place in a learned table.
  ///
  /// BART keeps two (its padding index plus one) that no token ever reads; the layout on disk is BART's.
  public static let reservedRows = 2
}
