public import Tokenization

/// What has been written of one expression in prefix notation, and which tokens may follow.
///
/// The state is a few integers, so that every hypothesis of a search can carry its own. Tokens are ids
/// of ``Vocabulary/symbolic``; a sequence that follows the state is read by ``Expr/init(prefixIDs:)``
/// once the closing `</s>` is taken off (the limits on depth and length apart).
public struct PrefixState: Hashable, Sendable {
  private enum Integer: UInt8 {
    /// No integer is being written.
    case none
    case afterPlus, afterMinus
    /// The integer is 0, which no digit may follow.
    case zero
    case digits
  }

  /// The number of operands that have not begun yet.
  public private(set) var openSlots = 1
  private var integer = Integer.none
  /// Whether the closing `</s>` has been written.
  public private(set) var isClosed = false

  /// The state before the first token.
  public init() {}

  /// Whether the tokens so far are one expression, so that `</s>` may follow.
  ///
  /// If they end in an integer, another digit may follow as well.
  public var isComplete: Bool {
    openSlots == 0 && integer != .afterPlus && integer != .afterMinus && !isClosed
  }

  /// The fewest tokens, the closing `</s>` included, that finish the sequence from here.
  public var minimumRemaining: Int {
    isClosed ? 0 : openSlots + 1 + (integer == .afterPlus || integer == .afterMinus ? 1 : 0)
  }

  /// Writes a token; returns false, with the state as it was, if the token may not follow.
  public mutating func advance(_ token: TokenID) -> Bool {
    let kind = Kind(of: token)
    guard allows(kind) else { return false }
    switch kind {
    case .none: break
    case .end: isClosed = true
    case .operator(let arity): begin(.none, opening: arity)
    case .leaf: begin(.none, opening: 0)
    case .plus: begin(.afterPlus, opening: 0)
    case .minus: begin(.afterMinus, opening: 0)
    case .zero: integer = integer == .afterPlus ? .zero : .digits
    case .digit: integer = .digits
    }
    return true
  }

  /// Whether the token may follow.
  public func allows(_ token: TokenID) -> Bool { allows(Kind(of: token)) }

  /// Sets the mask to whether each id may follow if at most `remaining` tokens do, the next one and the
  /// closing `</s>` among them.
  ///
  /// Ids beyond the vocabulary are set to false. Every allowed token leaves room to finish in time;
  /// nothing is allowed if ``minimumRemaining`` is above `remaining` already.
  public func fill(mask: inout [Bool], remaining: Int) {
    for index in mask.indices {
      let kind = index < Kind.table.count ? Kind.table[index] : .none
      mask[index] = allows(kind) && minimumRemaining(after: kind) < remaining
    }
  }

  private mutating func begin(_ next: Integer, opening slots: Int) {
    openSlots += slots - 1
    integer = next
  }

  private func allows(_ kind: Kind) -> Bool {
    if isClosed { return false }
    return switch kind {
    case .none: false
    case .digit: integer != .none && integer != .zero
    case .zero: integer == .afterPlus || integer == .digits
    case .end: isComplete
    case .operator, .leaf, .plus, .minus:
      openSlots > 0 && integer != .afterPlus && integer != .afterMinus
    }
  }

  /// The fewest tokens that finish the sequence behind an allowed token of the kind.
  private func minimumRemaining(after kind: Kind) -> Int {
    switch kind {
    case .none, .end: 0
    case .operator(let arity): openSlots + arity
    case .leaf: openSlots
    case .plus, .minus, .zero, .digit: openSlots + 1
    }
  }
}

extension PrefixState {
  /// What the grammar needs to know of a token.
  private enum Kind: Hashable {
    /// A special token other than `</s>`, or no token of the vocabulary.
    case none
    case end
    case `operator`(arity: Int)
    case leaf
    case plus, minus
    case zero, digit

    init(of token: TokenID) {
      let index = Int(token)
      self = Self.table.indices.contains(index) ? Self.table[index] : .none
    }

    private init(_ token: PrefixToken) {
      self =
        switch token {
        case .apply(let name): .operator(arity: name.arity)
        case .symbol: .leaf
        case .sign(let isNegative): isNegative ? .minus : .plus
        case .digit(let digit): digit == 0 ? .zero : .digit
        }
    }

    /// The kinds of all ids, in order.
    static let table: [Kind] =
      Vocabulary.Special.allCases.map { $0 == .end ? .end : .none } + PrefixToken.all.map(Kind.init)
  }
}
