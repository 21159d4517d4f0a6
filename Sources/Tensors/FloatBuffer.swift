import CKernels

/// A fixed number of Float32, zero at first; many of them lie in huge pages where possible.
///
/// A class because it owns memory outside of Swift's heap. It is shared between threads on purpose: many
/// workers read the weights while none writes, and each writes only buffers of its own. Keeping to that is
/// the duty of whoever shares it, hence `@unchecked Sendable`.
@safe
public final class FloatBuffer: @unchecked Sendable {
  /// The number of elements.
  public let count: Int
  let base: UnsafeMutablePointer<Float>

  /// Creates `count` zeros; `count` must be positive and fit into memory.
  public init(count: Int) {
    precondition(count > 0, "a buffer of \(count) elements")
    guard let memory = unsafe kernel_allocate(count) else {
      preconditionFailure("no memory for \(count) numbers of 4 bytes")
    }
    self.count = count
    unsafe base = memory
  }

  deinit { unsafe kernel_deallocate(base, count) }

  /// The element at an index in `0..<count`.
  public subscript(index: Int) -> Float {
    get {
      precondition(index >= 0 && index < count, "element \(index) of \(count)")
      return unsafe base[index]
    }
    set {
      precondition(index >= 0 && index < count, "element \(index) of \(count)")
      unsafe base[index] = newValue
    }
  }

  /// Reads the elements in place.
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(Span(_unsafeStart: base, count: count))
  }

  /// Changes the elements in place.
  public func withMutableSpan<Result, Failure: Error>(
    _ body: (inout MutableSpan<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var span = unsafe MutableSpan(_unsafeStart: base, count: count)
    return try body(&span)
  }

  /// A copy of the elements in a range.
  public func elements(in range: Range<Int>) -> [Float] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count)")
    return unsafe [Float](UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Replaces elements from an index on.
  public func replace(from start: Int, with elements: some Collection<Float>) {
    precondition(
      start >= 0 && start + elements.count <= count,
      "\(elements.count) elements from \(start) on of \(count)")
    for (index, element) in elements.enumerated() { unsafe base[start + index] = element }
  }

  /// Lends the memory to C code, which must stay inside of it and not keep the pointer.
  public func withUnsafeMutableBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeMutableBufferPointer(start: base, count: count))
  }

  /// Sets all elements, or those of a range, to one value.
  public func fill(with value: Float, in range: Range<Int>? = nil) {
    let range = range ?? 0..<count
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count)")
    unsafe (base + range.lowerBound).update(repeating: value, count: range.count)
  }

  /// Copies all elements of a buffer of the same count.
  public func copy(from other: FloatBuffer) {
    precondition(other.count == count, "copy of \(other.count) elements into \(count)")
    unsafe base.update(from: other.base, count: count)
  }

  /// Adds the elements of another buffer in a range, as the reduction of gradients does.
  public func add(_ other: FloatBuffer, in range: Range<Int>? = nil) {
    let range = range ?? 0..<count
    precondition(other.count == count, "sum of \(other.count) elements and \(count)")
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count)")
    unsafe kernel_add(base + range.lowerBound, other.base + range.lowerBound, range.count)
  }
}
