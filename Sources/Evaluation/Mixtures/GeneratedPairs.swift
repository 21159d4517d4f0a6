import Datasets
import Generators
import Randomness
import Tokenization
import Training
import Transformer

/// The training problems of a task, made on the fly: examples 0, 1, 2, … of a seed without those that are held out.
///
/// A problem is held out by its hash, as in datasets, so none that a model is measured on is ever trained on. Problems
/// longer than the model takes are left out too.
struct GeneratedPairs<Generator: ProblemGenerator>: PairSource {
  let vocabularySize: Int
  let checksum: String
  let maker: ProblemMaker<Generator>
  private let team: GenerationTeam

  /// Creates the source; `maker` knows the joint vocabulary.
  init(_ maker: ProblemMaker<Generator>, vocabulary: Vocabulary, team: GenerationTeam) {
    self.maker = maker
    self.team = team
    vocabularySize = vocabulary.count
    checksum = maker.identity
  }

  var isEmpty: Bool { false }
  var lengths: PairLengths { PairLengths() }

  func contains(_ position: DataPosition) -> Bool {
    position.epoch == 0 && DataPosition.validCounts.contains(position.index)
      && position.parts.isEmpty
  }

  func passes(at position: DataPosition) -> Double { 0 }

  func makeReader(
    from position: DataPosition, order: RandomStream, recipe: TrainingRecipe
  ) -> any PairReader {
    let (maker, vocabularySize, model) = (maker, vocabularySize, recipe.model)
    let chunks = Lookahead(
      from: position.index / ProblemChunk.size, distance: 4, team: team
    ) { number in
      Result { () throws(GenerationError) in
        try ProblemChunk(number: number, of: maker, for: model, vocabularySize)
      }
    }
    return GeneratedReader(chunks, from: position.index, task: Generator.name)
  }
}

extension Problem {
  /// Whether a model has places for the problem and its answer.
  func fits(_ model: TransformerConfiguration) -> Bool { excess(over: model) == nil }

  /// What a model has no places for; nil where it takes the problem and its answer.
  func excess(over model: TransformerConfiguration) -> LengthExcess? {
    model.excess(of: PairLengths(source: source.count + 1, target: target.count + 1))
  }
}

/// The training problems among so many consecutive ones.
struct ProblemChunk: Sendable {
  /// The number of problems that are drawn for a chunk: enough to hide the overhead, few enough to be soon there.
  static let size = 64

  /// The problems, in the ids of the joint vocabulary.
  let pairs: TokenPairs
  /// The index of each among all problems of the seed.
  let indices: [Int]

  init<Generator: ProblemGenerator>(
    number: Int, of maker: ProblemMaker<Generator>, for model: TransformerConfiguration,
    _ vocabularySize: Int
  ) throws(GenerationError) {
    var pairs = TokenPairs(vocabularySize: vocabularySize)
    var indices: [Int] = []
    try maker.forEachProblem(inChunk: number, of: Self.size) { index, problem in
      guard problem.fits(model), maker.split(of: problem) == .train else { return }
      pairs.append(source: maker.joint(problem.source), target: maker.joint(problem.target))
      indices.append(index)
    }
    (self.pairs, self.indices) = (pairs, indices)
  }
}

/// Reads the problems of chunks one after the other.
final class GeneratedReader: PairReader {
  private(set) var position: DataPosition
  private let chunks: Lookahead<Result<ProblemChunk, GenerationError>>
  private let task: String
  private var chunk: ProblemChunk?
  private var place = 0

  /// The chunks in a row without a problem to train on after which a task is given up.
  private static let emptyChunkLimit = 100

  init(
    _ chunks: Lookahead<Result<ProblemChunk, GenerationError>>, from index: Int, task: String
  ) {
    self.chunks = chunks
    self.task = task
    position = DataPosition(index: index)
  }

  func appendNext(to pairs: inout TokenPairs) throws(TrainingError) {
    let chunk = try chunkWithNext()
    pairs.append(source: chunk.pairs.source(place), target: chunk.pairs.target(place))
    position.index = chunk.indices[place] + 1
    place += 1
  }

  private func chunkWithNext() throws(TrainingError) -> ProblemChunk {
    if let chunk, place < chunk.indices.count { return chunk }
    for _ in 0..<Self.emptyChunkLimit {
      let found: ProblemChunk
      do {
        found = try chunks.next().get()
      } catch {
        throw .examples("\(error)")
      }
      // The first chunk of a run that goes on has problems that were used before.
      if let first = found.indices.firstIndex(where: { $0 >= position.index }) {
        chunk = found
        place = first
        return found
      }
    }
    throw .examples(
      "\(task): none of \(Self.emptyChunkLimit * ProblemChunk.size) problems in a row is for "
        + "training; raise the lengths that the model takes or lower heldOut")
  }
}
