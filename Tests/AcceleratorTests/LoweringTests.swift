import Testing
import Training
import Transformer

@testable import Accelerator

/// The programs of devices, computed by an interpreter: no plugin is needed.
@Suite("Programs for devices")
struct LoweringTests {
  @Test("a step on a padded batch is that of the processor", arguments: ModelVariant.all)
  func variants(_ variant: ModelVariant) throws {
    var run = TrainingCase(configuration: variant.configuration)
    run.options.optimizer.kind = .sgd
    run.options.loss.labelSmoothing = 0.1
    run.lengths = [1, 3]
    run.shape = PaddedShape(sequences: 3, source: 3, target: 5)
    let distance = try run.reference().distance(to: run.interpreted())
    #expect(distance.value < 1e-4, "\(distance.place)")
  }

  @Test("dropout and random places are those of the processor", arguments: ModelVariant.random)
  func randomness(_ variant: ModelVariant) throws {
    var run = TrainingCase(configuration: variant.configuration)
    run.options.optimizer.kind = .sgd
    run.options.loss.dropoutSeed = 5
    run.lengths = [3, 3]
    run.shape = PaddedShape(sequences: 2, source: 3, target: 4)
    let distance = try run.reference().distance(to: run.interpreted())
    #expect(distance.value < 1e-4, "\(distance.place)")
  }

  @Test("all batches of a shape have the same program", arguments: ModelVariant.all)
  func template(_ variant: ModelVariant) throws {
    let run = TrainingCase(configuration: variant.configuration)
    let encoder = try BatchEncoder(variant.configuration)
    let other = TrainingCase(configuration: variant.configuration, lengths: [1, 1, 7, 3])
    let one = try encoder.encode(run.batch(step: 1), paddedTo: run.shape, step: 1)
    let two = try encoder.encode(other.batch(step: 2), paddedTo: run.shape, step: 2)
    #expect(one.integers.count == two.integers.count && one.integers != two.integers)
  }

  @Test("a batch that does not fit is refused in words")
  func refusals() throws {
    let run = TrainingCase(configuration: .tiny { _ in })
    let encoder = try BatchEncoder(run.configuration)
    func message(_ batch: PackedBatch, _ shape: PaddedShape) -> String {
      do {
        _ = try encoder.encode(batch, paddedTo: shape, step: nil)
        return ""
      } catch {
        return "\(error)"
      }
    }
    let narrow = PaddedShape(sequences: 3, source: 5, target: 8)
    #expect(
      message(run.batch(step: 1), narrow)
        == "a batch of 3 pairs, or one of its pairs, does not fit into 3 pairs of 5 and 8 tokens")
    #expect(message(run.batch(step: 1), PaddedShape(sequences: 2, source: 7, target: 8)) != "")
    var strange = PackedBatch()
    strange.append(source: [99], decoderInputs: [0], targets: [1])
    #expect(message(strange, narrow) == "token 99 is not in the vocabulary of 11 tokens")
    #expect(message(PackedBatch(), narrow) == "")
    let long = PaddedShape(sequences: 3, source: 10, target: 8)
    #expect(
      message(PackedBatch(), long)
        == "batches of 10 and 8 tokens are longer than the model takes; "
        + "choose shorter buckets or a larger model.maximumLength")
  }

  /// Golden texts are recorded with `RECORD_GOLDEN=1`.
  @Test(
    "the text of a program stays as it is",
    arguments: [Precision.float32, .bfloat16])
  func text(_ precision: Precision) throws {
    var options = DeviceTrainingOptions()
    options.precision = precision
    let configuration = TransformerConfiguration.tiny {
      $0.architecture = .decoderOnly
      $0.positions = .rotary
      $0.maximumLength = 6
    }
    let writer = try ProgramWriter(configuration, options: options)
    let shape = PaddedShape(sequences: 2, source: 3, target: 3)
    try Golden.expect(writer.evaluation(shape).text, "evaluation-\(precision.rawValue).mlir")
    try Golden.expect(writer.update().text, "update.mlir")
  }

  @Test("gradients of several replicas are summed")
  func replicas() throws {
    var options = DeviceTrainingOptions()
    options.replicas = 2
    let writer = try ProgramWriter(.tiny { _ in }, options: options)
    let text = writer.update().text
    let sums = text.split(separator: "\n").filter { $0.contains("stablehlo.all_reduce") }
    #expect(sums.count == writer.layout.parameters.count + 1)
    #expect(text.contains("mhlo.num_replicas = 2"))
  }
}
