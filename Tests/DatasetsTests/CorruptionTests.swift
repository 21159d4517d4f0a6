import Datasets
import Foundation
import Generators
import Testing
import Tokenization

/// One way of damaging a dataset, and the line that a person reads.
struct Damage: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// The file that is replaced, nil to remove it.
  let file: String
  let change: @Sendable (Data) -> Data?
  /// The message after the path of the folder.
  let message: String

  init(
    _ name: String, _ file: String, message: String, change: @escaping @Sendable (Data) -> Data?
  ) {
    testDescription = name
    self.file = file
    self.message = message
    self.change = change
  }

  static let all: [Damage] = [
    Damage(
      "a missing manifest", "manifest.json",
      message: ": no manifest.json, so not a finished dataset; make one with 'calque generate'"
    ) { _ in nil },
    Damage(
      "a truncated manifest", "manifest.json",
      message: "/manifest.json: not a manifest of a dataset: The given data was not valid JSON"
    ) { $0.dropLast(40) },
    Damage(
      "a later format", "manifest.json",
      message: "/manifest.json: format version 2, but this calque reads version 1; "
        + "use the calque that made it or generate it again"
    ) { edited($0, "\"format\" : 1", "\"format\" : 2") },
    Damage(
      "a field of the wrong type", "manifest.json",
      message: "/manifest.json: not a manifest of a dataset: seed: expected"
    ) { edited($0, "\"seed\" : 1", "\"seed\" : \"one\"") },
    Damage(
      "a repeated token in the vocabulary", "manifest.json",
      message: "/manifest.json: not a manifest of a dataset: vocabulary: '7' occurs twice"
    ) { edited($0, "    \"8\",\n", "    \"7\",\n") },
    Damage(
      "a missing file", "train.tsv.zst",
      message: "/train.tsv.zst: cannot open: No such file or directory; check the path"
    ) { _ in nil },
    Damage(
      "a truncated file", "train.tsv.zst",
      message: "/train.tsv.zst: size is"
    ) { $0.dropLast(10) },
    Damage(
      "a flipped bit", "train.tsv.zst",
      message: "/train.tsv.zst: SHA-256 is"
    ) { data in
      var damaged = data
      damaged[damaged.count / 2] ^= 4
      return damaged
    },
  ]

  private static func edited(_ data: Data, _ old: String, _ new: String) -> Data {
    Data(
      String(decoding: data, as: UTF8.self).replacingOccurrences(of: old, with: new).utf8)
  }
}

