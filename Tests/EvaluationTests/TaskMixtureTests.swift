import Datasets
import Foundation
import Generators
import Randomness
import Symbolics
import Testing
import Tokenization
import Training
import Transformer

@testable import Evaluation

struct TaskMixtureTests {
  private static let addition = Result { try Arithmetic<Addition>.make(preset: "five-digits") }
  private static let gcd = Result {
    try TwoSetRepetition<IntegerTask<GreatestCommonDivisor>>.make(preset: "base-30")
  }
  private static let primality = Result {
    try IntegerTask<Primality>.make(preset: "natural")
  }
  private static let integration = Result {
    try IntegrationBackward.make(preset: "first-course")
  }

  private func mixture(threads: Int = 2, shares: HeldOutShares = .init()) throws -> TaskMixture {
    try TaskMixture(
      [
        .task(Self.addition.get(), seed: 1), .task(Self.primality.get(), seed: 2),
        .task(Self.gcd.get(), seed: 3),
      ], heldOut: shares, threads: threads)
  }

  private func recipe(parts: Int = 3, maximumLength: Int = 512) -> TrainingRecipe {
    var recipe = TrainingRecipe()
    recipe.tasks = (0..<parts).map { _ in MixturePart() }
    recipe.model.maximumLength = maximumLength
    return recipe
  }

  private func next(_ reader: any PairReader, _ count: Int, of size: Int) throws -> TokenPairs {
    var pairs = TokenPairs(vocabularySize: size)
    for _ in 0..<count { try reader.appendNext(to: &pairs) }
    return pairs
  }

  private func text(_ tokens: [TokenID], _ vocabulary: Vocabulary) -> String {
    tokens.map { vocabulary[$0] }.joined(separator: " ")
  }

