/// The header of a safetensors file: names, types, shapes and places of its tensors, all checked.
///
/// The format is Hugging Face's: eight bytes with the length of the header, the header as a JSON object, then the
/// tensors without gaps, little-endian. Files that Calque writes have the checksums of the tensors among the notes.
struct SafetensorsHeader {
  /// Longer headers are refused; one of ten thousand tensors has about a megabyte.
  static let byteLimit = 16 << 20
  /// The note that holds a JSON object of the tensors' names and checksums.
  static let checksumKey = "xxh64"

  private(set) var entries: [SafetensorsEntry] = []
  private(set) var metadata: [String: String] = [:]

  /// Reads a header that describes `dataByteCount` bytes.
  init(_ bytes: [UInt8], dataByteCount: Int) throws(HeaderError) {
    var parser = HeaderParser(bytes)
    var names = Set<String>()
    try parser.object { parser, name throws(HeaderError) in
      guard names.insert(name).inserted else {
        throw HeaderError(tensor: name, .malformed("the name occurs twice in the header"))
      }
      if name == "__metadata__" {
        metadata = try parser.texts()
      } else {
        entries.append(try Self.entry(name, &parser, dataByteCount))
      }
    }
    try parser.end()
    try takeChecksums()
    try checkCoverage(dataByteCount)
  }

  /// The error of a header, without the file.
  struct HeaderError: Error {
    var tensor: String?
    let reason: FileError.Reason

    init(tensor: String? = nil, _ reason: FileError.Reason) {
      self.tensor = tensor
      self.reason = reason
    }
  }

  private static func entry(
    _ name: String, _ parser: inout HeaderParser, _ dataByteCount: Int
  ) throws(HeaderError) -> SafetensorsEntry {
    func refuse(_ problem: String) -> HeaderError {
      HeaderError(tensor: name, .malformed(problem))
    }
    var typeName: String?
    var shape: [Int]?
    var offsets: [Int]?
    try parser.object { parser, key throws(HeaderError) in
      switch key {
      case "dtype" where typeName == nil: typeName = try parser.text()
      case "shape" where shape == nil: shape = try parser.integers()
      case "data_offsets" where offsets == nil: offsets = try parser.integers()
      default: throw refuse("unexpected key '\(key)' in the header")
      }
    }
    guard let typeName, let shape, let offsets else {
      throw refuse("the header lacks its dtype, shape or data_offsets")
    }
    guard let type = ElementType(rawValue: typeName) else {
      let known = ElementType.allCases.map(\.rawValue).joined(separator: ", ")
      throw refuse("has type \(typeName); only \(known) are supported")
    }
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw refuse("data_offsets \(offsets) are not a beginning and an end")
    }
    guard offsets[1] <= dataByteCount else {
      throw HeaderError(
        tensor: name, .truncated(expected: offsets[1], found: dataByteCount))
    }
    var byteCount = type.byteCount
    for extent in shape {
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: extent)
      guard !overflow else { throw refuse("shape \(shape) is too large") }
      byteCount = product
    }
    guard byteCount == offsets[1] - offsets[0] else {
      throw refuse(
        "shape \(shape) of \(typeName) needs \(byteCount) bytes, not \(offsets[1] - offsets[0])")
    }
    return SafetensorsEntry(
      name: name, type: type, shape: shape, byteRange: offsets[0]..<offsets[1])
  }

  /// Moves the checksums from the notes to the tensors.
  private mutating func takeChecksums() throws(HeaderError) {
    guard let text = metadata.removeValue(forKey: Self.checksumKey) else { return }
    var parser = HeaderParser(Array(text.utf8))
    let checksums: [String: String]
    do {
      checksums = try parser.texts()
      try parser.end()
    } catch {
      throw HeaderError(
        tensor: "__metadata__.\(Self.checksumKey)", .malformed("not an object of checksums"))
    }
    for index in entries.indices { entries[index].checksum = checksums[entries[index].name] }
  }

  /// Refuses tensors that share bytes and bytes that belong to none.
  private func checkCoverage(_ dataByteCount: Int) throws(HeaderError) {
    var end = 0
    let ordered = entries.sorted {
      ($0.byteRange.lowerBound, $0.byteRange.upperBound)
        < ($1.byteRange.lowerBound, $1.byteRange.upperBound)
    }
    for entry in ordered {
      guard entry.byteRange.lowerBound == end else {
        let problem = entry.byteRange.lowerBound < end ? "overlaps another" : "follows a gap"
        throw HeaderError(tensor: entry.name, .malformed("its data \(problem); not a valid file"))
      }
      end = entry.byteRange.upperBound
    }
    guard end == dataByteCount else {
      throw HeaderError(.malformed("\(dataByteCount - end) bytes after the last tensor"))
    }
  }
}
