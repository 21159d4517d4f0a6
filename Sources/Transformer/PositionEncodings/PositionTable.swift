import Autodiff
import Glibc
import Tensors

/// The rows that are added to token embeddings for their places.
struct PositionTable {
  let rows: EmbeddingTable
  /// The row of place 0.
  let firstRow: Int32

  /// The table of a stack, or nil where its positions add nothing to embeddings.
  init?(
    _ side: TransformerConfiguration.SideConfiguration, _ configuration: TransformerConfiguration,
    trained: ParameterMatrix?
  ) {
    guard side.positions.isAdditive else { return nil }
    firstRow = Int32(Self.reservedRowCount(side.positions))
    rows =
      trained.map { .parameter($0) }
      ?? .constant(
        Self.sinusoids(rows: configuration.placeCount, columns: side.modelDimension))
  }

  /// The rows before that of place 0.
  ///
  /// BART keeps two in a learned table (its padding index plus one) that no token ever reads; the layout on disk is
  /// BART's.
  static func reservedRowCount(_ positions: Positions) -> Int { positions == .learned ? 2 : 0 }

  /// The rows of a trained table, or nil where there is none.
  static func trainedRowCount(
    _ positions: Positions, _ configuration: TransformerConfiguration
  ) -> Int? {
    switch positions {
    case .learned: configuration.placeCount + reservedRowCount(positions)
    // Row 0 is for all that is no digit.
    case .abacus, .coupled:
      1 + configuration.positionOptions.greatestOffset + configuration.maximumLength
    default: nil
    }
  }

  /// Fixed waves `[places, model]`: column *i* of the left half is sin(place·10000^(−2i/d)), of the right half cos.
  ///
  /// Vaswani et al. 2017, section 3.5, with sines and cosines in halves rather than in turn, as Pegasus has them.
  private static func sinusoids(rows: Int, columns: Int) -> Matrix {
    let half = columns / 2
    var elements: [Float] = []
    elements.reserveCapacity(rows * columns)
    let rates = (0..<half).map { pow(10000, -Double($0) / Double(half)) }
    for place in 0..<rows {
      for rate in rates { elements.append(Float(sin(Double(place) * rate))) }
      for rate in rates { elements.append(Float(cos(Double(place) * rate))) }
    }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }
}

extension TransformerConfiguration {
  /// The number of places that tokens can have: more than the longest sequence has where they are drawn at random.
  var placeCount: Int { max(maximumLength, positionOptions.randomRange) }
}
