import Generators
import Glibc

/// A task with the distribution that was asked for: a preset by name, or a JSON5 file.
struct TaskChoice {
  let generator: any ProblemGenerator

  /// Prepares the generator of a task; without a distribution, that of its first preset.
  ///
  /// A text that contains a slash or a dot, or that names an existing file, is a path.
  init(_ type: any ProblemGenerator.Type, distribution: String?) throws {
    generator = try Self.make(type, distribution)
  }

  private static func make<Generator: ProblemGenerator>(
    _: Generator.Type, _ distribution: String?
  ) throws -> any ProblemGenerator {
    guard let distribution else {
      return try Generator.make(preset: Generator.presetNames.first ?? "")
    }
    let isPath =
      distribution.contains("/") || distribution.contains(".")
      || (!Generator.presetNames.contains(distribution) && isFile(distribution))
    return isPath
      ? try Generator.make(distributionFile: distribution)
      : try Generator.make(preset: distribution)
  }

  private static func isFile(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
