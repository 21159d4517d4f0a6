/// A permutation of 0, 1, 2, 3, 4.
struct Permutation: Hashable, Sendable {
  /// Where each goes.
  let images: [Int]

  /// All 120 in lexicographic order of their images.
  static let all: [Permutation] = {
    var partial: [[Int]] = [[]]
    for _ in 0..<5 {
      partial = partial.flatMap { images in
        (0..<5).filter { !images.contains($0) }.map { images + [$0] }
      }
    }
    return partial.map(Permutation.init)
  }()

  /// This permutation, then another.
  func followed(by next: Permutation) -> Permutation {
    Permutation(images: images.map { next.images[$0] })
  }

  /// The permutation that undoes this one.
  var inverse: Permutation {
    var result = images
    for (place, image) in images.enumerated() { result[image] = place }
    return Permutation(images: result)
  }

  /// The images in a row, such as `10234` for the exchange of 0 and 1.
  var name: String { images.map(String.init).joined() }
}
