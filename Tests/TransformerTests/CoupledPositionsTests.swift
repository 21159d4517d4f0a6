import Randomness
import Tensors
import Testing
import Transformer

@Suite("Coupled positions")
struct CoupledPositionsTests {
  private static let digits: [Int32] = [3, 4, 5, 6, 7]
  private static let plus: Int32 = 8

  private func configuration(
    _ positions: Positions, distance: Int = 2, offset: Int = 0,
    _ architecture: TransformerConfiguration.Architecture = .decoderOnly
  ) -> TransformerConfiguration {
    .tiny {
      $0.architecture = architecture
      $0.positions = positions
      $0.positionOptions.digitTokens = Self.digits
      $0.positionOptions.relativeDistance = distance
      $0.positionOptions.greatestOffset = offset
      $0.maximumLength = 40
      $0.answerLength = 20
    }
  }

  private func number(_ count: Int, _ draws: inout RandomStream) -> [Int32] {
    (0..<count).map { _ in Self.digits[draws.uniform(below: Self.digits.count)] }
  }

  /// The weights that training starts with, with biases that differ.
  private func weights(_ configuration: TransformerConfiguration) -> Parameters {
    let result = Parameters(configuration, initializedFrom: RandomStream(seed: 4))
    var draws = RandomStream(seed: 5)
    for index in 0..<result.layout.count {
      result.values[index] += Float(draws.uniform() - 0.5)
    }
    return result
  }

  @Test("differences of significance are those of unshifted digits, whatever the shift")
  func shifts() throws {
    var draws = RandomStream(seed: 1)
    var batch = PackedBatch()
    for _ in 0..<20 {
      let length = draws.uniform(in: 1...9)
      batch.append(
        source: number(length, &draws), target: number(length, &draws), start: 0, end: 2)
    }
    func loss(_ positions: Positions, offset: Int) throws -> Double {
      let configuration = configuration(positions, offset: offset)
      let model = try TransformerModel(configuration)
      return model.lossAndGradients(
        of: batch, parameters: weights(configuration), into: Parameters(layout: model.layout),
        step: 1
      ).lossSum
    }
    let unshifted = try loss(.coupledRelative, offset: 0)
    #expect(try loss(.coupledRelative, offset: 15) == unshifted)
    // The rows of tables do differ.
    #expect(try loss(.coupled, offset: 15) != loss(.coupled, offset: 0))
  }

  @Test("a lone encoder reads a sum as that of its operands exchanged")
  func exchangedOperands() throws {
    var draws = RandomStream(seed: 2)
    let configuration = configuration(.coupledRelative, distance: 9, .encoderOnly)
    let model = try TransformerModel(configuration)
    let parameters = weights(configuration)
    for _ in 0..<20 {
      let length = draws.uniform(in: 1...9)
      let (first, second) = (number(length, &draws), number(length, &draws))
      /// The logits at the operator, which is not one of the operands.
      func logits(_ source: [Int32]) -> [Float] {
        var batch = PackedBatch()
        let answer = [Int32](repeating: 3, count: length + 1)
        batch.append(source: source, decoderInputs: answer, targets: answer)
        return model.logits(of: batch, parameters: parameters).suffix(11)
      }
      let found = logits(first + [Self.plus] + second)
      let expected = logits(second + [Self.plus] + first)
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-3 })
      #expect((logits(first + [Self.plus] + first) == found) == (first == second))
    }
  }

  @Test("attention reaches digits up to the distance and no farther")
  func reach() throws {
    var draws = RandomStream(seed: 3)
    for distance in 1...7 {
      let configuration = configuration(.coupledRelative, distance: distance, .encoderOnly)
      let model = try TransformerModel(configuration)
      let parameters = weights(configuration)
      /// The logits at the units, the last of 8 digits.
      func logits(_ source: [Int32]) -> [Float] {
        var batch = PackedBatch()
        let answer = [Int32](repeating: 3, count: 8)
        batch.append(source: source, decoderInputs: answer, targets: answer)
        return model.logits(of: batch, parameters: parameters).suffix(11)
      }
      let source = number(8, &draws)
      let expected = logits(source)
      for place in 0..<7 {
        var changed = source
        changed[place] = source[place] == 3 ? 4 : 3
        #expect((logits(changed) == expected) == (7 - place > distance), "\(place) of \(distance)")
      }
    }
  }
}
