import ExactArithmetic
import Testing
import Tokenization

@testable import Generators

/// Problems of many distributions against big integers, from tokens to judgements.
struct ArithmeticTests {
  /// Distributions that an operation may have, over bases, orders, signs, fillings and laws.
  static func laws(for operation: ArithmeticOperation) -> [ArithmeticLaw] {
    let reversed = IntegerEncoding.DigitOrder.leastSignificantFirst
    let wide = OperandLaw.independent(
      first: .length(.uniform(1...30)), second: .logUniformValue(digits: 25))
    let formats = [
      DigitFormat(), DigitFormat(hasSign: true), DigitFormat(base: 2, answerOrder: reversed),
      DigitFormat(base: 1_000, operandOrder: reversed),
      DigitFormat(base: 10_000, answerOrder: reversed, hasSign: true, padding: .init(.zeros)),
      DigitFormat(padding: .init(.tokensAfter)),
      DigitFormat(operandOrder: reversed, padding: .init(.zeros, widths: [31, 30])),
      DigitFormat(
        answerOrder: reversed, hasSign: true, padding: .init(.tokensBefore, widths: [30, 32])),
      DigitFormat(base: -2), DigitFormat(base: -10, answerOrder: reversed),
      DigitFormat(base: -1_000),
    ]
    return formats.enumerated().map { index, format in
      var operands = wide
      if format.base < 0 || index == 2 {
        operands = .independent(first: .uniformValue(digits: 12), second: .length(.uniform(1...9)))
      }
      return ArithmeticLaw(
        operands: operands, negativeProbability: format.hasSign ? 0.5 : 0,
        isOrdered: operation == .subtraction && !format.hasSign && format.base > 0
          && format.padding?.widths == nil,
        modulus: operation.isModular
          ? .init(index % 2 == 0 ? .constant(97) : .uniform(2...1_000), isShown: index % 2 == 1)
          : nil, format: format)
    }
    .filter { operation != .subtraction || $0.isOrdered || $0.format.hasSign || $0.format.base < 0 }
  }

  /// Reads digits, signs, filling and operators with no help from the code that is tested.
  private struct Reader {
    let law: ArithmeticLaw
    let vocabulary: Vocabulary

    /// The integers between operators, in the order of tokens.
    func integers(_ tokens: [TokenID], _ order: IntegerEncoding.DigitOrder) throws -> [BigInteger] {
      let words = tokens.map { vocabulary[$0] }
      return try words.split { ["+", "-", "*", "/", "%"].contains($0) }.map { part in
        var digits = part.compactMap { Int($0) }
        if order == .leastSignificantFirst { digits.reverse() }
        let value = try BigInteger(digits: digits, base: law.format.base)
        return part.first == "minus" ? -value : value
      }
    }
  }

  private func check<Kind: ArithmeticKind>(_ kind: Kind.Type) throws {
    for law in Self.laws(for: Kind.operation) {
      let generator = try Arithmetic<Kind>(distribution: .init(law))
      let reader = Reader(law: law, vocabulary: generator.vocabulary)
      var worker = generator.makeWorker(seed: 1)
      let judge = generator.makeJudge()
      var problem = Problem()
      for index in UInt64(0)..<60 {
        try worker.generate(index, into: &problem)
        let numbers = try reader.integers(problem.source, law.format.operandOrder)
        let answer = try reader.integers(problem.target, law.format.answerOrder)
        let (first, second) = (numbers[0], numbers[1])
        let modulus = numbers.count > 2 ? numbers[2] : 97
        switch Kind.operation {
        case .addition: #expect(answer == [first + second])
        case .subtraction: #expect(answer == [first - second])
        case .multiplication: #expect(answer == [first * second])
        case .division:
          #expect(first == second * answer[0] + answer[1])
          #expect(answer[1].isZero || answer[1].isNegative == second.isNegative)
          #expect(answer[1].magnitude < second.magnitude)
        case .modularAddition: #expect(answer == [try (first + second).modulo(modulus)])
        case .modularMultiplication: #expect(answer == [try (first * second).modulo(modulus)])
        }
        #expect(judge.judge(problem.target, to: problem.source) == .right, "\(law)")
      }
    }
  }

