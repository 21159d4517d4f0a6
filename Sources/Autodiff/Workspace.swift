public import Tensors

/// Runs programs on the processor: forward, and backward from one of their values.
///
/// A class because it owns the memory of activations and gradients, which it keeps and reuses from run to run; it grows
/// when a program needs more than any before. It belongs to one thread at a time. All knowledge of where numbers live
/// is in here and below.
public final class Workspace {
  private var plan = MemoryPlan()
  private var memory: FloatBuffer?
  private var parameters: FloatBuffer?
  private var gradients: FloatBuffer?
  private var leafParameters: [ParameterMatrix?] = []
  private var isGradientWritten: [Bool] = []
  private var currentOperation = 0
  private var constantWeights: ConstantWeights?

  /// Creates a workspace without memory, for parameters that may change from run to run.
  public init() {}

  /// Creates a workspace without memory for parameters that are the same in every run, as in decoding: weights are
  /// rearranged once for products with few rows, or rounded.
  public init(constantWeights quantization: Quantization) {
    constantWeights = ConstantWeights(quantization)
  }

  /// The elements that the last run held at its fullest.
  public var elementCount: Int { plan.count }

  /// Computes the values of a program that it keeps.
  public func run(_ program: Program, parameters: FloatBuffer) {
    prepare(program, seeds: [], parameters, gradients: nil)
    runForward(program)
  }

  /// Computes the values of a program and adds the gradients of parameters to a buffer of the same layout.
  ///
  /// - Parameters:
  ///   - program: What to compute.
  ///   - parameters: The flat buffer that the program's parameters lie in; only read.
  ///   - gradients: Where their gradients are added.
  ///   - seed: The value from which the backward pass starts.
  ///   - cotangent: The gradient at the seed, row by row; ones if nil, so that the sum of its elements is differentiated.
  public func run(
    _ program: Program, parameters: FloatBuffer, addingGradientsTo gradients: FloatBuffer,
    from seed: Value, cotangent: [Float]? = nil
  ) {
    prepare(program, seeds: [seed], parameters, gradients: gradients)
    runForward(program)
    let target = start(seed)
    if let cotangent {
      target.set(Matrix(rows: seed.rows, columns: seed.columns, elements: cotangent))
    } else {
      target.fill(with: 1)
    }
    runBackward(program)
  }

  /// As above, for the sum of the elements of several values, each times its weight.
  ///
  /// The seeds are different values that operations have made, such as losses and a penalty.
  public func run(
    _ program: Program, parameters: FloatBuffer, addingGradientsTo gradients: FloatBuffer,
    from seeds: [(value: Value, weight: Float)]
  ) {
    prepare(program, seeds: seeds.map(\.value), parameters, gradients: gradients)
    runForward(program)
    for seed in seeds { start(seed.value).fill(with: seed.weight) }
    runBackward(program)
  }

  /// The elements of a value that the last program kept.
  public func value(_ value: Value) -> Matrix {
    if let parameter = leafParameters[value.index] { return self.parameter(parameter) }
    return matrix(at: plan.valueOffsets[value.index], value.rows, value.columns)
  }

  private func prepare(
    _ program: Program, seeds: [Value], _ parameters: FloatBuffer, gradients: FloatBuffer?
  ) {
    self.parameters = parameters
    self.gradients = gradients
    plan.plan(program, seeds: seeds)
    if (memory?.count ?? 0) < plan.count {
      // Given back before the larger one is taken, with room for batches somewhat longer than this one.
      memory = nil
      memory = FloatBuffer(count: plan.count + plan.count / 8)
    }
    leafParameters.removeAll(keepingCapacity: true)
    isGradientWritten.removeAll(keepingCapacity: true)
    for _ in program.values {
      leafParameters.append(nil)
      isGradientWritten.append(false)
    }
    for leaf in program.leaves { leafParameters[leaf.value.index] = leaf.parameter }
  }

  private func runForward(_ program: Program) {
    for operation in program.operations { operation.forward(in: self) }
  }

  private func runBackward(_ program: Program) {
    for index in program.operations.indices.reversed() {
      let effects = program.operations[index].effects
      var reaches = false
      effects.outputs.forEach { reaches = reaches || isGradientWritten[$0.index] }
      currentOperation = index
      if reaches { program.operations[index].backward(in: self) }
    }
  }

  /// The gradient at a seed, for the caller to set.
  private func start(_ seed: Value) -> Matrix {
    let target = gradientTarget(of: seed)
    precondition(!target.accumulate, "the backward pass starts at a parameter, or twice at a value")
    return target.matrix
  }

  private func matrix(at offset: Int, _ rows: Int, _ columns: Int) -> Matrix {
    guard let memory, offset >= 0 else {
      preconditionFailure("a value that the program did not compute")
    }
    return Matrix(memory, offset: offset, rows: rows, columns: columns)
  }
}

// What operations see.
extension Workspace {
  /// The elements of a parameter.
  func parameter(_ parameter: ParameterMatrix) -> Matrix {
    guard let parameters else { preconditionFailure("no run is under way") }
    return Matrix(
      parameters, offset: parameter.offset, rows: parameter.rows, columns: parameter.columns)
  }

  /// Makes `product` input·weightᵀ, plus the bias if there is one.
  func multiply(
    _ input: Matrix, _ weight: ParameterMatrix, adding bias: ParameterMatrix?,
    into product: Matrix
  ) {
    let matrix = parameter(weight)
    let row = bias.map { parameter($0) }
    let isDone = constantWeights?.multiply(
      input, matrix, at: weight.offset, adding: row, into: product)
    guard isDone != true else { return }
    // The product is added to the bias, which costs less than adding the bias to the product.
    if let row { product.setRows(to: row) }
    product.setProduct(input, matrix, transposing: .right, accumulate: bias != nil)
  }

  /// The gradient of a parameter, which operations add to.
  func parameterGradient(_ parameter: ParameterMatrix) -> Matrix {
    guard let gradients else { preconditionFailure("no backward pass is under way") }
    return Matrix(
      gradients, offset: parameter.offset, rows: parameter.rows, columns: parameter.columns)
  }

  /// The gradient of an output, or nil where nothing depends on it.
  func gradient(of value: Value) -> Matrix? {
    guard isGradientWritten[value.index] else { return nil }
    return matrix(at: plan.gradientOffsets[value.index], value.rows, value.columns)
  }

  /// Where an operation puts the gradient of an input: added to what is there, or over what is there.
  ///
  /// From the second call for a value on, the answer is to add.
  func gradientTarget(of value: Value) -> GradientPlace {
    if let parameter = leafParameters[value.index] {
      return GradientPlace(parameterGradient(parameter), accumulate: true)
    }
    let accumulate = isGradientWritten[value.index]
    isGradientWritten[value.index] = true
    let target = matrix(at: plan.gradientOffsets[value.index], value.rows, value.columns)
    return GradientPlace(target, accumulate: accumulate)
  }

  /// The working memory that the current operation asked for in the backward pass.
  func scratch(count: Int) -> Matrix {
    matrix(at: plan.scratchOffsets[currentOperation], 1, count)
  }
}
