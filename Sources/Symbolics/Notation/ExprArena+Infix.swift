extension ExprArena {
  public mutating func node(infix text: String) throws(InfixError) -> Node {
    insert(try Expr(infix: text))
  }
  public func infix(_ node: Node) -> String? { expr(node)?.infix }
}
