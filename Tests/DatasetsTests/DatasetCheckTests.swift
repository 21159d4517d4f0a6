import Datasets
import Foundation
import Generators
import Testing

struct DatasetCheckTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A sound dataset of the task `data`, imported from these lines with everything in one split.
  private func makeDataset(_ text: String) throws {
    try folder.write(Data(text.utf8), to: "data.txt")
    var conversion = DatasetImport(format: .int2int)
    conversion.splitFractions = SplitFractions(valid: 0, test: 0)
    try conversion.convert(folder.path("data.txt"), to: folder.path("set"))
  }

  private func faults() -> [String] {
    DatasetCheck(folder: folder.path("set")).faults.map {
      $0.description.replacingOccurrences(of: folder.path("set"), with: "")
    }
  }

  private func editManifest(_ old: String, _ new: String) throws {
    let text = String(decoding: try folder.contents("set/manifest.json"), as: UTF8.self)
    #expect(text.contains(old))
    try folder.write(
      Data(text.replacingOccurrences(of: old, with: new).utf8), to: "set/manifest.json")
  }

  @Test func aSoundDatasetHasNoFaults() throws {
    try makeDataset((0..<500).map { "f \($0 % 400)\tg \($0 % 400)\n" }.joined())
    let check = DatasetCheck(folder: folder.path("set"))
    #expect(check.faults == [])
    #expect(check.examples == 400)
  }

  @Test func aFolderWithoutDatasetIsAFault() {
    #expect(faults().first?.contains("no manifest.json") == true)
  }

  @Test func everyFlippedByteIsAFault() throws {
    try makeDataset((0..<500).map { "f \($0)\tg\n" }.joined())
    let whole = try folder.contents("set/train.tsv.zst")
    for position in stride(from: 0, to: whole.count, by: max(whole.count / 31, 1)) {
      var damaged = whole
      damaged[position] ^= 0x55
      try folder.write(damaged, to: "set/train.tsv.zst")
      #expect(faults().first?.contains("/train.tsv.zst: SHA-256 is") == true)
    }
  }

  @Test func numbersThatContradictEachOtherAreFaults() throws {
    try makeDataset("f 1\tg\nf 2\tg\nf 1\tg\n")
    try editManifest("\"duplicates\" : 1", "\"duplicates\" : 2")
    #expect(
      faults() == [
        "/manifest.json: 2 examples and 2 duplicates are not the 3 drawn; copy or generate it again"
      ])
  }

  @Test func anExampleInTheWrongSplitIsAFaultOfItsLine() throws {
    try makeDataset((0..<25).map { "f \($0)\tg\n" }.joined())
    try editManifest("\"test\" : 0,", "\"test\" : 1,")
    let found = faults()
    #expect(found.count == 11)
    #expect(
      found.first == "/train.tsv.zst:1: the hash of the problem puts it into the test split; "
        + "generate it again")
    #expect(found.last == "/train.tsv.zst: 15 more faults are not listed")
  }

  @Test func anUnknownTokenIsAFaultOfItsLine() throws {
    try makeDataset("f 1\tg\nf 2\tg\n")
    try editManifest("    \"2\",\n", "    \"3\",\n")
    #expect(faults().first?.hasPrefix("/train.tsv.zst:2: token 2: unknown token '2'") == true)
  }

  @Test func aRepeatedExampleIsAFaultAlsoAcrossSplits() throws {
    try makeDataset("f 1\tg\nf 2\tg\n")
    // The test file becomes a copy of the training file.
    try folder.write(try folder.contents("set/train.tsv.zst"), to: "set/test.tsv.zst")
    #expect(faults().contains { $0.hasPrefix("/test.tsv.zst: size is") })
    #expect(faults().contains { $0.hasPrefix("/test.tsv.zst:1: the hash of the problem") })
  }
}
