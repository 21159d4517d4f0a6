import Foundation
import Randomness
import Symbolics
import Testing

/// Input that is meant to do harm: deep, huge or random.
struct NotationHostileInputTests {
  /// Runs the work on a thread with a stack of 512 KiB.
  private static func onSmallStack<Result: Sendable>(
    _ work: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: work()) }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }

  private static func errorOfInfix(_ text: String) async -> String? {
    await onSmallStack {
      do throws(InfixError) {
        let expr = try Expr(infix: text)
        return expr == expr ? nil : "unequal"
      } catch { return error.description }
    }
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let atTheLimit = [
    repeated("(", 1_000) + "x" + repeated(")", 1_000),
    repeated("sin(", 1_000) + "x" + repeated(")", 1_000),
    repeated("sin ", 1_000) + "x",
    repeated("x^", 1_000) + "x",
    repeated("√", 1_000) + "x",
    "x" + repeated("/y", 1_000),
    repeated("-", 90_000) + "x",
    "x" + repeated("+x", 49_999),
    "x" + repeated("-x*y", 24_999),
    repeated("9", 100_000),
    repeated("x", 100_000),
  ]

  @Test(arguments: atTheLimit.indices)
  func inputAtTheLimitIsReadAndPrintedOnASmallStack(_ index: Int) async {
    let problem = await Self.onSmallStack { () -> String? in
      do throws(InfixError) {
        let expr = try Expr(infix: Self.atTheLimit[index])
        let isCopied = Set([expr, expr.notationNormalForm]).contains(expr)
        let lengths = [expr.infix.count, expr.latex.count, expr.prefixIDs.count]
        return isCopied && !lengths.contains(0) ? nil : "\(lengths)"
      } catch { return error.description }
    }
    #expect(problem == nil)
  }

  struct Refused: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let message: String
  }

  static let refused = [
    Refused(
      testDescription: "brackets", text: repeated("(", 1_001) + "x" + repeated(")", 1_001),
      message: "column 1001: more than 1000 brackets are open; simplify the expression"),
    Refused(
      testDescription: "unclosed brackets", text: repeated("(", 100_000),
      message: "column 1001: more than 1000 brackets are open; simplify the expression"),
    Refused(
      testDescription: "functions", text: repeated("sin ", 1_001) + "x",
      message: "column 1: the expression is more than 1000 operators deep; simplify it"),
    Refused(
      testDescription: "towers", text: repeated("x^", 20_000) + "x",
      message: "column 38000: the expression is more than 1000 operators deep; simplify it"),
    Refused(
      testDescription: "quotients", text: "x" + repeated("/x", 1_001),
      message: "column 2002: the expression is more than 1000 operators deep; simplify it"),
    Refused(
      testDescription: "length", text: repeated("x", 100_001),
      message: "column 100001: the line has more than 100000 characters; shorten it"),
    Refused(
      testDescription: "one huge character", text: "x" + repeated("\u{301}", 1_000_000),
      message: "column 100001: the line has more than 100000 characters; shorten it"),
    Refused(
      testDescription: "bars", text: repeated("|", 100_000),
      message: "column 1001: more than 1000 brackets are open; simplify the expression"),
  ]

  @Test(arguments: refused)
  func inputBeyondTheLimitIsRefused(_ example: Refused) async {
    let message = await Self.errorOfInfix(example.text)
    #expect(message == example.message)
  }

  @Test func deepLaTeXIsRefused() async {
    let message = await Self.onSmallStack { () -> String? in
      let text = Self.repeated("\\frac{1}{1+", 1_100) + "x" + Self.repeated("}", 1_100)
      do throws(InfixError) {
        _ = try Expr(latex: text)
        return nil
      } catch { return error.message }
    }
    #expect(message == "more than 1000 brackets are open; simplify the expression")
  }

  @Test func deepPrefixIsRefused() async {
    let messages = await Self.onSmallStack { () -> [String] in
      [
        Array(repeating: "sin", count: 1_001) + ["x"],
        Array(repeating: "add", count: 100_000) + ["x"],
        Array(repeating: "INT+", count: 1) + Array(repeating: "1", count: 100_000),
        ["add"] + Array(repeating: ["x", "add"], count: 60_000).flatMap { $0 },
      ].map { tokens in
        do throws(PrefixError) {
          _ = try Expr(prefix: tokens)
          return "read"
        } catch { return error.description }
      }
    }
    #expect(
      messages == [
        "token 1000: more than 1000 operators are inside one another",
        "token 1000: more than 1000 operators are inside one another",
        "token 100000: the sequence has more than 100000 tokens",
        "token 100000: the sequence has more than 100000 tokens",
      ])
  }

  /// Random text is read or refused, never a trap; what is read prints to what reads the same.
  @Test(arguments: 0..<20)
  func randomTextNeverTraps(seed: UInt64) throws {
    let pieces = [
      "x", "y", "e", "2", "0", ".5", "1e3", "+", "-", "*", "/", "^", "(", ")", "|", "[", "]", "{",
      "}", " ", "sin", "ln", "exp ", "√", "∛", "²", "⁻¹", "a0", "a", "Y", "'", "\\", "\\frac",
      "\\sqrt", "\\left", "\\right", "\\cdot", "\\operatorname", "_", "!", "é", "\u{0}", "👩‍👩‍👧", "π",
    ]
    var random = RandomStream(seed: seed).child("text")
    for _ in 0..<500 {
      let count = random.uniform(below: 12)
      let text = (0..<count).map { _ in pieces[random.uniform(below: pieces.count)] }.joined()
      for read in [Expr.init(infix:), Expr.init(latex:)] as [(String) throws -> Expr] {
        do {
          let expr = try read(text)
          let form = expr.notationNormalForm
          #expect(try Expr(infix: expr.infix).notationNormalForm == form, "\(text)")
          #expect(try Expr(latex: expr.latex).notationNormalForm == form, "\(text)")
        } catch let error as InfixError {
          #expect((0...text.count).contains(error.column))
          #expect(!error.description.contains("\n"))
          #expect(error.diagram(for: text).split(separator: "\n").count <= 2)
        }
      }
    }
  }

  @Test(arguments: 0..<10)
  func randomBytesNeverTrap(seed: UInt64) {
    var random = RandomStream(seed: seed).child("bytes")
    for _ in 0..<1_000 {
      let bytes = (0..<random.uniform(below: 40)).map { _ in UInt8(random.uniform(below: 256)) }
      let text = String(decoding: bytes, as: UTF8.self)
      _ = try? Expr(infix: text)
      _ = try? Expr(latex: text)
      _ = try? Expr(prefix: text.split(separator: " "))
      let ids = bytes.map { Int32($0) - 4 }
      _ = try? Expr(prefixIDs: ids)
    }
  }
}
