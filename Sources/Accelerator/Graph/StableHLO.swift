/// Writes a graph as the text of a StableHLO module with one function `main`.
///
/// Only nodes that the results depend on are written, but all arguments; equal graphs give equal texts. The syntax is that of the
/// StableHLO specification 1.0 and later, which PJRT plugins accept for years to come.
struct StableHLO {
  let graph: Graph
  /// What the function returns, in order.
  let results: [Tensor]
  /// The result whose memory an argument's becomes, by the argument's place.
  var aliases: [Int: Int] = [:]
  /// The number of copies of the program that run at once.
  var replicas = 1

  /// The module.
  var text: String {
    let needed = neededNodes
    var names = [String](repeating: "", count: graph.nodes.count)
    var arguments = [String](repeating: "", count: graph.argumentNames.count)
    var lines: [String] = []
    var number = 0
    for (id, node) in graph.nodes.enumerated() {
      if case .argument(let place) = node.primitive {
        names[id] = "%" + graph.argumentNames[place]
        let alias = aliases[place].map { " {tf.aliasing_output = \($0) : i32}" } ?? ""
        arguments[place] = "    \(names[id]): \(node.type.text)\(alias)"
      } else if needed[id] {
        names[id] = "%\(number)"
        number += 1
        lines.append("    \(names[id]) = \(expression(node, names))")
      }
    }
    let types = results.map(\.type.text).joined(separator: ", ")
    return """
      module @calque attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = \(replicas) : i32} {
        func.func public @main(
      \(arguments.joined(separator: ",\n"))
        ) -> (\(types)) {
      \(lines.joined(separator: "\n"))
          return \(results.map { names[$0.id] }.joined(separator: ", ")) : \(types)
        }
      }

      """
  }

  private var neededNodes: [Bool] {
    var needed = [Bool](repeating: false, count: graph.nodes.count)
    for result in results { needed[result.id] = true }
    for id in graph.nodes.indices.reversed() where needed[id] {
      for operand in graph.nodes[id].operands { needed[operand] = true }
    }
    return needed
  }

  private func expression(_ node: Graph.Node, _ names: [String]) -> String {
    let operands = node.operands.map { names[$0] }
    let list = operands.joined(separator: ", ")
    let types = node.operands.map { graph.nodes[$0].type }
    let result = node.type.text
    let signature = "(\(types.map(\.text).joined(separator: ", "))) -> \(result)"
    switch node.primitive {
    case .argument: preconditionFailure("arguments are no expressions")
    case .constant(let bits):
      return "stablehlo.constant dense<\(literal(bits, node.type.scalar))> : \(result)"
    case .iota(let dimension): return "stablehlo.iota dim = \(dimension) : \(result)"
    case .unary(.erf): return "chlo.erf \(list) : \(types[0].text) -> \(result)"
    case .unary(.isFinite): return "stablehlo.is_finite \(list) : \(signature)"
    case .unary(let kind): return "stablehlo.\(kind.rawValue) \(list) : \(result)"
    case .binary(let kind): return "stablehlo.\(kind.rawValue) \(list) : \(result)"
    case .compare(let comparison):
      return "stablehlo.compare \(comparison.rawValue), \(list), \(order(types[0])) : \(signature)"
    case .select: return "stablehlo.select \(list) : \(types[0].text), \(result)"
    case .convert: return "stablehlo.convert \(list) : \(signature)"
    case .bitcast: return "stablehlo.bitcast_convert \(list) : \(signature)"
    case .broadcast(let dimensions):
      return "stablehlo.broadcast_in_dim \(list), dims = \(dimensions) : \(signature)"
    case .reshape: return "stablehlo.reshape \(list) : \(signature)"
    case .transpose(let permutation):
      return "stablehlo.transpose \(list), dims = \(permutation) : \(signature)"
    case .slice(let starts, let limits):
      let ranges = zip(starts, limits).map { "\($0):\($1)" }.joined(separator: ", ")
      return "stablehlo.slice \(list) [\(ranges)] : \(signature)"
    case .pad(let low, let high):
      let interior = low.map { _ in 0 }
      return
        "stablehlo.pad \(list), low = \(low), high = \(high), interior = \(interior) : \(signature)"
    case .concatenate(let dimension):
      return "stablehlo.concatenate \(list), dim = \(dimension) : \(signature)"
    case .dot(let attributes): return product(attributes, list, types, signature)
    case .reduce(let kind, let dimensions):
      return "stablehlo.reduce(\(operands[0]) init: \(operands[1])) applies "
        + "stablehlo.\(kind.rawValue) across dimensions = \(dimensions) : \(signature)"
    case .gather: return gather(list, types[0], signature)
    case .replace(let dimension):
      let starts = types[0].shape.indices.map { operands[$0 == dimension ? 2 : 3] }
      let indices = starts.map { _ in types[2].text }
      let list = (operands.prefix(2) + starts).joined(separator: ", ")
      let given = (types.prefix(2).map(\.text) + indices).joined(separator: ", ")
      return "stablehlo.dynamic_update_slice \(list) : (\(given)) -> \(result)"
    case .allReduce(let replicas): return allReduce(list, replicas, node.type, signature)
    }
  }

