import Evaluation
import ExactArithmetic
import Generators
import JSON5
import Symbolics
import Testing
import Tokenization
import Training
import Transformer

@Suite("Solvable problems")
struct SolvableProblemTests {
  private func solve(
    _ problem: some SolvableProblem, as task: any ProblemGenerator,
    script: [String: [String]] = [:], exactly: Bool = false
  ) throws -> SolverResult {
    let source = ScriptedSource(vocabulary: task.vocabulary, script: script)
    var solver = Solver(.success(Solver.Model(source, task: task)))
    solver.usesExactMethods = exactly
    return try solver.solve(problem)
  }

  @Test("a formula of a model must give all terms shown, and the shorter of two is preferred")
  func sequence() throws {
    let task = try SequenceFormula<IntegerSequences>.make(preset: "paper")
    let fibonacci = SequenceProblem([1, 1, 2, 3, 5, 8])
    let shown = "+ 1 + 1 + 2 + 3 + 5 + 8"
    let wrong = try solve(fibonacci, as: task, script: [shown: ["add x_0_1 n", "mul", "n"]])
    #expect(wrong.answer == nil && wrong.hypothesesTried == 3)
    let right = try solve(
      fibonacci, as: task,
      script: [shown: ["add x_0_1 add x_0_2 sub n n", "n", "add x_0_1 x_0_2"]])
    let answer = try #require(right.answer)
    #expect(answer.text == "u(n) = u(n-1) + u(n-2)" && answer.origin == .model)
    #expect(answer.check == .fits(shown: 6, computed: 4))
    #expect(Array(answer.nextTerms.prefix(3)) == ["13", "21", "34"])
    #expect(answer.nextTerms.count == SequenceProblem.continuation)
  }

  @Test("a formula that goes on otherwise than a recurrence that the terms bear out is refused")
  func sequenceGoesOn() throws {
    let task = try SequenceFormula<IntegerSequences>.make(preset: "paper")
    let cases: [(terms: [BigInteger], formula: String, right: String)] = [
      ([2, 4, 6, 8, 10, 12], "add n mod n INT+ 8", "add n n"),
      ([1, 2, 3, 4, 5, 6], "add n idiv n INT+ 7", "n"), ([1, 2, 3, 4], "mod n INT+ 7", "n"),
      ([0, 0, 0, 0, 0, 0, 0, 0], "relu idiv n INT+ 10", "sub n n"),
    ]
    for (terms, formula, right) in cases {
      let source = task.source(terms)
      let shown = task.text(of: source)
      let only = try solve(SequenceProblem(terms), as: task, script: [shown: [formula]])
      #expect(only.answer == nil && only.hypothesesTried == 1, "\(formula)")
      let exact = try solve(
        SequenceProblem(terms), as: task, script: [shown: [formula]], exactly: true)
      #expect(exact.answer?.origin == .recurrence)
      let both = try solve(SequenceProblem(terms), as: task, script: [shown: [formula, right]])
      #expect(both.answer?.origin == .model && both.answer?.nextTerms == exact.answer?.nextTerms)
    }
  }

  @Test("a linear recurrence answers where no formula fits, and never on too few terms")
  func recurrence() throws {
    let task = try SequenceFormula<IntegerSequences>.make(preset: "paper")
    let cubes = SequenceProblem((1...9).map { BigInteger($0 * $0 * $0) })
    let answer = try #require(try solve(cubes, as: task, exactly: true).answer)
    #expect(answer.origin == .recurrence && answer.nextTerms.first == "1000")
    #expect(try solve(SequenceProblem([1, 8, 27]), as: task, exactly: true).answer == nil)
    // The first primes satisfy a recurrence of order 3 by luck, and 4, 6, 9 go on with a fraction.
    for terms: [BigInteger] in [[2, 3, 5, 7, 11, 13, 17], [1, 2, 3, 5, 7, 11, 15], [4, 6, 9]] {
      #expect(try solve(SequenceProblem(terms), as: task, exactly: true).answer == nil)
    }
  }

  @Test("a formula that leaves a parabola borne out by one term is refused")
  func sequenceOfAParabola() throws {
    let task = try SequenceFormula<IntegerSequences>.make(preset: "paper")
    let problem = SequenceProblem([1, 4, 9, 16])
    let shown = task.text(of: task.source(problem.terms))
    let formula = "sqr add n idiv n INT+ 5"
    #expect(try solve(problem, as: task, script: [shown: [formula]]).answer == nil)
    let both = try solve(problem, as: task, script: [shown: [formula, "mul n n"]])
    #expect(both.answer?.nextTerms.first == "25")
    let exact = try solve(problem, as: task, script: [shown: [formula]], exactly: true)
    #expect(exact.answer?.nextTerms.first == "25")
  }

