/// A computation as a list of records: which operation, on which values, of which shapes.
///
/// A model writes one for each batch, since shapes follow the batch; the records are plain data, and `removeAll` keeps
/// their memory, so that writing the next one allocates nothing. A ``Workspace`` plans the memory and runs it.
public struct Program: Sendable {
  package private(set) var operations: [Operation] = []
  private(set) var values: [Value] = []
  private(set) var results: [Value] = []
  /// The values that are parameters.
  package private(set) var leaves: [Leaf] = []

  /// A value that is a parameter, where it lies.
  package struct Leaf: Sendable {
    package let value: Value
    package let parameter: ParameterMatrix
  }

  /// Creates an empty program.
  public init() {}

  /// Empties the program and keeps its memory.
  public mutating func removeAll() {
    operations.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    results.removeAll(keepingCapacity: true)
    leaves.removeAll(keepingCapacity: true)
  }

  /// Keeps a value's elements until the next run, so that they can be read.
  public mutating func keep(_ value: Value) {
    results.append(value)
  }

  /// A parameter as a value, read in place; its gradient is added to the buffer of gradients.
  public mutating func parameter(_ parameter: ParameterMatrix) -> Value {
    let value = makeValue(rows: parameter.rows, columns: parameter.columns)
    leaves.append(Leaf(value: value, parameter: parameter))
    return value
  }

  /// The number of operations recorded so far, which numbers the places in a model.
  public var operationCount: Int { operations.count }

  mutating func makeValue(rows: Int, columns: Int) -> Value {
    let value = Value(index: values.count, rows: rows, columns: columns)
    values.append(value)
    return value
  }

  mutating func append(_ operation: Operation) {
    operations.append(operation)
  }
}
