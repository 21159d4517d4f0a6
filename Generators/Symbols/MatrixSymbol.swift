/// A synthetic substitute for the symbol of a scattering amplitude: integers for words over the letters a…f.
///
/// The coefficient of the word w₁…wₙ is 1ᵀ·M(w₁)⋯M(wₙ)·1 with six integer matrices of size 3. Permuting letters
/// by the dihedral group D₃ permutes rows and columns of the matrices, so coefficients are the same
/// for all images of a word, as they are for the real symbols (Cai and others 2024). **The numbers are not
/// physics.** A trace in place of the vector 1 would also be blind to rotations of the word, which
/// real symbols are not.
struct MatrixSymbol: Sendable {
  /// The letters, whose positions are their values in words.
  static let letters = ["a", "b", "c", "d", "e", "f"]

  /// The images of the letters under the six elements of D₃, which act on a, b, c and d, e, f alike.
  static let symmetries: [[UInt8]] = [
    [0, 1, 2], [1, 2, 0], [2, 0, 1], [1, 0, 2], [0, 2, 1], [2, 1, 0],
  ].map { images in images + images.map { $0 + 3 } }

  /// The matrix of each letter, row by row.
  private let matrices: [[Int]]
  /// The longest words whose coefficients are machine integers for certain.
  let longestWord: Int

  /// Creates the function from the matrices of c and f, each fixed by the exchange of rows and columns 0 and 1.
  ///
  /// (p, q, r, s, t) stands for ((p, q, r), (q, p, r), (s, s, t)).
  init(c: [Int], f: [Int]) {
    matrices = [c, f].flatMap { entries in
      // Letter k of three distinguishes index k as the matrix of the last one distinguishes index 2.
      (0..<3).map { letter in
        (0..<9).map { place in Self.entry(entries, place / 3, place % 3, special: letter) }
      }
    }
    let growth = matrices.joined().reduce(1) { max($0, 3 * $1.magnitude) }
    var (length, bound) = (0, UInt(3))
    while true {
      let next = bound.multipliedReportingOverflow(by: growth)
      if next.overflow || next.partialValue > UInt(Int.max) || length == 1_000 { break }
      (length, bound) = (length + 1, next.partialValue)
    }
    longestWord = length
  }

  private static func entry(_ entries: [Int], _ row: Int, _ column: Int, special: Int) -> Int {
    switch (row == special, column == special) {
    case (true, true): entries[4]
    case (true, false): entries[3]
    case (false, true): entries[2]
    case (false, false): row == column ? entries[0] : entries[1]
    }
  }

  /// The coefficient of a word, which must not be longer than ``longestWord``.
  func coefficient(of word: some Sequence<UInt8>) -> Int {
    var (x, y, z) = (1, 1, 1)
    for letter in word {
      let m = matrices[Int(letter)]
      (x, y, z) = (
        x * m[0] + y * m[3] + z * m[6], x * m[1] + y * m[4] + z * m[7],
        x * m[2] + y * m[5] + z * m[8]
      )
    }
    return x + y + z
  }

  /// The coefficients of all words that deleting two letters leaves, by the place of the first and then of the second.
  ///
  /// A word of 12 letters has 66 such parents (Cai and others 2024, "strike-out").
  func parents(of word: [UInt8]) -> [Int] {
    word.indices.flatMap { first in
      (first + 1..<max(word.count, first + 1)).map { second in
        coefficient(
          of: word.indices.lazy.filter { $0 != first && $0 != second }.map { word[$0] })
      }
    }
  }

  /// The first in alphabetical order of the images of a word under ``symmetries``.
  static func representative(of word: [UInt8]) -> [UInt8] {
    symmetries.map { images in word.map { images[Int($0)] } }
      .min { $0.lexicographicallyPrecedes($1) } ?? word
  }
}
