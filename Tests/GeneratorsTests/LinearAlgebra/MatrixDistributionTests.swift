import JSON5
import Randomness
import Testing
import Tokenization

@testable import Generators

/// What problems are made of.
struct MatrixDistributionTests {
  private func matrices<Operation>(
    _ task: MatrixTask<Operation>, _ count: UInt64
  ) throws -> [(question: RealMatrix, answer: RealMatrix)] {
    var worker = task.makeWorker(seed: 31)
    return try (0..<count).map { index in
      var problem = Problem()
      try worker.generate(index, into: &problem)
      return (
        try #require(task.source.matrix(problem.source)),
        try #require(task.target.matrix(problem.target))
      )
    }
  }

  /// The answers of rectangular problems, entry by entry from the definitions.
  @Test func elementaryAnswersAreThoseOfTheDefinitions() throws {
    let law = MatrixDistribution(
      rows: .uniform(1...4), columns: .uniform(1...5), sourceEncoding: .b1999,
      targetEncoding: .p1000)
    func check<Operation: MatrixOperation>(
      _ operation: Operation.Type, shape: (Int, Int) -> (Int, Int), width: (Int) -> Int?,
      _ entry: (RealMatrix, Int, Int, Int) -> Double
    ) throws {
      let task = try MatrixTask<Operation>(distribution: .init(law))
      for (question, answer) in try matrices(task, 100) {
        let columns = try #require(width(question.columns))
        #expect((answer.rows, answer.columns) == shape(question.rows, columns))
        for row in 0..<answer.rows {
          for column in 0..<answer.columns {
            let expected = entry(question, columns, row, column)
            // Rounding to three digits; sums may cancel.
            #expect(
              (answer[row, column] - expected).magnitude <= 0.005 * expected.magnitude + 1e-10)
          }
        }
      }
    }
    func half(_ width: Int) -> Int? { width % 2 == 0 ? width / 2 : nil }
    func sum(_ question: RealMatrix, _ left: Int, _ right: Int) -> Double {
      (0..<question.rows).reduce(0) { $0 + question[$1, left] * question[$1, right] }
    }
    try check(MatrixTransposition.self, shape: { ($1, $0) }, width: { $0 }) { $0[$3, $2] }
    try check(MatrixAddition.self, shape: { ($0, $1) }, width: half) {
      $0[$2, $3] + $0[$2, $3 + $1]
    }
    try check(MatrixProduct.self, shape: { ($1, $1) }, width: half) { sum($0, $2, $3 + $1) }
    try check(MatrixVectorProduct.self, shape: { ($1, 1) }, width: { $0 - 1 }) {
      question, columns, row, _ in sum(question, row, columns)
    }
  }

  /// Every pair of encodings makes problems whose answers are right.
  @Test(arguments: FloatEncoding.allCases, FloatEncoding.allCases)
  func encodingsMayDiffer(_ source: FloatEncoding, _ target: FloatEncoding) throws {
    let law = MatrixDistribution(
      rows: .uniform(1...4), ensemble: .symmetric, sourceEncoding: source, targetEncoding: target)
    let task = try MatrixTask<Eigenvectors>(distribution: .init(law))
    var (worker, judge) = (task.makeWorker(seed: 32), task.makeJudge())
    var problem = Problem()
    for index in UInt64(0)..<30 {
      try worker.generate(index, into: &problem)
      #expect(judge.judge(problem.target, to: problem.source) == .right)
    }
  }

  /// The law of the eigenvalues: their mean square is n·σ² for entries of deviation σ, their signs those of the law.
  ///
  /// Rounding the matrix moves eigenvalues by a tenth at most, which may make the smallest ones negative.
  @Test(arguments: Eigenvalues.presets.map(\.name))
  func spectraHaveTheirScaleAndSign(_ name: String) throws {
    let task = try MatrixTask<Eigenvalues>.make(preset: name)
    let values = try matrices(task, 600).flatMap(\.answer.entries)
    let meanSquare = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    let negative = values.count { $0 < -0.1 }
    switch name {
    case "positive", "positive-laplace":
      #expect(negative == 0)
      #expect((150.0...185).contains(meanSquare), "\(meanSquare)")
    case "marchenko-pastur":
      #expect(negative == 0)
      // n·σ² for the mean of the eigenvalues of MᵀM.
      let mean = values.reduce(0, +) / Double(values.count)
      #expect((16.0...17.4).contains(mean), "\(mean)")
    default:
      #expect((150.0...185).contains(meanSquare), "\(meanSquare)")
      #expect((0.45...0.55).contains(Double(negative) / Double(values.count)))
    }
    if name == "uniform" { #expect(values.allSatisfy { $0.magnitude <= 22.5 }) }
  }

  /// Singular integer matrices have the determinant 0 and no inverse.
  @Test func integerEntriesAreExact() throws {
    let law = MatrixDistribution(
      rows: .uniform(2...3), entries: .integer(.uniform(-1...1)), sourceEncoding: .p10,
      targetEncoding: .p10)
    let answers = try matrices(MatrixTask<Determinant>(distribution: .init(law)), 200).map(\.answer)
    #expect(answers.allSatisfy { $0.entries[0] == $0.entries[0].rounded() })
    #expect(answers.contains { $0.entries[0] == 0 })
    var worker = try MatrixTask<MatrixInversion>(distribution: .init(law)).makeWorker(seed: 1)
    var problem = Problem()
    for index in UInt64(0)..<50 { try worker.generate(index, into: &problem) }
    #expect(worker.tally[.badlyConditioned] > 0)
  }

  @Test func numbersBeyondTheEncodingAreRejected() throws {
    let law = MatrixDistribution(
      rows: .constant(4), entries: .real(.uniform(-1000, 1000)), sourceEncoding: .fp15,
      targetEncoding: .fp15)
    var worker = try MatrixTask<Determinant>(distribution: .init(law)).makeWorker(seed: 1)
    let error = #expect(throws: GenerationError.self) {
      var problem = Problem()
      for index in UInt64(0)..<10 { try worker.generate(index, into: &problem) }
      let zeros = MatrixDistribution(
        rows: .constant(2), entries: .real(.constant(0)), sourceEncoding: .fp15,
        targetEncoding: .fp15)
      var hopeless = try MatrixTask<MatrixInversion>(distribution: .init(zeros)).makeWorker(seed: 1)
      try hopeless.generate(0, into: &problem)
    }
    #expect(worker.tally[.numberTooLarge] > 0)
    #expect(error?.tally[.badlyConditioned] == GenerationError.attemptLimit)
  }

  static let mistakes: [(MatrixDistribution, String)] = {
    func law(_ change: (inout MatrixDistribution) -> Void) -> MatrixDistribution {
      var law = MatrixDistribution(
        rows: .constant(5), ensemble: .symmetric, sourceEncoding: .p10, targetEncoding: .p10)
      change(&law)
      return law
    }
    return [
      (law { $0.rows = .constant(0) }, "rows"), (law { $0.rows = .uniform(1...51) }, "rows"),
      (law { $0.columns = .constant(5) }, "columns"),
      (law { $0.ensemble = .general }, "ensemble"),
      (law { $0.entries = .real(.uniform(.nan, 1)) }, "entries.real"),
      (law { $0.entries = .integer(.uniform(0...(1 << 40))) }, "entries.integer"),
      (
        law { $0.ensemble = .spectrum(.gaussian(mean: 0, deviation: -1)) },
        "ensemble.spectrum.deviation"
      ),
      (law { $0.tolerance = .nan }, "tolerance"), (law { $0.tolerance = 2 }, "tolerance"),
      (law { $0.maximumAnswerError = -1 }, "maximumAnswerError"),
    ]
  }()

  @Test(arguments: mistakes) func mistakesAreNamed(
    _ law: MatrixDistribution, _ field: String
  ) throws {
    let error = #expect(throws: DistributionError.self) {
      try MatrixTask<Eigenvalues>(distribution: .init(law))
    }
    #expect(error?.field == field)
  }

  @Test(arguments: [
    (
      "\"symmetric\"", "\"symetric\"",
      "ensemble: 'symetric' is no ensemble; did you mean 'symmetric'?"
    ),
    (
      "\"symmetric\"", "{ \"spectra\": 1 }",
      "ensemble.spectra: unknown field; did you mean 'spectrum'?"
    ),
    ("\"rows\"", "\"row\"", "row: unknown field; did you mean 'rows'?"),
  ])
  func mistakesInFilesAreNamed(_ old: String, _ new: String, _ message: String) throws {
    let text = try MatrixTask<Eigenvalues>.make(preset: "paper").distributionText
    #expect(text.contains(old))
    let value = try JSONValue(json5: Array(text.replacing(old, with: new).utf8))
    let error = #expect(throws: DistributionError.self) {
      try MatrixTask<Eigenvalues>.make(distribution: value)
    }
    #expect(error?.description == "distribution: " + message)
  }
}
