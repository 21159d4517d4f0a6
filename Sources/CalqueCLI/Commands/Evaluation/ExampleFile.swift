import Evaluation
import Generators
import Synchronization
import Training
import Transformer

/// A file of JSON Lines with an object for every problem of an evaluation, written as they come.
///
/// Until it is whole it has the name with `.partial` behind.
final class ExampleFile: Sendable {
  private struct State {
    let file: AtomicFile
    var failure: FileError?
  }

  private let state: Mutex<State>

  /// Creates the file.
  init(path: String) throws(FileError) {
    state = Mutex(State(file: try AtomicFile(path: path)))
  }

  /// Appends an object; a failure is kept for the end.
  func write(_ example: EvaluatedExample, model: String, set: String) {
    let line = Self.json(example, model: model, set: set).description + "\n"
    state.withLock { state in
      guard state.failure == nil else { return }
      do throws(FileError) {
        try unsafe state.file.write(Array(line.utf8).span.bytes)
      } catch {
        state.failure = error
      }
    }
  }

  /// Gives the file its name; throws what went wrong while it was written.
  func finish() throws {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      try state.file.commit()
    }
  }

  private static func json(
    _ example: EvaluatedExample, model: String, set: String
  ) -> JSONOutput {
    let searches = example.searches.map { search in
      JSONOutput.Member(search.method.rawValue, .array(search.hypotheses.map(json)))
    }
    return [
      "model": .string(model), "data": .string(set), "index": .integer(example.index),
      "source": .string(example.source.joined(separator: " ")),
      "reference": .string(example.target.joined(separator: " ")),
      "source_text": .string(example.sourceText), "reference_text": .string(example.targetText),
      "hypotheses": .object(searches),
    ]
  }

  /// A hypothesis, with the names that `decode` has for its parts.
  private static func json(_ judged: EvaluatedExample.JudgedHypothesis) -> JSONOutput {
    [
      "target": .string(judged.tokens.joined(separator: " ")),
      "text": judged.text.map { .string($0) } ?? nil,
      "log_probability": .number(Double(judged.hypothesis.logProbability)),
      "score": .number(Double(judged.hypothesis.score)),
      "complete": .boolean(judged.hypothesis.isComplete),
      "correct": .boolean(judged.judgement.isCorrect),
      "verdict": .string(judged.judgement.description),
    ]
  }
}
