import Randomness
import Testing

@testable import Accelerator

/// Gradients of graphs, against differences of values that an interpreter computes.
@Suite("Graph of tensors")
struct GraphTests {
  struct Expression: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let shapes: [[Int]]
    let value: @Sendable ([Tensor]) -> Tensor

    init(_ name: String, _ shapes: [[Int]], _ value: @escaping @Sendable ([Tensor]) -> Tensor) {
      testDescription = name
      self.shapes = shapes
      self.value = value
    }
  }

  /// Every primitive with a rule, most of them in several forms.
  static let expressions: [Expression] = [
    Expression("a sum, a difference and a product", [[3, 2], [3, 2]]) {
      ($0[0] + $0[1]) * ($0[0] - $0[1]) * $0[0]
    },
    Expression("a quotient", [[4], [4]]) { $0[0] / ($0[1] * $0[1] + 1) },
    Expression("a number less and over a tensor", [[4]]) { (2 - $0[0]) / ($0[0] * $0[0] + 1) },
    Expression("the greater one", [[5], [5]]) { $0[0].binary(.maximum, $0[1]) * $0[0] },
    Expression("exponential and logarithm", [[4]]) { ($0[0].exponential + 1).logarithm },
    Expression("roots", [[4]]) {
      let square = $0[0] * $0[0] + 0.5
      return square.squareRoot * square.reciprocalSquareRoot.exponential
    },
    Expression("logistic and error function", [[4]]) {
      $0[0].logistic * $0[0].unary(.erf) - (-$0[0])
    },
    Expression("a choice", [[2, 3], [2, 3]]) {
      $0[0].compare(.greater, $0[1]).select($0[0] * $0[1], $0[1] * $0[1])
    },
    Expression("moved elements", [[2, 3, 4]]) {
      let parts = Tensor.concatenated(
        [
          $0[0].transposed([2, 0, 1]).sliced(0, 1..<3).reshaped([6, 2]),
          $0[0].sliced(1, 0..<1).reshaped([4, 2]).padded(low: [1, 0], high: [0, 0]),
        ])
      return parts * parts
    },
    Expression("repeated rows and columns", [[3], [2]]) {
      $0[0].broadcast(to: [2, 3], dimensions: [1]) * $0[1].broadcast(to: [2, 3], dimensions: [0])
    },
    Expression("sums over dimensions", [[2, 3, 2]]) {
      $0[0].sum(over: [0, 2]) * ($0[0] * $0[0]).sum(over: [0, 2])
        + $0[0].sum.broadcast(to: [3], dimensions: [])
    },
    Expression("a product of matrices", [[3, 4], [4, 2]]) {
      $0[0].dot($0[1], contracting: ([1], [0]))
    },
    Expression("a product with the transpose of itself", [[3, 4]]) {
      $0[0].dot($0[0], contracting: ([1], [1]))
    },
    Expression("a product in batches in the middle", [[2, 3, 4], [4, 5, 3]]) {
      $0[0].dot($0[1], contracting: ([2], [0]), batch: ([1], [2]))
    },
    Expression("a product over two dimensions, crossed", [[2, 3, 4, 5], [4, 5, 3, 2]]) {
      $0[0].dot($0[1], contracting: ([1, 3], [2, 1]), batch: ([0], [3]))
    },
    Expression("a softmax", [[2, 4]]) {
      let greatest = $0[0].reduced(.maximum, over: [1]).broadcast(to: [2, 4], dimensions: [0])
      let powers = ($0[0] - greatest).exponential
      return powers / powers.sum(over: [1]).broadcast(to: [2, 4], dimensions: [0])
    },
  ]

  @Test("gradients are slopes", arguments: expressions)
  func slopes(_ expression: Expression) {
    var draws = RandomStream(seed: 3)
    func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in 2 * draws.uniform() - 1 } }
    for _ in 0..<3 {
      let graph = Graph()
      let inputs = expression.shapes.enumerated().map { graph.argument("x\($0)", $1) }
      let output = expression.value(inputs)
      let cotangent = graph.argument("c", output.shape)
      let gradients = graph.gradients(of: [(output, cotangent)], in: inputs)
      let point = inputs.map { numbers($0.count) } + [numbers(output.count)]
      let direction = inputs.map { numbers($0.count) }
      let found = GraphInterpreter(graph: graph, arguments: point).values(of: gradients)
      let expected = zip(found, direction).reduce(0) { $0 + dot($1.0, $1.1) }
      func value(_ distance: Double) -> Double {
        let moved = zip(point, direction).map { zip($0, $1).map { $0 + distance * $1 } }
        let arguments = moved + [point[inputs.count]]
        let value = GraphInterpreter(graph: graph, arguments: arguments).values(of: [output])[0]
        return dot(value, point[inputs.count])
      }
      let slope = (value(1e-6) - value(-1e-6)) / 2e-6
      #expect(abs(slope - expected) < 1e-6 * max(1, abs(slope)), "\(slope) and \(expected)")
    }
  }

  private func dot(_ one: [Double], _ two: [Double]) -> Double {
    zip(one, two).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test("what nothing depends on has a gradient of zero")
  func independence() {
    let graph = Graph()
    let (x, y) = (graph.argument("x", [2]), graph.argument("y", [3]))
    let gradients = graph.gradients(of: [(x, x.like(1))], in: [y, x])
    let found = GraphInterpreter(graph: graph, arguments: [[1, 2], [3, 4, 5]])
      .values(of: gradients)
    #expect(found == [[0, 0, 0], [1, 1]])
  }

  @Test("equal nodes are one; what no result needs is not written")
  func economy() {
    let graph = Graph()
    let x = graph.argument("x", [2])
    #expect((x + x).id == (x + x).id)
    _ = x.exponential
    let text = StableHLO(graph: graph, results: [x * x]).text
    #expect(!text.contains("exponential") && text.contains("stablehlo.multiply %x, %x"))
  }

  @Test("gradients of rounded weights are summed in single precision, those of states are not")
  func precision() {
    let graph = Graph()
    let (x, weight) = (graph.argument("x", [4, 3]), graph.argument("w", [2, 3]))
    let state = x.exponential
    let product = state.converted(to: .bfloat16)
      .dot(weight.converted(to: .bfloat16), contracting: ([1], [1]))
    let gradients = graph.gradients(of: [(product, product.like(1))], in: [weight, state])
    let isRounded = gradients.map { gradient in
      graph.nodes[gradient.id].primitive == .convert
    }
    #expect(isRounded == [false, true])
    #expect(gradients.map(\.type.scalar) == [.float32, .float32])
  }
}
