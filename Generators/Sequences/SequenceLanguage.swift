import Tokenization

/// The vocabulary of a distribution's sequences and formulas, with what reads and writes them.
///
/// Sources and targets share it, unlike in the released code: first the signs and digits of terms, then
/// the leaves and operators of formulas.
struct SequenceLanguage<Numbers: SequenceNumbers>: Sendable {
  let law: RecurrenceDistribution
  let vocabulary: Vocabulary
  let notation: RecurrenceNotation
  private let signs: [TokenID]

  init(_ law: RecurrenceDistribution) {
    self.law = law
    let degree = law.degree.maximum
    vocabulary = Vocabulary(
      words: Numbers.words(for: law)
        + RecurrenceNotation.words(
          operators: Numbers.operators, constants: Numbers.constants, degree: degree))
    notation = RecurrenceNotation(
      operators: Numbers.operators, constants: Numbers.constants, degree: degree,
      integerBase: law.maximumInteger, vocabulary: vocabulary)
    signs = ["+", "-"].compactMap(vocabulary.id(of:))
  }

  /// An empty list of terms.
  func makeTerms() -> Numbers.Terms { Numbers.Terms(vocabulary: vocabulary, law: law) }

  /// The formula that tokens stand for, or what is wrong with them.
  func formula(_ tokens: [TokenID]) -> Result<Recurrence, RecurrenceNotation.ReadingError> {
    do throws(RecurrenceNotation.ReadingError) {
      return .success(try notation.read(tokens, vocabulary: vocabulary))
    } catch {
      return .failure(error)
    }
  }

  /// The number of terms that tokens begin: every term has one sign.
  func termCount(_ tokens: [TokenID]) -> Int { tokens.count { signs.contains($0) } }

  /// The terms that tokens stand for as a person writes them, or nil.
  func text(ofTerms tokens: [TokenID]) -> String? {
    var terms = makeTerms()
    return terms.read(tokens) ? terms.text(0..<terms.count) : nil
  }
}
