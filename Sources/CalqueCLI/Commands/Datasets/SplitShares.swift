import Datasets

/// The shares of a dataset's held-out splits: options of the same names wherever a dataset is made.
struct SplitShares {
  var validation: Double?
  var test: Double?

  /// The options of a command that keeps the shares in a property.
  static func parameters<Root>(_ shares: WritableKeyPath<Root, SplitShares>) -> [Parameter<Root>] {
    [
      .option(
        "validation", "SHARE", shares.appending(path: \.validation),
        "the share of problems for validation (default: \(SplitFractions().valid))"),
      .option(
        "test", "SHARE", shares.appending(path: \.test),
        "the share of problems for the test (default: \(SplitFractions().test))"),
    ]
  }

  /// The shares, those that were not given by default.
  var fractions: SplitFractions {
    SplitFractions(
      valid: validation ?? SplitFractions().valid, test: test ?? SplitFractions().test)
  }

  /// The name of the first option that was given, if one was.
  var givenOption: String? {
    validation != nil ? "validation" : test != nil ? "test" : nil
  }
}
