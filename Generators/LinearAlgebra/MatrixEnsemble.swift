import Randomness
import Tokenization

/// How a random matrix is made of random entries (Charton 2021, section 5.1 and released code).
public enum MatrixEnsemble: Hashable, Sendable {
  /// Independent entries.
  case general
  /// A symmetric matrix, independent on and below the diagonal: the eigenvalues follow the semicircle law.
  case symmetric
  /// A symmetric matrix with its eigenvalues replaced by their magnitudes.
  case positive
  /// MᵀM for a square matrix M of independent entries: the eigenvalues follow the law of Marchenko and Pastur.
  case gram
  /// A symmetric matrix with its n eigenvalues replaced by numbers of the law times √n, as those of a random one grow.
  case spectrum(RealLaw)
  /// The same with the magnitudes of these numbers.
  case positiveSpectrum(RealLaw)

  /// Draws a matrix; all but general ones must be square.
  func draw(
    rows: Int, columns: Int, entries: MatrixEntryLaw, using random: inout RandomStream
  ) -> RealMatrix {
    switch self {
    case .general: return Self.general(rows, columns, entries, &random)
    case .symmetric: return Self.symmetric(rows, entries, &random)
    case .positive:
      let decomposition = Self.symmetric(rows, entries, &random).symmetricDecomposition()
      return RealMatrix(
        eigenvalues: decomposition.values.map(\.magnitude), eigenvectors: decomposition.vectors)
    case .gram:
      let factor = Self.general(rows, rows, entries, &random)
      return factor.transposed * factor
    case .spectrum(let law), .positiveSpectrum(let law):
      let vectors = Self.symmetric(rows, entries, &random).symmetricDecomposition().vectors
      let scale = Double(rows).squareRoot()
      var values = (0..<rows).map { _ in scale * law.draw(using: &random) }
      if case .positiveSpectrum = self { values = values.map(\.magnitude) }
      return RealMatrix(eigenvalues: values, eigenvectors: vectors)
    }
  }

  private static func general(
    _ rows: Int, _ columns: Int, _ entries: MatrixEntryLaw, _ random: inout RandomStream
  ) -> RealMatrix {
    var result = RealMatrix(rows: rows, columns: columns)
    for place in result.entries.indices { result.entries[place] = entries.draw(using: &random) }
    return result
  }

  private static func symmetric(
    _ size: Int, _ entries: MatrixEntryLaw, _ random: inout RandomStream
  ) -> RealMatrix {
    var result = RealMatrix(rows: size, columns: size)
    for row in 0..<size {
      for column in 0...row {
        result[row, column] = entries.draw(using: &random)
        result[column, row] = result[row, column]
      }
    }
    return result
  }

  /// Refuses laws that cannot be drawn from, naming the field.
  func validate(field: String) throws(DistributionError) {
    switch self {
    case .general, .symmetric, .positive, .gram: break
    case .spectrum(let law): try law.validate(field: "\(field).spectrum")
    case .positiveSpectrum(let law): try law.validate(field: "\(field).positiveSpectrum")
    }
  }
}

/// A name for the ensembles without a law, an object with one law for the others.
extension MatrixEnsemble: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case spectrum, positiveSpectrum }

  private static let named: [(name: String, ensemble: MatrixEnsemble)] = [
    ("general", .general), ("symmetric", .symmetric), ("positive", .positive), ("gram", .gram),
  ]

  public init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      guard let found = Self.named.first(where: { $0.name == name }) else {
        let names = Self.named.map(\.name)
        let remedy = nearestName(to: name, among: names).map { "did you mean '\($0)'?" }
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription: "'\(name)' is no ensemble; "
              + (remedy ?? "known are \(names.joined(separator: ", "))")))
      }
      self = found.ensemble
      return
    }
    let (container, key) = try decoder.onlyKey(
      of: CodingKeys.self,
      "an ensemble is 'general', 'symmetric', 'positive', 'gram', { spectrum: law } or "
        + "{ positiveSpectrum: law }")
    let law = try container.decode(RealLaw.self, forKey: key)
    self = key == .spectrum ? .spectrum(law) : .positiveSpectrum(law)
  }

  public func encode(to encoder: any Encoder) throws {
    if let named = Self.named.first(where: { $0.ensemble == self }) {
      var container = encoder.singleValueContainer()
      try container.encode(named.name)
      return
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .spectrum(let law): try container.encode(law, forKey: .spectrum)
    case .positiveSpectrum(let law): try container.encode(law, forKey: .positiveSpectrum)
    case .general, .symmetric, .positive, .gram: break
    }
  }
}