struct CorruptionTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func makeDataset() async throws {
    try await DatasetWriter.write(
      try SumGenerator(), plan: GenerationPlan(count: 2000, seed: 1), to: folder.path("set"))
  }

  private func readAll(verifying: Bool = true) throws {
    let reader = try Dataset(path: folder.path("set")).reader(of: .train, verifying: verifying)
    while try reader.next() != nil {}
  }

  @Test(arguments: Damage.all) func damageIsNamedInOneLine(_ damage: Damage) async throws {
    try await makeDataset()
    let name = "set/\(damage.file)"
    if let changed = damage.change(try folder.contents(name)) {
      #expect(try changed != folder.contents(name))
      try folder.write(changed, to: name)
    } else {
      try FileManager.default.removeItem(atPath: folder.path(name))
    }
    let error = try #require(throws: DatasetError.self) { try readAll() }
    #expect(error.description.hasPrefix(folder.path("set") + damage.message), "\(error)")
    #expect(!error.description.contains("\n"))
  }

  @Test func everyTruncationIsNoticedWithoutTheManifest() async throws {
    try await makeDataset()
    let whole = try folder.contents("set/train.tsv.zst")
    for length in stride(from: 0, to: whole.count, by: whole.count / 97) {
      try folder.write(whole.prefix(length), to: "set/train.tsv.zst")
      #expect(throws: DatasetError.self, "\(length) of \(whole.count) bytes") {
        try readAll(verifying: false)
      }
    }
  }

  @Test func everyFlippedByteIsNoticedWithoutTheManifest() async throws {
    try await makeDataset()
    let whole = try folder.contents("set/train.tsv.zst")
    let before = try Dataset(path: folder.path("set")).reader(of: .train)
    let first = try before.next()
    for position in stride(from: 0, to: whole.count, by: whole.count / 97) {
      var damaged = whole
      damaged[position] ^= 0x55
      try folder.write(damaged, to: "set/train.tsv.zst")
      #expect(throws: DatasetError.self, "byte \(position)") { try readAll(verifying: false) }
    }
    #expect(first != nil)
  }

  /// Every count of a manifest in turn, also those of which only sums are read.
  @Test func countsThatCannotBeAddedAreRefused() async throws {
    try await makeDataset()
    let whole = try folder.contents("set/manifest.json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: whole) as? [String: Any])
    var fields = ["count", "drawn", "duplicates"].map { [$0] }
    for (name, members) in [("draws", object["draws"]), ("files", object["files"])] {
      for (member, value) in try #require(members as? [String: Any]) {
        let inner = value as? [String: Any]
        fields +=
          inner.map { $0.keys.filter { $0 != "sha256" }.map { [name, member, $0] } }
          ?? [[name, member]]
      }
    }
    #expect(fields.count > 30)
    for field in fields {
      for (count, isValid) in [(Int.max, false), (-1, false), (1 << 48 + 1, false), (7, true)] {
        let changed = replacing(field[...], in: object, by: count)
        try folder.write(
          try JSONSerialization.data(withJSONObject: changed), to: "set/manifest.json")
        let path = folder.path("set")
        if isValid {
          _ = try Dataset(path: path)
        } else {
          #expect(
            throws: DatasetError(
              path: "\(path)/manifest.json",
              .badManifest(
                "\(field.joined(separator: ".")): \(count) is not in 0…281474976710656"))
          ) { try Dataset(path: path) }
        }
      }
    }
    #expect(throws: DatasetError.self) {
      var changed = object
      changed["parts"] = [
        ["seed": 1, "count": 9, "drawn": Int.max, "shard": ["index": 0, "count": 1]]
      ]
      try folder.write(
        try JSONSerialization.data(withJSONObject: changed), to: "set/manifest.json")
      _ = try Dataset(path: folder.path("set"))
    }
  }

  private func replacing(
    _ path: ArraySlice<String>, in object: [String: Any], by count: Int
  ) -> [String: Any] {
    guard let name = path.first else { return object }
    var object = object
    let inner = object[name] as? [String: Any]
    object[name] = inner.map { replacing(path.dropFirst(), in: $0, by: count) } ?? count
    return object
  }

  /// Text of a plain file, and the message after its path.
  static let malformed = [
    ("add 1 2\t3\nadd 1 ad\t3\n", ":2: token 3: unknown token 'ad'; did you mean 'add'?"),
    (
      "add 1 2\tthree\n",
      ":1: token 4: unknown token 'three'; the file was made with another vocabulary"
    ),
    ("add 1 2\n", ":1: 1 column(s); expected 'source tokens<TAB>target tokens'"),
    ("add 1 2\t3\t4\n", ":1: 3 column(s); expected 'source tokens<TAB>target tokens'"),
    (
      "add 1  2\t3\n",
      ":1: token 3: unknown token ''; the file was made with another vocabulary"
    ),
    ("add 1 2\t3", ":1: the line is cut off; expected 'source tokens<TAB>target tokens'"),
    ("\n", ":1: token 1: unknown token ''; the file was made with another vocabulary"),
  ]

  @Test(arguments: malformed) func malformedTextNamesLineAndToken(
    _ text: String, _ message: String
  ) throws {
    try folder.write(Data(text.utf8), to: "data.tsv")
    let reader = try ExampleReader(
      path: folder.path("data.tsv"), vocabulary: SumGenerator.words)
    let error = try #require(throws: DatasetError.self) { while try reader.next() != nil {} }
    #expect(error.description == folder.path("data.tsv") + message)
  }

  @Test func anEndlessLineIsRefused() throws {
    try folder.write(Data(repeating: UInt8(ascii: "1"), count: 8 << 20), to: "data.tsv")
    let reader = try ExampleReader(
      path: folder.path("data.tsv"), vocabulary: SumGenerator.words)
    let error = try #require(throws: DatasetError.self) { try reader.next() }
    #expect(error.description.contains("longer than"))
  }
}
