import Autodiff
import Glibc
import Tensors

/// The rows that are added to token embeddings, one for each place in a sequence.
enum PositionTable {
  /// The rows before the row of the first place in a learned table.
  ///
  /// BART keeps two (its padding index plus one) that no token ever reads; the layout on disk is BART's.
  static let reservedRows = 2

  /// The table of a configuration, and the row of the first place in it.
  static func make(
    _ configuration: TransformerConfiguration, learned: ParameterMatrix?
  ) -> (table: EmbeddingTable, firstRow: Int) {
    if let learned { return (.parameter(learned), reservedRows) }
    return (.constant(sinusoids(configuration)), 0)
  }

  /// Fixed waves `[maximumLength, model]`: column *i* of the left half is sin(place·10000^(−2i/d)), of the right half cos.
  ///
  /// Vaswani et al. 2017, section 3.5, with sines and cosines in halves rather than in turn, as Pegasus has them.
  private static func sinusoids(_ configuration: TransformerConfiguration) -> Matrix {
    let half = configuration.modelDimension / 2
    let rows = configuration.maximumLength
    var elements: [Float] = []
    elements.reserveCapacity(2 * half * rows)
    let rates = (0..<half).map { pow(10000, -Double($0) / Double(half)) }
    for place in 0..<rows {
      for rate in rates { elements.append(Float(sin(Double(place) * rate))) }
      for rate in rates { elements.append(Float(cos(Double(place) * rate))) }
    }
    return Matrix(rows: rows, columns: 2 * half, elements: elements)
  }
}
