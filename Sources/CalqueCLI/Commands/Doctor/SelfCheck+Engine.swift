import Accelerator
import Evaluation
import Generators
import Randomness
import Symbolics
import Tensors
import Training
import Transformer

/// The tests, from the innermost part of the program outwards.
extension SelfCheck {
  /// A product of matrices: some elements against plain sums, and the rate on one core.
  static func matrixProduct() -> SelfCheck {
    SelfCheck("product of matrices") {
      let (size, repetitions) = (512, 100)
      let (left, right) = (matrix(size, seed: 1), matrix(size, seed: 2))
      let product = Matrix(
        rows: size, columns: size, elements: [Float](repeating: 0, count: size * size))
      product.setProduct(left, right)
      for index in stride(from: 0, to: size, by: 37) {
        let (row, column) = (index, size - 1 - index)
        let expected = (0..<size).reduce(0.0) { sum, inner in
          sum + Double(left[row, inner]) * Double(right[inner, column])
        }
        let found = Double(product[row, column])
        try require(
          abs(found - expected) < 1e-3,
          "element (\(row), \(column)) is \(found) instead of \(expected); "
            + "the BLAS library is faulty, install another")
      }
      let start = ProgressBar.monotonicSeconds()
      for _ in 0..<repetitions { product.setProduct(left, right) }
      let seconds = ProgressBar.monotonicSeconds() - start
      let operations = 2.0 * Double(repetitions * size * size * size)
      return "\((operations / seconds / 1e9).formatted(decimals: 0)) GFLOP/s on one core"
    }
  }

  /// Problems of integration are made, and their own answers must pass the exact check.
  static func problems() -> SelfCheck {
    SelfCheck("exact problems") {
      let count = 60
      let generator = try IntegrationBackward.make(
        preset: IntegrationBackward.presetNames.first ?? "")
      // Algebra on deep expressions needs a deep stack.
      let results = ThreadTeam(workers: 1).map(count: 1, state: {}) { _, _ in
        Result {
          var worker = generator.makeWorker(seed: 1)
          let judge = generator.makeJudge()
          var problem = Problem()
          for index in 0..<UInt64(count) {
            try worker.generate(index, into: &problem)
            let judgement = judge.judge(problem.target, to: problem.source)
            try require(
              judgement.isCorrect, "the answer to problem \(index) is refused: \(judgement)")
          }
        }
      }
      try results[0].get()
      return "\(count) made and verified"
    }
  }

  /// The gradient of a small transformer: the loss must fall along it as fast as its squared norm says.
  static func gradient() -> SelfCheck {
    SelfCheck("gradient of a transformer") {
      var configuration = TransformerConfiguration(vocabularySize: 24)
      configuration.modelDimension = 64
      configuration.headCount = 4
      configuration.encoderLayerCount = 2
      configuration.decoderLayerCount = 2
      configuration.feedForwardDimension = 128
      configuration.maximumLength = 32
      let model = try TransformerModel(configuration)
      let weights = Parameters(configuration, initializedFrom: RandomStream(seed: 1))
      let batch = tokens(vocabularySize: configuration.vocabularySize)
      let gradients = Parameters(layout: weights.layout)
      let start = ProgressBar.monotonicSeconds()
      _ = model.lossAndGradients(of: batch, parameters: weights, into: gradients, step: 1)
      let seconds = ProgressBar.monotonicSeconds() - start
      let gradient = gradients.values.elements(in: 0..<weights.layout.count)
      let values = weights.values.elements(in: 0..<weights.layout.count)
      let slope = gradient.reduce(0.0) { $0 + Double($1) * Double($1) }
      try require(slope.isFinite && slope > 0, "the squared norm of the gradient is \(slope)")
      // So small a step that the loss, a sum over hundreds of tokens, changes by 0.2.
      let step = Float(0.1 / slope)
      func loss(_ sign: Float) -> Double {
        let moved = zip(values, gradient).map { $0 + sign * step * $1 }
        weights.values.replace(from: 0, with: moved)
        return model.loss(of: batch, parameters: weights).lossSum
      }
      let difference = (loss(1) - loss(-1)) / (2 * Double(step))
      try require(
        abs(difference / slope - 1) < 0.02,
        "the loss changes by \(difference) along the gradient instead of \(slope)")
      let rate = Double(batch.tokenCount) / seconds
      return "right to \((abs(difference / slope - 1) * 100).formatted(decimals: 2)) %, "
        + "\(rate.formatted(decimals: 0)) tokens/s"
    }
  }

  /// Integrals that the shipped model proposes answers to, each of which is verified before it counts.
  static func integrals(_ shelf: ModelShelf) -> SelfCheck {
    SelfCheck("model and verification") {
      var solving = ProblemSolving(shelf: shelf)
      solving.usesExactMethods = false
      var answers: [String] = []
      for text in ["cos(x)", "x*exp(x)"] {
        if let answer = try solving.solve(text).solution.answer {
          answers.append("∫ \(text) dx = \(answer.text)")
        }
      }
      try require(!answers.isEmpty, "the model solved none of its integrals; reinstall calque")
      return answers.joined(separator: ", ")
    }
  }

  /// A product of matrices on the accelerator must be the one of the processor.
  static func accelerator(_ client: AcceleratorClient) -> SelfCheck {
    SelfCheck("program on \(client.platformName)") {
      let size = 128
      let (left, right) = (matrix(size, seed: 3), matrix(size, seed: 4))
      let expected = Matrix(
        rows: size, columns: size, elements: [Float](repeating: 0, count: size * size))
      expected.setProduct(left, right)
      let type = "tensor<\(size)x\(size)xf32>"
      let executable = try client.compile(
        """
        module @product {
          func.func public @main(%0: \(type), %1: \(type)) -> \(type) {
            %2 = stablehlo.dot_general %0, %1, contracting_dims = [1] x [0] : (\(type), \(type)) -> \(type)
            return %2 : \(type)
          }
        }

        """)
      let found = try executable.run([
        client.buffer(left.elements, shape: [size, size]),
        client.buffer(right.elements, shape: [size, size]),
      ])[0].floats()
      // Graphics processors may round factors to 10 bits (TF32).
      let worst = zip(found, expected.elements).reduce(0) { max($0, abs($1.0 - $1.1)) }
      try require(
        found.count == size * size && worst < 0.2,
        "the product differs from the processor's by \(worst)")
      return "product of matrices differs by at most \(worst), "
        + (executable.isFromCache ? "from the cache" : "compiled")
    }
  }

  /// A square matrix of numbers between −1 and 1.
  private static func matrix(_ size: Int, seed: UInt64) -> Matrix {
    var draws = RandomStream(seed: seed)
    return Matrix(
      rows: size, columns: size,
      elements: (0..<size * size).map { _ in Float(draws.uniform() * 2 - 1) })
  }

  /// Sixteen pairs of sequences of random tokens.
  private static func tokens(vocabularySize: Int) -> PackedBatch {
    var draws = RandomStream(seed: 5)
    var batch = PackedBatch()
    for _ in 0..<16 {
      let source = (0..<20).map { _ in Int32(draws.uniform(in: 4...vocabularySize - 1)) }
      batch.append(source: source, target: source.reversed(), start: 0, end: 2)
    }
    return batch
  }
}
