import CalqueCLI
import Testing

@Suite struct DoctorCommandTests {
  private func run(
    json: Bool, environment: [String: String] = [:],
    loadSolver: (String?) throws -> IntegralSolver = FakeSolver.load
  ) throws -> (status: CommandStatus, output: String) {
    var command = DoctorCommand()
    command.json = json
    let test = TestConsole()
    let status = try command.run(
      on: test.console(environment: environment), loadSolver: loadSolver)
    return (status, test.output)
  }

  @Test func soundMachinePassesEveryCheck() throws {
    let result = try run(json: false)
    #expect(result.status == .success, "\(result.output)")
    for word in ["glibc", "OpenBLAS", "GFLOP/s", "made and verified", "∫ cos(x) dx = sin(x)"] {
      #expect(result.output.contains(word), "\(word) in \(result.output)")
    }
    #expect(!result.output.contains("FAILED"))
  }

  @Test func faultIsNamedAndEndsWithStatus1() throws {
    let result = try run(json: true, loadSolver: { _ in throw FakeSolver.MissingModel(path: "m") })
    #expect(result.status == .failure)
    #expect(result.output.contains(#""passes":false,"detail":"m: no model here""#))
    #expect(result.output.hasSuffix("\"passes\":false}\n"))
  }

  @Test func pluginThatIsNotThereIsNoFaultUnlessItWasAskedFor() async throws {
    let environment = ["CALQUE_PJRT_PLUGIN": "/nowhere/plugin.so"]
    let result = try run(json: false, environment: environment)
    #expect(result.status == .success, "\(result.output)")
    #expect(result.output.contains("/nowhere/plugin.so: not a PJRT plugin"))
    let asked = await TestConsole.run(["doctor", "--device", "cuda"], environment: environment)
    #expect(asked.status == .failure)
    #expect(asked.errors.hasPrefix("calque: /nowhere/plugin.so: not a PJRT plugin"))
    let unknown = await TestConsole.run(["doctor", "--device", "gpu"])
    #expect(unknown.status == .usage)
    #expect(unknown.errors.contains("expected cuda, xla-cpu or the file of a plugin"))
  }
}
