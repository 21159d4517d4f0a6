/// The making of records: facts, sizes and hashes of each kind of node.
extension ExprArena {
  mutating func internSymbol(_ symbol: Symbol) -> Node {
    var record = Record(kind: .symbol, code: symbol.rawValue)
    record.symbols = 1 << UInt32(symbol.rawValue)
    record.facts = symbol.isConstant ? .positive : [.real, .nonzero]
    record.hash = hashed(UInt32(symbol.rawValue), 11)
    return intern(record) { _, other in other.code == symbol.rawValue }
  }

  mutating func internFunction(_ op: Operator, _ argument: Node) -> Node {
    let inner = self[argument]
    var record = Record(kind: .function, code: op.rawValue)
    record.first = argument.id
    record.symbols = inner.symbols
    record.operators = saturating(inner.operators, 1)
    record.tokens = saturating(inner.tokens, 1)
    record.depth = inner.depth + 1
    record.facts = op.definition.facts(inner.facts)
    record.hash = hashed(inner.hash ^ argument.id, UInt32(op.rawValue) + 101)
    return intern(record) { _, other in
      other.code == op.rawValue && other.first == argument.id
    }
  }

  mutating func internPower(_ base: Node, _ exponent: Node) -> Node {
    let (b, e) = (self[base], self[exponent])
    var record = Record(kind: .power)
    record.first = base.id
    record.second = exponent.id
    record.symbols = b.symbols | e.symbols
    if base == .e || exponent == .half {
      // Written `exp u` and `sqrt b`.
      let inner = base == .e ? e : b
      record.operators = saturating(inner.operators, 1)
      record.tokens = saturating(inner.tokens, 1)
    } else {
      record.operators = saturating(saturating(b.operators, e.operators), 1)
      record.tokens = saturating(saturating(b.tokens, e.tokens), 1)
    }
    record.depth = max(b.depth, e.depth) + 1
    record.facts = facts(ofPower: base, exponent)
    record.hash = hashed(b.hash ^ base.id, e.hash ^ exponent.id &+ 0x51ed)
    return intern(record) { _, other in
      other.first == base.id && other.second == exponent.id
    }
  }

  /// Interns the terms on the scratch stack from `mark` on as a sum or product; leaves them there.
  mutating func internTerms(_ kind: Kind, scalar: Node, from mark: Int) -> Node {
    let count = scratch.count - mark
    var record = Record(kind: kind)
    record.first = UInt32(terms.count)
    record.second = UInt32(count)
    record.scalar = scalar
    record.symbols = 0
    var hash = hashed(scalar.id, kind == .sum ? 3 : 5)
    let neutral: Node = kind == .sum ? .zero : .one
    var operands = UInt32(count)
    if scalar != neutral {
      operands += 1
      add(size: self[scalar], to: &record)
    }
    var facts: Facts = .positive
    if scalar != neutral { facts = self[scalar].facts }
    for index in mark..<scratch.count {
      let term = scratch[index]
      hash = hashed(hash ^ term.base.id, term.weight.id &+ 0x2545)
      let termFacts =
        kind == .sum ? addTermSize(term, to: &record) : addFactorSize(term, to: &record)
      if kind == .product {
        facts.formIntersection(termFacts)
      } else if index == mark && scalar == neutral {
        facts = termFacts
      } else {
        facts = Self.facts(ofSum: facts, termFacts)
      }
    }
    record.tokens = saturating(record.tokens, operands - 1) - 1  // Record counts itself as one.
    record.operators = saturating(record.operators, operands - 1)
    record.facts = facts
    record.hash = hash
    let before = records.count
    let node = intern(record) { arena, other in
      guard other.scalar == scalar, other.second == UInt32(count) else { return false }
      for index in 0..<count
      where arena.terms[Int(other.first) + index] != arena.scratch[mark + index] { return false }
      return true
    }
    if records.count > before { terms.append(contentsOf: scratch[mark...]) }
    return node
  }

  private func add(size part: Record, to record: inout Record) {
    record.tokens = saturating(record.tokens, part.tokens)
    record.operators = saturating(record.operators, part.operators)
    record.depth = max(record.depth, part.depth + 1)
    record.symbols |= part.symbols
  }

  /// A term c·t of a sum is written `mul c t`, or as t where c is 1.
  private func addTermSize(_ term: Term, to record: inout Record) -> Facts {
    let base = self[term.base]
    add(size: base, to: &record)
    guard term.weight != .one else { return base.facts }
    let weight = self[term.weight]
    add(size: weight, to: &record)
    record.tokens = saturating(record.tokens, 1)
    record.operators = saturating(record.operators, 1)
    return base.facts.intersection(weight.facts)
  }

  private func addFactorSize(_ term: Term, to record: inout Record) -> Facts {
    let base = self[term.base]
    if term.weight == .one {
      add(size: base, to: &record)
      return base.facts
    }
    let weight = self[term.weight]
    if term.base == .e {
      add(size: weight, to: &record)
    } else {
      add(size: base, to: &record)
      if term.weight != .half { add(size: weight, to: &record) }
    }
    record.symbols |= base.symbols
    record.tokens = saturating(record.tokens, 1)
    record.operators = saturating(record.operators, 1)
    record.depth = max(record.depth, max(base.depth, weight.depth) + 2)
    return facts(ofPower: term.base, term.weight)
  }

  private static func facts(ofSum a: Facts, _ b: Facts) -> Facts {
    let both = a.intersection(b)
    var result = both.intersection([.real, .nonnegative])
    // A nonnegative number plus a positive one is positive.
    if both.isSuperset(of: [.real, .nonnegative]) && !a.union(b).isDisjoint(with: .nonzero) {
      result.insert(.nonzero)
    }
    return result
  }

  private func facts(ofPower base: Node, _ exponent: Node) -> Facts {
    let (b, e) = (self[base].facts, self[exponent].facts)
    if b.isSuperset(of: .positive) && e.contains(.real) { return .positive }
    guard b.contains(.real) else { return b.intersection(.nonzero) }
    var result = b.intersection(.nonzero)
    if isInteger(exponent) {
      result.insert(.real)
      if b.contains(.nonnegative) || isEvenInteger(exponent) { result.insert(.nonnegative) }
    } else if b.contains(.nonnegative) && e.contains(.real) {
      result.formUnion([.real, .nonnegative])
    }
    return result
  }

  func saturating(_ a: UInt32, _ b: UInt32) -> UInt32 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }
}
