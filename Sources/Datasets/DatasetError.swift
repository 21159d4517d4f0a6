public import Generators

/// A dataset that cannot be written or read: one line with the place and the remedy.
public struct DatasetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The operating system refused; the operation as a verb, and the system's own words with the remedy.
    case system(operation: String, message: String)
    /// The output folder holds something that generation has not left there.
    case folderNotEmpty(found: String)
    /// Another process is writing to the output folder.
    case folderInUse
    /// The folder holds no manifest.
    case noManifest
    /// The manifest is not one.
    case badManifest(String)
    /// The manifest is of a format that this version does not know.
    case unsupportedFormat(found: Int, supported: Int)
    /// A file does not have the size or checksum that the manifest states.
    case altered(property: String, stated: String, found: String)
    /// The number of examples is not the one the manifest states.
    case miscounted(stated: Int, found: Int)
    /// The compressed data are damaged.
    case corrupt(String)
    /// The compressed data end too early.
    case truncated
    /// The last line has no newline, or a line is longer than any example.
    case badLine(String)
    /// A line does not have exactly two columns.
    case columns(found: Int)
    /// A column holds a word that is not in the vocabulary; `token` counts from 1 within the line.
    case unknownToken(String, token: Int, suggestion: String?)
    /// A line of an OEIS file is no sequence.
    case badSequence(String)
    /// No sequence of an OEIS file has the number of terms that was asked for.
    case noSequences(terms: Int)
    /// The plan of the generation is impossible.
    case badPlan(field: String, problem: String)
    /// The distribution rejects every draw for one example.
    case generation(GenerationError)
    /// The distribution rejects more than 99.9 % of all draws.
    case rejections(task: String, RejectionTally)
    /// The dataset is of a task that this version does not know.
    case task(CatalogError)
    /// The manifest holds a distribution that this version cannot draw from.
    case distribution(DistributionError)
    /// Two datasets to be merged are not parts of one; the other folder, and what differs.
    case differs(from: String, field: String, own: String, other: String)
    /// The same part is merged twice.
    case repeatedPart(of: String)
    /// Numbers in the manifest contradict each other.
    case inconsistent(String)
    /// An example stands in a split that its hash does not belong to.
    case wrongSplit(belongsIn: Split)
    /// An earlier example of the dataset has the same source.
    case duplicate
    /// Faults of a file that are not listed.
    case moreFaults(Int)
    /// A line of another program's format cannot be read.
    case foreignLine(problem: String, expected: String)
    /// An example does not have the types that were stated.
    case untyped(column: String, problem: String)
  }

  /// The file or folder.
  public let path: String
  /// The line, counting from 1, where one is known.
  public let line: Int?
  /// What is wrong.
  public let reason: Reason

  /// Creates the error.
  public init(path: String, line: Int? = nil, _ reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  public var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    return "\(place): \(reason)"
  }
}

extension DatasetError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .system(let operation, let message):
      "cannot \(operation): \(message)"
    case .folderNotEmpty(let found):
      "the output folder is not empty (it holds '\(found)'); choose another or remove it"
    case .folderInUse:
      "another process is writing to this folder; wait for it or choose another"
    case .noManifest:
      "no manifest.json, so not a finished dataset; make one with 'calque generate'"
    case .badManifest(let problem):
      "not a manifest of a dataset: \(problem); generate the dataset again"
    case .unsupportedFormat(let found, let supported):
      "format version \(found), but this calque reads version \(supported); "
        + "use the calque that made it or generate it again"
    case .altered(let property, let stated, let found):
      "\(property) is \(found), but the manifest states \(stated); copy or generate it again"
    case .miscounted(let stated, let found):
      "holds \(found) examples, but the manifest states \(stated); copy or generate it again"
    case .corrupt(let problem):
      "corrupt compressed data (\(problem)); copy or generate it again"
    case .truncated:
      "the compressed data are cut off; copy or generate it again"
    case .badLine(let problem):
      "\(problem); expected 'source tokens<TAB>target tokens'"
    case .columns(let found):
      "\(found) column(s); expected 'source tokens<TAB>target tokens'"
    case .unknownToken(let text, let token, let suggestion):
      "token \(token): unknown token '\(text)'"
        + (suggestion.map { "; did you mean '\($0)'?" }
          ?? "; the file was made with another vocabulary")
    case .badSequence(let problem):
      "\(problem); expected a line such as 'A000045 ,0,1,1,2,3,5,'"
    case .noSequences(let terms):
      "no sequence has \(terms) terms; ask for fewer or give another file"
    case .badPlan(let field, let problem):
      "\(field): \(problem)"
    case .generation(let error):
      error.description
    case .rejections(let task, let tally):
      "\(task): \(tally.rejected) of \(tally.drawn) draws were rejected, more than 99.9 % "
        + "(\(tally)); loosen the distribution"
    case .task(let error):
      error.description
    case .distribution(let error):
      error.description
    case .differs(let path, let field, let own, let other):
      "\(field) is \(own), but that of \(path) is \(other); only parts of one dataset can be merged"
    case .repeatedPart(let path):
      "holds the same examples as \(path) (same seed, count and shard); name it once"
    case .inconsistent(let problem):
      "\(problem); copy or generate it again"
    case .wrongSplit(let split):
      "the hash of the problem puts it into the \(split.rawValue) split; generate it again"
    case .duplicate:
      "an earlier example has the same source; generate it again"
    case .moreFaults(let count):
      "\(count) more faults are not listed"
    case .foreignLine(let problem, let expected):
      "\(problem); expected \(expected)"
    case .untyped(let column, let problem):
      "\(column): \(problem)"
    }
  }
}
