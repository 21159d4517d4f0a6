extension ExprArena {
  /// The tie-break of the canonical order: −1 where the first expression is written first.
  ///
  /// Purely structural (never by id), so an expression has one form whatever was built before it.
  /// Chosen to read well: x before y, powers before products before functions before sums, higher
  /// exponents first.
  func compare(_ a: Node, _ b: Node) -> Int {
    if a == b { return 0 }
    let (left, right) = (self[a], self[b])
    if left.operators != right.operators { return left.operators > right.operators ? -1 : 1 }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue ? -1 : 1 }
    switch left.kind {
    case .undefined: return 0
    case .number: return -compareNumbers(a, b)
    case .symbol: return left.code < right.code ? -1 : 1
    case .function:
      if left.code != right.code { return left.code < right.code ? -1 : 1 }
      return compare(Node(id: left.first), Node(id: right.first))
    case .power:
      let bases = compare(Node(id: left.first), Node(id: right.first))
      return bases != 0 ? bases : compare(Node(id: left.second), Node(id: right.second))
    case .sum, .product:
      if left.second != right.second { return left.second > right.second ? -1 : 1 }
      for index in 0..<Int(left.second) {
        let (p, q) = (terms[Int(left.first) + index], terms[Int(right.first) + index])
        if p == q { continue }
        let bases = compare(p.base, q.base)
        if bases != 0 { return bases }
        let weights = compare(p.weight, q.weight)
        if weights != 0 { return weights }
      }
      return compare(left.scalar, right.scalar)
    }
  }

  /// Whether a term of a sum stands before another: the bigger first, then ``compare(_:_:)``.
  func precedes(_ a: Node, _ b: Node) -> Bool { compare(a, b) < 0 }

  /// Whether a factor of a product stands before another: the smaller first, then ``compare(_:_:)``.
  func precedesInProduct(_ a: Node, _ b: Node) -> Bool {
    let (left, right) = (self[a].operators, self[b].operators)
    return left != right ? left < right : compare(a, b) < 0
  }

  /// Sorts the scratch stack from `mark` on by base; equal bases become neighbours.
  mutating func sortScratch(from mark: Int, ascending: Bool) {
    let count = scratch.count - mark
    if count > 24 { return mergeSortScratch(from: mark, ascending: ascending) }
    guard count > 1 else { return }
    for index in mark + 1..<scratch.count {
      let term = scratch[index]
      var hole = index
      while hole > mark, isOrdered(term.base, scratch[hole - 1].base, ascending) {
        scratch[hole] = scratch[hole - 1]
        hole -= 1
      }
      scratch[hole] = term
    }
  }

  private func isOrdered(_ a: Node, _ b: Node, _ ascending: Bool) -> Bool {
    ascending ? precedesInProduct(a, b) : precedes(a, b)
  }

  private mutating func mergeSortScratch(from mark: Int, ascending: Bool) {
    let count = scratch.count - mark
    var width = 1
    while width < count {
      mergeBuffer.removeAll(keepingCapacity: true)
      var start = mark
      while start < scratch.count {
        let middle = min(start + width, scratch.count)
        let end = min(start + 2 * width, scratch.count)
        var (i, j) = (start, middle)
        while i < middle || j < end {
          if j == end || (i < middle && !isOrdered(scratch[j].base, scratch[i].base, ascending)) {
            mergeBuffer.append(scratch[i])
            i += 1
          } else {
            mergeBuffer.append(scratch[j])
            j += 1
          }
        }
        start = end
      }
      for index in 0..<count { scratch[mark + index] = mergeBuffer[index] }
      width *= 2
    }
  }
}
