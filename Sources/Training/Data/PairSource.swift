public import Randomness
public import Transformer

/// Where a run's examples come from: pairs without end, in an order that is fixed beforehand.
///
/// What comes at a position is a pure function of the source, the recipe, the stream of the order and the position. So a
/// position is all that a resumed run needs, and it does not matter who made an example or when.
public protocol PairSource: Sendable {
  /// The number of tokens of the vocabulary.
  var vocabularySize: Int { get }
  /// Whether there is nothing to learn from.
  var isEmpty: Bool { get }
  /// The most tokens that its pairs have in a batch; 0 where examples are made to fit the model.
  var lengths: PairLengths { get }
  /// What a resumed run knows its examples by.
  var checksum: String { get }

  /// Whether a position, which may come from a file, is one of this source.
  func contains(_ position: DataPosition) -> Bool

  /// The number of passes over the examples up to a position; 0 where none comes again.
  func passes(at position: DataPosition) -> Double

  /// Begins to read at a position, for a recipe in which everything is decided.
  ///
  /// - Parameters:
  ///   - position: Where to begin; it is one of this source.
  ///   - order: What the order of the examples is drawn from.
  ///   - recipe: The recipe of the run.
  /// - Returns: A reader whose first example is the one at the position.
  func makeReader(
    from position: DataPosition, order: RandomStream, recipe: TrainingRecipe
  ) -> any PairReader
}

/// Reads the examples of a ``PairSource`` one after the other.
///
/// A class because it holds what was made ahead.
public protocol PairReader: AnyObject {
  /// The position of the next example.
  var position: DataPosition { get }

  /// Appends the next example to pairs of the same vocabulary, and moves on.
  func appendNext(to pairs: inout TokenPairs) throws(TrainingError)
}
