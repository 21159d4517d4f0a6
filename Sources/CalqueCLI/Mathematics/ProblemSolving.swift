import Evaluation
import Tensors
import Transformer

/// Solves what a person types, with the models and settings of one session or one command.
package struct ProblemSolving {
  /// The models.
  package var shelf: ModelShelf
  /// The number of hypotheses kept in a search.
  package var beamWidth = 10
  /// Whether a model's weights are rounded.
  var quantization = Quantization.none
  /// Whether exact methods may answer where no hypothesis of a model is right.
  package var usesExactMethods = true
  /// The number of threads.
  package var workers = 1

  /// The beam widths that make sense on one machine; memory grows with the width.
  package static let beamWidths = 1...1_000

  /// Creates the default settings.
  package init(shelf: ModelShelf = ModelShelf()) { self.shelf = shelf }

  /// Solves one text.
  package mutating func solve(_ text: String) throws -> SolveReport {
    try solve([text])[0].get()
  }

  /// Solves texts, those of the same kind decoded together; a text that poses no problem has an error.
  package mutating func solve(_ texts: [String]) -> [Result<SolveReport, any Error>] {
    var results: [Result<SolveReport, any Error>?] = texts.map { _ in nil }
    var groups: [(tasks: [String], members: [(place: Int, problem: any SolvableProblem)])] = []
    for (place, text) in texts.enumerated() {
      do {
        let problem = try ProblemReader.read(text)
        let group = groups.firstIndex { $0.tasks == problem.taskNames }
        if let group {
          groups[group].members.append((place, problem))
        } else {
          groups.append((problem.taskNames, [(place, problem)]))
        }
      } catch {
        results[place] = .failure(error)
      }
    }
    for group in groups {
      for (member, result) in zip(group.members, solve(group.members.map(\.problem))) {
        results[member.place] = result.map { solution, model in
          SolveReport(
            input: texts[member.place], problem: member.problem, solution: solution, model: model)
        }
      }
    }
    return results.compactMap(\.self)
  }

  /// Solves problems that are asked of the same model.
  private mutating func solve(
    _ problems: [any SolvableProblem]
  ) -> [Result<(SolverResult, model: String?), any Error>] {
    do {
      guard let first = problems.first else { return [] }
      let (name, model) = try shelf.model(for: first)
      var solver = Solver(model)
      solver.search.beamWidth = beamWidth
      solver.search.quantization = quantization
      solver.usesExactMethods = usesExactMethods
      return solver.solve(problems, workers: workers).map { result in
        result.map { ($0, name) }.mapError { $0 }
      }
    } catch {
      return problems.map { _ in .failure(error) }
    }
  }
}
