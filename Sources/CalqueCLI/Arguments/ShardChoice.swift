public import Datasets

/// Which part of a dataset this process makes: `2/8` is the second of eight.
///
/// `auto` takes the rank and the number of processes that the scheduler sets; `auto/8` takes only the
/// rank, for schedulers that do not tell the number of processes (indexed jobs, arrays).
public enum ShardChoice: Hashable, Sendable {
  /// This part.
  case part(Shard)
  /// The scheduler's rank, among its number of processes or among `count`.
  case automatic(count: Int?)

  /// The largest number of parts.
  public static let maximumCount = 1_000_000

  /// One scheduler's variables: a rank from 0, and the number of processes where it is told.
  private static let schedulers: [(rank: String, count: String?)] = [
    ("SLURM_PROCID", "SLURM_NTASKS"),
    ("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"),
    ("PMI_RANK", "PMI_SIZE"),
    ("JOB_COMPLETION_INDEX", nil),
  ]

  /// The part to make, and the variables that decided it, where some did.
  public func resolved(
    environment: (String) -> String?
  ) throws(ShardError) -> (shard: Shard, source: String?) {
    switch self {
    case .part(let shard): (shard, nil)
    case .automatic(let count): try Self.scheduled(among: count, environment: environment)
    }
  }

  private static func scheduled(
    among wanted: Int?, environment: (String) -> String?
  ) throws(ShardError) -> (shard: Shard, source: String?) {
    if let array = try SlurmArray(environment: environment) {
      return try part(array.rank, of: wanted ?? array.count, SlurmArray.variables)
    }
    for scheduler in schedulers {
      guard let rank = environment(scheduler.rank).flatMap({ Int($0) }) else { continue }
      let told = scheduler.count.flatMap(environment).flatMap { Int($0) }
      guard let count = wanted ?? told else { continue }
      let names = [scheduler.rank] + (wanted == nil ? [scheduler.count].compactMap(\.self) : [])
      return try part(rank, of: count, names)
    }
    guard let wanted, wanted > 1 else { return (.whole, nil) }
    throw ShardError(variable: nil, rank: 0, count: wanted)
  }

  private static func part(
    _ rank: Int, of count: Int, _ variables: [String]
  ) throws(ShardError) -> (shard: Shard, source: String?) {
    guard count >= 1, count <= maximumCount, rank >= 0, rank < count else {
      throw ShardError(variable: variables.first, rank: rank, count: count)
    }
    // One process that a scheduler started alone makes everything, like one started by hand.
    return (Shard(index: rank, count: count), count == 1 ? nil : variables.joined(separator: ", "))
  }
}

extension ShardChoice: ArgumentValue {
  public static var expectation: String { "a part such as 1/8 (first of eight), auto or auto/8" }

  public init?(argument: String) {
    if argument == "auto" {
      self = .automatic(count: nil)
    } else if argument.hasPrefix("auto/") {
      guard let shard = Shard("1" + argument.dropFirst("auto".count)) else { return nil }
      self = .automatic(count: shard.count)
    } else {
      guard let shard = Shard(argument) else { return nil }
      self = .part(shard)
    }
  }

  public var argumentText: String? {
    switch self {
    case .part(let shard): "\(shard.index + 1)/\(shard.count)"
    case .automatic(let count): "auto" + (count.map { "/\($0)" } ?? "")
    }
  }
}

/// A rank that is missing or does not fit the number of parts.
public struct ShardError: Error, Hashable, CustomStringConvertible {
  /// The environment variable that holds the rank, nil where none does.
  public let variable: String?
  public let rank: Int
  public let count: Int

  public var description: String {
    guard let variable else {
      return "--shard auto/\(count): no scheduler has set a rank; give the part, such as 1/\(count)"
    }
    return "\(variable)=\(rank) is not a rank among \(count) processes; give the part with --shard"
  }
}
