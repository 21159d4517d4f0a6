import Symbolics

/// A draft that is not an expression with a value.
struct DraftRejection: Error {
  let reason: RejectionReason
}

/// A part of a draft that has been built.
struct DraftOperand {
  let node: ExprArena.Node
  /// Whether the draft of the part holds no variable and no coefficient.
  let isClosed: Bool
}

extension ExprArena {
  /// Builds the draft bottom up in canonical form; `operands` is space that is reused.
  ///
  /// A part without variables must have a finite real value, as the paper asks (Lample and Charton
  /// 2020, appendix C); an undefined operation anywhere rejects the whole.
  mutating func build(
    _ draft: ExpressionDraft, operands: inout [DraftOperand], allowsFunctionsOfConstants: Bool
  ) -> Result<Node, DraftRejection> {
    operands.removeAll(keepingCapacity: true)
    // From right to left every operator finds its operands on top of the stack.
    for draftNode in draft.nodes.reversed() {
      switch draftNode {
      case .integer(let value):
        operands.append(DraftOperand(node: integer(value), isClosed: true))
      case .symbol(let symbol):
        operands.append(DraftOperand(node: self.symbol(symbol), isClosed: symbol.isConstant))
      case .operation(let operation):
        guard let operand = apply(operation, takingFrom: &operands), !isUndefined(operand.node)
        else { return .failure(DraftRejection(reason: .undefined)) }
        if operand.isClosed, !allowsFunctionsOfConstants, value(ofNumber: operand.node) == nil {
          return .failure(DraftRejection(reason: .functionOfConstant))
        }
        // An integer or a constant needs no evaluation.
        if operand.isClosed, operatorCount(operand.node) > 0 {
          let value = value(of: operand.node, at: 0)
          guard value.isFinite else {
            return .failure(DraftRejection(reason: value.isNaN ? .notReal : .notFinite))
          }
        }
        operands.append(operand)
      }
    }
    guard let root = operands.last else {
      return .failure(DraftRejection(reason: .undefined))
    }
    return .success(root.node)
  }

  private mutating func apply(
    _ operation: GenerationOperator, takingFrom operands: inout [DraftOperand]
  ) -> DraftOperand? {
    guard let first = operands.popLast() else { return nil }
    switch operation.meaning {
    case .power(let exponent):
      return DraftOperand(
        node: apply(.pow, first.node, integer(exponent)), isClosed: first.isClosed)
    case .same(let op) where op.arity == 1:
      return DraftOperand(node: apply(op, first.node), isClosed: first.isClosed)
    case .same(let op):
      guard let second = operands.popLast() else { return nil }
      return DraftOperand(
        node: apply(op, first.node, second.node), isClosed: first.isClosed && second.isClosed)
    }
  }
}
