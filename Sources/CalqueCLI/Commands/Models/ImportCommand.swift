import Training

/// `calque import`: reads a folder of transformers into a model folder of ours.
struct ImportCommand: Command {
  static let name = "import"
  static let summary = "read a model of the library 'transformers' into a folder of calque"
  static let discussion = """
    The folder has config.json, model.safetensors, and tokenizer.json or vocab.json.
    The classes are BART, mBART, Blenderbot, Pegasus, Marian, T5, OPT and LLaMA; the
    tokens are words of which the first three are <s>, <pad> and </s>. What calque
    cannot compute in the same way is refused, with the file and the field named.
    """
  static let examples = ["calque import my-bart --out my-model"]

  var folder = ""
  var out: String?

  static var parameters: [Parameter<Self>] {
    [
      .argument("DIR", \.folder, "the folder of transformers"),
      .option("out", "DIR", \.out, "the folder to write; an earlier model in it is replaced"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    guard let out else {
      throw UsageError(.other("--out DIR is needed"), command: Self.name)
    }
    try TransformersFolder.read(folder).save(to: out)
    console.print("\(out): \(try ModelChoice(path: out).name)")
    return .success
  }
}
