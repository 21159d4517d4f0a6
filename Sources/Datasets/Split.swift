/// The use that an example is put to.
public enum Split: String, CaseIterable, Codable, Hashable, Sendable {
  case train, valid, test

  /// Whether a dataset that keeps duplicates keeps them here: held-out problems are asked once.
  var mayRepeat: Bool { self == .train }

  /// The name of the split's file in a dataset folder.
  public var fileName: String { "\(rawValue).tsv.zst" }

  /// The name of the file with the same examples as a person writes them, where it was asked for.
  public var readableFileName: String { "\(rawValue).infix.tsv.zst" }
}

/// The expected shares of the examples held out for validation and test.
///
/// The hash of the problem decides, so a problem is in the same split in every shard, run and machine
/// with the same fractions: splits never overlap. The test set takes the lowest hashes and the
/// validation set the next, so that changing the share of the latter leaves the former alone.
public struct SplitFractions: Codable, Hashable, Sendable {
  /// The share of the validation set, 0…1.
  public var valid: Double
  /// The share of the test set, 0…1.
  public var test: Double

  /// Creates the shares.
  public init(valid: Double = 0.01, test: Double = 0.01) {
    self.valid = valid
    self.test = test
  }

  /// The split of a problem.
  public func split(of hash: ProblemHash) -> Split {
    let share = Double(hash.value >> 11) * 0x1p-53
    if share < test { return .test }
    return share < test + valid ? .valid : .train
  }

  /// The name of the field that is impossible, with the reason, or nil where both are sound.
  var problem: (field: String, text: String)? {
    for (field, value) in [("valid", valid), ("test", test)] where !(0...1).contains(value) {
      return (field, "the share \(value) is outside 0…1")
    }
    return valid + test <= 1 ? nil : ("valid", "the shares \(valid) and \(test) exceed 1 together")
  }
}
