import Training

/// `calque export`: writes a model folder that can be shipped, or one that transformers loads.
struct ExportCommand: Command {
  static let name = "export"
  static let summary = "write the model of a run as a folder of its own"
  static let discussion = """
    The folder holds the weights as safetensors, with the names of Hugging Face's
    BART, and config.json and vocab.json. 16-bit weights take half the space and
    are widened again when they are read.

    With --format huggingface, it is a folder that the library 'transformers'
    loads as it is, tokenizer included. The class follows from the recipe: BART,
    mBART, Blenderbot, Pegasus, Marian, T5, OPT or LLaMA. Where none computes the
    same as the model, the first reason is given and nothing is written.
    'calque import' reads it back.
    """
  static let examples = [
    "calque export runs/bwd --out my-model",
    "calque export runs/bwd --out my-model --type float16",
    "calque export runs/bwd --out my-bart --format huggingface",
  ]

  var model = ""
  var out: String?
  var format = Format.calque
  var type = WeightType.float32

  /// Whose folder it is.
  enum Format: String, CaseIterable, ArgumentValue {
    case calque, huggingface
  }

  /// How weights are stored.
  enum WeightType: String, CaseIterable, ArgumentValue {
    case float32, float16

    var elementType: ElementType {
      switch self {
      case .float32: .float32
      case .float16: .float16
      }
    }
  }

  static var parameters: [Parameter<Self>] {
    [
      .argument("MODEL", \.model, ModelChoice.help),
      .option("out", "DIR", \.out, "the folder to write; an earlier model in it is replaced"),
      .option("format", "NAME", \.format, "who reads it: calque or huggingface"),
      .option("type", "NAME", \.type, "the type of the stored weights: float32 or float16"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    guard let out else {
      throw UsageError(.other("--out DIR is needed"), command: Self.name)
    }
    let choice = try ModelChoice(path: model)
    switch format {
    case .calque:
      try choice.folder.save(to: out, storedAs: type.elementType)
      console.print("\(out): \(choice.name)")
    case .huggingface:
      try TransformersFolder.write(choice.folder, to: out, storedAs: type.elementType)
      let className = try TransformersFolder.className(for: choice.folder.configuration)
      console.print("\(out): \(className), \(choice.name)")
    }
    return .success
  }
}
