import Datasets
import Generators
import Tokenization
import Training

/// The examples of a dataset in memory, as the learner takes them.
struct TrainingData {
  let dataset: Dataset
  let training: TokenPairs
  let validation: TokenPairs

  /// Reads the splits for training and validation, checking every byte.
  init(path: String) throws(DatasetError) {
    dataset = try Dataset(path: path)
    training = try Self.pairs(of: .train, in: dataset)
    validation = try Self.pairs(of: .valid, in: dataset)
  }

  /// Where the weights come from, for the notes in their file.
  var notes: [String: String] {
    let manifest = dataset.manifest
    return [
      "task": manifest.task, "dataSeed": String(manifest.seed),
      "trainingExamples": String(training.count),
    ]
  }

  private static func pairs(
    of split: Split, in dataset: Dataset
  ) throws(DatasetError) -> TokenPairs {
    let reader = try dataset.reader(of: split)
    var pairs = TokenPairs(vocabularySize: dataset.vocabulary.count)
    var problem = Problem()
    while try reader.next(into: &problem) {
      pairs.append(source: problem.source, target: problem.target)
    }
    return pairs
  }
}
