/// What is asked about a word.
public protocol SymbolQuestion: Sendable {
  /// The name of the task.
  static var name: String { get }
  /// One line that says what is asked and what is answered.
  static var summary: String { get }
  /// Whether half of the words have the coefficient 0; otherwise none has.
  static var asksForZeros: Bool { get }
  /// Whether the word is shown; otherwise its parents' coefficients are.
  static var showsWord: Bool { get }
}

/// Word → whether its coefficient is 0, half of them (Cai and others 2024, the first task, on synthetic coefficients).
public enum SymbolZeros: SymbolQuestion {
  public static let name = "symbol-zeros"
  public static let summary = "whether the synthetic coefficient of a word over a…f is zero"
  public static let asksForZeros = true
  public static let showsWord = true
}

/// Word → its coefficient, which is not 0 (Cai and others 2024, the first task, on synthetic coefficients).
public enum SymbolCoefficients: SymbolQuestion {
  public static let name = "symbol-coefficients"
  public static let summary = "the synthetic coefficient of a word over a…f"
  public static let asksForZeros = false
  public static let showsWord = true
}

/// Coefficients of the parents → that of the word, not 0 (Cai and others 2024, "strike-out", on synthetic coefficients).
public enum SymbolStrikeOut: SymbolQuestion {
  public static let name = "symbol-strikeout"
  public static let summary =
    "a word's synthetic coefficient from those of the words with two letters less"
  public static let asksForZeros = false
  public static let showsWord = false
}
