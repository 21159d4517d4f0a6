/// The elements of a finite set and an operation on them.
struct GrokkingTable: Sendable {
  /// The names of the elements: residues in decimal, permutations by their images.
  let names: [String]
  /// The places of all pairs that have a result, as x·n + y.
  let pairs: [Int32]
  /// The results of all pairs, at x·n + y; −1 where there is none.
  private let results: [Int32]

  /// Prepares the table of an operation and its modulus, which have been validated.
  init(_ operation: GrokkingOperation, modulus: Int?) {
    if let modulus {
      let residues = 0..<modulus.magnitude
      names = residues.map(String.init)
      results = residues.flatMap { x in
        residues.map { y in
          operation.residue(x, y, modulo: modulus.magnitude).map(Int32.init) ?? -1
        }
      }
    } else {
      let places = Dictionary(uniqueKeysWithValues: zip(Permutation.all, Int32(0)...))
      names = Permutation.all.map(\.name)
      results = Permutation.all.flatMap { x in
        Permutation.all.map { y in operation.permutation(x, y).flatMap { places[$0] } ?? -1 }
      }
    }
    pairs = results.indices.filter { [results] in results[$0] >= 0 }.map(Int32.init)
  }

  /// The place of the result for two elements, or nil where there is none.
  func result(_ x: Int, _ y: Int) -> Int? {
    let place = results[x * names.count + y]
    return place < 0 ? nil : Int(place)
  }
}
