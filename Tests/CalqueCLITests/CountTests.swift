import CalqueCLI
import Testing

@Suite struct CountTests {
  static let readings: [(text: String, value: Int)] = [
    ("0", 0), ("500", 500), ("10k", 10_000), ("10K", 10_000), ("1M", 1_000_000), ("1m", 1_000_000),
    ("1.5M", 1_500_000), ("2G", 2_000_000_000), ("1_000", 1_000), ("0.001k", 1), ("1.50k", 1_500),
    ("1.0", 1), ("9223372036854775807", .max),
  ]

  @Test(arguments: readings)
  func suffixesMultiplyExactly(_ reading: (text: String, value: Int)) {
    #expect(Count(argument: reading.text)?.value == reading.value)
  }

  @Test(arguments: [
    "", "k", "-1", "+1", "1.5", "1.2345k", "1e6", "1.k", ".5k", "1..5k", "1kk", "0x10", "٣",
    "9223372036854775808", "9223372036854775807k", "10000000000G", "1.5.5M", "ten",
  ])
  func anythingElseIsRefused(_ text: String) {
    #expect(Count(argument: text) == nil)
  }

  @Test(arguments: [0, 1, 999, 1_000, 1_001, 1_500, 1_000_000, 12_000_000, 3_000_000_000, Int.max])
  func printedTextReadsBack(_ value: Int) throws {
    let text = try #require(Count(value).argumentText)
    #expect(Count(argument: text)?.value == value)
  }
}
