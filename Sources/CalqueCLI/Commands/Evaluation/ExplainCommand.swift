import Evaluation
import Transformer

/// `calque explain`: shows what a model has learned, beyond how often it is right.
struct ExplainCommand: Command {
  static let name = "explain"
  static let summary = "show which rules a gcd model follows, or where a model attends to"
  static let discussion = """
    gcd asks a model for the greatest common divisors of pairs, as many for each
    divisor, and shows what it answers most, and of which divisors the published
    rules (Charton 2024) hold: the answer is a function of the gcd; right gcds are
    products of primes of the base; the answer is the largest of these that divides
    the gcd. Pairs are k times coprime numbers, uniform up to the largest operand
    over k. Base and operands are those of the data that the run learned from, or
    of --distribution.

    attention shows the weights with which tokens attend to each other while the
    model reads a problem and its own greedy answer (or --answer): the three
    largest for each token, the mean over the heads if none is chosen; all with
    --json and --plot. The problem is typed as for 'calque solve', or a line of
    the model's tokens. Decoder tokens are those that the model has read.

    --plot needs the program gnuplot.
    """
  static let examples = [
    "calque explain gcd runs/gcd",
    "calque explain gcd my-model --distribution base-30 --plot gcd.svg",
    "calque explain attention integration 'x*cos(x)' --layer 4 --plot attention.png",
  ]

  /// What is explained.
  enum Subject: String, CaseIterable, ArgumentValue {
    case gcd, attention
  }

  var subject = Subject.gcd
  var model = ""
  var problem: String?
  var distribution: String?
  var divisors: Int?
  var pairs: Int?
  var threshold: Double?
  var seed: UInt64?
  var answer: String?
  var part: Part?
  var layer: Int?
  var head: Int?
  var workers: Int?
  var plot: String?
  var json = false

  static var parameters: [Parameter<Self>] {
    [
      .argument("SUBJECT", \.subject, "gcd or attention"),
      .argument("MODEL", \.model, ModelChoice.help),
      .argument("PROBLEM", \.problem, "attention: the problem that the model reads"),
      .option(
        "distribution", "NAME|FILE", \.distribution,
        "gcd: the base and the operands (default: those of the run's data)"),
      .option("divisors", "K", \.divisors, "gcd: ask for the divisors 1 to K (default: 100)"),
      .option("pairs", "N", \.pairs, "gcd: the number of pairs for each divisor (default: 100)"),
      .option(
        "threshold", "SHARE", \.threshold,
        "gcd: the share of its pairs from which on a divisor counts as right"
          + " (default: \(DivisorRules.publishedThreshold))"),
      .option("seed", "S", \.seed, "gcd: the seed of the pairs (default: 0)"),
      .option("answer", "TOKENS", \.answer, "attention: the answer that the model reads"),
      .option(
        "part", "NAME", \.part,
        "attention: encoder, decoder or cross (default: the last that the model has)"),
      .option("layer", "N", \.layer, "attention: the layer, from 1 (default: the last)"),
      .option("head", "N", \.head, "attention: the head, from 1 (default: all)"),
      .option(
        "workers", "K", \.workers, "gcd: the number of threads (default: one for each core)"),
      .option("plot", "FILE", \.plot, "draw the results as FILE.png or FILE.svg"),
      .flag("json", \.json, "print a JSON object instead of tables"),
    ]
  }

  /// Which stack attends to which.
  enum Part: String, CaseIterable, ArgumentValue {
    case encoder, decoder, cross

    var part: AttentionMap.Part {
      switch self {
      case .encoder: .encoder
      case .decoder: .decoder
      case .cross: .cross
      }
    }
  }

  /// Refuses the options of the other subject.
  private func requireOwnOptions() throws(UsageError) {
    let ofDivisors = [
      ("distribution", distribution != nil), ("divisors", divisors != nil),
      ("pairs", pairs != nil), ("threshold", threshold != nil), ("seed", seed != nil),
      ("workers", workers != nil),
    ]
    let ofAttention = [
      ("answer", answer != nil), ("part", part != nil), ("layer", layer != nil),
      ("head", head != nil),
    ]
    for (option, isGiven) in subject == .gcd ? ofAttention : ofDivisors where isGiven {
      let other: Subject = subject == .gcd ? .attention : .gcd
      throw UsageError(
        .other("--\(option) goes with \(other.rawValue), not with \(subject.rawValue)"),
        command: Self.name)
    }
  }

  func run(on console: Console) async throws -> CommandStatus {
    try requireOwnOptions()
    if let workers, !(1...1024).contains(workers) {
      throw UsageError(.other("--workers takes a number from 1 to 1024"), command: Self.name)
    }
    let gnuplot = try plot.map { try Gnuplot(path: $0, environment: console.environment) }
    let explanation: any Explanation =
      switch subject {
      case .gcd: try divisorExplanation(on: console)
      case .attention: try attentionExplanation()
      }
    try gnuplot.map { try explanation.draw(with: $0) }
    for line in json ? [explanation.json.description] : explanation.lines { console.print(line) }
    return .success
  }
}

/// Something about a model that is shown as text, for a program, or as a picture.
protocol Explanation {
  /// For a person.
  var lines: [String] { get }
  /// For a program.
  var json: JSONOutput { get }
  /// As a picture.
  func draw(with gnuplot: Gnuplot) throws(PlotError)
}