  @Test("digits of a model count only where they are right")
  func arithmetic() throws {
    let task = try Arithmetic<Multiplication>.make(preset: "five-by-three")
    let problem = try #require(ArithmeticProblem(.multiplication, 12, 34))
    let wrong = try solve(
      problem, as: task, script: ["1 2 * 3 4": ["4 0 9", "0 4 0 8", "minus 4 0 8", "", "%"]])
    #expect(wrong.answer == nil && wrong.hypothesesTried == 5)
    let right = try solve(problem, as: task, script: ["1 2 * 3 4": ["4 0 9", "4 0 8"]])
    #expect(right.answer?.text == "408" && right.answer?.origin == .model)
    let computed = try solve(problem, as: task, exactly: true)
    #expect(computed.answer?.text == "408" && computed.answer?.origin == .computation)
    #expect(computed.obstacle == nil && computed.hypothesesTried == 0)
  }

  @Test("what a format cannot write is computed, and the reason given")
  func negativeOperand() throws {
    let task = try Arithmetic<Subtraction>.make(preset: "natural")
    let problem = try #require(ArithmeticProblem(.subtraction, -5, 3))
    let solution = try solve(problem, as: task, exactly: true)
    #expect(solution.answer?.text == "-8")
    #expect(solution.obstacle == .encoding("the model knows no negative numbers"))
  }

  @Test("divisions show the part that is asked for")
  func division() throws {
    let task = try Arithmetic<Division>.make(preset: "ten-by-five")
    let script = ["1 0 0 / 7": ["1 4 % 2"]]
    for (part, text) in [
      (ArithmeticProblem.Part.all, "14 remainder 2"), (.quotient, "14"), (.remainder, "2"),
    ] {
      let problem = try #require(ArithmeticProblem(.division, 100, 7, part: part))
      let answer = try #require(try solve(problem, as: task, script: script).answer)
      #expect(answer.text == text && answer.origin == .model)
    }
    #expect(ArithmeticProblem(.division, 1, 0) == nil)
    #expect(ArithmeticProblem(.modularAddition, 1, 2, modulus: 0) == nil)
  }

  @Test("greatest common divisors are checked")
  func divisor() throws {
    let task = try IntegerTask<GreatestCommonDivisor>.make(preset: "base-10")
    let script = ["V2 + 1 2 + 1 8": ["+ 3", "+ 6"]]
    let solution = try solve(DivisorProblem(12, 18), as: task, script: script)
    #expect(solution.answer?.text == "6" && solution.answer?.origin == .model)
    #expect(solution.attempts.map(\.hypothesis.isAccepted) == [true, false])
  }

  @Test("only general solutions of differential equations count")
  func equation() throws {
    let task = try DifferentialEquations<SecondOrder>.make(preset: "first-course")
    let problem = try DifferentialEquationProblem(Expr(infix: "y'' + Y"))
    let source = "add Y Y''"
    let inquiry = try problem.inquiry(in: task)
    #expect(inquiry.sources.first.map { task.text(of: $0) } == source)
    let particular = try solve(problem, as: task, script: [source: ["sin x", "mul a8 cos x", "x"]])
    #expect(particular.answer == nil && particular.hypothesesTried == 3)
    let general = try solve(
      problem, as: task, script: [source: ["sin x", "add mul a8 cos x mul a9 sin x"]])
    let answer = try #require(general.answer)
    #expect(answer.text.hasPrefix("y = ") && answer.latex.hasPrefix("y = "))
    #expect(answer.origin == .model)
  }

  @Test("equations that are none are refused")
  func refusedEquations() throws {
    func make(_ text: String) throws { _ = try DifferentialEquationProblem(Expr(infix: text)) }
    #expect(throws: SolverError.noDerivative) { try make("Y - x") }
    #expect(throws: SolverError.noDerivative) { try make("Y' - Y'") }
    #expect(throws: SolverError.foreignVariable("t")) { try make("Y' - t") }
    #expect(throws: SolverError.undefined) { try make("Y'/(x - x)") }
  }

