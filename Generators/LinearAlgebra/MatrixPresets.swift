import Tokenization

// The published settings are those of the released code (Charton 2021); where it has none for a task, the preset is named
// `standard` and is ours.

extension MatrixDistribution {
  fileprivate static func square(
    _ size: Int, _ source: FloatEncoding, _ target: FloatEncoding,
    _ ensemble: MatrixEnsemble = .general
  ) -> MatrixDistribution {
    MatrixDistribution(
      rows: .constant(size), ensemble: ensemble, sourceEncoding: source, targetEncoding: target)
  }
}

extension MatrixTransposition {
  public static var presets: [Preset<MatrixDistribution>] {
    [
      Preset(
        name: "paper", summary: "10×10, P1000; Charton 2021, released code",
        distribution: .square(10, .p1000, .p1000))
    ]
  }
}

extension MatrixAddition {
  public static var presets: [Preset<MatrixDistribution>] {
    [
      Preset(
        name: "paper", summary: "10×10, B1999; Charton 2021, released code",
        distribution: .square(10, .b1999, .b1999))
    ]
  }
}

extension MatrixVectorProduct {
  public static var presets: [Preset<MatrixDistribution>] {
    [
      Preset(
        name: "standard", summary: "5×5, P1000, as the published setting of products",
        distribution: .square(5, .p1000, .p1000))
    ]
  }
}

extension MatrixProduct {
  public static var presets: [Preset<MatrixDistribution>] {
    [
      Preset(
        name: "paper", summary: "5×5, P1000; Charton 2021, released code",
        distribution: .square(5, .p1000, .p1000))
    ]
  }
}

extension Eigenvectors {
  public static var presets: [Preset<MatrixDistribution>] {
    [
      Preset(
        name: "paper", summary: "5×5, FP15 to P1000; Charton 2021, released code",
        distribution: .square(5, .fp15, .p1000, .symmetric))
    ]
  }
}

extension MatrixInversion {
  public static var presets: [Preset<MatrixDistribution>] {
    [
      Preset(
        name: "paper", summary: "5×5, FP15 to P1000; Charton 2021, released code",
        distribution: .square(5, .fp15, .p1000)),
      Preset(
        name: "symmetric", summary: "symmetric matrices, 5×5, FP15 to P1000; released code",
        distribution: .square(5, .fp15, .p1000, .symmetric)),
    ]
  }
}

extension SingularValues {
  public static var presets: [Preset<MatrixDistribution>] {
    [
      Preset(
        name: "standard", summary: "4×4, FP15 to P1000",
        distribution: .square(4, .fp15, .p1000))
    ]
  }
}

extension SingularValueFactors {
  public static var presets: [Preset<MatrixDistribution>] {
    [
      Preset(
        name: "standard", summary: "4×4, FP15 to P1000",
        distribution: .square(4, .fp15, .p1000))
    ]
  }
}

extension Determinant {
  public static var presets: [Preset<MatrixDistribution>] {
    [
      Preset(
        name: "standard", summary: "2×2 to 4×4, P1000",
        distribution: MatrixDistribution(
          rows: .uniform(2...4), sourceEncoding: .p1000, targetEncoding: .p1000))
    ]
  }
}
