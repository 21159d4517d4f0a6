import Generators
import Tokenization

/// A run of consecutive examples as text, made by one worker and put in order by the writer.
struct ExampleChunk: Sendable {
  /// One example: the hash of its source and where its line ends in the text.
  struct Line: Sendable {
    var hash: ProblemHash
    var end: Int
  }

  /// The position in the order of all chunks.
  let number: Int
  private(set) var text: [UInt8] = []
  private(set) var lines: [Line] = []
  private(set) var tally = RejectionTally()

  /// Makes the shard's examples at these positions.
  init(
    number: Int, positions: Range<Int>, of shard: Shard, seed: UInt64,
    generator: some ProblemGenerator, tokenText: TokenText
  ) throws(GenerationError) {
    self.number = number
    lines.reserveCapacity(positions.count)
    var worker = generator.makeWorker(seed: seed)
    var problem = Problem()
    for position in positions {
      try worker.generate(shard.exampleIndex(at: position), into: &problem)
      let start = text.count
      tokenText.append(problem.source, to: &text)
      let hash = ProblemHash(source: text[start...])
      text.append(UInt8(ascii: "\t"))
      tokenText.append(problem.target, to: &text)
      text.append(UInt8(ascii: "\n"))
      lines.append(Line(hash: hash, end: text.count))
    }
    tally = worker.tally
  }
}
