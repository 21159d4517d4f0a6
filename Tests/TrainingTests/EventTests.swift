import Foundation
import Randomness
import Testing

@testable import Training

struct EventTests {
  /// RFC 3720, appendix B.4, and the check value of the catalogue of Cook's.
  @Test func knownChecksumsAreFound() {
    #expect(CyclicChecksum.value(of: [UInt8](repeating: 0, count: 32)) == 0x8a91_36aa)
    #expect(CyclicChecksum.value(of: [UInt8](repeating: 0xff, count: 32)) == 0x62a8_ab43)
    #expect(CyclicChecksum.value(of: UInt8(0)..<32) == 0x46dd_794e)
    #expect(CyclicChecksum.value(of: (UInt8(0)..<32).reversed()) == 0x113f_db5c)
    #expect(CyclicChecksum.value(of: "123456789".utf8) == 0xe306_9283)
    #expect(CyclicChecksum.value(of: []) == 0)
    // (0xe3069283 >> 15 | 0xe3069283 << 17) + 0xa282ead8.
    #expect(CyclicChecksum.masked(of: "123456789".utf8) == 0xc78a_b0e5)
  }

  /// As `google.protobuf` serialises it, and TensorFlow's RecordWriter frames it.
  @Test func aRecordHasTheBytesOfTheFormat() {
    let record = EventRecord(time: 1, step: 300, values: [("a", 0.5)])
    let message: [UInt8] = [
      0x09, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x10, 0xac, 0x02, 0x2a, 0x0a, 0x0a, 0x08, 0x0a, 0x01,
      0x61, 0x15, 0, 0, 0, 0x3f,
    ]
    let bytes = record.bytes
    #expect(Array(bytes[..<8]) == [UInt8(message.count), 0, 0, 0, 0, 0, 0, 0])
    #expect(Array(bytes[12..<(bytes.count - 4)]) == message)
  }

  /// The messages of a file of events, after comparing all checksums.
  private func messages(in bytes: [UInt8]) throws -> [[UInt8]] {
    func number(_ range: Range<Int>) -> UInt64 {
      bytes[range].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    var result: [[UInt8]] = []
    var place = 0
    while place < bytes.count {
      let end = place + 12 + Int(number(place..<(place + 8)))
      #expect(
        number((place + 8)..<(place + 12))
          == UInt64(CyclicChecksum.masked(of: bytes[place..<(place + 8)])))
      #expect(
        number(end..<(end + 4)) == UInt64(CyclicChecksum.masked(of: bytes[(place + 12)..<end])))
      result.append(Array(bytes[(place + 12)..<end]))
      place = end + 4
    }
    #expect(place == bytes.count)
    return result
  }

  @Test func theEventsOfARunAreItsLinesOfMetrics() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 6)
    recipe.metricsEverySteps = 2
    recipe.validation.everySteps = 4
    try ReversalTask.trainer(recipe, in: folder("run")).run()
    let file = "run/events.out.tfevents.calque"
    let first = try messages(in: folder.bytes(of: file))
    #expect(first.count == 4)
    #expect(String(decoding: first[0], as: UTF8.self).hasSuffix("brain.Event:2"))
    let hasValidation = first.map {
      String(decoding: $0, as: UTF8.self).contains("validation/loss")
    }
    #expect(hasValidation == [false, false, true, true])
    // What a killed process wrote after its checkpoint is gone.
    try folder.write(try folder.bytes(of: file) + [1, 2, 3], to: file)
    recipe.budget.steps = 8
    try ReversalTask.trainer(recipe, in: folder("run"), resuming: true).run()
    let second = try messages(in: folder.bytes(of: file))
    #expect(Array(second[1..<4]) == Array(first[1...]) && second.count == 5)
  }

  /// Lines that no run writes, at the end of a file: they and all behind them go when the run goes on.
  @Test(arguments: ["\"step\":-1", "\"step\":\(Int.max)", "\"step\":5", "\"step\":1e30"])
  func aStepThatWasNotDoneIsDropped(step: String) throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 4)
    recipe.metricsEverySteps = 2
    try ReversalTask.trainer(recipe, in: folder("run")).run()
    let file = "run/metrics.jsonl"
    let lines = String(decoding: try folder.bytes(of: file), as: UTF8.self)
    let strange = lines.split(separator: "\n")[0].replacing("\"step\":2", with: step)
    #expect(!lines.contains(strange))
    try folder.write(Array((lines + strange + "\n").utf8), to: file)
    recipe.budget.steps = 6
    try ReversalTask.trainer(recipe, in: folder("run"), resuming: true).run()
    #expect(try TrainingMetrics.read(folder(file)).map(\.step) == [2, 4, 6])
    #expect(try messages(in: folder.bytes(of: "run/events.out.tfevents.calque")).count == 4)
  }

  @Test func countsThatCannotBeSummedAreNoLineOfMetrics() throws {
    var draws = RandomStream(seed: 1)
    for _ in 0..<200 {
      let parts = (0..<3).map { _ in
        let problems = Int(bitPattern: UInt(draws.next())) >> draws.uniform(in: 0...63)
        let verified = draws.chance(0.5) ? problems / 2 : Int(bitPattern: UInt(draws.next()))
        return VerifiedResult.Part(task: "gcd", problems: problems, verified: verified)
      }
      let text = parts.map {
        "{\"task\":\"gcd\",\"problems\":\($0.problems),\"verified\":\($0.verified)}"
      }
      let line = Data("{\"parts\":[\(text.joined(separator: ","))]}".utf8)
      let isPossible = parts.allSatisfy {
        $0.verified >= 0 && $0.verified <= $0.problems && $0.problems <= 1 << 32
      }
      let result = try? JSONDecoder().decode(VerifiedResult.self, from: line)
      #expect(result?.parts == (isPossible ? parts : nil))
      if let result { #expect((0...1).contains(result.share)) }
    }
  }

  @Test func linesOfMetricsAreReadBack() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 4)
    recipe.metricsEverySteps = 1
    try ReversalTask.trainer(recipe, in: folder("run")).run()
    let path = folder("run/metrics.jsonl")
    let metrics = try TrainingMetrics.read(path)
    #expect(metrics.map(\.step) == [1, 2, 3, 4])
    #expect(metrics.allSatisfy { ($0.time ?? 0) > 1e9 && ($0.waitingShare ?? -1) >= 0 })
    try folder.write(try folder.bytes(of: "run/metrics.jsonl") + Array("{\"st".utf8), to: "cut")
    #expect(try TrainingMetrics.read(folder("cut")) == metrics)
    try folder.write(Array("{}\n{}\n".utf8), to: "foreign")
    let error = #expect(throws: FileError.self) { try TrainingMetrics.read(folder("foreign")) }
    #expect(
      error?.description == "\(folder("foreign")): line 1: is no line of metrics")
  }
}
