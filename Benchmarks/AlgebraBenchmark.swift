import Foundation
import Symbolics

/// Reading, differentiating, printing and evaluating the expressions of `Expressions/released.tsv` on one core.
///
/// `Peers/algebra.py` runs this and other programs in turn. Every derivative is computed anew.
enum AlgebraBenchmark: Benchmark {
  static let name = "algebra"

  private static let point = 0.7
  private static let passes = 15

  static func run() throws -> String {
    let samples = try AlgebraSample.released()
    try check(samples)
    let texts = samples.map(\.infix)
    var times: [[AlgebraTimes]] = texts.map { _ in [] }
    var arena = ExprArena()
    for _ in 0..<passes {
      for (index, text) in texts.enumerated() {
        times[index].append(try time(text, &arena))
      }
    }
    return "\(AlgebraTimes.summary(times)), compiled \(formatted(try compiledRate(texts)))/s"
  }

  /// The arena is reset before each expression, as generators do.
  private static func time(_ text: String, _ arena: inout ExprArena) throws -> AlgebraTimes {
    var times = AlgebraTimes()
    var (node, slope) = (arena.integer(0), arena.integer(0))
    var (printed, found): (String?, ComplexDouble) = (nil, ComplexDouble(0))
    times.parse = try seconds {
      arena.reset()
      node = try arena.node(infix: text)
    }
    times.differentiate = seconds { slope = arena.derivative(of: node) }
    times.print = seconds { printed = arena.infix(slope) }
    times.evaluate = seconds { found = value(of: node, &arena) }
    guard (printed == nil) == arena.isUndefined(slope), !found.real.isSignalingNaN else {
      throw BenchmarkFailure(description: "\(text) was not worked on")
    }
    return times
  }

  /// The value at the point, from the node as it stands: real where it is, else complex.
  private static func value(of node: ExprArena.Node, _ arena: inout ExprArena) -> ComplexDouble {
    guard !arena.isUndefined(node) else { return ComplexDouble(.nan) }
    let tape = Tape(node, in: &arena)
    var scratch: [Double] = []
    let real = tape.real(at: [.x: point], scratch: &scratch)
    return real.isNaN ? tape.complex(at: [.x: ComplexDouble(point)]) : ComplexDouble(real)
  }

  /// Evaluations a second of compiled expressions, each at many points.
  private static func compiledRate(_ texts: [String]) throws -> Double {
    var arena = ExprArena()
    var tapes: [Tape] = []
    for text in texts {
      let node = try arena.node(infix: text)
      if !arena.isUndefined(node) { tapes.append(Tape(node, in: &arena)) }
    }
    let points = 100
    var scratch: [Double] = []
    var (finite, total) = (0, 0.0)
    for tape in tapes {
      let times = (0..<points).map { index in
        seconds {
          let x = 0.1 + 0.02 * Double(index)
          if tape.real(at: [.x: x], scratch: &scratch).isFinite { finite += 1 }
        }
      }
      total += times.sorted()[points / 2]
    }
    guard finite > 0 else { throw BenchmarkFailure(description: "no finite value") }
    return Double(tapes.count) / total
  }

  /// Values and slopes agree with the reference, and printed derivatives read back.
  private static func check(_ samples: [AlgebraSample]) throws {
    var arena = ExprArena()
    for sample in samples {
      arena.reset()
      let node = try arena.node(infix: sample.infix)
      let slope = arena.derivative(of: node)
      try check("value", of: node, is: sample.value, sample, &arena)
      try check("slope", of: slope, is: sample.slope, sample, &arena)
      guard let text = arena.infix(slope), let expected = arena.expr(slope) else { continue }
      guard try Expr(infix: text).notationNormalForm == expected.notationNormalForm else {
        throw BenchmarkFailure(description: "\(text) does not read back")
      }
    }
  }

  private static func check(
    _ what: String, of node: ExprArena.Node, is expected: Double?, _ sample: AlgebraSample,
    _ arena: inout ExprArena
  ) throws {
    guard let expected else { return }
    let found = arena.value(of: node, at: point)
    guard abs(found - expected) <= 1e-9 * max(1, abs(expected)) else {
      throw BenchmarkFailure(
        description: "\(what) \(found) instead of \(expected) for \(sample.infix)")
    }
  }
}

/// An expression with its value and slope at the point as mpmath computes them; nil where it has none.
private struct AlgebraSample {
  let infix: String
  let value: Double?
  let slope: Double?

  static func released() throws -> [AlgebraSample] {
    let text = try String(contentsOfFile: "Benchmarks/Expressions/released.tsv", encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      let cells = line.split(separator: "\t").map(String.init)
      return AlgebraSample(infix: cells[0], value: Double(cells[1]), slope: Double(cells[2]))
    }
  }
}

/// Seconds that the operations on one expression take.
private struct AlgebraTimes {
  var (parse, differentiate, print, evaluate) = (0.0, 0.0, 0.0, 0.0)

  /// Operations a second, from the median time of each expression over the passes.
  ///
  /// A median of single operations does not see that other programs take the processor now and then.
  static func summary(_ times: [[AlgebraTimes]]) -> String {
    let columns: [(String, KeyPath<AlgebraTimes, Double>)] = [
      ("parse", \.parse), ("diff", \.differentiate), ("str", \.print), ("evalf", \.evaluate),
    ]
    return columns.map { name, column in
      let total = times.reduce(0) { sum, passes in
        sum + passes.map { $0[keyPath: column] }.sorted()[passes.count / 2]
      }
      return "\(name) \(formatted(Double(times.count) / total))/s"
    }.joined(separator: ", ")
  }
}
