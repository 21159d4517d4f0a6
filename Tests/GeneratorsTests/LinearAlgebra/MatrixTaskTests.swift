import Randomness
import Testing
import Tokenization

@testable import Generators

/// What the judges of matrix tasks accept and refuse.
struct MatrixJudgeTests {
  private func problems<Operation>(
    _ task: MatrixTask<Operation>, _ count: UInt64
  ) throws -> [Problem] {
    var worker = task.makeWorker(seed: 21)
    return try (0..<count).map { index in
      var problem = Problem()
      try worker.generate(index, into: &problem)
      return problem
    }
  }

  private func tokens<Operation>(
    _ matrix: RealMatrix, of task: MatrixTask<Operation>
  ) throws -> [TokenID] {
    var matrix = matrix
    var tokens: [TokenID] = []
    try #require(task.target.write(&matrix, to: &tokens))
    return tokens
  }

  @Test func eigenvectorsInAnyOrderWithAnySignsAreRight() throws {
    let task = try MatrixTask<Eigenvectors>.make(preset: "paper")
    var judge = task.makeJudge()
    for problem in try problems(task, 50) {
      let answer = try #require(task.target.matrix(problem.target))
      var turned = answer
      for column in 0..<answer.columns {
        turned[0, column] = answer[0, (column + 1) % answer.columns]
        for row in 1..<answer.rows {
          let sign = column % 2 == 0 ? -1.0 : 1
          turned[row, column] = sign * answer[row, (column + 1) % answer.columns]
        }
      }
      #expect(judge.judge(try tokens(turned, of: task), to: problem.source) == .right)
    }
  }

  /// c·V with c²·Λ satisfies VᵀAV = Λ; so do zeros.
  @Test func vectorsThatAreNotOrthonormalAreWrong() throws {
    let task = try MatrixTask<Eigenvectors>.make(preset: "paper")
    var judge = task.makeJudge()
    for problem in try problems(task, 50) {
      var answer = try #require(task.target.matrix(problem.target))
      for factor in [0, 0.1, 2] {
        for column in 0..<answer.columns {
          answer[0, column] *= factor * factor
          for row in 1..<answer.rows { answer[row, column] *= factor }
        }
        #expect(judge.judge(try tokens(answer, of: task), to: problem.source).name == "wrong")
        answer = try #require(task.target.matrix(problem.target))
      }
    }
  }

  @Test func singularVectorsOfOppositeSignsAreRightAndNegativeValuesAreNot() throws {
    let task = try MatrixTask<SingularValueFactors>.make(preset: "standard")
    var judge = task.makeJudge()
    for problem in try problems(task, 50) {
      let answer = try #require(task.target.matrix(problem.target))
      let size = answer.columns
      var (turned, negative) = (answer, answer)
      negative[0, 1] *= -1
      for place in 0..<size {
        turned[1 + place, 1] *= -1
        negative[1 + place, 1] *= -1
        turned[size + 2, place] *= -1
      }
      #expect(judge.judge(try tokens(turned, of: task), to: problem.source) == .right)
      #expect(judge.judge(try tokens(negative, of: task), to: problem.source).name == "wrong")
    }
  }

  /// The relative error of an answer that is off by a factor is that factor less one.
  @Test(arguments: MatrixNorm.allCases) func answersWithinTheToleranceAreRight(
    _ norm: MatrixNorm
  ) throws {
    let law = MatrixDistribution(
      rows: .constant(3), sourceEncoding: .p1000, targetEncoding: .p1000, norm: norm,
      tolerance: 0.02)
    let task = try MatrixTask<MatrixProduct>(distribution: .init(law))
    var judge = task.makeJudge()
    for problem in try problems(task, 50) {
      let answer = try #require(task.target.matrix(problem.target))
      for (factor, name) in [(1.01, "right"), (0.99, "right"), (1.03, "wrong"), (0.97, "wrong")] {
        var scaled = answer
        scaled.entries = answer.entries.map { $0 * factor }
        #expect(judge.judge(try tokens(scaled, of: task), to: problem.source).name == name)
      }
    }
  }

  @Test func matricesOfAnotherShapeAreWrong() throws {
    let task = try MatrixTask<MatrixTransposition>.make(preset: "paper")
    var judge = task.makeJudge()
    let problem = try problems(task, 1)[0]
    for (rows, columns) in [(1, 1), (5, 20), (20, 5), (10, 9), (1, 21)] {
      let answer = RealMatrix(rows: rows, columns: columns)
      #expect(judge.judge(try tokens(answer, of: task), to: problem.source).name == "wrong")
    }
  }

  /// A problem of another kind, and one that has no answer, cannot be judged.
  @Test func whatIsNoProblemIsUndecided() throws {
    let eigenvalues = try MatrixTask<Eigenvalues>.make(preset: "semicircle")
    let answer = try tokens(RealMatrix(rows: 2, columns: 1), of: eigenvalues)
    for source in [[], [3], [3, 3], [4, 4, 3], [-1, 4, 9, 9]] as [[TokenID]] {
      var judge = eigenvalues.makeJudge()
      #expect(judge.judge(answer, to: source).name == "undecided")
    }
    let inversion = try MatrixTask<MatrixInversion>.make(preset: "paper")
    var singular = RealMatrix(rows: 2, columns: 2, entries: [1, 1, 1, 1])
    var source: [TokenID] = []
    #expect(inversion.source.write(&singular, to: &source))
    var judge = inversion.makeJudge()
    #expect(
      judge.judge(try tokens(.identity(2), of: inversion), to: source).name == "undecided")
  }

  /// Random tokens, and right answers with one token replaced, never trap; nearly none is right.
  @Test(
    arguments: Catalog.all.filter { $0.name.contains(/matrix|eigen|singular|determinant/) }.map {
      $0.name
    })
  func hostileAnswersAreRefused(_ name: String) throws {
    let entry = CatalogEntry(
      task: try Catalog.task(named: name), preset: try Catalog.task(named: name).presetNames[0])
    var random = RandomStream(seed: 22)
    let count = try entry.vocabulary.count
    func randomToken() -> TokenID { TokenID(random.uniform(in: -2...count + 1)) }
    let problems = try entry.problems(seed: 22, 0..<40)
    let noise = problems.map { problem in
      let length = random.uniform(in: 1...2 * problem.target.count)
      return (
        answer: Array(problem.target.prefix(2)) + (0..<length).map { _ in randomToken() },
        problem: problem
      )
    }
    #expect(try entry.judgements(noise).filter(\.isCorrect).isEmpty)
    let shuffled = problems.map { problem in
      var numbers = Array(problem.target.dropFirst(2))
      random.shuffle(&numbers)
      return (answer: Array(problem.target.prefix(2)) + numbers, problem: problem)
    }
    _ = try entry.judgements(shuffled)
    let corrupted = problems.map { problem in
      var answer = problem.target
      answer[random.uniform(below: answer.count)] = randomToken()
      return (answer: answer, problem: problem)
    }
    _ = try entry.judgements(corrupted)
    let strange = problems.map { problem in
      (answer: problem.target, problem: Problem(source: problem.source.map { _ in randomToken() }))
    }
    #expect(try entry.judgements(strange).filter(\.isCorrect).isEmpty)
  }
}