  @Test func sumsAreRight() throws { try check(Addition.self) }
  @Test func differencesAreRight() throws { try check(Subtraction.self) }
  @Test func productsAreRight() throws { try check(Multiplication.self) }
  @Test func quotientsAndRemaindersAreRight() throws { try check(Division.self) }
  @Test func residuesOfSumsAreRight() throws { try check(ModularAddition.self) }
  @Test func residuesOfProductsAreRight() throws { try check(ModularMultiplication.self) }

  /// Every digit of the answer changed in every place to another digit is wrong or no answer.
  @Test(arguments: laws(for: .division)) func changedDigitsAreRefused(_ law: ArithmeticLaw) throws {
    let generator = try Arithmetic<Division>(distribution: .init(law))
    var worker = generator.makeWorker(seed: 2)
    let judge = generator.makeJudge()
    let zero = try #require(generator.vocabulary.id(of: "0"))
    var problem = Problem()
    for index in UInt64(0)..<15 {
      try worker.generate(index, into: &problem)
      for place in problem.target.indices where problem.target[place] >= zero {
        var answer = problem.target
        answer[place] = answer[place] == zero ? zero + 1 : zero
        #expect(!judge.judge(answer, to: problem.source).isCorrect)
        answer.remove(at: place)
        // A zero that fills up may be left out.
        #expect(
          !judge.judge(answer, to: problem.source).isCorrect || law.format.padding?.filler == .zeros
        )
      }
    }
  }

  /// Sequences of arbitrary ids neither stop the judge nor pass.
  @Test(arguments: laws(for: .modularMultiplication))
  func hostileTokensAreHarmless(_ law: ArithmeticLaw) throws {
    let generator = try Arithmetic<ModularMultiplication>(distribution: .init(law))
    let judge = generator.makeJudge()
    var worker = generator.makeWorker(seed: 3)
    var problem = Problem()
    let count = TokenID(min(generator.vocabulary.count, 30))
    for index in UInt64(0)..<60 {
      try worker.generate(index, into: &problem)
      var random = SystemIndependentTokens(seed: index, count: count)
      let noise = random.tokens(Int(index % 7))
      #expect(!judge.judge(problem.target + [0] + noise, to: problem.source).isCorrect)
      _ = judge.judge(noise, to: problem.source)
      _ = generator.labels(of: Problem(source: noise, target: noise))
      _ = judge.judge(problem.target, to: noise)
      for broken in [[TokenID.max], [TokenID.min], [-1], []] {
        #expect(judge.judge(broken, to: problem.source).name == "malformed")
        #expect(!judge.judge(problem.target, to: broken).isCorrect)
      }
    }
  }

  private struct SystemIndependentTokens {
    var state: UInt64
    let count: TokenID
    init(seed: UInt64, count: TokenID) { (state, self.count) = (seed &* 2 &+ 1, count) }
    mutating func tokens(_ length: Int) -> [TokenID] {
      (0..<length).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return TokenID(state >> 33) % count
      }
    }
  }

  @Test func aModulusOfZeroHasNoAnswer() throws {
    let generator = try Arithmetic<ModularAddition>.make(preset: "any-modulus")
    func tokens(_ text: String) throws -> [TokenID] {
      try text.split(separator: " ").map { try #require(generator.vocabulary.id(of: $0)) }
    }
    let judge = generator.makeJudge()
    #expect(!judge.judge(try tokens("1"), to: try tokens("1 + 2 % 0")).isCorrect)
    #expect(judge.judge(try tokens("1"), to: try tokens("1 2 + 2 1 % 4")).isCorrect)
    #expect(judge.judge(try tokens("0 1"), to: try tokens("1 2 + 2 1 % 4")).name == "malformed")
    let text = generator.readableText(
      of: Problem(source: try tokens("1 2 + 2 1 % 4"), target: try tokens("1")))
    #expect(text == ("12 + 21 (mod 4)", "1"))
  }

  /// The tokens of 12 and 345 in each way of filling up.
  @Test(arguments: [
    (DigitFormat.Filler.zeros, "0 0 0 1 2 + 0 3 4 5", "0 0 0 3 5 7", "2 1 0 0 0 + 5 4 3 0"),
    (.tokensBefore, "_ _ _ 1 2 + _ 3 4 5", "_ _ _ 3 5 7", "_ _ _ 2 1 + _ 5 4 3"),
    (.tokensAfter, "1 2 _ _ _ + 3 4 5 _", "3 5 7 _ _ _", "2 1 _ _ _ + 5 4 3 _"),
  ])
  func fillingIsWhereItIsAskedFor(
    _ filler: DigitFormat.Filler, _ source: String, _ target: String, _ reversed: String
  ) throws {
    for order in IntegerEncoding.DigitOrder.allCases {
      let law = ArithmeticLaw(
        operands: .sameLength(.constant(1)),
        format: DigitFormat(operandOrder: order, padding: .init(filler, widths: [5, 4])))
      let notation = ArithmeticNotation(.addition, law)
      var tokens: [TokenID] = []
      notation.append([12], order: order, width: 5, to: &tokens)
      tokens.append(notation.symbol)
      notation.append([345], order: order, width: 4, to: &tokens)
      let text = tokens.map { notation.vocabulary[$0] }.joined(separator: " ")
      #expect(text == (order == .mostSignificantFirst ? source : reversed))
      var answer: [TokenID] = []
      let widths = notation.answerWidths((5, 4), largestModulus: 2)
      notation.append([357], order: .mostSignificantFirst, width: widths.first, to: &answer)
      #expect(answer.map { notation.vocabulary[$0] }.joined(separator: " ") == target)
      let judge = ArithmeticJudge(notation)
      #expect(judge.judge(answer, to: tokens) == .right)
      // Filling may be left out.
      #expect(judge.judge(answer.filter { $0 > notation.zero }, to: tokens) == .right)
    }
  }

  @Test func significanceCountsFromUnits() throws {
    let law = ArithmeticLaw(
      operands: .sameLength(.constant(3)),
      format: DigitFormat(
        answerOrder: .leastSignificantFirst, hasSign: true, padding: .init(.tokensBefore)))
    let generator = try Arithmetic<Addition>(distribution: .init(law))
    func tokens(_ text: String) throws -> [TokenID] {
      try text.split(separator: " ").map { try #require(generator.vocabulary.id(of: $0)) }
    }
    let source = try tokens("plus _ 1 2 + minus 3 4 5")
    #expect(generator.significance(ofSource: source) == [0, 0, 2, 1, 0, 0, 3, 2, 1])
    #expect(generator.significance(ofTarget: try tokens("minus _ 3 3 3 7")) == [0, 0, 1, 2, 3, 4])
    #expect(generator.significance(ofSource: []) == [])
  }

  /// Aligned by significance, sums can be added column by column: the answer's digit is that of its column.
  @Test(arguments: ["five-digits", "abacus", "coupled", "balanced-carries", "hundred-digits"])
  func significanceAlignsOperandsAndAnswer(_ preset: String) throws {
    let generator = try Arithmetic<Addition>.make(preset: preset)
    let zero = try #require(generator.vocabulary.id(of: "0"))
    var worker = generator.makeWorker(seed: 6)
    var problem = Problem()
    for index in UInt64(0)..<50 {
      try worker.generate(index, into: &problem)
      var columns = [Int](repeating: 0, count: 200)
      for (token, place) in zip(problem.source, generator.significance(ofSource: problem.source))
      where place > 0 { columns[place] += Int(token - zero) }
      for place in 1..<199 {
        columns[place + 1] += columns[place] / 10
        columns[place] %= 10
      }
      for (token, place) in zip(problem.target, generator.significance(ofTarget: problem.target)) {
        #expect(place > 0 && columns[place] == Int(token - zero))
      }
    }
  }

  @Test func labelsCountDigitsAndCarries() throws {
    let generator = try Arithmetic<Addition>.make(preset: "five-digits")
    func tokens(_ text: String) throws -> [TokenID] {
      try text.split(separator: " ").map { try #require(generator.vocabulary.id(of: $0)) }
    }
    let problem = Problem(source: try tokens("9 5 9 9 + 1"), target: try tokens("9 6 0 0"))
    #expect(generator.labels(of: problem).map(\.value) == [4, 1, 4, 2, 2])
  }
}
