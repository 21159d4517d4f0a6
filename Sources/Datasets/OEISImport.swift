import Generators
import JSON5
import Tokenization

/// Makes an evaluation set of the file `stripped` of the On-Line Encyclopedia of Integer Sequences.
///
/// The first terms of every sequence that is long enough are shown, and those after them are the answer.
/// Nothing of the encyclopedia comes with this program; its data have a licence of their own.
public struct OEISImport: Hashable, Sendable {
  /// What is asked about the sequences.
  public enum Question: String, CaseIterable, Hashable, Sendable {
    /// The next terms.
    case terms
    /// A formula, which is judged by the next terms.
    case formula
  }

  /// The number of terms that are shown, 1…1000.
  public var shownTerms = 25
  /// The number of terms that are asked for, 1…1000.
  public var hiddenTerms = 10
  /// What is asked.
  public var question = Question.terms

  /// Creates an import of the next 10 terms after 25.
  public init() {}

  /// Reads the file and writes a dataset whose examples are all in the test split, in the order of the file.
  ///
  /// A line that is no sequence is refused with its number; lines that begin with `#` are left out, and so are
  /// sequences with too few terms and those that begin as one before them.
  @discardableResult
  public func convert(_ path: String, to folder: String) throws(DatasetError) -> Manifest {
    let (task, terms) = try generators(path: folder)
    let problems = try problems(path, terms)
    if problems.isEmpty {
      throw DatasetError(path: path, .noSequences(terms: shownTerms + hiddenTerms))
    }
    let distribution: JSONValue
    do {
      distribution = try task.distributionValue
    } catch {
      throw DatasetError(path: folder, .badPlan(field: error.field, problem: error.problem))
    }
    let fractions = SplitFractions(valid: 0, test: 1)
    var files = try DatasetFiles(
      path: folder, expectedCount: problems.count, splitFractions: fractions,
      writesReadableText: false)
    do {
      var tally = RejectionTally()
      let text = TokenText(task.vocabulary)
      for problem in problems {
        var line: [UInt8] = []
        text.append(problem.source, to: &line)
        let hash = ProblemHash(source: line)
        line.append(UInt8(ascii: "\t"))
        text.append(problem.target, to: &line)
        line.append(UInt8(ascii: "\n"))
        try files.append(line[...], hash: hash)
        tally.countAccepted()
      }
      let duplicates = files.duplicates
      return try files.finish {
        Manifest(
          calque: DatasetFormat.calqueVersion, task: type(of: task).name,
          distribution: distribution, seed: 0, count: problems.count, shard: .whole,
          drawn: problems.count, duplicates: duplicates, draws: tally, splitFractions: fractions,
          splitHash: ProblemHash.name, files: $0, vocabulary: task.vocabulary.tokens)
      }
    } catch {
      files.discard()
      throw error
    }
  }

  /// The task of the dataset, and that of continuing sequences, which writes terms in the same vocabulary.
  private func generators(
    path: String
  ) throws(DatasetError) -> (any ProblemGenerator, SequenceTerms<IntegerSequences>) {
    guard
      var distribution = SequenceDistribution<IntegerSequences>.presets.first?.distribution
    else { preconditionFailure("the task has no presets") }
    distribution.law.shownTerms = .constant(shownTerms)
    distribution.law.hiddenTerms = hiddenTerms
    do {
      let terms = try SequenceTerms(distribution: distribution)
      return switch question {
      case .terms: (terms, terms)
      case .formula: (try SequenceFormula(distribution: distribution), terms)
      }
    } catch {
      throw DatasetError(path: path, .badPlan(field: error.field, problem: error.problem))
    }
  }

  private func problems(
    _ path: String, _ task: SequenceTerms<IntegerSequences>
  ) throws(DatasetError) -> [Problem] {
    let bytes = try InputFile.contents(of: path, limit: 1 << 30)
    var problems: [Problem] = []
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      // The end of the file is no line.
      if line.isEmpty, line.endIndex == bytes.endIndex { continue }
      if line.first == UInt8(ascii: "#") { continue }
      let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      let sequence: OEISSequence
      do {
        sequence = try OEISSequence(line: String(decoding: content, as: UTF8.self))
      } catch {
        throw DatasetError(path: path, line: number, .badSequence(error.problem))
      }
      guard sequence.terms.count >= shownTerms + hiddenTerms else { continue }
      problems.append(
        task.problem(
          shown: Array(sequence.terms.prefix(shownTerms)),
          hidden: Array(sequence.terms.dropFirst(shownTerms).prefix(hiddenTerms))))
    }
    return problems
  }
}
