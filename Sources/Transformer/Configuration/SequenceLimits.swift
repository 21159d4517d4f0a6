/// The tokens of a pair's sequences in a batch, start and end tokens included; or the most tokens that any of several pairs
/// has.
public struct PairLengths: Hashable, Sendable {
  /// The tokens of the source.
  public private(set) var source = 0
  /// The tokens of the target.
  public private(set) var target = 0
  /// The tokens of both; the pair with the most need not have the longest source or target.
  public private(set) var sum = 0

  /// The lengths of no pairs.
  public init() {}

  /// The lengths of one pair.
  public init(source: Int, target: Int) {
    self.source = source
    self.target = target
    sum = source + target
  }

  /// Takes in further pairs.
  public mutating func include(_ others: PairLengths) {
    source = max(source, others.source)
    target = max(target, others.target)
    sum = max(sum, others.sum)
  }
}

/// A part of a pair that has more tokens than a model has places for it.
package struct LengthExcess: Hashable, Sendable {
  /// The part, in words.
  package let part: String
  /// The number of its tokens.
  package let count: Int
  /// The most that the model takes.
  package let limit: Int
  /// The field of the configuration that sets the limit.
  package let field: String
}

extension TransformerConfiguration {
  /// The most tokens of a target, whatever its source; a lone encoder answers at a few places.
  package var longestTarget: Int { architecture == .encoderOnly ? answerLength : maximumLength }

  /// What is too long for the model in a pair, or in any of several; nil if the model takes them.
  package func excess(of lengths: PairLengths) -> LengthExcess? {
    func part(_ name: String, _ count: Int, _ limit: Int, _ field: String) -> LengthExcess {
      LengthExcess(part: name, count: count, limit: limit, field: field)
    }
    let source = part("source", lengths.source, maximumLength, "maximumLength")
    let parts =
      switch architecture {
      case .encoderDecoder:
        [source, part("target", lengths.target, longestTarget, "maximumLength")]
      case .encoderOnly: [source, part("target", lengths.target, longestTarget, "answerLength")]
      case .decoderOnly:
        [part("source with its target", lengths.sum, maximumLength, "maximumLength")]
      }
    return parts.first { $0.count > $0.limit }
  }
}
