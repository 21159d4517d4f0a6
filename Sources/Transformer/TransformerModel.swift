/// An encoder-decoder transformer with the working memory of one worker.
///
/// A class because it owns that memory, which it reuses from step to step. Use one for each thread, and from one thread
/// at a time: that duty of the caller makes it `@unchecked Sendable`. The weights are not part of it.
public final class TransformerModel: @unchecked Sendable {
  /// The shape of the model.
  public let configuration: TransformerConfiguration
  /// The parameters that it needs.
  public let layout: ParameterLayout

  /// Creates a model, refusing a configuration that makes no sense.
  public init(_ configuration: TransformerConfiguration) throws(ConfigurationError) {
    try configuration.validate()
    self.configuration = configuration
    layout = ParameterLayout(configuration)
  }

  /// The loss of a batch, with the gradient of its *sum* over target tokens added to `gradients`.
  ///
  /// - Parameters:
  ///   - batch: Sequences that `validate(for:)` accepts.
  ///   - parameters: The weights; only read.
  ///   - gradients: A buffer of this worker alone, added to; divide by the number of target tokens afterwards.
  ///   - step: The number of the optimisation step, which varies the dropout masks.
  ///   - options: Label smoothing and the seed of dropout.
  /// - Returns: The sums over the batch.
  public func lossAndGradients(
    of batch: PackedBatch, parameters: Parameters, into gradients: Parameters, step: Int,
    options: LossOptions = LossOptions()
  ) -> BatchLoss {
    preconditionFailure("written in the next commit")
  }

  /// The loss of a batch under teacher forcing, without dropout and gradients.
  public func loss(
    of batch: PackedBatch, parameters: Parameters, options: LossOptions = LossOptions()
  ) -> BatchLoss {
    preconditionFailure("written in the next commit")
  }

  /// The logits of every target place under teacher forcing, `[target tokens, vocabulary]` row by row.
  public func logits(of batch: PackedBatch, parameters: Parameters) -> [Float] {
    preconditionFailure("written in the next commit")
  }
}
