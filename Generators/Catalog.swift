import Tokenization

/// All tasks; a new one is a line here.
public enum Catalog {
  /// The types of the tasks, in the order they are listed.
  public static let all: [any ProblemGenerator.Type] = [
    // Integration.
    IntegrationBackward.self, IntegrationForward.self, IntegrationByParts.self,
    Differentiation.self,
    // Differential equations.
    DifferentialEquations<FirstOrder>.self, DifferentialEquations<SecondOrder>.self,
    LinearEquations.self,
    // Sequences.
    SequenceFormula<IntegerSequences>.self, SequenceTerms<IntegerSequences>.self,
    SequenceFormula<FloatSequences>.self, SequenceTerms<FloatSequences>.self,
    // Arithmetic.
    Arithmetic<Addition>.self, Arithmetic<Subtraction>.self, Arithmetic<Multiplication>.self,
    Arithmetic<Division>.self, Arithmetic<ModularAddition>.self,
    Arithmetic<ModularMultiplication>.self,
    // Number theory.
    IntegerTask<GreatestCommonDivisor>.self, IntegerTask<ModularInverse>.self,
    IntegerTask<FractionAddition>.self, IntegerTask<FractionProduct>.self,
    IntegerTask<FractionSimplification>.self, IntegerTask<FractionComparison>.self,
    IntegerTask<FractionRounding>.self, IntegerTask<FractionDeterminant>.self,
    IntegerTask<Primality>.self, IntegerTask<Factorisation>.self, ModularGrokking.self,
    // Linear algebra.
    MatrixTask<MatrixTransposition>.self, MatrixTask<MatrixAddition>.self,
    MatrixTask<MatrixVectorProduct>.self, MatrixTask<MatrixProduct>.self,
    MatrixTask<Eigenvalues>.self, MatrixTask<Eigenvectors>.self,
    MatrixTask<MatrixInversion>.self, MatrixTask<SingularValues>.self,
    MatrixTask<SingularValueFactors>.self,
    MatrixTask<Determinant>.self, MatrixRank.self,
    // Physics and control.
    SymbolTask<SymbolZeros>.self, SymbolTask<SymbolCoefficients>.self,
    SymbolTask<SymbolStrikeOut>.self, LyapunovBackward.self,
  ]

  /// The type of the task with this name, which may have wrappers in front as in `two-set:gcd`.
  public static func task(named name: String) throws(CatalogError) -> any ProblemGenerator.Type {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last, let task = all.first(where: { $0.name == last }) else {
      throw CatalogError.unknownTask(parts.last ?? "", known: all.map { $0.name })
    }
    return try TaskWrapper.type(over: task, wrappers: parts.dropLast())
  }
}

/// A task or preset that does not exist.
public enum CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No task has this name.
  case unknownTask(String, known: [String])
  /// No wrapper of tasks has this name.
  case unknownWrapper(String, known: [String])
  /// A wrapper stands twice before a task.
  case repeatedWrapper(String)
  /// The task has no preset of this name.
  case unknownPreset(String, task: String, known: [String])
  /// The preset cannot be drawn from, as where a task without labels is to be balanced.
  case unusablePreset(String, task: String, reason: DistributionError)

  public var description: String {
    switch self {
    case .unknownTask(let name, let known):
      "unknown task '\(name)'" + Self.remedy(name, known) + " ('calque tasks' lists all)"
    case .unknownWrapper(let name, let known):
      "no wrapper of tasks is called '\(name)'" + Self.remedy(name, known)
    case .repeatedWrapper(let name):
      "the wrapper '\(name)' stands twice before a task; once is enough"
    case .unknownPreset(let name, let task, let known):
      "task '\(task)' has no preset '\(name)'" + Self.remedy(name, known)
    case .unusablePreset(let name, let task, let reason):
      "preset '\(name)' of task '\(task)': \(reason)"
    }
  }

  private static func remedy(_ name: String, _ known: [String]) -> String {
    nearestName(to: name, among: known).map { "; did you mean '\($0)'?" }
      ?? "; known are \(known.joined(separator: ", "))"
  }
}

extension ProblemGenerator {
  /// The names of the presets, the default first.
  public static var presetNames: [String] { Distribution.presets.map(\.name) }

  /// The generator of a preset, which must have one of ``presetNames``.
  public static func make(preset name: String) throws(CatalogError) -> Self {
    guard let preset = Distribution.presets.first(where: { $0.name == name }) else {
      throw CatalogError.unknownPreset(name, task: Self.name, known: presetNames)
    }
    do throws(DistributionError) {
      return try Self(distribution: preset.distribution)
    } catch {
      throw CatalogError.unusablePreset(name, task: Self.name, reason: error)
    }
  }
}
