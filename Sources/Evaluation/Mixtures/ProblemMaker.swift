import Datasets
import FoundationEssentials
import Generators
import Tokenization
import Transformer

/// A task with all that decides which of its problems a run sees: the seed, the shares held out, the joint vocabulary.
struct ProblemMaker<Generator: ProblemGenerator>: Sendable {
  let generator: Generator
  let seed: UInt64
  private let fractions: SplitFractions
  private let tokenText: TokenText
  /// The joint id of each id of the task; nil where they are the same.
  private let jointIDs: [TokenID]?

  /// Creates the maker; the joint vocabulary has all tokens of the task.
  init(
    _ generator: Generator, seed: UInt64, fractions: SplitFractions, vocabulary: Vocabulary
  ) {
    self.generator = generator
    self.seed = seed
    self.fractions = fractions
    let own = generator.vocabulary
    tokenText = TokenText(own)
    jointIDs = own == vocabulary ? nil : VocabularyMap(model: vocabulary, task: own).modelIDs
  }

  /// What the problems depend on, as text.
  var identity: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let distribution = (try? encoder.encode(generator.distribution)) ?? Data()
    let name = Generator.name
    return "\(name) \(seed) \(fractions.valid) \(fractions.test) "
      + String(decoding: distribution, as: UTF8.self)
  }

  /// The split of a problem: the one that a dataset with these shares would put it into.
  func split(of problem: Problem) -> Split { fractions.split(of: hash(of: problem)) }

  /// The hash of a problem.
  func hash(of problem: Problem) -> ProblemHash {
    var text: [UInt8] = []
    tokenText.append(problem.source, to: &text)
    return ProblemHash(source: text)
  }

  /// The ids of the joint vocabulary for ids of the task.
  func joint(_ tokens: [TokenID]) -> [TokenID] {
    guard let jointIDs else { return tokens }
    return tokens.map { jointIDs[Int($0)] }
  }

  /// The first different problems of a split that fit the model; fewer where the task has no more within the draws that
  /// should give four times as many.
  ///
  /// - Parameters:
  ///   - count: The number that is asked for.
  ///   - split: The split.
  ///   - model: The shape of the model.
  ///   - threads: The number of threads; only the time depends on it.
  ///   - progress: Called with the number of problems found so far.
  /// - Returns: The problems, in the ids of the task.
  /// - Throws: An error if the distribution rejects practically every draw.
  func problems(
    _ count: Int, of split: Split, for model: TransformerConfiguration, threads: Int,
    progress: (Int) -> Void
  ) throws(GenerationError) -> [Problem] {
    let share = split == .valid ? fractions.valid : fractions.test
    guard count > 0, share > 0 else { return [] }
    let chunkLimit = Int(min(4 * Double(count) / share, 1e12)) / Self.chunkSize + 1
    let maker = self
    var result: [Problem] = []
    var seen: Set<ProblemHash> = []
    // In rounds, so that few problems are made that nobody asked for.
    let roundSize = 4 * max(1, threads)
    for first in stride(from: 0, to: chunkLimit, by: roundSize) {
      let size = min(roundSize, chunkLimit - first)
      let chunks = ThreadTeam(workers: threads).map(count: size, state: {}) { _, index in
        Result { () throws(GenerationError) in
          try maker.heldOut(inChunk: first + index, of: split, for: model)
        }
      }
      for chunk in chunks {
        for (problem, hash) in try chunk.get() where seen.insert(hash).inserted {
          result.append(problem)
        }
      }
      progress(min(result.count, count))
      if result.count >= count { break }
    }
    return Array(result.prefix(count))
  }

  private static var chunkSize: Int { 256 }

  /// Calls the body with the index and the problem of each place in a chunk of all problems of the seed.
  func forEachProblem(
    inChunk number: Int, of size: Int, _ body: (Int, Problem) -> Void
  ) throws(GenerationError) {
    var worker = generator.makeWorker(seed: seed)
    var problem = Problem()
    for index in number * size..<(number + 1) * size {
      try worker.generate(UInt64(index), into: &problem)
      body(index, problem)
    }
  }

  private func heldOut(
    inChunk number: Int, of split: Split, for model: TransformerConfiguration
  ) throws(GenerationError) -> [(Problem, ProblemHash)] {
    var result: [(Problem, ProblemHash)] = []
    try forEachProblem(inChunk: number, of: Self.chunkSize) { _, problem in
      let hash = hash(of: problem)
      if fractions.split(of: hash) == split, problem.fits(model) {
        result.append((problem, hash))
      }
    }
    return result
  }
}