  private func order(_ type: TensorType) -> String {
    switch type.scalar {
    case .float32, .bfloat16: "FLOAT"
    case .int32: "SIGNED"
    case .uint32, .boolean: "UNSIGNED"
    }
  }

  /// A number, exactly: floats by their bits.
  private func literal(_ bits: UInt64, _ scalar: ElementType) -> String {
    let value = Double(bitPattern: bits)
    switch scalar {
    case .float32: return hexadecimal(UInt64(Float(value).bitPattern), digits: 8)
    case .bfloat16:
      let pattern = Float(value).bitPattern
      return hexadecimal(UInt64((pattern + 0x7fff + (pattern >> 16 & 1)) >> 16), digits: 4)
    case .int32, .uint32: return String(Int64(value))
    case .boolean: return value == 0 ? "false" : "true"
    }
  }

  private func hexadecimal(_ bits: UInt64, digits: Int) -> String {
    let text = String(bits, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: digits - text.count) + text
  }

  private func product(
    _ dot: Primitive.Dot, _ list: String, _ types: [TensorType], _ signature: String
  ) -> String {
    let batch =
      dot.leftBatch.isEmpty ? "" : " batching_dims = \(dot.leftBatch) x \(dot.rightBatch),"
    // Single precision means all of it, also where a device has faster products of rounded numbers.
    let precision =
      types[0].scalar == .float32 ? ", precision = [HIGHEST, HIGHEST]" : ""
    return "stablehlo.dot_general \(list),\(batch) contracting_dims = \(dot.leftContracted) x "
      + "\(dot.rightContracted)\(precision) : \(signature)"
  }

  private func gather(_ list: String, _ table: TensorType, _ signature: String) -> String {
    "\"stablehlo.gather\"(\(list)) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], "
      + "collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, "
      + "slice_sizes = array<i64: 1, \(table.shape[1])>, indices_are_sorted = false}> : \(signature)"
  }

  private func allReduce(
    _ list: String, _ replicas: Int, _ type: TensorType, _ signature: String
  ) -> String {
    let group = (0..<replicas).map(String.init).joined(separator: ", ")
    let scalar = TensorType(shape: [], scalar: type.scalar).text
    return "\"stablehlo.all_reduce\"(\(list)) <{replica_groups = dense<[[\(group)]]> : "
      + "tensor<1x\(replicas)xi64>}> ({ ^bb0(%a: \(scalar), %b: \(scalar)): "
      + "%s = stablehlo.add %a, %b : \(scalar) stablehlo.return %s : \(scalar) }) : \(signature)"
  }
}
