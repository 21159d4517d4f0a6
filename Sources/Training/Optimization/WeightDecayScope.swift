package import Transformer

/// Which parameters decay.
public enum WeightDecayScope: String, CaseIterable, Codable, Hashable, Sendable {
  /// Matrices that multiply states, and vocabulary tables; norms, biases and positions are spared.
  case matrices
  /// All parameters.
  case all
  /// None.
  case none

  /// Whether a parameter decays.
  package func contains(_ entry: ParameterLayout.Entry) -> Bool {
    switch self {
    case .matrices: entry.isWeightMatrix
    case .all: true
    case .none: false
    }
  }
}

extension ParameterLayout.Entry {
  /// Whether this is a matrix that multiplies states, or a vocabulary table.
  var isWeightMatrix: Bool {
    shape.count == 2 && name.hasSuffix(".weight") && !encodesPositions
  }

  /// Whether places or distances are what it is for.
  private var encodesPositions: Bool {
    ["embed_positions", "relative_", "significance_bias", ".fire."].contains { name.contains($0) }
  }

  /// Whether this is a matrix that multiplies states inside of a layer.
  package var isHiddenMatrix: Bool {
    isWeightMatrix && name.contains(".layers.") && !name.contains("embed")
  }
}
