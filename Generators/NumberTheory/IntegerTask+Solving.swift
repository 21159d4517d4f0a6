public import ExactArithmetic
public import Tokenization

extension IntegerTask {
  /// The tokens of a question, whose integers must be as many as its form has.
  public func source(_ integers: [BigInteger]) -> [TokenID] {
    var tokens: [TokenID] = []
    notation.write(integers, as: Question.questionForm, to: &tokens)
    return tokens
  }
}
