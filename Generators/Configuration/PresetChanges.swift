public import JSON5

extension ProblemGenerator {
  /// The generator of a document: all fields of a distribution, or `preset` with the name of one and what differs from it.
  ///
  /// Unknown presets and fields, wrong types and impossible values are refused with the field named.
  public static func make(settings document: JSONValue) throws(DistributionError) -> Self {
    guard case .object(var changes) = document, let preset = changes.removeValue(forKey: "preset")
    else { return try make(distribution: document) }
    guard case .string(let name) = preset else {
      throw DistributionError(field: "preset", problem: "expected the name of a preset")
    }
    let base: JSONValue
    do {
      base = try make(preset: name).distributionValue
    } catch {
      throw DistributionError(field: "preset", problem: "\(error)")
    }
    do {
      return try make(distribution: base.changed(by: changes))
    } catch {
      // A member that the preset leaves out, such as padding, may be all that was meant to be added.
      guard let extended = try? make(distribution: base.extended(by: changes)) else { throw error }
      return extended
    }
  }
}

extension JSONValue {
  /// The document with members changed, and those within objects.
  ///
  /// An object with a member that the present one lacks takes its place: a law that is written as one of several keys is
  /// chosen anew, not mixed with the other.
  fileprivate func changed(by changes: [String: JSONValue]) -> JSONValue {
    merging(changes) { own, changes in changes.keys.allSatisfy { own[$0] != nil } }
  }

  /// The document with members changed or added, and those within objects.
  fileprivate func extended(by changes: [String: JSONValue]) -> JSONValue {
    merging(changes) { _, _ in true }
  }

  private func merging(
    _ changes: [String: JSONValue],
    where mixes: ([String: JSONValue], [String: JSONValue]) -> Bool
  ) -> JSONValue {
    guard case .object(let members) = self else { return .object(changes) }
    return .object(
      members.merging(changes) { own, change in
        guard case .object(let inner) = own, case .object(let changes) = change,
          mixes(inner, changes)
        else { return change }
        return own.merging(changes, where: mixes)
      })
  }
}
