import Evaluation
import Foundation
import Randomness
import Testing

@Suite("Calibration")
struct CalibrationTests {
  private func calibration(
    _ count: Int, seed: UInt64, rate: (_ confidence: Double) -> Double
  ) -> Calibration {
    var random = RandomStream(seed: seed)
    var calibration = Calibration(.sequence)
    for _ in 0..<count {
      let confidence = Double(random.uniform(in: 0...999_999)) / 1e6
      let draw = Double(random.uniform(in: 0...999_999)) / 1e6
      calibration.add(confidence: confidence, isRight: draw < rate(confidence))
    }
    return calibration
  }

  @Test("the error is the mean distance of bins, by their sizes")
  func byHand() {
    var calibration = Calibration(.perToken)
    for (confidence, isRight) in [(0.95, true), (0.97, false), (0.92, true), (0.15, true)] {
      calibration.add(confidence: confidence, isRight: isRight)
    }
    // Bin 9: confidence 2.84/3, accuracy 2/3; bin 1: 0.15 and 1.
    let expected = abs(2.84 / 3 - 2.0 / 3) * 0.75 + 0.85 * 0.25
    #expect(abs(calibration.expectedError - expected) < 1e-12)
    #expect(calibration.bins[9].right == Proportion(2, of: 3))
    #expect(calibration.bins[1].right == Proportion(1, of: 1))
    #expect(calibration.count == 4)
  }

  @Test("a model that knows what it knows has next to none", arguments: 0..<5)
  func calibrated(seed: UInt64) {
    // The mean of ten absolute errors, each about 0.8·√(p(1 − p)/2000), is below 0.01; 0.02 is twice that.
    #expect(calibration(20_000, seed: seed) { $0 }.expectedError < 0.02)
  }

  @Test("one that claims too much has the excess as its error", arguments: [0.2, 0.5, 1.0])
  func overconfident(share: Double) {
    // Right with probability share·c at confidence c: the mean distance is (1 − share)·½.
    let error = calibration(20_000, seed: 7) { share * $0 }.expectedError
    #expect(abs(error - (1 - share) / 2) < 0.02)
  }

  @Test("edges, and numbers outside of 0…1, have their bins")
  func edges() {
    for (confidence, bin) in [
      (0.0, 0), (0.1, 1), (0.5, 5), (0.999, 9), (1.0, 9), (1.5, 9), (-3.0, 0), (Double.nan, 0),
      (Double.infinity, 9),
    ] {
      var calibration = Calibration(.sequence)
      calibration.add(confidence: confidence, isRight: true)
      #expect(calibration.bins[bin].right.count == 1, "\(confidence)")
      #expect(calibration.expectedError >= 0 && calibration.expectedError <= 1)
    }
    #expect(Calibration(.sequence).expectedError == 0)
  }

  @Test("confidences are the probability of the sequence and the mean of its tokens'")
  func measures() {
    let logarithm = Float(log(0.25))
    #expect(
      abs(Calibration.Measure.sequence.confidence(logProbability: logarithm, tokenCount: 2) - 0.25)
        < 1e-6)
    #expect(
      abs(Calibration.Measure.perToken.confidence(logProbability: logarithm, tokenCount: 2) - 0.5)
        < 1e-6)
    #expect(
      Calibration.Measure.sequence.confidence(logProbability: -.infinity, tokenCount: 1) == 0)
  }
}
