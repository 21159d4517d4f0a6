public import Generators

extension Dataset {
  /// The task that the dataset was made with, which knows its tokens and judges its answers.
  public func makeTask() throws(DatasetError) -> any ProblemTask {
    if manifest.task == DataTask.name {
      do {
        return try DataTask(vocabulary: vocabulary, distribution: manifest.distribution)
      } catch {
        throw DatasetError(path: path, .distribution(error))
      }
    }
    let type: any ProblemGenerator.Type
    do {
      type = try Catalog.task(named: manifest.task)
    } catch {
      throw DatasetError(path: path, .task(error))
    }
    do {
      return try type.make(distribution: manifest.distribution)
    } catch {
      throw DatasetError(path: path, .distribution(error))
    }
  }
}