  @Test func vocabulariesAreJoinedInOrder() {
    let first = Vocabulary(words: ["a", "b", "1"])
    let second = Vocabulary(words: ["c", "1", "a", "2"])
    #expect(Vocabulary(joining: [first]) == first)
    #expect(Vocabulary(joining: [first, first]) == first)
    #expect(
      Vocabulary(joining: [first, second]) == Vocabulary(words: ["a", "b", "1", "c", "2"]))
  }

  /// Who tunes a distribution is told of the part of it that the model never sees.
  @Test func problemsThatAreTooLongAreCounted() throws {
    let addition = try Self.addition.get()
    var worker = addition.makeWorker(seed: 1)
    var problem = Problem()
    var tooLong = 0
    for index in 0..<UInt64(512) {
      try worker.generate(index, into: &problem)
      if max(problem.source.count, problem.target.count) + 1 > 9 { tooLong += 1 }
    }
    #expect(tooLong > 0)
    let surveys = try mixture().lengthSurveys(for: recipe(maximumLength: 9).model, threads: 2)
    let survey = try #require(surveys.first)
    #expect(survey.task == "addition")
    #expect(survey.leftOut == tooLong)
    #expect(survey.drawn == 512)
    #expect(
      survey.description == "addition: \(tooLong) of the first 512 problems have more than "
        + "9 tokens (model.maximumLength); training leaves such problems out")
    #expect(try mixture().lengthSurveys(for: recipe().model, threads: 1).isEmpty)
  }

  /// The reader gives exactly the problems that the generator makes, in their order, without those held out.
  @Test func theProblemsAreThoseOfTheSeedButForTheHeldOut() throws {
    let generator = try Self.integration.get()
    var shares = HeldOutShares()
    shares.validation = 0.2
    shares.test = 0.1
    let mixture = try TaskMixture(
      [.task(generator, seed: 5)], heldOut: shares, threads: 2)
    #expect(mixture.vocabulary == generator.vocabulary)
    let reader = mixture.training.makeReader(
      from: DataPosition(), order: RandomStream(seed: 0), recipe: recipe(parts: 1))
    let found = try next(reader, 200, of: mixture.vocabulary.count)
    let fractions = SplitFractions(valid: 0.2, test: 0.1)
    var worker = generator.makeWorker(seed: 5)
    var problem = Problem()
    var place = 0
    var heldOut = 0
    for index in 0..<UInt64(2000) where place < 200 {
      try worker.generate(index, into: &problem)
      let source = Array(text(problem.source, generator.vocabulary).utf8)
      guard fractions.split(of: ProblemHash(source: source)) == .train else {
        heldOut += 1
        continue
      }
      #expect(found.source(place) == problem.source && found.target(place) == problem.target)
      place += 1
    }
    #expect(place == 200 && heldOut > 50)
  }

  @Test func theThreadsDoNotMatter() throws {
    let size = try mixture().vocabulary.count
    let all = try [1, 2, 5].map { threads in
      let mixture = try mixture(threads: threads)
      let reader = mixture.training.makeReader(
        from: DataPosition(), order: RandomStream(seed: 4), recipe: recipe())
      return try next(reader, 500, of: size).checksum
    }
    #expect(Set(all).count == 1)
  }

  @Test func aReaderGoesOnFromAnyPosition() throws {
    let mixture = try mixture()
    let size = mixture.vocabulary.count
    let whole = mixture.training.makeReader(
      from: DataPosition(), order: RandomStream(seed: 4), recipe: recipe())
    for count in [1, 130, 7, 300, 64] {
      let resumed = mixture.training.makeReader(
        from: whole.position, order: RandomStream(seed: 4), recipe: recipe())
      #expect(
        try next(resumed, count, of: size).checksum == next(whole, count, of: size).checksum)
      #expect(resumed.position == whole.position)
      #expect(mixture.training.contains(whole.position))
    }
  }

  @Test func jointIdsMeanTheSameTokens() throws {
    let mixture = try mixture()
    let tasks: [any ProblemTask] = try [
      Self.addition.get(), Self.primality.get(), Self.gcd.get(),
    ]
    let reader = mixture.training.makeReader(
      from: DataPosition(), order: RandomStream(seed: 1), recipe: recipe())
    let pairs = try next(reader, 60, of: mixture.vocabulary.count)
    var seen = [0, 0, 0]
    for pair in 0..<pairs.count {
      // Every problem is one of its task, and its answer right, in that task's own tokens.
      let judged = tasks.indices.filter { index in
        isRight(pairs.source(pair), pairs.target(pair), mixture.vocabulary, tasks[index])
      }
      for index in judged { seen[index] += 1 }
      #expect(!judged.isEmpty)
    }
    #expect(seen.allSatisfy { $0 > 5 })
  }

  private func isRight(
    _ source: [TokenID], _ target: [TokenID], _ vocabulary: Vocabulary, _ task: some ProblemTask
  ) -> Bool {
    let own = task.vocabulary
    let ids = [source, target].map { $0.compactMap { own.id(of: vocabulary[$0]) } }
    guard ids[0].count == source.count, ids[1].count == target.count else { return false }
    var judge = task.makeJudge()
    return judge.judge(ids[1], to: ids[0], reference: ids[1]).isCorrect
  }

  @Test func heldOutProblemsAreNeverTrainedOn() throws {
    var shares = HeldOutShares()
    shares.validation = 0.1
    let mixture = try mixture(shares: shares)
    let vocabulary = mixture.vocabulary
    var progress: [Int] = []
    let heldOut = try mixture.heldOut(91, of: .valid, for: recipe().model, threads: 2) {
      progress.append($0)
    }
    let again = try mixture.heldOut(91, of: .valid, for: recipe().model, threads: 1)
    #expect(heldOut.pairs.checksum == again.pairs.checksum)
    #expect(heldOut.count == 91 && progress.last == 91 && progress == progress.sorted())
    let tests = try mixture.heldOut(30, of: .test, for: recipe().model, threads: 2)
    func sources(_ pairs: TokenPairs) -> [String] {
      (0..<pairs.count).map { text(pairs.source($0), vocabulary) }
    }
    let (valid, test) = (sources(heldOut.pairs), sources(tests.pairs))
    #expect(Set(valid).count == 91 && Set(valid).isDisjoint(with: test))
    let reader = mixture.training.makeReader(
      from: DataPosition(), order: RandomStream(seed: 1), recipe: recipe())
    let trained = Set(sources(try next(reader, 2000, of: vocabulary.count)))
    #expect(trained.isDisjoint(with: valid) && trained.isDisjoint(with: test))
    #expect(heldOut.prefix(9).count == 9)
    #expect(sources(heldOut.prefix(9).pairs) == Array(valid.prefix(9)))
  }

  @Test func whatIsTooLongForTheModelIsLeftOut() throws {
    let mixture = try TaskMixture(
      [.task(Self.integration.get(), seed: 1)], heldOut: .init(), threads: 2)
    let reader = mixture.training.makeReader(
      from: DataPosition(), order: RandomStream(seed: 1),
      recipe: recipe(parts: 1, maximumLength: 16))
    let pairs = try next(reader, 50, of: mixture.vocabulary.count)
    #expect(max(pairs.lengths.source, pairs.lengths.target) <= 16)
    let heldOut = try mixture.heldOut(
      5, of: .valid, for: recipe(maximumLength: 24).model, threads: 2
    ).pairs
    #expect(heldOut.count == 5 && max(heldOut.lengths.source, heldOut.lengths.target) <= 24)
  }

  /// A lone encoder has fewer places for answers, a lone decoder the same for problem and answer together.
  @Test(arguments: TransformerConfiguration.Architecture.allCases)
  func whatIsLeftFitsEveryArchitecture(
    _ architecture: TransformerConfiguration.Architecture
  ) throws {
    let generator = try Self.integration.get()
    var shares = HeldOutShares()
    shares.validation = 0.3
    let mixture = try TaskMixture([.task(generator, seed: 1)], heldOut: shares, threads: 2)
    var recipe = recipe(parts: 1, maximumLength: 20)
    recipe.model.architecture = architecture
    recipe.model.answerLength = 9
    let reader = mixture.training.makeReader(
      from: DataPosition(), order: RandomStream(seed: 1), recipe: recipe)
    let training = try next(reader, 60, of: mixture.vocabulary.count)
    let heldOut = try mixture.heldOut(9, of: .valid, for: recipe.model, threads: 2).pairs
    #expect(heldOut.count == 9)
    func fits(_ source: Int, _ target: Int) -> Bool {
      switch architecture {
      case .encoderDecoder: source < 20 && target < 20
      case .encoderOnly: source < 20 && target < 9
      case .decoderOnly: source + target < 19
      }
    }
    for pairs in [training, heldOut] {
      for pair in 0..<pairs.count {
        #expect(fits(pairs.source(pair).count, pairs.target(pair).count))
      }
    }
    // Nothing else is left out.
    var worker = generator.makeWorker(seed: 1)
    let fractions = SplitFractions(valid: shares.validation, test: shares.test)
    var expected: [Problem] = []
    var index: UInt64 = 0
    while expected.count < training.count {
      var problem = Problem()
      try worker.generate(index, into: &problem)
      let text = text(problem.source, generator.vocabulary)
      if fits(problem.source.count, problem.target.count),
        fractions.split(of: ProblemHash(source: Array(text.utf8))) == .train
      {
        expected.append(problem)
      }
      index += 1
    }
    #expect(expected.map(\.source) == (0..<training.count).map { training.source($0) })
  }

  @Test func aTaskWithNothingThatFitsIsGivenUp() throws {
    let mixture = try TaskMixture(
      [.task(Self.addition.get(), seed: 1)], heldOut: .init(), threads: 2)
    let reader = mixture.training.makeReader(
      from: DataPosition(), order: RandomStream(seed: 1),
      recipe: recipe(parts: 1, maximumLength: 3))
    let error = #expect(throws: TrainingError.self) {
      try next(reader, 1, of: mixture.vocabulary.count)
    }
    #expect(
      error?.description == "addition: none of 6400 problems in a row is for training; raise "
        + "the lengths that the model takes or lower heldOut")
    #expect(
      try mixture.heldOut(2, of: .valid, for: recipe(maximumLength: 3).model, threads: 2).count == 0
    )
  }

  /// A table of 16 problems has few of a split; the search for more of them ends.
  @Test func aSmallTaskGivesWhatItHas() throws {
    var distribution = try #require(GrokkingDistribution.presets.first).distribution
    distribution.modulus = 5
    let task = try ModularGrokking(distribution: distribution)
    var shares = HeldOutShares()
    shares.validation = 0.3
    let mixture = try TaskMixture([.task(task, seed: 1)], heldOut: shares, threads: 2)
    let found = try mixture.heldOut(100, of: .valid, for: recipe().model, threads: 2).count
    #expect(found > 0 && found < 25)
  }

  @Test func aDatasetIsAPartLikeAnyOther() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "calque-\(UUID().uuidString)").path(percentEncoded: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = GenerationPlan(
      count: 80, seed: 1, splitFractions: SplitFractions(valid: 0.2, test: 0))
    let manifest = try await DatasetWriter.write(Self.gcd.get(), plan: plan, to: folder)
    let mixture = try TaskMixture(
      [.task(Self.addition.get(), seed: 1), .dataset(Dataset(path: folder))],
      heldOut: .init(), threads: 1)
    var recipe = recipe(parts: 2)
    recipe.tasks[0].weight = .constant(0)
    let count = try #require(manifest.file(of: .train)?.examples)
    let reader = mixture.training.makeReader(
      from: DataPosition(), order: RandomStream(seed: 1), recipe: recipe)
    let pairs = try next(reader, count, of: mixture.vocabulary.count)
    let gcd = try Self.gcd.get()
    #expect(
      (0..<count).allSatisfy {
        isRight(pairs.source($0), pairs.target($0), mixture.vocabulary, gcd)
      })
    #expect(Set((0..<count).map { pairs.source($0) }).count == count)
    let heldOut = try mixture.heldOut(10_000, of: .valid, for: recipe.model, threads: 2)
    #expect(heldOut.count == 5_000 + (manifest.file(of: .valid)?.examples ?? 0))
  }

  @Test func anEmptyDatasetIsNamed() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "calque-\(UUID().uuidString)").path(percentEncoded: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = GenerationPlan(
      count: 9, seed: 1, splitFractions: SplitFractions(valid: 0, test: 1))
    try await DatasetWriter.write(Self.gcd.get(), plan: plan, to: folder)
    let error = #expect(throws: EvaluationError.noProblems(path: folder, split: .train)) {
      try TaskMixture(
        [.task(Self.addition.get(), seed: 1), .dataset(Dataset(path: folder))],
        heldOut: .init(), threads: 1)
    }
    #expect(
      error?.description
        == "\(folder): the train split has no problems; generate more or choose another")
  }

  /// A model that has learnt four integrals, two of them with other answers than the reference or wrong ones.
  @Test func answersAreCheckedAndNotCompared() throws {
    let model = try MemorizedModel.shared.get()
    let problems = try MemorizedModel.lessons.map { try $0.problem() }
    let heldOut = HeldOutProblems(
      tasks: [try Self.integration.get()], problems: [problems], vocabulary: .symbolic)
    let checker = try #require(heldOut.checker(beamWidth: 1, workers: 2))
    let result = try checker.check(model, makeDecoder: model.decoderMaker())
    #expect(result.problems == 4 && result.verified == 3)
    #expect(result.parts.map(\.task) == ["integration-backward"])
    let twice = HeldOutProblems(
      tasks: [try Self.integration.get(), try Self.integration.get()],
      problems: [problems, Array(problems.prefix(2))], vocabulary: .symbolic)
    let both = try #require(twice.checker(beamWidth: 2, workers: 1))
      .check(model, makeDecoder: model.decoderMaker())
    #expect(both.parts.map(\.task) == ["integration-backward[0]", "integration-backward[1]"])
    #expect(both.parts.map(\.problems) == [4, 2])
    #expect(heldOut.prefix(0).checker(beamWidth: 1, workers: 1) == nil)
  }
}