  @Test(
    "equations of high powers are spelled in bounded work",
    arguments: [
      "Y'^20*(x + 1)^30 - (Y + x)^40", "Y' - ((x + 1)^9 + Y)^99", "999999^99999*Y' - Y",
    ])
  func highPowers(text: String) throws {
    let problem = try DifferentialEquationProblem(Expr(infix: text))
    let task = try DifferentialEquations<FirstOrder>.make(preset: "first-course")
    #expect(try !problem.inquiry(in: task).sources.isEmpty)
  }

  @Test("without a model exact methods answer and the reason is kept")
  func withoutModel() throws {
    var solver = Solver(.failure(.noModel(task: "gcd")))
    let solution = try solver.solve(DivisorProblem(12, -18))
    #expect(solution.answer?.text == "6" && solution.obstacle == .noModel(task: "gcd"))
    solver.usesExactMethods = false
    #expect(try solver.solve(DivisorProblem(12, 18)).answer == nil)
  }

  @Test(
    "a real model of any architecture is asked up to its longest source",
    arguments: [TransformerConfiguration.Architecture.encoderDecoder, .decoderOnly, .encoderOnly])
  func realModel(architecture: TransformerConfiguration.Architecture) throws {
    let task = try Arithmetic<Addition>.make(preset: "five-digits")
    let model = MemorizedModel.untrained(task.vocabulary, architecture: architecture)
    var solver = Solver(.success(Solver.Model(model, task: task)))
    solver.search.beamWidth = 3
    solver.usesExactMethods = false
    // Two operands of n digits are 2n + 2 tokens with the end token.
    for digits in 1...15 {
      let operand = try #require(BigInteger(String(repeating: "7", count: digits)))
      let problem = try #require(ArithmeticProblem(.addition, operand, operand))
      let result = try solver.solve(problem)
      if 2 * digits + 2 > model.longestSource {
        #expect(
          result.obstacle == .tooLong(tokens: 2 * digits + 2, limit: model.longestSource))
      } else {
        #expect(result.obstacle == nil && result.answer == nil)
        #expect((1...3).contains(result.hypothesesTried))
      }
    }
  }

  @Test("a model of another task is not asked")
  func otherTask() throws {
    let task = try Arithmetic<Addition>.make(preset: "five-digits")
    let solution = try solve(DivisorProblem(12, 18), as: task)
    #expect(solution.obstacle == .encoding("the task is not 'gcd'"))
  }
}

@Suite("Learned tasks")
struct LearnedTaskTests {
  private func tasks(_ notes: [String: String]) throws -> [LearnedTask] {
    let model = MemorizedModel.untrained()
    return try LearnedTask.all(
      in: ModelFolder(
        configuration: model.configuration, vocabulary: model.vocabulary,
        parameters: model.parameters, notes: notes))
  }

  @Test("are read from the notes of a model, of one task or a mixture, or there are none")
  func notes() throws {
    #expect(try tasks([:]) == [])
    #expect(try tasks(["task": "gcd", "dataSeed": "1"]) == [LearnedTask(name: "gcd")])
    let addition = try Arithmetic<Addition>.make(preset: "abacus")
    let text = try addition.distributionText
    let one = try tasks(["task": "addition", "distribution": text])
    #expect(try one == [LearnedTask(name: "addition", distribution: addition.distributionValue)])
    let mixture = try tasks([
      "tasks": #"[{"task": "addition", "distribution": \#(text)}, {"task": "two-set:gcd"}]"#
    ])
    #expect(mixture.map(\.name) == ["addition", "two-set:gcd"] && mixture[0] == one[0])
    #expect(mixture[1].taskName == "gcd")
    #expect(throws: (any Error).self) { try tasks(["tasks": "{"]) }
  }

  @Test("write problems by their distribution, without wrappers")
  func tasks() throws {
    let abacus = try Arithmetic<Addition>.make(preset: "abacus")
    let learned = LearnedTask(name: "addition", distribution: try abacus.distributionValue)
    let task = try #require(try learned.makeTask() as? any ArithmeticTask)
    #expect(try task.source(12, 3, modulus: nil) == abacus.source(12, 3, modulus: nil))
    #expect(task.text(of: try task.source(12, 3, modulus: nil)) == "2 1 + 3")
    let wrapped = try LearnedTask(name: "two-set:gcd").makeTask()
    #expect(wrapped is IntegerTask<GreatestCommonDivisor>)
    #expect(throws: (any Error).self) { try LearnedTask(name: "no-such-task").makeTask() }
    #expect(throws: (any Error).self) {
      try LearnedTask(name: "gcd", distribution: .string("x")).makeTask()
    }
  }
}
