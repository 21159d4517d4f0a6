/// Whether weights that stay the same are rounded for quicker products.
public enum Quantization: String, CaseIterable, Codable, Hashable, Sendable {
  /// They are what they are.
  case none
  /// Weights and what they are multiplied with have eight bits and sums are exact: a quarter of the memory traffic, and
  /// three to four times the speed where the processor has such products (VNNI).
  case int8
}
