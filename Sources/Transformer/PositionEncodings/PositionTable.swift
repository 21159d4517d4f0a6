import Autodiff
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

  /// Fixed waves `[places, model]`.
  private static func sinusoids(rows: Int, columns: Int) -> Matrix {
    let waves = Sinusoids(width: columns)
    var elements: [Float] = []
    elements.reserveCapacity(rows * columns)
    for place in 0..<rows {
      for column in 0..<columns { elements.append(Float(waves[place, column])) }
    }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }
}

extension TransformerConfiguration {
  /// The number of places that tokens can have: more than the longest sequence has where they are drawn at random.
  var placeCount: Int { max(maximumLength, positionOptions.randomRange) }
}
