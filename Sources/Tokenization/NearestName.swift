/// The candidate that a mistyped name most likely meant, or nil where none is near.
///
/// Near means an edit distance (optimal string alignment) of at most a third of the longer name, or a
/// candidate that begins with the whole name.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let typed = Array(name.lowercased().prefix(64))
  guard !typed.isEmpty else { return nil }
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let known = Array(candidate.lowercased().prefix(64))
    let distance =
      typed.count >= 2 && known.starts(with: typed) ? 1 : editDistance(typed, known)
    guard distance * 3 <= max(typed.count, known.count) || known.starts(with: typed) else {
      continue
    }
    if distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.candidate
}

/// The fewest insertions, deletions, substitutions and swaps of neighbours between two words.
private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...second.count)
  for i in first.indices {
    var current = [i + 1]
    for j in second.indices {
      let substitution = previous[j] + (first[i] == second[j] ? 0 : 1)
      var distance = min(previous[j + 1] + 1, current[j] + 1, substitution)
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        distance = min(distance, beforePrevious[j - 1] + 1)
      }
      current.append(distance)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[second.count]
}
