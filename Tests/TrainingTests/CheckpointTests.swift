import Foundation
import Testing
import Transformer

@testable import Training

struct CheckpointTests {
  /// A run of four steps with a checkpoint after each second.
  private func run(in folder: TemporaryFolder, keep: Int = 2) throws -> Trainer {
    var recipe = ReversalTask.recipe(steps: 4)
    recipe.checkpoints.everySteps = 1
    recipe.checkpoints.keep = keep
    let trainer = try ReversalTask.trainer(recipe, in: folder("run"))
    try trainer.run()
    return trainer
  }

  @Test(arguments: [1, 2, 3]) func onlyTheLatestAreKept(keep: Int) throws {
    let folder = try TemporaryFolder()
    _ = try run(in: folder, keep: keep)
    let all = (1...4).map { "step-00000000\($0)" }
    #expect(folder.names(in: "run/checkpoints") == Array(all.suffix(keep)))
    #expect(
      folder.names(in: "run") == [
        "checkpoints", "events.out.tfevents.calque", "metrics.jsonl", "model", "recipe.json",
      ])
  }

  @Test func aCheckpointIsAModelAndTheWholeState() throws {
    let folder = try TemporaryFolder()
    let trainer = try run(in: folder)
    let path = folder("run/checkpoints/step-000000004")
    let checkpoint = try Checkpoint.load(path)
    #expect(checkpoint.state.step == 4 && checkpoint.state.examples == 64)
    #expect(checkpoint.state.recipe == trainer.recipe)
    let name = "model.encoder.layers.0.fc1.weight"
    #expect(
      try ModelFolder.load(path).parameters.elements(of: name)
        == trainer.model.parameters.elements(of: name))
    #expect(
      try ModelFolder.load(folder("run/model")).parameters.elements(of: name)
        == trainer.model.parameters.elements(of: name))
  }

  /// As `averageDecay` says, from the weights after each step.
  @Test func theAverageIsTheModelAndTheWeightsLieBeside() throws {
    let folder = try TemporaryFolder()
    var recipe = ReversalTask.recipe(steps: 4)
    recipe.checkpoints.everySteps = 1
    recipe.checkpoints.keep = 4
    recipe.averageDecay = 0.35
    let trainer = try ReversalTask.trainer(recipe, in: folder("run"))
    let name = "model.encoder.layers.0.fc1.weight"
    var average = try #require(trainer.model.parameters.elements(of: name)).map(Double.init)
    try trainer.run()
    recipe.averageDecay = 0
    try ReversalTask.trainer(recipe, in: folder("plain")).run()
    for step in 1...4 {
      let path = folder("run/checkpoints/step-00000000\(step)")
      let checkpoint = try Checkpoint.load(path)
      let weights = try #require(checkpoint.weights.elements(of: name))
      #expect(
        try Checkpoint.load(folder("plain/checkpoints/step-00000000\(step)")).model.parameters
          .elements(of: name) == weights)
      let decay = [2.0 / 11, 0.25, 4.0 / 13, 0.35][step - 1]
      average = zip(average, weights).map { decay * $0 + (1 - decay) * Double($1) }
      let found = try #require(checkpoint.model.parameters.elements(of: name))
      #expect(zip(found, average).allSatisfy { abs(Double($0) - $1) < 1e-6 })
      #expect(try ModelFolder.load(path).parameters.elements(of: name) == found)
      #expect(found != weights)
    }
    #expect(
      try ModelFolder.load(folder("run/model")).parameters.elements(of: name)
        == trainer.model.parameters.elements(of: name))
  }

  /// A state of before there were optimisers to choose from.
  @Test func settingsThatAnEarlierRecipeLacksHaveTheirDefaults() throws {
    let folder = try TemporaryFolder()
    let trainer = try run(in: folder)
    let checkpoint = try Checkpoint.load(folder("run/checkpoints/step-000000004"))
    let tree = try JSONSerialization.jsonObject(
      with: try JSONEncoder().encode(checkpoint.state))
    var state = try #require(tree as? [String: Any])
    var recipe = try #require(state["recipe"] as? [String: Any])
    var optimizer = try #require(recipe["optimizer"] as? [String: Any])
    for name in ["kind", "sgd", "muon", "adafactor", "weightDecayScope"] {
      #expect(optimizer.removeValue(forKey: name) != nil)
    }
    recipe["optimizer"] = optimizer
    recipe["averageDecay"] = nil
    recipe["batch"] = ["size": 16, "measure": "examples"]
    recipe["schedule"] = [
      "decay": "inverseSquareRoot", "warmupSteps": 20, "decaySteps": nil, "floor": 0.05,
    ]
    state["recipe"] = recipe
    let bytes = try JSONSerialization.data(withJSONObject: state)
    let read = try JSONDecoder().decode(CheckpointState.self, from: bytes)
    #expect(read == checkpoint.state && read.recipe == trainer.recipe)
  }

  @Test(arguments: ["state.json", "optimizer.safetensors", "model.safetensors", "vocab.json"])
  func aFlippedBitIsRefusedWithTheFileNamed(name: String) throws {
    let folder = try TemporaryFolder()
    _ = try run(in: folder)
    let file = "run/checkpoints/step-000000004/\(name)"
    var bytes = try folder.bytes(of: file)
    bytes[bytes.count / 2] ^= 4
    try folder.write(bytes, to: file)
    let error = try #require(throws: TrainingError.self) {
      try ReversalTask.trainer(ReversalTask.recipe(steps: 8), in: folder("run"), resuming: true)
    }
    #expect(error.description.hasPrefix("\(folder(file)): "))
    #expect(error.description.contains(": checksum "))
    #expect(error.description.hasSuffix("the file is damaged, use a good copy"))
  }

  @Test func aTruncatedFileIsRefusedWithTheFileNamed() throws {
    let folder = try TemporaryFolder()
    _ = try run(in: folder)
    let file = "run/checkpoints/step-000000004/optimizer.safetensors"
    try folder.write(Array(try folder.bytes(of: file).dropLast(100)), to: file)
    #expect(throws: FileError.self) {
      try Checkpoint.load(folder("run/checkpoints/step-000000004"))
    }
  }

  @Test func whatAKilledProcessLeftIsNeverTakenForWhole() throws {
    let folder = try TemporaryFolder()
    _ = try run(in: folder)
    let leftover = folder("run/checkpoints/step-000000009.partial")
    try FileManager.default.copyItem(
      atPath: folder("run/checkpoints/step-000000003"), toPath: leftover)
    let runFolder = RunFolder(folder("run"))
    #expect(
      try runFolder.latestCheckpointPath() == folder("run/checkpoints/step-000000004"))
    let trainer = try ReversalTask.trainer(
      ReversalTask.recipe(steps: 4), in: folder("run"), resuming: true)
    #expect(trainer.step == 4)
    #expect(!FileManager.default.fileExists(atPath: leftover))
  }

  /// Numbers in `state.json` that no run comes to, with a checksum that is right.
  @Test func countersOutOfRangeAreRefused() throws {
    let folder = try TemporaryFolder()
    _ = try run(in: folder)
    let path = "run/checkpoints/step-000000004"
    let tree = try JSONSerialization.jsonObject(
      with: Data(folder.bytes(of: "\(path)/state.json")))
    let whole = try #require(tree as? [String: Any])
    let position = try #require(whole["position"] as? [String: Any])
    for value in [-1, 1 << 60 + 1, Int.max] {
      for name in ["step", "examples", "tokens", "measurementsSinceBest"] {
        let state = whole.merging([name: value]) { $1 }
        #expect(try refusal(of: state, in: path, folder) == "\(name): no run comes to \(value)")
      }
      for name in ["epoch", "index"] {
        let state = whole.merging(["position": position.merging([name: value]) { $1 }]) { $1 }
        #expect(try refusal(of: state, in: path, folder) == "position: is not in the data")
      }
    }
  }

  /// What is said of a checkpoint with another state when the run is to go on.
  private func refusal(
    of state: [String: Any], in path: String, _ folder: TemporaryFolder
  ) throws -> String {
    let file = "\(path)/\(Checkpoint.stateFile)"
    try folder.write(Array(JSONSerialization.data(withJSONObject: state)), to: file)
    let digest = try InputFile.hexDigest(of: folder(file))
    let list = String(decoding: try folder.bytes(of: "\(path)/checksums.xxh64"), as: UTF8.self)
    let lines = list.split(separator: "\n").map { line in
      line.hasSuffix(Checkpoint.stateFile) ? "\(digest)  \(Checkpoint.stateFile)" : String(line)
    }
    try folder.write(
      Array((lines.joined(separator: "\n") + "\n").utf8), to: "\(path)/checksums.xxh64")
    let error = try #require(throws: TrainingError.self) {
      try ReversalTask.trainer(ReversalTask.recipe(steps: 8), in: folder("run"), resuming: true)
    }
    return error.description.replacing("\(folder(file)): ", with: "")
  }

  @Test func aLaterFormatIsRefused() throws {
    let folder = try TemporaryFolder()
    _ = try run(in: folder)
    let path = "run/checkpoints/step-000000004"
    let text = String(decoding: try folder.bytes(of: "\(path)/state.json"), as: UTF8.self)
      .replacingOccurrences(of: "\"format\" : 1", with: "\"format\" : 2")
    try folder.write(Array(text.utf8), to: "\(path)/state.json")
    // As the later version would have listed it.
    let old = String(decoding: try folder.bytes(of: "\(path)/checksums.xxh64"), as: UTF8.self)
    let stated = try #require(old.split(separator: "\n").last?.split(separator: " ").first)
    let error = try #require(throws: FileError.self) { try Checkpoint.load(folder(path)) }
    guard case .checksum(_, let found) = error.reason else {
      Issue.record("\(error)")
      return
    }
    try folder.write(
      Array(old.replacingOccurrences(of: stated, with: found).utf8),
      to: "\(path)/checksums.xxh64")
    let refusal = try #require(throws: FileError.self) { try Checkpoint.load(folder(path)) }
    #expect(
      refusal.description == "\(folder(path))/state.json: format: is 2; this version reads 1")
  }
}
