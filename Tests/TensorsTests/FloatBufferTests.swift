import Tensors
import Testing

@Suite("Float buffers")
struct FloatBufferTests {
  @Test("are zero at first and hold what is put in, at every size", arguments: [1, 1024, 3 << 20])
  func contents(_ count: Int) {
    let buffer = FloatBuffer(count: count)
    #expect(buffer[0] == 0 && buffer[count - 1] == 0)
    buffer.fill(with: 2)
    let other = FloatBuffer(count: count)
    other.copy(from: buffer)
    other.add(buffer, in: (count / 2)..<count)
    #expect(other[0] == (count == 1 ? 4 : 2) && other[count - 1] == 4)
    #expect(other.withSpan { $0.count } == count)
  }

  @Test("views share their elements")
  func views() {
    let buffer = FloatBuffer(count: 12)
    let matrix = Matrix(buffer, rows: 3, columns: 4)
    matrix.rows(1..<3).columns(2..<4).fill(with: 1)
    #expect(matrix.elements == [0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1])
  }
}
