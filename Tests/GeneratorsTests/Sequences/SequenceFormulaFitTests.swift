import ExactArithmetic
import Generators
import Testing
import Tokenization

@Suite struct SequenceFormulaFitTests {
  typealias Task = SequenceFormula<IntegerSequences>

  private func tokens(_ text: String, _ task: Task) throws -> [TokenID] {
    try text.split(separator: " ").map { try #require(task.vocabulary.id(of: $0)) }
  }

  @Test(arguments: Task.presetNames)
  func generatedFormulasFitTheirTermsAndContinueThem(_ preset: String) throws {
    let task = try Task.make(preset: preset)
    var worker = task.makeWorker(seed: 7)
    var problem = Problem()
    for index in 0..<60 as Range<UInt64> {
      try worker.generate(index, into: &problem)
      let text = task.readableText(of: problem).source
      let terms = try text.split(separator: ",").map { part in
        try #require(BigInteger(part.drop { $0 == " " }))
      }
      #expect(task.source(terms) == problem.source)
      guard case .fits(let formula, let next) = task.fit(problem.target, to: terms, continuingBy: 3)
      else {
        Issue.record("\(text): the reference does not fit")
        continue
      }
      #expect(formula.description == task.readableText(of: problem).target)
      #expect(next.count <= 3)
      // A changed term is seen, unless nothing computes it or anything from it.
      var changed = terms
      changed[changed.count - 1] = changed[changed.count - 1] + 1
      guard case .wrong = task.fit(problem.target, to: changed, continuingBy: 0) else {
        Issue.record("\(text): a changed last term fits \(formula)")
        continue
      }
    }
  }

  @Test func whatDoesNotFitSaysWhy() throws {
    let task = try Task.make(preset: Task.presetNames[0])
    let terms = [1, 1, 2, 3, 5, 8].map { BigInteger($0) }
    func fit(_ text: String, _ count: Int = 2) throws -> SequenceFit {
      try task.fit(tokens(text, task), to: terms, continuingBy: count)
    }
    guard case .fits(_, let next) = try fit("add x_0_1 x_0_2") else {
      Issue.record("the Fibonacci numbers do not fit")
      return
    }
    #expect(next == [13, 21])
    #expect(try fit("add x_0_1 n") == .wrong("term 2 is 1"))
    #expect(try fit("idiv x_0_1 sub n n") == .wrong("it has no term 2, and the sequence has"))
    #expect(
      task.fit(try tokens("x_0_6", task), to: terms, continuingBy: 0)
        == .wrong("it looks back 6 of 6 terms"))
    guard case .malformed = try fit("add x_0_1") else {
      Issue.record("half a formula is none")
      return
    }
    guard case .malformed = task.fit([-1, 99_999_999], to: terms, continuingBy: 0) else {
      Issue.record("ids that are none are no formula")
      return
    }
  }
}

@Suite struct RecurrenceTextTests {
  @Test func recurrenceHasLaTeX() throws {
    let formula = try #require(
      Recurrence([
        .operation(.sub), .operation(.sqr), .index, .operation(.mul), .integer(-3),
        .operation(.mod), .previous(2), .integer(7),
      ]))
    #expect(
      formula.latex
        == #"u_{n} = {\left(n\right)}^{2} - \left(-3\right) \cdot \left(u_{n-2} \bmod 7\right)"#)
  }

  @Test(arguments: [
    ([1, 1], "u(n) = u(n-1) + u(n-2)", "u_{n} = u_{n-1} + u_{n-2}"),
    ([-1, 0, 3], "u(n) = -u(n-1) + 3*u(n-3)", "u_{n} = -u_{n-1} + 3 u_{n-3}"),
    ([], "u(n) = 0", "u_{n} = 0"),
  ])
  func linearRecurrenceIsWrittenAsPeopleDo(
    _ coefficients: [Int], _ text: String, _ latex: String
  ) {
    let recurrence = LinearRecurrence(coefficients: coefficients.map { Rational($0) })
    #expect(recurrence.description == text)
    #expect(recurrence.latex == latex)
  }

  @Test func fractionsOfLinearRecurrences() {
    let recurrence = LinearRecurrence(coefficients: [
      Rational(3, overNonzero: 2), Rational(-1, overNonzero: 3),
    ])
    #expect(recurrence.description == "u(n) = 3*u(n-1)/2 - u(n-2)/3")
    #expect(recurrence.latex == #"u_{n} = \frac{3 u_{n-1}}{2} - \frac{u_{n-2}}{3}"#)
  }
}
