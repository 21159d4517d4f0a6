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
  ///
  /// A problem falls into the same split in every dataset, so further ones bring nothing held out.
  init(_ recipe: TrainingRecipe) throws {
    dataset = try Dataset(path: recipe.data)
    var training = TokenPairs(vocabularySize: dataset.vocabulary.count)
    try Self.append(.train, of: dataset, to: &training)
    for part in recipe.additionalData {
      let other = try Dataset(path: part.folder)
      guard other.vocabulary == dataset.vocabulary else {
        throw RecipeError(
          field: "additionalData.folder",
          problem: "\(part.folder) has another vocabulary than \(recipe.data)")
      }
      for _ in 0..<part.copies { try Self.append(.train, of: other, to: &training) }
    }
    self.training = training
    var validation = TokenPairs(vocabularySize: dataset.vocabulary.count)
    try Self.append(.valid, of: dataset, to: &validation)
    self.validation = validation
  }

  /// Where the weights come from, for the notes in their file.
  var notes: [String: String] {
    let manifest = dataset.manifest
    return [
      "task": manifest.task, "dataSeed": String(manifest.seed),
      "trainingExamples": String(training.count),
    ]
  }

  private static func append(
    _ split: Split, of dataset: Dataset, to pairs: inout TokenPairs
  ) throws(DatasetError) {
    let reader = try dataset.reader(of: split)
    var problem = Problem()
    while try reader.next(into: &problem) {
      pairs.append(source: problem.source, target: problem.target)
    }
  }
}
