// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: warnings are errors, unsafe code says so, imports are internal unless needed.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func library(
  _ name: String, _ dependencies: [Target.Dependency], path: String? = nil, exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

// A target imports only from targets above it; ARCHITECTURE.md says why each exists.
let package = Package(
  name: "calque",
  products: [.executable(name: "calque", targets: ["calque"])],
  targets: [
    .systemLibrary(
      name: "CGMP", pkgConfig: "mpfr",
      providers: [.apt(["libgmp-dev", "libmpfr-dev", "libmpc-dev"])]),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLineEditor", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CPJRT"),
    .systemLibrary(name: "CRename"),
    .target(name: "CKernels"),
    library("Files", []),
    library("JSON5", []),
    library("Randomness", []),
    library("ExactArithmetic", ["CGMP"]),
    library("Polynomials", ["ExactArithmetic"]),
    library("Tokenization", ["ExactArithmetic"]),
    library("Symbolics", ["ExactArithmetic", "Polynomials", "Tokenization"]),
    library(
      "Generators",
      ["Symbolics", "Polynomials", "Tokenization", "ExactArithmetic", "Randomness", "JSON5"],
      path: "Generators",
      exclude: [
        "Distributions",
        "Integration/README.md",
        "DifferentialEquations/README.md",
        "Sequences/README.md",
        "Arithmetic/README.md",
        "NumberTheory/README.md",
        "LinearAlgebra/README.md",
        "Symbols/README.md",
        "Lyapunov/README.md",
        "Wrappers/README.md",
      ]),
    library(
      "Datasets",
      [
        "Generators", "ExactArithmetic", "Tokenization", "JSON5", "Files", "CZstd", "CZlib",
        "CKernels",
      ],
      exclude: ["Data/README.md"]),
    library("Tensors", ["CKernels", "COpenBLAS", "Randomness"]),
    library("Autodiff", ["Tensors"]),
    library("Transformer", ["Autodiff", "Tensors", "Randomness"]),
    library(
      "Training",
      [
        "Transformer", "Autodiff", "Tensors", "Tokenization", "Randomness", "JSON5", "Files",
        "CRename",
      ]),
    library("Accelerator", ["CPJRT", "Training", "Transformer", "Autodiff", "Tensors"]),
    library(
      "Evaluation",
      [
        "ExactArithmetic", "Generators", "Symbolics", "Tokenization", "Transformer", "Training",
        "Datasets", "JSON5",
      ]),
    .target(
      name: "PretrainedModels", resources: [.copy("Models")], swiftSettings: strict),
    library(
      "CalqueCLI",
      [
        "Randomness", "ExactArithmetic", "Tokenization", "Symbolics", "Generators", "Datasets",
        "Tensors", "JSON5", "Files",
        "Autodiff", "Transformer", "Training", "Accelerator", "Evaluation", "PretrainedModels",
        "CLineEditor",
      ]),
    .executableTarget(name: "calque", dependencies: ["CalqueCLI"], swiftSettings: strict),
    .executableTarget(
      name: "calque-benchmarks",
      dependencies: [
        "Randomness", "ExactArithmetic", "Tokenization", "Symbolics", "Generators", "Datasets",
        "Tensors",
        "Autodiff", "Transformer", "Training", "Evaluation",
      ],
      path: "Benchmarks",
      exclude: [
        "RESULTS.md", "GPU.md", "textbook.txt", "Peers", "Experiments", "Expressions", "Integrals",
      ],
      swiftSettings: strict),
    tests("JSON5Tests", ["JSON5"]),
    tests("RandomnessTests", ["Randomness"]),
    tests("ExactArithmeticTests", ["ExactArithmetic", "Randomness"]),
    tests("PolynomialsTests", ["Polynomials", "ExactArithmetic", "Randomness"]),
    tests("TokenizationTests", ["Tokenization", "ExactArithmetic"]),
    tests(
      "SymbolicsTests",
      ["Symbolics", "ExactArithmetic", "Polynomials", "Tokenization", "Randomness"],
      exclude: ["Golden"]),
    tests(
      "GeneratorsTests",
      [
        "Generators", "Symbolics", "Polynomials", "ExactArithmetic", "Tokenization", "Randomness",
        "JSON5",
      ],
      exclude: ["Golden"]),
    tests(
      "DatasetsTests",
      [
        "Datasets", "Generators", "Symbolics", "ExactArithmetic", "Tokenization", "Randomness",
        "JSON5",
      ],
      exclude: ["Golden"]),
    tests("TensorsTests", ["Tensors", "CKernels", "Randomness"]),
    tests("AutodiffTests", ["Autodiff", "Tensors", "Randomness"]),
    tests(
      "TransformerTests",
      ["Transformer", "Autodiff", "Tensors", "Randomness"],
      exclude: ["Golden"]),
    tests(
      "TrainingTests",
      ["Training", "Transformer", "Autodiff", "Tensors", "Tokenization", "Randomness", "JSON5"],
      exclude: ["Golden"]),
    tests(
      "AcceleratorTests",
      [
        "Accelerator", "CPJRT", "Training", "Transformer", "Tensors", "Tokenization", "Randomness",
      ],
      exclude: ["Golden"]),
    tests(
      "EvaluationTests",
      [
        "Evaluation", "Generators", "Symbolics", "Tokenization", "Datasets", "Training",
        "Transformer", "Tensors", "ExactArithmetic", "Randomness", "JSON5",
      ]),
    tests(
      "CalqueCLITests",
      [
        "CalqueCLI", "Evaluation", "Transformer", "Training", "Symbolics", "Datasets", "Generators",
        "ExactArithmetic", "Tokenization", "Randomness", "JSON5",
      ],
      exclude: ["Golden"]),
  ]
)
