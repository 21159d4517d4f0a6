/// How often examples come from a part of a mixture, relative to the others, in the course of a run.
///
/// Written as a number, or as a list of pairs `[share of the run, weight]` between which the weight changes in a straight
/// line; before the first pair and after the last it stays.
public enum MixtureWeight: Hashable, Sendable {
  /// The same weight all the time.
  case constant(Double)
  /// Weights at shares of the run, in ascending order.
  case piecewiseLinear([Point])

  /// A weight at a share of the run.
  public struct Point: Hashable, Sendable {
    /// The share of the run that is over, 0…1.
    public var fraction: Double
    /// The weight at that moment, at least 0.
    public var weight: Double

    /// Creates a point.
    public init(fraction: Double, weight: Double) {
      self.fraction = fraction
      self.weight = weight
    }
  }

  /// The weight when a share of the run is over.
  public func value(at fraction: Double) -> Double {
    switch self {
    case .constant(let weight): return weight
    case .piecewiseLinear(let points):
      guard let next = points.firstIndex(where: { $0.fraction > fraction }) else {
        return points.last?.weight ?? 0
      }
      guard next > 0 else { return points[next].weight }
      let (before, after) = (points[next - 1], points[next])
      let share = (fraction - before.fraction) / (after.fraction - before.fraction)
      return before.weight + share * (after.weight - before.weight)
    }
  }

  var isConstant: Bool { points.count <= 1 }

  /// The points between which the weight changes; none for a constant.
  var points: [Point] {
    switch self {
    case .constant: []
    case .piecewiseLinear(let points): points
    }
  }

  /// What makes no sense, and what it may be.
  var problem: String? {
    let weights =
      switch self {
      case .constant(let weight): [weight]
      case .piecewiseLinear(let points): points.map(\.weight)
      }
    if weights.isEmpty { return "give a number or pairs [share of the run, weight]" }
    if let bad = weights.first(where: { !($0 >= 0 && $0 <= 1e9) }) {
      return "\(bad) is not in 0…1000000000"
    }
    if let bad = points.first(where: { !(0...1).contains($0.fraction) }) {
      return "\(bad.fraction) is no share of the run in 0…1"
    }
    let fractions = points.map(\.fraction)
    return zip(fractions, fractions.dropFirst()).allSatisfy(<)
      ? nil : "the shares of the run do not ascend"
  }
}

extension MixtureWeight: Codable {
  /// Reads a number or a list of pairs.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let weight = try? container.decode(Double.self) {
      self = .constant(weight)
      return
    }
    let pairs = try container.decode([[Double]].self)
    guard pairs.allSatisfy({ $0.count == 2 }) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected pairs [share of the run, weight]")
    }
    self = .piecewiseLinear(pairs.map { Point(fraction: $0[0], weight: $0[1]) })
  }

  /// Writes a number or a list of pairs.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .constant(let weight): try container.encode(weight)
    case .piecewiseLinear(let points):
      try container.encode(points.map { [$0.fraction, $0.weight] })
    }
  }
}
