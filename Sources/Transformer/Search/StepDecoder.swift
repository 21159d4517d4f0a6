public import Tensors

/// A model that continues many hypotheses by one token at a time, wherever it is computed.
///
/// A class, since it keeps what it has read of each hypothesis from step to step.
public protocol StepDecoder: AnyObject {
  /// What can go wrong with sources or in a step.
  associatedtype Failure: Error

  /// The shape of the model.
  var configuration: TransformerConfiguration { get }
  /// The number of steps that may follow a beginning.
  var stepLimit: Int { get }

  /// Reads sources as they are, and begins anew with one row for each.
  func begin(_ sources: [[Int32]]) throws(Failure)

  /// Reads one token in each row and returns the logits of the next, `[rows, vocabulary]`, valid until the next step.
  ///
  /// At most `stepLimit` steps follow a beginning. Rows of the step before that no row continues are forgotten.
  func advance(_ rows: [IncrementalDecoder.Row]) throws(Failure) -> Matrix
}

extension TransformerConfiguration {
  /// The number of tokens that can be decoded after sources of which the longest has so many.
  package func stepLimit(longestSource: Int) -> Int {
    switch architecture {
    case .encoderDecoder: maximumLength
    case .encoderOnly: answerLength
    case .decoderOnly: maximumLength - longestSource
    }
  }
}
