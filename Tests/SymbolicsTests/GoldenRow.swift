import ExactArithmetic
import Foundation
import Symbolics
import Testing

/// The points at which the golden values were taken, as the first line of the file names them.
let goldenPoints: [[Symbol: Rational]] = [
  [.x: Rational(7, overNonzero: 10), .y: Rational(13, overNonzero: 11)],
  [.x: Rational(-17, overNonzero: 10), .y: Rational(3, overNonzero: 5)],
]

/// A row of `simplification-passes.tsv`.
struct GoldenRow: CustomStringConvertible {
  let description: String
  let kind: String
  let expression: Expr
  let values: [GoldenValue]
  let forms: [(name: String, expr: Expr)]

  private static let formNames = ["expand", "cancel", "factor", "apart"]

  init(line: Substring) throws {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    try #require(fields.count == 8, "\(line)")
    description = "\(fields[0]) \(fields[1])"
    kind = fields[0]
    expression = try Expr(infix: fields[1])
    values = try fields[2...3].map { try GoldenValue($0) }
    forms = try zip(Self.formNames, fields[4...]).filter { !$1.isEmpty }
      .map { (name: $0, expr: try Expr(infix: $1)) }
  }

  /// Every eighth row, or all with `ALL_GOLDEN_ROWS=1`.
  static func sample() throws -> [GoldenRow] {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/simplification-passes.tsv")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
    try #require(lines.count >= 2_000)
    let takesAll = ProcessInfo.processInfo.environment["ALL_GOLDEN_ROWS"] == "1"
    return try lines.enumerated().filter { takesAll || $0.offset % 8 == 0 }
      .map { try GoldenRow(line: $0.element) }
  }
}

/// A complex number to 50 digits.
struct GoldenValue {
  let real: Rational
  let imaginary: Rational

  /// Reads one or two numbers, each an integer and a power of ten such as `-25e-1`.
  init(_ text: String) throws {
    let parts = try text.split(separator: " ").map { part in
      let pieces = part.split(separator: "e")
      let digits = try #require(BigInteger(pieces[0]))
      let exponent = try #require(Int(pieces[1]))
      return try Rational(digits) * Rational(10).power(exponent)
    }
    real = parts[0]
    imaginary = parts.count > 1 ? parts[1] : .zero
  }

  /// Whether the tree as it stands has this value to 45 digits.
  func agrees(with expr: Expr, at point: [Symbol: Rational]) -> Bool {
    if imaginary.isZero {
      var machine = TreeMachine(registers: RealRegisters(count: 64, bits: 512), point: point)
      if let difference = machine.value(of: expr), machine.registers.isFinite(difference) {
        let golden = machine.number(real)
        return machine.isClose(difference, golden)
      }
    }
    var machine = TreeMachine(registers: ComplexRegisters(count: 64, bits: 512), point: point)
    guard let value = machine.value(of: expr) else { return false }
    let (first, second) = (machine.number(real), machine.number(imaginary))
    let unit = machine.next()
    machine.registers.set(unit, to: 0, imaginary: 1)
    machine.registers.multiply(second, second, unit)
    machine.registers.add(first, first, second)
    return machine.isClose(value, first)
  }
}

/// Evaluates trees by plain recursion in multiple precision, without the kernel's canonical form or its tapes.
private struct TreeMachine<Registers: RegisterMachine> {
  let registers: Registers
  let point: [Symbol: Rational]
  private var used = 0

  init(registers: Registers, point: [Symbol: Rational]) {
    self.registers = registers
    self.point = point
  }

  /// A register that nothing uses yet.
  mutating func next() -> Int {
    registers.grow(to: used + 1)
    used += 1
    return used - 1
  }

  mutating func number(_ value: Rational) -> Int {
    let register = next()
    registers.set(register, to: value)
    return register
  }

  /// Whether the value agrees with the golden one to 45 digits.
  mutating func isClose(_ value: Int, _ golden: Int) -> Bool {
    let difference = next()
    registers.multiply(difference, golden, number(-1))
    registers.add(difference, difference, value)
    guard registers.isFinite(difference), let size = registers.exponent(golden) else {
      return false
    }
    guard let error = registers.exponent(difference) else { return true }
    return error < size - 150
  }

  /// The register of the value; nil for a symbol without a value.
  mutating func value(of expr: Expr) -> Int? {
    switch expr {
    case .number(let number): return self.number(number)
    case .symbol(.pi), .symbol(.e):
      let register = next()
      if expr == .symbol(.pi) { registers.setPi(register) } else { registers.setE(register) }
      return register
    case .symbol(let symbol): return point[symbol].map { number($0) }
    case .apply(let op, let operands):
      var values: [Int] = []
      for operand in operands {
        guard let value = value(of: operand) else { return nil }
        values.append(value)
      }
      return apply(op, values, integerExponent: integerExponent(op, operands))
    }
  }

  private func integerExponent(_ op: Operator, _ operands: [Expr]) -> Int? {
    guard op == .pow, case .number(let exponent) = operands[1] else { return nil }
    return exponent.asInt
  }

  private mutating func apply(_ op: Operator, _ values: [Int], integerExponent: Int?) -> Int? {
    let result = next()
    switch op {
    case .add, .mul:
      registers.set(result, to: op == .add ? .zero : .one)
      for value in values {
        if op == .add {
          registers.add(result, result, value)
        } else {
          registers.multiply(result, result, value)
        }
      }
    case .sub:
      registers.multiply(result, values[1], number(-1))
      registers.add(result, values[0], result)
    case .div:
      registers.power(result, values[1], integer: -1)
      registers.multiply(result, values[0], result)
    case .pow:
      if let integerExponent {
        registers.power(result, values[0], integer: integerExponent)
      } else {
        registers.power(result, values[0], values[1])
      }
    default:
      let name = op.token
      guard let function = ElementaryFunction.allCases.first(where: { "\($0)" == name })
      else { return nil }
      registers.apply(function, to: values[0], into: result)
    }
    return result
  }
}
