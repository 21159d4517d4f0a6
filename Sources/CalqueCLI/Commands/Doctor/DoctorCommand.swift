package import Accelerator

/// `calque doctor`: says what this machine has, and tests every part of the program on it.
package struct DoctorCommand: Command {
  package static let name = "doctor"
  package static let summary = "show machine, libraries and devices, and run a short self-test"
  package static let discussion = """
    The self-test takes a few seconds: a product of matrices, exact problems that
    are made and verified, the gradient of a small transformer against differences
    of its loss, integrals that the shipped model solves, and, where a plugin is
    installed, a program on its device. The exit status is 1 if a test fails.
    """
  package static let examples = ["calque doctor", "calque doctor --device cuda --json"]

  package var device: PluginChoice?
  package var json = false

  package static var parameters: [Parameter<Self>] {
    [
      .option(
        "device", "NAME|FILE", \.device,
        "the plugin to test (default: the first that is found)"),
      .flag("json", \.json, "print a JSON object"),
    ]
  }

  package init() {}

  package func run(on console: Console) throws -> CommandStatus {
    try run(on: console, loadSolver: IntegralSolver.load)
  }

  /// Runs with any solver.
  package func run(
    on console: Console, loadSolver: (_ modelPath: String?) throws -> IntegralSolver
  ) throws -> CommandStatus {
    let machine = MachineReport()
    let accelerator = try AcceleratorReport(device, environment: console.environment)
    if !json {
      let facts = machine.facts + accelerator.facts
      let width = facts.map(\.name.count).max() ?? 0
      for fact in facts { console.print("\(fact.name.padded(to: width))  \(fact.value)") }
      console.print()
    }
    var checks: [SelfCheck] = []
    func add(_ check: SelfCheck) {
      checks.append(check)
      if !json { console.print(check.line(on: console)) }
    }
    add(.matrixProduct())
    add(.problems())
    add(.gradient())
    add(.integrals { try loadSolver(nil) })
    if let client = accelerator.client { add(.accelerator(client)) }
    let passes = checks.allSatisfy(\.passes)
    if json {
      let report: JSONOutput = [
        "machine": machine.json, "accelerator": accelerator.json,
        "checks": .array(checks.map(\.json)), "passes": .boolean(passes),
      ]
      console.print(report.description)
    }
    return passes ? .success : .failure
  }
}
