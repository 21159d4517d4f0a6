/// What a node of a graph computes: one StableHLO operation each, with the attributes that its operands do not show.
enum Primitive: Hashable, Sendable {
  /// An argument of the program, by its place.
  case argument(Int)
  /// One number in every element, by the bits of a Double.
  case constant(UInt64)
  /// The index along a dimension.
  case iota(dimension: Int)
  case unary(Unary)
  case binary(Binary)
  case compare(Comparison)
  /// Elements of the second operand where the first is true, else of the third.
  case select
  /// The same numbers in another element type.
  case convert
  /// The same bits in another element type.
  case bitcast
  /// Repeats along new dimensions; dimension *i* of the operand becomes `dimensions[i]`.
  case broadcast(dimensions: [Int])
  case reshape
  /// Dimension *i* of the result is `permutation[i]` of the operand.
  case transpose(permutation: [Int])
  case slice(starts: [Int], limits: [Int])
  /// Puts as many copies of the second operand, one number, before and after each dimension.
  case pad(low: [Int], high: [Int])
  case concatenate(dimension: Int)
  case dot(Dot)
  case reduce(Reduction, dimensions: [Int])
  /// Rows of the first operand by the indices of the second.
  case gather
  /// The first operand with the second put over it, from an index of one dimension on that the third gives; the fourth is 0.
  case replace(dimension: Int)
  /// The sum over all replicas.
  case allReduce(replicas: Int)

  enum Unary: String, Sendable {
    case negate
    case exponential
    case log
    case squareRoot = "sqrt"
    case reciprocalSquareRoot = "rsqrt"
    case logistic
    case isFinite = "is_finite"
    case not
    /// The error function, an operation of CHLO.
    case erf
  }

  enum Binary: String, Sendable {
    case add
    case subtract
    case multiply
    case divide
    case maximum
    case xor
    case shiftRight = "shift_right_logical"
  }

  enum Comparison: String, Sendable {
    case equal = "EQ"
    case less = "LT"
    case lessOrEqual = "LE"
    case greater = "GT"
    case greaterOrEqual = "GE"
  }

  enum Reduction: String, Sendable {
    case sum = "add"
    case maximum
    case minimum
  }

  /// A product of tensors: sums over pairs of contracted dimensions, for each place in pairs of batch dimensions.
  ///
  /// The result has the batch dimensions, then the other ones of the left operand, then of the right one.
  struct Dot: Hashable, Sendable {
    var leftBatch: [Int]
    var rightBatch: [Int]
    var leftContracted: [Int]
    var rightContracted: [Int]
  }
}
