import Datasets
import Generators
import Tokenization
import Training
import Transformer

/// A part of a mixture: where its examples come from, and its task.
protocol MixtureContent: Sendable {
  /// What is learned from, in the ids of the joint vocabulary.
  var source: any PairSource { get }
  /// Whose problems these are; it judges answers.
  var task: any ProblemTask { get }

  /// The first held-out problems, in the ids of the task.
  func problems(
    _ count: Int, of split: Split, for model: TransformerConfiguration, threads: Int,
    progress: (Int) -> Void
  ) throws(EvaluationError) -> [Problem]

  /// How many of the problems are too long for a model; nil where none is, or where such are refused.
  func lengthSurvey(
    for model: TransformerConfiguration, threads: Int
  ) throws(EvaluationError) -> LengthSurvey?
}

/// A task whose problems are made on the fly.
struct TaskContent<Generator: ProblemGenerator>: MixtureContent {
  let maker: ProblemMaker<Generator>
  let pairs: GeneratedPairs<Generator>

  var source: any PairSource { pairs }
  var task: any ProblemTask { maker.generator }

  func problems(
    _ count: Int, of split: Split, for model: TransformerConfiguration, threads: Int,
    progress: (Int) -> Void
  ) throws(EvaluationError) -> [Problem] {
    do {
      return try maker.problems(
        count, of: split, for: model, threads: threads, progress: progress)
    } catch {
      throw .generation(error)
    }
  }

  func lengthSurvey(
    for model: TransformerConfiguration, threads: Int
  ) throws(EvaluationError) -> LengthSurvey? {
    do {
      return try maker.lengthSurvey(for: model, threads: threads)
    } catch {
      throw .generation(error)
    }
  }
}

/// A dataset in memory.
struct DatasetContent: MixtureContent {
  let source: any PairSource
  let task: any ProblemTask
  private let dataset: Dataset

  init(_ dataset: Dataset, vocabulary: Vocabulary) throws(EvaluationError) {
    self.dataset = dataset
    do {
      task = try dataset.makeTask()
      let map = VocabularyMap(model: vocabulary, task: dataset.vocabulary)
      var pairs = TokenPairs(vocabularySize: vocabulary.count)
      let reader = try dataset.reader(of: .train)
      var problem = Problem()
      while try reader.next(into: &problem) {
        pairs.append(
          source: problem.source.map { map.modelIDs[Int($0)] },
          target: problem.target.map { map.modelIDs[Int($0)] })
      }
      source = pairs
    } catch {
      throw .dataset(error)
    }
    if task.vocabulary != dataset.vocabulary {
      throw .foreignVocabulary(path: dataset.path, task: dataset.manifest.task)
    }
    if source.isEmpty { throw .noProblems(path: dataset.path, split: .train) }
  }

  func problems(
    _ count: Int, of split: Split, for model: TransformerConfiguration, threads: Int,
    progress: (Int) -> Void
  ) throws(EvaluationError) -> [Problem] {
    var result: [Problem] = []
    do {
      let reader = try dataset.reader(of: split)
      while result.count < count, let problem = try reader.next() {
        progress(result.count)
        if problem.fits(model) { result.append(problem) }
      }
    } catch {
      throw .dataset(error)
    }
    return result
  }
  /// A dataset with an example that the model does not take is refused when the run begins.
  func lengthSurvey(for model: TransformerConfiguration, threads: Int) -> LengthSurvey? { nil }
}
