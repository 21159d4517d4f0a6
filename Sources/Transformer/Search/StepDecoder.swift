public import Tensors

/// A model that continues many hypotheses by one token at a time, wherever it is computed.
///
/// A class, since it keeps what it has read of each hypothesis from step to step.
public protocol StepDecoder: AnyObject {
  /// What can go wrong with sources or in a step.
  associatedtype Failure: Error

  /// The shape of the model.
  var configuration: TransformerConfiguration { get }
  /// The number of steps that the rows of each source may take after a beginning.
  var stepLimits: [Int] { get }

  /// Reads sources as they are, and begins anew with one row for each.
  func begin(_ sources: [[Int32]]) throws(Failure)

  /// Reads one token in each row and returns the logits of the next, `[rows, vocabulary]`, valid until the next step.
  ///
  /// No row may take more steps than its source's `stepLimits`. Rows of the step before that no row continues are forgotten.
  func advance(_ rows: [IncrementalDecoder.Row]) throws(Failure) -> Matrix
}

extension TransformerConfiguration {
  /// The number of tokens that can be decoded after a source of so many: as many as a target may have beside it.
  package func stepLimit(sourceCount: Int) -> Int {
    architecture == .decoderOnly ? maximumLength - sourceCount : longestTarget
  }
}
