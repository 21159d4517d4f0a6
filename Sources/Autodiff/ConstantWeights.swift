import Tensors

/// Weights that are the same in every run, each rearranged once, when it is first needed.
struct ConstantWeights {
  private let quantization: Quantization
  /// What was made of the weights, by where they lie.
  private var panels: [Int: Panels] = [:]
  private var quantized: [Int: QuantizedPanels] = [:]
  private var rows = QuantizedRows()

  init(_ quantization: Quantization) { self.quantization = quantization }

  /// Makes `product` input·weightᵀ, plus the bias if there is one; false where whole matrices are to be multiplied instead.
  mutating func multiply(
    _ input: Matrix, _ weight: Matrix, at offset: Int, adding bias: Matrix?, into product: Matrix
  ) -> Bool {
    switch quantization {
    case .none:
      guard input.rows <= Panels.greatestRowCount else { return false }
      let known = panels[offset] ?? Panels(transposing: weight)
      panels[offset] = known
      product.setProduct(input, known, adding: bias)
    case .int8:
      let known = quantized[offset] ?? QuantizedPanels(transposing: weight)
      quantized[offset] = known
      rows.set(to: input)
      product.setProduct(rows, known, adding: bias)
    }
    return true
  }
}
