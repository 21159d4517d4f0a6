import Foundation

/// How far a model's scores can be taken for the rates at which its best hypotheses are right.
///
/// A reliability table with bins of equal width (DeGroot and Fienberg 1983) and the expected calibration error
/// (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017).
public struct Calibration: Codable, Hashable, Sendable {
  /// What is taken for the confidence in a hypothesis.
  public enum Measure: String, CaseIterable, Codable, Hashable, Sendable {
    /// The probability of the whole sequence, end token included.
    case sequence
    /// The geometric mean of its tokens' probabilities, end token included.
    case perToken

    /// The confidence, 0…1, in a hypothesis of so many tokens, the end token among them.
    public func confidence(logProbability: Float, tokenCount: Int) -> Double {
      let logarithm = Double(logProbability)
      switch self {
      case .sequence: return exp(logarithm)
      case .perToken: return exp(logarithm / Double(max(1, tokenCount)))
      }
    }
  }

  /// The hypotheses whose confidence lies within one tenth of 0…1.
  public struct Bin: Codable, Hashable, Sendable {
    /// How many of them are right.
    public fileprivate(set) var right = Proportion()
    /// The sum of their confidences.
    public fileprivate(set) var confidenceSum = 0.0

    /// The mean of their confidences; 0 of none.
    public var meanConfidence: Double {
      right.count == 0 ? 0 : confidenceSum / Double(right.count)
    }
  }

  /// The number of bins.
  public static let binCount = 10

  /// What is taken for the confidence.
  public let measure: Measure
  /// The bins from 0…0.1 to 0.9…1; a confidence on an edge lies above it.
  public private(set) var bins = [Bin](repeating: Bin(), count: binCount)

  /// Creates the table of no hypotheses.
  public init(_ measure: Measure) {
    self.measure = measure
  }

  /// The number of hypotheses.
  public var count: Int { bins.reduce(0) { $0 + $1.right.count } }

  /// The mean distance between confidence and accuracy over all hypotheses, each with that of its bin; 0 of none.
  public var expectedError: Double {
    let total = count
    guard total > 0 else { return 0 }
    return bins.reduce(0) { sum, bin in
      sum + abs(bin.right.share - bin.meanConfidence) * Double(bin.right.count) / Double(total)
    }
  }

  /// Takes in a hypothesis; a confidence outside 0…1, as rounding makes one, counts as the nearer end.
  public mutating func add(confidence: Double, isRight: Bool) {
    let confidence = confidence >= 0 ? min(confidence, 1) : 0
    let bin = min(Self.binCount - 1, Int(confidence * Double(Self.binCount)))
    bins[bin].right.add(isRight)
    bins[bin].confidenceSum += confidence
  }
}
