import Randomness
import Testing
import Tokenization

@testable import Generators

struct SymbolTests {
  private static let distribution = SymbolDistribution(length: .uniform(3...12))
  private static let symbol = MatrixSymbol(
    c: distribution.matrixOfC, f: distribution.matrixOfF)

  private static func words(_ count: Int, seed: UInt64) -> [[UInt8]] {
    var random = RandomStream(seed: seed)
    return (0..<count).map { _ in
      (0..<random.uniform(in: 1...12)).map { _ in UInt8(random.uniform(below: 6)) }
    }
  }

  private static func problems<Task: ProblemGenerator>(
    of _: Task.Type, preset: String, count: Int
  ) throws -> [Problem] {
    var worker = try Task.make(preset: preset).makeWorker(seed: 8)
    return try (0..<count).map { index in
      var problem = Problem()
      try worker.generate(UInt64(index), into: &problem)
      return problem
    }
  }

  @Test func imagesOfAWordHaveItsCoefficient() {
    for word in Self.words(500, seed: 1) {
      let coefficient = Self.symbol.coefficient(of: word)
      for images in MatrixSymbol.symmetries {
        #expect(Self.symbol.coefficient(of: word.map { images[Int($0)] }) == coefficient)
      }
    }
  }

  @Test func symmetriesAreTheDihedralGroup() {
    let all = Set(MatrixSymbol.symmetries)
    #expect(all.count == 6)
    for first in all {
      for second in all { #expect(all.contains(first.map { second[Int($0)] })) }
    }
  }

  /// Otherwise orbits under D₃ would not be all words with the same coefficient for a reason.
  @Test func rotationsAndReversalsAreNoSymmetries() {
    let words = Self.words(500, seed: 2).filter { $0.count > 5 }
    func changes(_ image: ([UInt8]) -> [UInt8]) -> Int {
      words.count { Self.symbol.coefficient(of: image($0)) != Self.symbol.coefficient(of: $0) }
    }
    #expect(changes { Array($0[1...]) + [$0[0]] } > words.count / 3)
    #expect(changes { $0.reversed() } > words.count / 3)
  }

  @Test func lettersOfEachKindHaveTheSameSumAnywhere() {
    for word in Self.words(300, seed: 3) {
      for place in word.indices {
        func sum(_ letters: ClosedRange<UInt8>) -> Int {
          letters.reduce(0) { sum, letter in
            var changed = word
            changed[place] = letter
            return sum + Self.symbol.coefficient(of: changed)
          }
        }
        #expect(sum(0...2) == sum(3...5))
      }
    }
  }

  /// Matrices are multiplied here in full and from the other side.
  @Test func coefficientsAreThoseOfTheProduct() {
    func row(_ letter: UInt8, _ i: Int, _ j: Int) -> Int {
      let special = Int(letter % 3)
      let entries =
        letter < 3 ? Self.distribution.matrixOfC : Self.distribution.matrixOfF
      if i == special { return j == special ? entries[4] : entries[3] }
      if j == special { return entries[2] }
      return i == j ? entries[0] : entries[1]
    }
    for word in Self.words(300, seed: 4) {
      let vector = word.reversed().reduce([1, 1, 1]) { vector, letter in
        (0..<3).map { i in (0..<3).reduce(0) { $0 + row(letter, i, $1) * vector[$1] } }
      }
      #expect(Self.symbol.coefficient(of: word) == vector.reduce(0, +))
    }
  }

  @Test func aWordOfTwelveLettersHas66Parents() {
    for word in Self.words(50, seed: 5) {
      let parents = Self.symbol.parents(of: word)
      #expect(parents.count == word.count * (word.count - 1) / 2)
    }
    let word: [UInt8] = [0, 4, 2, 5]
    #expect(
      Self.symbol.parents(of: word)
        == [[2, 5], [4, 5], [4, 2], [0, 5], [0, 2], [0, 4]].map {
          Self.symbol.coefficient(of: $0 as [UInt8])
        })
  }

  @Test func halfOfTheWordsHaveTheCoefficientZero() throws {
    let problems = try Self.problems(
      of: SymbolTask<SymbolZeros>.self, preset: "five-loops", count: 1000)
    let vocabulary = SymbolLanguage.vocabulary
    let zeros = problems.count { vocabulary[$0.target[0]] == "zero" }
    #expect((420...580).contains(zeros), "\(zeros)")
  }

  @Test func coefficientsAreMixedAndNotZero() throws {
    let problems = try Self.problems(
      of: SymbolTask<SymbolCoefficients>.self, preset: "six-loops", count: 1000)
    let vocabulary = SymbolLanguage.vocabulary
    let negative = problems.count { vocabulary[$0.target[0]] == "-" }
    #expect((300...700).contains(negative), "\(negative)")
    #expect(Set(problems.map(\.target)).count > 200)
  }

  @Test func representativesAreDisjointFromTheirImages() throws {
    let language = SymbolLanguage()
    for problem in try Self.problems(
      of: SymbolTask<SymbolZeros>.self, preset: "five-loops-orbits", count: 300)
    {
      let word = try #require(language.word(problem.source))
      for images in MatrixSymbol.symmetries {
        let image = word.map { images[Int($0)] }
        #expect(MatrixSymbol.representative(of: image) == word)
        #expect(!image.lexicographicallyPrecedes(word))
      }
    }
  }

  @Test func impossibleDistributionsAreRefused() {
    let long = #expect(throws: DistributionError.self) {
      try SymbolDistribution(length: .constant(40), matrixOfC: [9, 0, 0, 0, 0]).validate()
    }
    #expect(long?.field == "length")
    let matrix = #expect(throws: DistributionError.self) {
      try SymbolDistribution(length: .constant(10), matrixOfF: [1, 2, 3]).validate()
    }
    #expect(matrix?.field == "matrixOfF")
  }

  @Test func problemsThatAreNoWordsAreNotDecided() throws {
    let judge = try SymbolTask<SymbolZeros>.make(preset: "five-loops").makeJudge()
    let language = SymbolLanguage()
    var answer: [TokenID] = []
    language.append(isZero: true, to: &answer)
    let letter = try #require(SymbolLanguage.vocabulary.id(of: "a"))
    for source in [[], [-1], answer, [TokenID](repeating: letter, count: 100_000)] {
      #expect(judge.judge(answer, to: source).name == "undecided")
    }
  }
}
