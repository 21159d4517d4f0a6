import Autodiff
import Glibc
import Tensors

/// How a stack's attention takes distances into account; made once for a model.
struct RelativePositions {
  /// Which number a distance stands for.
  let buckets: RelativeBuckets
  /// ALiBi's penalties, `[1, heads × buckets]`.
  let penalties: Matrix?

  /// The distances of a stack, or nil where its positions do not compare places.
  init?(
    _ side: TransformerConfiguration.SideConfiguration, _ configuration: TransformerConfiguration
  ) {
    let options = configuration.positionOptions
    let farthest = configuration.maximumLength - 1
    let distances = -farthest...farthest
    switch side.positions {
    case .relativeKey, .relativeKeyQuery:
      let limit = options.relativeDistance
      buckets = RelativeBuckets(
        columns: distances.map { Int32(min(max($0, -limit), limit) + limit) }, origin: farthest,
        count: 2 * limit + 1)
      penalties = nil
    case .t5:
      buckets = RelativeBuckets(
        columns: distances.map { Self.t5Bucket($0, isCausal: side.isCausal, options) },
        origin: farthest, count: options.bucketCount)
      penalties = nil
    case .alibi:
      buckets = RelativeBuckets(
        columns: distances.map { Int32($0 + farthest) }, origin: farthest,
        count: distances.count)
      let rows = (0..<side.headCount).flatMap { head in
        let slope = Self.alibiSlope(head, of: side.headCount)
        return distances.map { Float(-slope * Double(abs($0))) }
      }
      penalties = Matrix(rows: 1, columns: rows.count, elements: rows)
    default: return nil
    }
  }

  /// The rate of a head's penalty: a geometric series from 2^(−8/heads) on.
  ///
  /// Press et al. 2022, section 3. For numbers of heads that are no power of two, the series of the next smaller power and every other one of the next
  /// larger's, as in the authors' code.
  static func alibiSlope(_ head: Int, of headCount: Int) -> Double {
    var power = 1
    while 2 * power <= headCount { power *= 2 }
    return head < power
      ? exp2(-8 * Double(head + 1) / Double(power))
      : exp2(-4 * Double(2 * (head - power) + 1) / Double(power))
  }

  /// T5's bucket of the distance from a query to a key: near ones one by one, farther ones by logarithm.
  ///
  /// Raffel et al. 2020; the same rounding as in the published code.
  static func t5Bucket(_ distance: Int, isCausal: Bool, _ options: PositionOptions) -> Int32 {
    var bucket = 0
    var count = options.bucketCount
    var length = -distance
    if isCausal {
      length = max(length, 0)
    } else {
      count /= 2
      if distance > 0 { bucket = count }
      length = abs(length)
    }
    let exact = count / 2
    guard length >= exact else { return Int32(bucket + length) }
    let share =
      logf(Float(length) / Float(exact))
      / Float(log(Double(options.bucketDistance) / Double(exact)))
    return Int32(bucket + min(exact + Int(share * Float(count - exact)), count - 1))
  }
}

/// What FIRE's network reads: distances relative to the query's place.
///
/// Li et al. 2024, equation 4.
enum FunctionalDistances {
  private static func stretched(_ distance: Double) -> Double { log1p(0.1 * distance) }

  /// ψ(|i − j|)/ψ(max(i, threshold)), negative for keys that come later, which only encoders see.
  static func value(query: Int, key: Int, threshold: Int) -> Float {
    let share =
      stretched(Double(abs(query - key))) / stretched(Double(max(query, threshold)))
    return Float(key > query ? -share : share)
  }
}
