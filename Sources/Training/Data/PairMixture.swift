public import Randomness
public import Transformer

/// Several sources in one: every example is drawn from one of them, by the weights of the recipe's ``TrainingRecipe/tasks``.
///
/// Which source example *n* of a run comes from is a pure function of the seed, *n* and the recipe, and every source
/// is read in its own order.
public struct PairMixture: PairSource {
  public let vocabularySize: Int
  private let sources: [any PairSource]

  /// Creates a mixture of sources with one vocabulary, one for each part of the recipe.
  public init(_ sources: [any PairSource], vocabularySize: Int) {
    precondition(
      !sources.isEmpty && sources.allSatisfy { $0.vocabularySize == vocabularySize },
      "no sources, or sources of different vocabularies")
    self.sources = sources
    self.vocabularySize = vocabularySize
  }

  public var isEmpty: Bool { sources.contains { $0.isEmpty } }
  public var lengths: PairLengths {
    sources.reduce(into: PairLengths()) { $0.include($1.lengths) }
  }

  public var checksum: String {
    Checksum.hexDigest(of: Array(sources.map(\.checksum).joined(separator: " ").utf8))
  }

  public func contains(_ position: DataPosition) -> Bool {
    if position == DataPosition() { return true }
    return position.epoch == 0 && DataPosition.validCounts.contains(position.index)
      && position.parts.count == sources.count
      && zip(sources, position.parts).allSatisfy { $0.contains($1) }
  }

  public func passes(at position: DataPosition) -> Double { 0 }

  public func makeReader(
    from position: DataPosition, order: RandomStream, recipe: TrainingRecipe
  ) -> any PairReader {
    precondition(recipe.tasks.count == sources.count, "\(recipe.tasks.count) parts")
    // A run begins at the position without parts.
    let parts = position.parts.isEmpty ? sources.map { _ in DataPosition() } : position.parts
    let readers = sources.indices.map { index in
      sources[index].makeReader(
        from: parts[index], order: order.child("part").child(UInt64(index)), recipe: recipe)
    }
    return MixtureReader(
      readers, choices: order.child("choice"), recipe: recipe, from: position.index)
  }
}

/// Reads a mixture: draws the part of each example, then takes that part's next.
final class MixtureReader: PairReader {
  private let readers: [any PairReader]
  private let choices: RandomStream
  private let tasks: [MixturePart]
  /// The number of examples over which weights change; 0 where they do not.
  private let horizon: Int
  private var index: Int

  init(
    _ readers: [any PairReader], choices: RandomStream, recipe: TrainingRecipe, from index: Int
  ) {
    self.readers = readers
    self.choices = choices
    self.index = index
    tasks = recipe.tasks
    horizon = recipe.curriculumExamples
  }

  var position: DataPosition {
    DataPosition(index: index, parts: readers.map(\.position))
  }

  func appendNext(to pairs: inout TokenPairs) throws(TrainingError) {
    try readers[part(of: index)].appendNext(to: &pairs)
    index += 1
  }

  /// The part that an example of the run is drawn from.
  func part(of example: Int) -> Int {
    let fraction = horizon > 0 ? min(1, Double(example) / Double(horizon)) : 0
    var draws = choices.child(UInt64(example))
    return draws.index(weightedBy: tasks.map { $0.weight(at: fraction) })
  }
}
