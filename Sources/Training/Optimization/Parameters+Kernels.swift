import CKernels
import Tensors
import Transformer

extension Parameters {
  /// The sum of the squares of a range of elements; NaN or infinite if one of them is.
  func squaredNorm(in range: Range<Int>) -> Double {
    guard !range.isEmpty else { return 0 }
    return unsafe values.withElements(in: range) { unsafe kernel_squared_norm($0, range.count) }
  }

  /// The first parameter with an element that is NaN or infinite.
  var firstNotFinite: String? {
    layout.entries.first { !squaredNorm(in: $0.range).isFinite }?.name
  }

  /// Makes the elements of a range `keep` times what they are plus `share` times those of other parameters.
  func blend(_ range: Range<Int>, keeping keep: Double, adding share: Double, of other: Parameters)
  {
    guard !range.isEmpty else { return }
    unsafe values.withElements(in: range) { sum in
      unsafe other.values.withElements(in: range) { term in
        unsafe kernel_weighted_sum(sum, Float(keep), term, Float(share), range.count)
      }
    }
  }
}

extension FloatBuffer {
  /// Lends a range, which must not be empty and is checked here, to C code.
  @unsafe func withElements<Result>(
    in range: Range<Int>, _ body: (UnsafeMutablePointer<Float>) -> Result
  ) -> Result {
    unsafe withUnsafeMutableBufferPointer { buffer in
      let elements = unsafe UnsafeMutableBufferPointer(rebasing: buffer[range])
      guard let base = elements.baseAddress else { preconditionFailure("an empty buffer") }
      return unsafe body(base)
    }
  }
}

extension ParameterLayout.Entry {
  /// This parameter in a buffer of its layout, as a tensor of a file.
  func tensor(prefix: String, in parameters: Parameters) -> SafetensorsWriter.Tensor {
    SafetensorsWriter.Tensor(
      name: prefix + name, shape: shape, buffer: parameters.values, offset: offset)
  }
}
