extension JSONValue {
  /// The value at a path of members' names, or nil where there is none.
  public subscript(path: some Collection<String>) -> JSONValue? {
    guard let name = path.first else { return self }
    guard case .object(let members) = self else { return nil }
    return members[name]?[path.dropFirst()]
  }

  /// The value with the one at the end of a path replaced; what is missing on the way is added.
  ///
  /// In a list a name that is a number counts elements, from 0; the number after the last element adds one.
  public func replacing(_ path: ArraySlice<String>, by value: JSONValue) -> JSONValue {
    guard let name = path.first else { return value }
    if case .array(var elements) = self, let index = Int(name), (0...elements.count).contains(index)
    {
      let present = index < elements.count ? elements.remove(at: index) : .null
      elements.insert(present.replacing(path.dropFirst(), by: value), at: index)
      return .array(elements)
    }
    var members: [String: JSONValue] = [:]
    if case .object(let present) = self { members = present }
    members[name] = (members[name] ?? .null).replacing(path.dropFirst(), by: value)
    return .object(members)
  }

  /// The paths and values of everything that is not an object, in alphabetical order of names.
  public var leaves: [(path: [String], value: JSONValue)] {
    guard case .object(let members) = self else { return [([], self)] }
    return members.sorted { $0.key < $1.key }.flatMap { name, member in
      member.leaves.map { ([name] + $0.path, $0.value) }
    }
  }
}
