import Generators
import Tokenization

/// Reads the words after a command's name into the command's properties.
///
/// `--name value` and `--name=value` mean the same; `--` ends the options. Words that begin with a single
/// dash are arguments, so that `calque solve "-x*sin(x)"` and `--batch -` need no quoting of their own.
struct ArgumentReader<Root> {
  /// The name of the command, for messages.
  let command: String
  let parameters: [Parameter<Root>]

  /// Whether the arguments ask for help instead of a run: `--help` or `-h` before any `--`.
  static func asksForHelp(_ arguments: some Sequence<String>) -> Bool {
    arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  /// Stores every argument in `root`, or throws at the first that does not fit.
  func read(_ arguments: [String], into root: inout Root) throws(UsageError) {
    var words = arguments[...]
    var positionals: [String] = []
    var given: Set<String> = []
    while let word = words.popFirst() {
      if word == "--" {
        positionals += words
        break
      }
      guard word.hasPrefix("--") else {
        positionals.append(word)
        continue
      }
      let parameter = try option(for: word)
      if parameter.kind != .option(isRepeated: true), !given.insert(parameter.name).inserted {
        throw error(.repeatedOption(parameter.label))
      }
      let value = try value(of: parameter, in: word, or: &words)
      try store(value, in: parameter, of: &root)
    }
    try read(positionals: positionals, into: &root)
  }

  private func read(positionals: [String], into root: inout Root) throws(UsageError) {
    var words = positionals[...]
    for parameter in parameters {
      guard case .positional(let isRequired, let isRepeated) = parameter.kind else { continue }
      if isRepeated {
        for word in words { try store(word, in: parameter, of: &root) }
        words = []
      } else if let word = words.popFirst() {
        try store(word, in: parameter, of: &root)
      } else if isRequired {
        throw error(.missingArgument(parameter.name))
      }
    }
    guard let surplus = words.first else { return }
    if let dashed = positionals.first(where: { isOptionWithOneDash($0) }) {
      throw error(.unknownOption(dashed, suggestion: "-\(dashed)"))
    }
    throw error(.surplusArgument(surplus))
  }

  private func isOptionWithOneDash(_ word: String) -> Bool {
    word.hasPrefix("-") && parameters.contains { $0.label == "-\(word)" }
  }

  /// The option that a word such as `--count=10` names.
  private func option(for word: String) throws(UsageError) -> Parameter<Root> {
    let label = String(word.prefix { $0 != "=" })
    let options = parameters.filter { $0.label.hasPrefix("--") }
    guard let match = options.first(where: { $0.label == label }) else {
      let known = options.map(\.label) + ["--help"]
      throw error(.unknownOption(label, suggestion: nearestName(to: label, among: known)))
    }
    return match
  }

  private func value(
    of parameter: Parameter<Root>, in word: String, or words: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    let attached = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
    if parameter.kind == .flag {
      guard attached == nil else { throw error(.needlessValue(flag: parameter.label)) }
      return ""
    }
    if let attached { return attached }
    guard let next = words.first, !next.hasPrefix("--") else {
      throw error(
        .missingValue(option: parameter.label, valueName: parameter.valueName))
    }
    words.removeFirst()
    return next
  }

  private func store(
    _ text: String, in parameter: Parameter<Root>, of root: inout Root
  ) throws(UsageError) {
    guard parameter.store(&root, text) else {
      throw error(
        .invalidValue(
          parameter: parameter.label, text: text, expectation: parameter.expectation))
    }
  }

  private func error(_ reason: UsageError.Reason) -> UsageError {
    UsageError(reason, command: command)
  }
}
