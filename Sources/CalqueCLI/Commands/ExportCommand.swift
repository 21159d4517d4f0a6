import Training

/// `calque export`: writes a model folder that can be shipped.
struct ExportCommand: Command {
  static let name = "export"
  static let summary = "write the model of a run as a folder of its own"
  static let discussion = """
    The folder holds the weights as safetensors, with the names of Hugging Face's
    BART, and config.json and vocab.json. 16-bit weights take half the space and
    are widened again when they are read.
    """
  static let examples = [
    "calque export runs/bwd --out my-model",
    "calque export runs/bwd --out my-model --type float16",
  ]

  var model = ""
  var out: String?
  var type = WeightType.float32

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
      .argument("MODEL", \.model, "the folder of a run or of a model"),
      .option("out", "DIR", \.out, "the folder to write; an earlier model in it is replaced"),
      .option("type", "NAME", \.type, "the type of the stored weights: float32 or float16"),
    ]
  }

  func run(on console: Console) throws -> CommandStatus {
    guard let out else {
      throw UsageError(.other("--out DIR is needed"), command: Self.name)
    }
    let choice = try ModelChoice(path: model)
    try choice.folder.save(to: out, storedAs: type.elementType)
    console.print("\(out): \(choice.name)")
    return .success
  }
}
