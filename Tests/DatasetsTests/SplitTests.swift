import Datasets
import Generators
import Testing

struct SplitTests {
  /// Values computed with an independent implementation (Python).
  @Test(arguments: [
    ("", 0xf52a_15e9_a9b5_e89b as UInt64), ("sub Y' mul INT+ 2 x", 0x55ad_a707_3396_a5e8),
    ("sub Y' cos x", 0x974c_2f23_713d_c418),
  ])
  func hashesAreThoseOfAnyLanguage(_ text: String, _ hash: UInt64) {
    #expect(ProblemHash(source: text.utf8).value == hash)
  }

  @Test func sharesAreMet() {
    let fractions = SplitFractions(valid: 0.1, test: 0.2)
    var counts: [Split: Int] = [:]
    for number in 0..<20_000 {
      counts[fractions.split(of: ProblemHash(source: "add \(number)".utf8)), default: 0] += 1
    }
    // Four standard deviations.
    #expect(abs((counts[.test] ?? 0) - 4000) < 4 * 57)
    #expect(abs((counts[.valid] ?? 0) - 2000) < 4 * 43)
  }

  @Test func theTestSetDoesNotDependOnTheValidationShare() {
    for number in 0..<1000 {
      let hash = ProblemHash(source: "\(number)".utf8)
      let first = SplitFractions(valid: 0, test: 0.1).split(of: hash)
      let second = SplitFractions(valid: 0.5, test: 0.1).split(of: hash)
      #expect((first == .test) == (second == .test))
    }
  }

  @Test func everythingCanGoToOneSplit() {
    for number in 0..<1000 {
      let hash = ProblemHash(source: "\(number)".utf8)
      #expect(SplitFractions(valid: 0, test: 0).split(of: hash) == .train)
      #expect(SplitFractions(valid: 1, test: 0).split(of: hash) == .valid)
    }
  }

  @Test(
    arguments: [
      ("1/4", Shard(index: 0, count: 4)), ("4/4", Shard(index: 3, count: 4)), ("0/4", nil),
      ("5/4", nil), ("1", nil), ("a/b", nil), ("1/2/3", nil), ("1/-2", nil), ("/", nil),
    ] as [(String, Shard?)])
  func shardsAreReadAsKOfN(_ text: String, _ shard: Shard?) {
    #expect(Shard(text) == shard)
  }

  @Test(arguments: 1...7) func shardsPartitionTheExamples(_ count: Int) {
    for total in 0..<30 {
      let indices = (0..<count).flatMap { number in
        let shard = Shard(index: number, count: count)
        return (0..<shard.size(ofTotal: total)).map(shard.exampleIndex)
      }
      #expect(indices.sorted() == (0..<UInt64(total)).map { $0 })
    }
  }
}
