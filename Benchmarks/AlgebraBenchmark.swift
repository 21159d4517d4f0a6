import Foundation
import Symbolics

/// Reading, differentiating, printing and evaluating the expressions of `Expressions/released.tsv` on one core.
///
/// `Peers/algebra.py` runs this and other programs in turn. Every derivative is computed anew.
enum AlgebraBenchmark: Benchmark {
  static let name = "algebra"

  private static let point = 0.7
  private static let passes = 9

  static func run() throws -> String {
    let samples = try AlgebraSample.released()
    try check(samples)
    let texts = samples.map(\.infix)
    var (own, shared): ([AlgebraTimes], [AlgebraTimes]) = ([], [])
    for _ in 0..<passes {
      var arena = ExprArena()
      own.append(try timesWithReset(texts, &arena))
      shared.append(try timesWithoutReset(texts))
    }
    let count = Double(texts.count)
    return "\(AlgebraTimes.summary(own, count))\n  one arena for all: "
      + "\(AlgebraTimes.summary(shared, count))\n  compiled: "
      + "\(formatted(try compiledRate(texts))) evaluations/s"
  }

  /// The arena is reset before each expression, as generators do.
  private static func timesWithReset(
    _ texts: [String], _ arena: inout ExprArena
  ) throws -> AlgebraTimes {
    var times = AlgebraTimes()
    var (bytes, values) = (0, 0.0)
    for text in texts {
      var (node, slope) = (arena.integer(0), arena.integer(0))
      times.parse += try seconds {
        arena.reset()
        node = try arena.node(infix: text)
      }
      times.differentiate += seconds { slope = arena.derivative(of: node) }
      times.print += seconds { bytes += arena.infix(slope)?.utf8.count ?? 0 }
      times.evaluate += seconds { values += value(of: node, &arena).real }
    }
    guard bytes > 0, !values.isZero else { throw BenchmarkFailure(description: "no work done") }
    return times
  }

  /// All expressions stay in one arena, which has the parts that they share but once.
  private static func timesWithoutReset(_ texts: [String]) throws -> AlgebraTimes {
    var times = AlgebraTimes()
    var arena = ExprArena()
    var (nodes, slopes): ([ExprArena.Node], [ExprArena.Node]) = ([], [])
    var (bytes, values) = (0, 0.0)
    times.parse = try seconds { for text in texts { nodes.append(try arena.node(infix: text)) } }
    times.differentiate = seconds {
      for node in nodes { slopes.append(arena.derivative(of: node)) }
    }
    times.print = seconds {
      for slope in slopes { bytes += arena.infix(slope)?.utf8.count ?? 0 }
    }
    times.evaluate = seconds { for node in nodes { values += value(of: node, &arena).real } }
    guard bytes > 0, !values.isZero else { throw BenchmarkFailure(description: "no work done") }
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
    var finite = 0
    let elapsed = seconds {
      for tape in tapes {
        for index in 0..<points {
          let x = 0.1 + 0.02 * Double(index)
          if tape.real(at: [.x: x], scratch: &scratch).isFinite { finite += 1 }
        }
      }
    }
    guard finite > 0 else { throw BenchmarkFailure(description: "no finite value") }
    return Double(tapes.count * points) / elapsed
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

/// Seconds of one pass over all expressions.
private struct AlgebraTimes {
  var (parse, differentiate, print, evaluate) = (0.0, 0.0, 0.0, 0.0)

  /// The medians as operations a second.
  static func summary(_ passes: [AlgebraTimes], _ count: Double) -> String {
    let columns: [(String, KeyPath<AlgebraTimes, Double>)] = [
      ("parse", \.parse), ("diff", \.differentiate), ("str", \.print), ("evalf", \.evaluate),
    ]
    return columns.map { name, column in
      let median = passes.map { $0[keyPath: column] }.sorted()[passes.count / 2]
      return "\(name) \(formatted(count / median))/s"
    }.joined(separator: ", ")
  }
}
