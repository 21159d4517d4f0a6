/// The candidate nearest to a misspelt word, or nil where none is near enough to be meant.
///
/// Near is one edit (insertion, deletion, substitution, swap of neighbours) in words of up to four
/// letters and two in longer ones; among equally near candidates one with the same first letter wins,
/// else the first.
func spellingSuggestion(for word: String, among candidates: [String]) -> String? {
  let letters = Array(word.lowercased().unicodeScalars)
  guard (2...20).contains(letters.count) else { return nil }
  let limit = letters.count <= 4 ? 1 : 2
  var best: (rank: Int, candidate: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    guard abs(other.count - letters.count) <= limit else { continue }
    let distance = editDistance(letters, other)
    let rank = 2 * distance + (letters.first == other.first ? 0 : 1)
    if distance <= limit, rank < best?.rank ?? .max { best = (rank, candidate) }
  }
  return best?.candidate
}

/// The restricted edit distance (Damerau 1964): every letter takes part in one edit at most.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for i in left.indices {
    var current = [i + 1]
    for j in right.indices {
      var distance = min(
        previous[j + 1] + 1, current[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        distance = min(distance, beforePrevious[j - 1] + 1)
      }
      current.append(distance)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
