/// A matrix that a ``Program`` computes: its shape is known before anything runs, its elements are not.
public struct Value: Hashable, Sendable {
  /// Which of the program's values it is.
  package let index: Int
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int

  var count: Int { rows * columns }
}

/// A trained matrix or row in the flat buffer of parameters; its gradient has the same place in the buffer of gradients.
public struct ParameterMatrix: Hashable, Sendable {
  /// The index of the first element.
  public let offset: Int
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int

  /// A place in the buffer; a vector is a matrix of one row.
  public init(offset: Int, rows: Int, columns: Int) {
    self.offset = offset
    self.rows = rows
    self.columns = columns
  }
}

/// Up to four values, without memory of their own.
struct ValueList {
  private var items: InlineArray<4, Value?>

  init(_ first: Value?, _ second: Value? = nil, _ third: Value? = nil, _ fourth: Value? = nil) {
    items = [first, second, third, fourth]
  }

  func forEach(_ body: (Value) -> Void) {
    for index in items.indices {
      if let value = items[index] { body(value) }
    }
  }
}
