/// The known word nearest to a mistyped one.
package enum Suggestion {
  /// The candidate that a person most likely meant, or nil where none is near.
  ///
  /// Near means: an edit distance of at most a third of the longer word's length, so that short words
  /// are not offered for anything at all. A candidate that begins with the whole word also counts.
  /// Words are cut at 64 characters, as nobody mistypes longer ones and the cost is quadratic.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = word.prefix(64).lowercased()
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let known = candidate.prefix(64).lowercased()
      var distance = editDistance(typed, known)
      let isNear =
        distance * 3 <= max(typed.count, known.count, 3)
        || (typed.count >= 2 && known.hasPrefix(typed))
      if known.hasPrefix(typed) { distance = min(distance, 1) }
      guard isNear, distance < best?.distance ?? .max else { continue }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  /// The smallest number of insertions, deletions, substitutions and swaps of neighbours between two words.
  ///
  /// This is the optimal string alignment distance.
  package static func editDistance(_ first: String, _ second: String) -> Int {
    let a = Array(first)
    let b = Array(second)
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var distance = min(
          previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          distance = min(distance, beforePrevious[j - 1] + 1)
        }
        current.append(distance)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[b.count]
  }
}
