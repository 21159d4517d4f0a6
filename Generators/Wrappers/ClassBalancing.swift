public import Randomness
public import Tokenization

/// Any task with its problems drawn class by class, where classes are ranges of values of one label.
///
/// Within a class problems have the law of the inner task. Vocabulary, judge and labels are its too.
public struct ClassBalancing<Inner: ProblemGenerator>: ProblemGenerator {
  public static var name: String { TaskWrapper.balanced.name(over: Inner.name) }
  public static var summary: String { "\(Inner.summary); balanced by a label" }

  /// The distribution with its label and its classes, found in a sample where none were given.
  public let distribution: BalancedDistribution<Inner.Distribution>
  public var vocabulary: Vocabulary { inner.vocabulary }
  let inner: Inner
  private let label: String
  private let classes: WeightedChoice<ClosedRange<Int>>

  public init(
    distribution: BalancedDistribution<Inner.Distribution>
  ) throws(DistributionError) {
    try distribution.validate()
    do throws(DistributionError) {
      inner = try Inner(distribution: distribution.inner)
    } catch {
      throw error.insideWrapper()
    }
    let sample: LabelSample
    do throws(GenerationError) {
      sample = try LabelSample(of: inner)
    } catch {
      throw DistributionError(field: "inner", problem: "\(error)")
    }
    label = try Self.label(distribution.label, in: sample)
    let classes =
      distribution.classes ?? sample.classes(of: label).map { .init(values: $0) }
    self.classes = WeightedChoice(classes.map { ($0.values, $0.weight) })
    self.distribution = BalancedDistribution(
      label: label, classes: classes, inner: distribution.inner)
  }

  private static func label(
    _ name: String?, in sample: LabelSample
  ) throws(DistributionError) -> String {
    guard let first = sample.names.first else {
      throw DistributionError(field: "label", problem: "the task '\(Inner.name)' has no labels")
    }
    guard let name else { return first }
    guard sample.names.contains(name) else {
      throw DistributionError(
        field: "label",
        problem: "'\(name)' is no label of '\(Inner.name)'; labels are "
          + sample.names.joined(separator: ", "))
    }
    return name
  }

  public func makeSampler() -> BalancedSampler<Inner> {
    BalancedSampler(inner, label: label, classes: classes)
  }

  public func makeJudge() -> Inner.Judge { inner.makeJudge() }

  public func labels(of problem: Problem) -> [ProblemLabel] { inner.labels(of: problem) }

  public func readableText(of problem: Problem) -> (source: String, target: String) {
    inner.readableText(of: problem)
  }
}

/// Draws until a problem is of the class that was drawn for the example.
///
/// A class that is never met is an error after ``GenerationError/attemptLimit`` draws.
public struct BalancedSampler<Inner: ProblemGenerator>: ProblemSampler {
  let inner: Inner
  private let label: String
  private let classes: WeightedChoice<ClosedRange<Int>>
  private var sampler: Inner.Sampler
  /// Drawn once for an example: rejected draws must not favour classes that are easily met.
  private var chosen: ClosedRange<Int>?
  private var run: RandomStream?

  init(_ inner: Inner, label: String, classes: WeightedChoice<ClosedRange<Int>>) {
    self.inner = inner
    self.label = label
    self.classes = classes
    sampler = inner.makeSampler()
  }

  public mutating func beginExample(_ index: UInt64, of run: RandomStream) {
    chosen = nil
    self.run = run
    sampler.beginExample(index, of: run)
  }

  public mutating func draw(
    into problem: inout Problem, using random: inout RandomStream
  ) -> RejectionReason? {
    let values = chosen ?? classes.draw(using: &random)
    chosen = values
    if let reason = sampler.draw(into: &problem, using: &random) { return reason }
    let isMet = inner.labels(of: problem).contains { $0.name == label && values.contains($0.value) }
    if isMet { return nil }
    // The inner task is done with this one: what it decides once for an example must be decided anew, and a table
    // must be read at another place.
    if let run { sampler.beginExample(random.next(), of: run) }
    return .otherClass
  }
}
