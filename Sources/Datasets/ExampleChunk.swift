import Generators
import Tokenization

/// A run of consecutive examples as text, made by one worker and put in order by the writer.
struct ExampleChunk: Sendable {
  /// One example: the hash of its source and where its lines end in the texts.
  struct Line: Sendable {
    var hash: ProblemHash
    var end: Int
    var readableEnd: Int
  }

  /// The position in the order of all chunks.
  let number: Int
  private(set) var text: [UInt8] = []
  private(set) var readableText: [UInt8] = []
  private(set) var lines: [Line] = []
  private(set) var tally = RejectionTally()

  /// Makes the shard's examples at these positions.
  init(
    number: Int, positions: Range<Int>, plan: GenerationPlan,
    generator: some ProblemGenerator, tokenText: TokenText
  ) throws(GenerationError) {
    self.number = number
    lines.reserveCapacity(positions.count)
    var worker = generator.makeWorker(seed: plan.seed)
    var problem = Problem()
    for position in positions {
      try worker.generate(plan.shard.exampleIndex(at: position), into: &problem)
      let start = text.count
      tokenText.append(problem.source, to: &text)
      let hash = ProblemHash(source: text[start...])
      text.append(UInt8(ascii: "\t"))
      tokenText.append(problem.target, to: &text)
      text.append(UInt8(ascii: "\n"))
      if plan.writesReadableText {
        let readable = generator.readableText(of: problem)
        readableText.append(contentsOf: "\(readable.source)\t\(readable.target)\n".utf8)
      }
      lines.append(Line(hash: hash, end: text.count, readableEnd: readableText.count))
    }
    tally = worker.tally
  }
}
