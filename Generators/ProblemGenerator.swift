public import Randomness
public import Tokenization

/// What problems are and which answers to them are right; where they come from is another matter.
public protocol ProblemTask: Sendable {
  /// What checks answers, one instance per thread.
  associatedtype Judge: AnswerJudge

  /// The name on the command line and in manifests, in lower case with hyphens.
  static var name: String { get }
  /// One line that says what is asked and what is answered.
  static var summary: String { get }
  /// The tokens of sources and targets; they may depend on the distribution, as digits do on their base.
  var vocabulary: Vocabulary { get }

  /// Creates a judge of answers to this task's problems.
  func makeJudge() -> Judge

  /// Numbers by which results are broken down, such as operator counts, computed from the tokens alone.
  func labels(of problem: Problem) -> [ProblemLabel]

  /// The problem and its answer as a person writes them, without tabs and newlines.
  func readableText(of problem: Problem) -> (source: String, target: String)
}

/// A task that can be drawn from: samples problems of a distribution, encodes them as tokens and judges answers.
///
/// The generator itself is an immutable value with all tables made, shared by workers. Example i of
/// (task, distribution, seed) is a pure function of these three, whichever worker makes it and
/// whatever it made before.
public protocol ProblemGenerator: ProblemTask {
  /// What can be tuned, all of it.
  associatedtype Distribution: ProblemDistribution
  /// What draws the problems, one instance per thread.
  associatedtype Sampler: ProblemSampler

  /// The distribution that problems are drawn from.
  var distribution: Distribution { get }

  /// Prepares the generator, refusing a distribution that cannot be drawn from.
  init(distribution: Distribution) throws(DistributionError)

  /// Creates a sampler for one thread.
  func makeSampler() -> Sampler
}

extension ProblemTask {
  /// The tokens separated by spaces, for tasks that have no better notation.
  public func readableText(of problem: Problem) -> (source: String, target: String) {
    (text(of: problem.source), text(of: problem.target))
  }

  /// The tokens separated by spaces.
  public func text(of tokens: [TokenID]) -> String {
    tokens.map { vocabulary[$0] }.joined(separator: " ")
  }
}

/// A number by which results are reported.
public struct ProblemLabel: Hashable, Sendable {
  /// What is counted, such as `target operators`.
  public var name: String
  /// The count.
  public var value: Int

  /// Creates the label.
  public init(name: String, value: Int) {
    self.name = name
    self.value = value
  }
}

/// Draws problems one at a time; holds the space they are made in, so it stays on one thread.
public protocol ProblemSampler {
  /// Forgets what earlier examples have left behind; called before the first draw of each.
  ///
  /// Tasks that enumerate a finite table go by the place of the example and the stream of the whole run, which is the same
  /// for all its examples; others need neither.
  mutating func beginExample(_ index: UInt64, of run: RandomStream)

  /// Draws once and writes into `problem`, whose arrays are reused; returns why the draw is rejected, or nil.
  mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason?
}

extension ProblemSampler {
  /// Does nothing, for samplers that keep nothing from one example to the next.
  public mutating func beginExample(_ index: UInt64, of run: RandomStream) {}
}

/// Checks answers to the problems of a task; holds the space for it, so it stays on one thread.
public protocol AnswerJudge {
  /// Whether the tokens answer the problem; neither needs to come from a generator.
  mutating func judge(_ answer: [TokenID], to source: [TokenID]) -> Judgement

  /// The same where a right answer is known, for tasks that cannot tell without one.
  mutating func judge(
    _ answer: [TokenID], to source: [TokenID], reference: [TokenID]
  ) -> Judgement
}

extension AnswerJudge {
  /// Judges by the problem alone: the reference is one right answer among others.
  public mutating func judge(
    _ answer: [TokenID], to source: [TokenID], reference: [TokenID]
  ) -> Judgement { judge(answer, to: source) }
}

/// Everything about a task that can be tuned, as a value that is printed, stored and read back.
public protocol ProblemDistribution: Codable, Hashable, Sendable {
  /// The named settings, the default first.
  static var presets: [Preset<Self>] { get }

  /// Refuses a distribution that cannot be drawn from, naming the field.
  func validate() throws(DistributionError)
}

/// A named setting of a distribution.
public struct Preset<Distribution: Sendable>: Sendable {
  /// The name on the command line and of the file in `Distributions`.
  public let name: String
  /// One line that says where the setting comes from.
  public let summary: String
  /// The setting.
  public let distribution: Distribution

  /// Creates the preset.
  public init(name: String, summary: String, distribution: Distribution) {
    self.name = name
    self.summary = summary
    self.distribution = distribution
  }
}
