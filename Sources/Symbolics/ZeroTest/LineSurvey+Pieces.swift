import ExactArithmetic

extension LineSurvey {
  /// A change of state between two points that are very near each other.
  private struct Change {
    let place: Rational
    let after: Relation
  }

  /// What was found along the line.
  struct Result {
    var pieces: [LinePiece]
    /// A point of each piece, one of those looked at.
    var witnesses: [Rational]
    /// The least and greatest point that count.
    var examined: ClosedRange<Double>
  }

  /// The pieces from left to right; nil where the state changes too often to be told.
  func pieces() -> Result? {
    var states = Self.points.map { (place: $0, relation: relation(at: $0)) }
    trimOscillation(&states)
    trimUnclear(&states)
    guard let start = states.first, let end = states.last else { return nil }
    var changes: [Change] = []
    for (left, right) in zip(states, states.dropFirst()) where left.relation != right.relation {
      bisect(left, right, into: &changes)
      if changes.count > Self.maximumBoundaries { return nil }
    }
    var result = Result(
      pieces: [LinePiece(relation: start.relation)], witnesses: [],
      examined: start.place.doubleValue...end.place.doubleValue)
    for change in changes { append(change, to: &result.pieces) }
    for piece in result.pieces {
      let inside = states.filter { piece.contains($0.place.doubleValue) }
      result.witnesses.append(inside.isEmpty ? piece.middle : inside[inside.count / 2].place)
    }
    settleEquality(&result)
    return result
  }

  /// Leaves out the outer points of a side on which the state changes again and again.
  private func trimOscillation(_ states: inout [(place: Rational, relation: Relation)]) {
    let reach = Double(Self.innerReach)
    func isOuter(_ place: Rational, _ side: Double) -> Bool { place.doubleValue * side > reach }
    for side in [-1.0, 1] {
      let outer = states.filter { isOuter($0.place, side) }
      let changes = zip(outer, outer.dropFirst()).count { $0.relation != $1.relation }
      if changes > Self.outerChanges { states.removeAll { isOuter($0.place, side) } }
    }
  }

  /// Leaves out the ends at which values are too large to be computed.
  private func trimUnclear(_ states: inout [(place: Rational, relation: Relation)]) {
    guard states.contains(where: { $0.relation != .unclear }) else { return }
    while states.last?.relation == .unclear { states.removeLast() }
    let clear = states.firstIndex { $0.relation != .unclear } ?? 0
    states.removeFirst(clear)
  }

  /// Finds all changes of state between two points, as far as bisection meets them.
  private func bisect(
    _ left: (place: Rational, relation: Relation), _ right: (place: Rational, relation: Relation),
    into changes: inout [Change]
  ) {
    guard left.relation != right.relation, changes.count <= Self.maximumBoundaries else { return }
    let half = Rational(1, overNonzero: 2)
    let middle = (left.place + right.place) * half
    let width = (right.place - left.place).doubleValue
    guard width > 0x1p-50 * max(1, abs(middle.doubleValue)) else {
      changes.append(Change(place: middle, after: right.relation))
      return
    }
    let state = (place: middle, relation: relation(at: middle))
    bisect(left, state, into: &changes)
    bisect(state, right, into: &changes)
  }

  /// Begins a new piece, unless the one before has no width, which is then forgotten.
  private func append(_ change: Change, to pieces: inout [LinePiece]) {
    let place = change.place.doubleValue
    let error = 0x1p-48 * max(1, abs(place))
    let boundary = LineBoundary(near: place, error: error)
    pieces[pieces.count - 1].upper = boundary
    if let lower = pieces[pieces.count - 1].lower, place - lower.value <= 4 * error {
      pieces.removeLast()
      if pieces.last?.relation == change.after {
        pieces[pieces.count - 1].upper = nil
        return
      }
      pieces.append(LinePiece(relation: change.after, lower: lower))
    } else {
      pieces.append(LinePiece(relation: change.after, lower: boundary))
    }
  }

  /// Takes pieces for different on which the difference is only too small to be seen at first.
  ///
  /// √(x² + e^(−x²)) and x come as near as one likes for large x. Near its ends and in its middle, an
  /// equal piece must stay equal with all bits.
  private func settleEquality(_ result: inout Result) {
    for (index, piece) in result.pieces.enumerated() where piece.relation == .equal {
      var points = [result.witnesses[index]]
      let width = (piece.upper?.value ?? .infinity) - (piece.lower?.value ?? -.infinity)
      let step = min(0x1p-10, width / 4)
      if let lower = piece.lower { points.append(Rational(dyadic: lower.value + step)) }
      if let upper = piece.upper { points.append(Rational(dyadic: upper.value - step)) }
      if points.contains(where: { isRefuted(at: $0) }) {
        result.pieces[index].relation = .different
      }
    }
    joinNeighbours(&result)
  }

  private func joinNeighbours(_ result: inout Result) {
    var index = 1
    while index < result.pieces.count {
      if result.pieces[index].relation == result.pieces[index - 1].relation {
        result.pieces[index - 1].upper = result.pieces[index].upper
        result.pieces.remove(at: index)
        result.witnesses.remove(at: index)
      } else {
        index += 1
      }
    }
  }
}

extension LinePiece {
  fileprivate func contains(_ place: Double) -> Bool {
    place > lower?.value ?? -.infinity && place < upper?.value ?? .infinity
  }

  fileprivate var middle: Rational {
    Rational(dyadic: ((lower?.value ?? -1e6) + (upper?.value ?? 1e6)) / 2)
  }
}

extension Rational {
  /// A floating-point number below 2²⁰ in magnitude to 2⁻⁴².
  fileprivate init(dyadic value: Double) {
    self.init(Int((value * 0x1p42).rounded()), overNonzero: 1 << 42)
  }
}
