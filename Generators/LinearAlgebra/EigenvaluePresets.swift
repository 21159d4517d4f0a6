import Tokenization

extension Eigenvalues {
  /// The published setting, then the laws of eigenvalues between which transfer is studied.
  public static var presets: [Preset<MatrixDistribution>] {
    [
      Preset(
        name: "paper", summary: "5×5, uniform entries, FP15; Charton 2021, released code",
        distribution: MatrixDistribution(
          rows: .constant(5), ensemble: .symmetric, sourceEncoding: .fp15, targetEncoding: .fp15)),
      transfer("semicircle", "Gaussian entries", .symmetric),
      transfer("positive", "magnitudes of semicircle eigenvalues", .positive),
      transfer(
        "uniform", "uniform eigenvalues",
        .spectrum(.uniform(-entryDeviation * 3.0.squareRoot(), entryDeviation * 3.0.squareRoot()))),
      transfer(
        "gaussian", "Gaussian eigenvalues", .spectrum(.gaussian(mean: 0, deviation: entryDeviation))
      ),
      transfer(
        "laplace", "Laplace eigenvalues", .spectrum(.laplace(mean: 0, deviation: entryDeviation))),
      transfer(
        "positive-laplace", "magnitudes of Laplace eigenvalues",
        .positiveSpectrum(.laplace(mean: 0, deviation: entryDeviation))),
      transfer(
        "marchenko-pastur", "eigenvalues of MᵀM", .gram,
        deviation: entryDeviation / 10.0.squareRoot()),
    ]
  }

  /// The standard deviation of uniform entries between −10 and 10.
  private static let entryDeviation = 10 / 3.0.squareRoot()

  /// A setting of the study of transfer: 5×5, Gaussian entries, FP15 to P1000.
  private static func transfer(
    _ name: String, _ law: String, _ ensemble: MatrixEnsemble, deviation: Double = entryDeviation
  ) -> Preset<MatrixDistribution> {
    Preset(
      name: name, summary: "\(law), 5×5, FP15 to P1000; Charton 2021, released code",
      distribution: MatrixDistribution(
        rows: .constant(5), entries: .real(.gaussian(mean: 0, deviation: deviation)),
        ensemble: ensemble, sourceEncoding: .fp15, targetEncoding: .p1000))
  }
}
