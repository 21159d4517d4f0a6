/// Finds what a mistyped name was meant to be.
enum SimilarName {
  /// The candidate with the smallest edit distance, if that is at most a third of the longer name.
  static func nearest(to name: String, among candidates: [String]) -> String? {
    let typed = Array(name.lowercased().prefix(64))
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let known = Array(candidate.lowercased().prefix(64))
      let distance = distance(typed, known)
      guard distance * 3 <= max(typed.count, known.count) else { continue }
      if distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// The fewest insertions, deletions and substitutions between two words (Wagner and Fischer 1974).
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var previous = Array(0...second.count)
    for (i, left) in first.enumerated() {
      var current = [i + 1]
      for (j, right) in second.enumerated() {
        let substitution = previous[j] + (left == right ? 0 : 1)
        current.append(min(previous[j + 1] + 1, current[j] + 1, substitution))
      }
      previous = current
    }
    return previous[second.count]
  }
}
