import Evaluation
import Generators
import Symbolics
import Tokenization
import Training
import Transformer

extension ExplainCommand {
  /// Runs a model on one problem and picks the maps that were asked for.
  func attentionExplanation() throws -> AttentionExplanation {
    guard let problem else { throw UsageError(.missingArgument("PROBLEM"), command: Self.name) }
    let folder = try ModelChoice(path: model).folder
    let source = try Self.source(problem, folder)
    let target =
      try answer.map { try TokenLine($0, folder.vocabulary).tokens }
      ?? Self.greedyAnswer(of: folder, to: source)
    var batch = PackedBatch()
    batch.append(
      source: source, target: target, start: TokenLine.frame.start, end: TokenLine.frame.end)
    let maps = try AttentionMap.maps(
      of: batch, configuration: folder.configuration, parameters: folder.parameters)
    return AttentionExplanation(
      model: model, vocabulary: folder.vocabulary, source: source, target: target,
      maps: try chosen(among: maps), isMean: head == nil)
  }

  /// The tokens of a problem: a line of them, or what a person types, written as the model has learned to read it.
  private static func source(_ text: String, _ folder: ModelFolder) throws -> [TokenID] {
    let vocabulary = folder.vocabulary
    let words = text.split(separator: " ")
    // A lone word such as x is an integrand, though it is also a token.
    if words.allSatisfy({ vocabulary.id(of: $0) != nil }),
      words.count > 1 || vocabulary != .symbolic
    {
      return try TokenLine(text, vocabulary).source
    }
    let problem = try ProblemReader.read(text)
    if let source = try problem.source(for: folder) { return source }
    guard vocabulary == .symbolic, let integral = problem as? IntegralProblem else {
      throw UsageError(
        .other("the model has not learned such problems as '\(text)'; give a line of its tokens"),
        command: name)
    }
    return IntegrationBackward.source(integrand: integral.integrand.prefixIDs)
      + [TokenLine.frame.end]
  }

  private static func greedyAnswer(of folder: ModelFolder, to source: [TokenID]) throws -> [TokenID]
  {
    let decoder = try IncrementalDecoder(folder.configuration, weights: folder.parameters)
    let search = GreedySearch(frame: TokenLine.frame)
    return try search.search([source], with: decoder)[0].first?.tokens ?? []
  }

  /// The maps of one part and layer, and of one head if it was named.
  private func chosen(among maps: [AttentionMap]) throws -> [AttentionMap] {
    let parts = AttentionMap.Part.allCases.filter { part in maps.contains { $0.part == part } }
    let part = part?.part ?? parts.last
    let ofPart = maps.filter { $0.part == part }
    guard let last = ofPart.last else {
      let known = parts.map(\.rawValue).joined(separator: " and ")
      throw UsageError(
        .other("the model has no such attention; --part may be \(known)"), command: Self.name)
    }
    let layer = layer ?? last.layer + 1
    let result = ofPart.filter { map in
      map.layer + 1 == layer && (head.map { map.head + 1 == $0 } ?? true)
    }
    if result.isEmpty {
      throw UsageError(
        .other(
          "--layer takes a number from 1 to \(last.layer + 1), "
            + "--head one from 1 to \(last.head + 1)"), command: Self.name)
    }
    return result
  }
}
