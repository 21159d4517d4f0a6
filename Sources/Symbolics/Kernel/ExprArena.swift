import ExactArithmetic

/// A worker's store of canonical expressions: equal expressions are one node, addressed by a small id.
///
/// Generation makes hundreds of short-lived nodes an example. Here a node is a row of a table, equality
/// is equality of ids, and ``reset()`` forgets everything between examples without giving memory back.
/// Every node is in canonical form by construction: n-ary sums and products with like terms collected,
/// rational arithmetic folded and operands in a total order (``ExprArena/precedes(_:_:)``).
///
/// The laws applied preserve the value wherever the operands are defined, for symbols that are real
/// and nonzero (the assumption of Lample and Charton 2020, section 3.2).
public struct ExprArena: ~Copyable {
  /// The id of an expression; valid until the arena that made it is reset.
  public struct Node: Hashable, Sendable {
    let id: UInt32
  }

  enum Kind: UInt8 {
    case undefined, symbol, power, product, function, sum, number
  }

  /// Facts that hold for every real nonzero value of the symbols at which the node is defined.
  struct Facts: OptionSet {
    let rawValue: UInt8
    static let real = Facts(rawValue: 1)
    static let nonnegative = Facts(rawValue: 2)
    static let nonzero = Facts(rawValue: 4)
    static let positive: Facts = [.real, .nonnegative, .nonzero]
  }

  struct Record {
    var kind: Kind
    /// The raw value of the operator of a function or of a symbol.
    var code: UInt8 = 0
    var facts: Facts = []
    /// The symbols that occur, one bit each.
    var symbols: UInt32 = 0
    /// Operators and tokens of the prefix form, saturating.
    var operators: UInt32 = 0
    var tokens: UInt32 = 1
    var depth: UInt32 = 0
    /// What the node is made of.
    ///
    /// Sum and product: first place and count in `terms`. Power: base and exponent. Function: argument.
    /// Number: place in `numbers`.
    var first: UInt32 = 0
    var second: UInt32 = 0
    /// The constant of a sum or the coefficient of a product, a number.
    var scalar = Node.zero
    var hash: UInt32 = 0
  }

  /// One term of a sum (`weight` is its coefficient) or factor of a product (`weight` is its exponent).
  struct Term: Hashable {
    var base: Node
    var weight: Node
  }

  var records: [Record] = []
  var terms: [Term] = []
  var numbers: [SmallRational] = []
  var bigNumbers: [Rational] = []
  /// A stack on which sums and products are gathered before they become nodes.
  var scratch: [Term] = []
  var mergeBuffer: [Term] = []
  /// Open addressing; 0 marks a free slot, other values are node ids plus one.
  private var table: [UInt32]
  private var preludeCount = 0
  private var preludeNumbers = 0
  /// Derivatives with respect to `derivativeSymbol` by node id; 0 where none is known, else id plus one.
  var derivatives: [UInt32] = []
  var derivativeSymbol = Symbol.x

  /// Creates an arena that holds just the symbols and a few small numbers.
  public init() {
    table = [UInt32](repeating: 0, count: 4096)
    records.reserveCapacity(4096)
    terms.reserveCapacity(8192)
    records.append(Record(kind: .undefined))
    for value in [0, 1, -1, 2] { _ = internNumber(SmallRational(value, 1)) }
    _ = internNumber(SmallRational(1, 2))
    for symbol in Symbol.allCases { _ = internSymbol(symbol) }
    preludeCount = records.count
    preludeNumbers = numbers.count
  }

  /// Forgets all nodes; ids made before must not be used again.
  public mutating func reset() {
    records.removeSubrange(preludeCount...)
    terms.removeAll(keepingCapacity: true)
    numbers.removeSubrange(preludeNumbers...)
    if !bigNumbers.isEmpty { bigNumbers.removeAll() }
    scratch.removeAll(keepingCapacity: true)
    derivatives.removeAll(keepingCapacity: true)
    if table.count > 1 << 16 { table = [UInt32](repeating: 0, count: 4096) }
    for slot in table.indices { table[slot] = 0 }
    for id in 1..<preludeCount { insertIntoTable(UInt32(id)) }
  }

