public import Generators
import JSON5
public import Tokenization

/// The types of the two columns of a user's file, with the base of its integers.
public struct DataTypes: Hashable, Sendable {
  /// The type of sources.
  public let input: DataType
  /// The type of targets.
  public let output: DataType
  /// The base of integers, 2…100,000.
  public let base: Int

  /// Reads `in:out`, such as `int[2]:int`; refuses what is no type or base, naming it.
  public init(_ text: String, base: Int) throws(DistributionError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let input = DataType(parts[0]), let output = DataType(parts[1]) else {
      throw DistributionError(
        field: "types",
        problem: "'\(text)' is not in:out, each of them int, int[n], int[n][m], range(b) or "
          + "range(a,b), with at most \(DataType.sizeLimit) entries")
    }
    guard (2...IntegerEncoding.largestBase).contains(base) else {
      throw DistributionError(
        field: "base", problem: "\(base) is outside 2…\(IntegerEncoding.largestBase)")
    }
    self.input = input
    self.output = output
    self.base = base
  }

  /// Reads the distribution of a manifest; nil where the examples have no types.
  init?(distribution: JSONValue) throws(DistributionError) {
    guard case .object(let fields) = distribution, fields["types"] != nil else { return nil }
    guard case .string(let types)? = fields["types"], case .integer(let base)? = fields["base"]
    else {
      throw DistributionError(field: "types", problem: "expected a text, and an integer base")
    }
    try self.init(types, base: base)
  }

  /// The types for a manifest.
  var distribution: JSONValue {
    .object(["types": .string("\(input):\(output)"), "base": .integer(base)])
  }

  /// How integers are written.
  var encoding: IntegerEncoding { IntegerEncoding(base: base) }

  /// The tokens of both columns: signs and digits, dimensions, values of ranges.
  public var vocabulary: Vocabulary {
    var words: [String] = []
    var known: Set<String> = []
    func add(_ more: some Sequence<String>) {
      for word in more where known.insert(word).inserted { words.append(word) }
    }
    let types = [input, output]
    var shapes: [[Int]] = []
    for case .integers(let shape) in types { shapes.append(shape) }
    if !shapes.isEmpty { add(encoding.words) }
    add(shapes.joined().map { "V\($0)" })
    for case .range(let values) in types { add(values.lazy.map(String.init)) }
    return Vocabulary(words: words)
  }
}
