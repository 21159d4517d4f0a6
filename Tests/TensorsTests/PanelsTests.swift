import Tensors
import Testing

@Suite("Products with panels")
struct PanelsTests {
  @Test(
    "are those of whole matrices, whatever is left over", arguments: [1, 3, 4, 8, 13, 33],
    [1, 32, 33, 100])
  func products(_ rows: Int, _ columns: Int) {
    for inner in [1, 7, 64] {
      let left = Reference.random(rows, inner + 3, seed: 1).columns(2..<inner + 2)
      let weight = Reference.random(columns, inner, seed: 2)
      let bias = Reference.random(1, columns, seed: 3)
      let panels = Panels(transposing: weight)
      let expected = Reference.random(rows, columns, seed: 4)
      let found = Reference.random(rows, columns + 5, seed: 5)
      let surroundings = (0..<rows).map { row in found[row, columns + 1] }
      for isBiased in [false, true] {
        expected.setProduct(left, weight, transposing: .right)
        found.columns(1..<columns + 1)
          .setProduct(left, panels, adding: isBiased ? bias : nil)
        for row in 0..<rows {
          #expect(found[row, columns + 1] == surroundings[row])
          for column in 0..<columns {
            let whole = expected[row, column] + (isBiased ? bias[0, column] : 0)
            #expect(abs(found[row, column + 1] - whole) < 1e-5)
          }
        }
      }
    }
  }
}
