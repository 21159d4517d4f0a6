public import Datasets
public import Generators
public import Tokenization
public import Training
public import Transformer

/// What a mixture of tasks and datasets gives a run: examples to learn from, and held-out problems to be measured on.
public struct TaskMixture: Sendable {
  /// A part of a mixture, found and ready.
  public enum Part: Sendable {
    /// A task whose problems are made on the fly, with the seed to make them from.
    case task(any ProblemGenerator, seed: UInt64)
    /// A dataset, read into memory.
    case dataset(Dataset)
  }

  /// The tokens of all parts.
  public let vocabulary: Vocabulary
  /// What is learned from.
  public let training: PairMixture
  private let parts: [any MixtureContent]

  /// Puts a mixture together and reads its datasets.
  ///
  /// - Parameters:
  ///   - parts: The parts, at least one.
  ///   - heldOut: The shares of the problems of tasks that are kept out of training.
  ///   - threads: The number of threads that make problems; only the time depends on it.
  /// - Throws: An error that names the dataset at fault.
  public init(
    _ parts: [Part], heldOut: HeldOutShares, threads: Int
  ) throws(EvaluationError) {
    let vocabulary = Vocabulary(
      joining: parts.map { part in
        switch part {
        case .task(let generator, _): generator.vocabulary
        case .dataset(let dataset): dataset.vocabulary
        }
      })
    let fractions = SplitFractions(valid: heldOut.validation, test: heldOut.test)
    let team = GenerationTeam(threads: threads)
    var contents: [any MixtureContent] = []
    for part in parts {
      switch part {
      case .task(let generator, let seed):
        contents.append(Self.content(generator, seed, fractions, vocabulary, team))
      case .dataset(let dataset):
        contents.append(try DatasetContent(dataset, vocabulary: vocabulary))
      }
    }
    self.vocabulary = vocabulary
    self.parts = contents
    training = PairMixture(contents.map(\.source), vocabularySize: vocabulary.count)
  }

  private static func content(
    _ generator: some ProblemGenerator, _ seed: UInt64, _ fractions: SplitFractions,
    _ vocabulary: Vocabulary, _ team: GenerationTeam
  ) -> any MixtureContent {
    let maker = ProblemMaker(generator, seed: seed, fractions: fractions, vocabulary: vocabulary)
    return TaskContent(
      maker: maker, pairs: GeneratedPairs(maker, vocabulary: vocabulary, team: team))
  }

  /// The first held-out problems of a split, about as many of each part.
  ///
  /// - Parameters:
  ///   - count: The most problems of all parts together.
  ///   - split: `.valid` or `.test`.
  ///   - model: The shape of the model; problems that it has no places for are left out.
  ///   - threads: The number of threads; only the time depends on it.
  ///   - progress: Called with the number of problems found so far.
  /// - Returns: The problems; fewer where the tasks have no more.
  /// - Throws: An error that says which dataset cannot be read or which task gives no problems.
  public func heldOut(
    _ count: Int, of split: Split, for model: TransformerConfiguration, threads: Int,
    progress: (Int) -> Void = { _ in }
  ) throws(EvaluationError) -> HeldOutProblems {
    var problems: [[Problem]] = []
    var found = 0
    for (index, part) in parts.enumerated() {
      let share = (count + parts.count - 1 - index) / parts.count
      problems.append(
        try part.problems(share, of: split, for: model, threads: threads) {
          progress(found + $0)
        })
      found += problems[index].count
    }
    return HeldOutProblems(contents: parts, problems: problems, vocabulary: vocabulary)
  }

  /// The tasks of which problems are too long for a model, and so left out.
  ///
  /// - Parameters:
  ///   - model: The shape of the model.
  ///   - threads: The number of threads; only the time depends on it.
  /// - Returns: A survey of each such task, in the order of the parts.
  /// - Throws: An error that says which task gives no problems.
  public func lengthSurveys(
    for model: TransformerConfiguration, threads: Int
  ) throws(EvaluationError) -> [LengthSurvey] {
    var surveys: [LengthSurvey] = []
    for part in parts {
      if let survey = try part.lengthSurvey(for: model, threads: threads) { surveys.append(survey) }
    }
    return surveys
  }
}