  /// The number of distinct nodes held, a measure of the work done since the last reset.
  public var nodeCount: Int { records.count }

  // MARK: Interning

  /// The id of the record, new or found; `matches` compares it with a record of equal hash and kind.
  mutating func intern(_ record: Record, matches: (borrowing ExprArena, Record) -> Bool) -> Node {
    let mask = UInt32(table.count - 1)
    var slot = record.hash & mask
    while true {
      let entry = table[Int(slot)]
      if entry == 0 { break }
      let other = records[Int(entry - 1)]
      if other.hash == record.hash && other.kind == record.kind && matches(self, other) {
        return Node(id: entry - 1)
      }
      slot = (slot + 1) & mask
    }
    let id = UInt32(records.count)
    records.append(record)
    table[Int(slot)] = id + 1
    if records.count * 2 > table.count { growTable() }
    return Node(id: id)
  }

  private mutating func growTable() {
    table = [UInt32](repeating: 0, count: table.count * 2)
    for id in 1..<records.count { insertIntoTable(UInt32(id)) }
  }

  private mutating func insertIntoTable(_ id: UInt32) {
    let mask = UInt32(table.count - 1)
    var slot = records[Int(id)].hash & mask
    while table[Int(slot)] != 0 { slot = (slot + 1) & mask }
    table[Int(slot)] = id + 1
  }

  // MARK: Reading

  subscript(_ node: Node) -> Record { records[Int(node.id)] }

  /// Whether the expression has no value (a division by zero, the logarithm of zero …).
  public func isUndefined(_ node: Node) -> Bool { node == .undefined }

  /// Whether a symbol occurs in the expression.
  public func contains(_ node: Node, _ symbol: Symbol) -> Bool {
    self[node].symbols >> UInt32(symbol.rawValue) & 1 == 1
  }

  /// Whether the expression has no variable, coefficient or unknown in it.
  public func isConstant(_ node: Node) -> Bool { self[node].symbols & ~Self.constantMask == 0 }

  static let constantMask: UInt32 =
    1 << UInt32(Symbol.pi.rawValue) | 1 << UInt32(Symbol.e.rawValue)

  /// The number of operators of the prefix form; saturates at 2³² − 1.
  public func operatorCount(_ node: Node) -> Int { Int(self[node].operators) }

  /// The number of tokens of the prefix form; saturates at 2³² − 1.
  public func prefixLength(_ node: Node) -> Int { Int(self[node].tokens) }

  /// The nesting depth of the canonical form.
  public func depth(_ node: Node) -> Int { Int(self[node].depth) }

  func isKnown(_ node: Node, _ facts: Facts) -> Bool { self[node].facts.isSuperset(of: facts) }
}

extension ExprArena.Node {
  static let undefined = ExprArena.Node(id: 0)
  static let zero = ExprArena.Node(id: 1)
  static let one = ExprArena.Node(id: 2)
  static let minusOne = ExprArena.Node(id: 3)
  static let two = ExprArena.Node(id: 4)
  static let half = ExprArena.Node(id: 5)
  static let firstSymbol: UInt32 = 6
  static let e = ExprArena.Node(id: firstSymbol + UInt32(Symbol.e.rawValue))
  static let pi = ExprArena.Node(id: firstSymbol + UInt32(Symbol.pi.rawValue))
}

/// Mixes two words into 32 well-spread bits (multiply and fold, as in wyhash).
@inline(__always)
func hashed(_ a: UInt32, _ b: UInt32) -> UInt32 {
  let product = (UInt64(a) ^ 0x9e37_79b9_7f4a_7c15) &* (UInt64(b) ^ 0xd6e8_feb8_6659_fd93)
  return UInt32(truncatingIfNeeded: product ^ (product >> 32))
}
