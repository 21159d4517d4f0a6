/// The index of a token in a vocabulary.
public typealias TokenID = Int32

/// An ordered list of distinct tokens; the order is part of every trained model.
///
/// The first three are always ``Special``. A token is a non-empty word without white space.
public struct Vocabulary: Hashable, Sendable {
  /// The tokens that frame a sequence, in the order and with the ids that BART uses.
  public enum Special: TokenID, CaseIterable, Sendable {
    /// Begins a decoded sequence (`<s>`).
    case start
    /// Fills up rows where a format has no lengths (`<pad>`); the learner itself never pads.
    case padding
    /// Ends every source and target sequence (`</s>`).
    case end

    /// The text of the token.
    public var token: String {
      switch self {
      case .start: "<s>"
      case .padding: "<pad>"
      case .end: "</s>"
      }
    }
  }

  /// All tokens, the special ones first; the position is the id.
  public let tokens: [String]
  private let ids: [String: TokenID]

  /// Creates a vocabulary of the special tokens followed by these words, which must be distinct.
  public init(words: [String]) {
    tokens = Special.allCases.map(\.token) + words
    ids = Dictionary(
      zip(tokens, TokenID(0)...),
      uniquingKeysWith: { first, second in
        preconditionFailure("tokens \(first) and \(second) of the vocabulary are the same")
      })
  }

  /// The number of tokens, special ones included.
  public var count: Int { tokens.count }

  /// The id of a token, or nil where the vocabulary lacks it.
  public func id(of token: some StringProtocol) -> TokenID? { ids[String(token)] }

  /// The text of an id, which must be in `0..<count`.
  public subscript(id: TokenID) -> String { tokens[Int(id)] }
}
