import CalqueCLI
import Testing

@Suite struct ArgumentReaderTests {
  struct Accepted: CustomTestStringConvertible, Sendable {
    let arguments: String
    let result: String
    var testDescription: String { arguments }
  }

  static let accepted = [
    Accepted(
      arguments: "a", result: "a count=10000 seed=0 rate=0.5 mode=quick out=- set= json=false"),
    Accepted(
      arguments: "a b --count 1M --seed=7 --json",
      result: "a,b count=1000000 seed=7 rate=0.5 mode=quick out=- set= json=true"),
    Accepted(
      arguments: "--set x=1 a --set y=2 --out=",
      result: "a count=10000 seed=0 rate=0.5 mode=quick out= set=x=1,y=2 json=false"),
    Accepted(
      arguments: "--rate -0.25 -x*sin(x) --mode thorough",
      result: "-x*sin(x) count=10000 seed=0 rate=-0.25 mode=thorough out=- set= json=false"),
    Accepted(
      arguments: "--out - -- --json --help",
      result: "--json,--help count=10000 seed=0 rate=0.5 mode=quick out=- set= json=false"),
  ]

  @Test(arguments: accepted)
  func optionsAndArgumentsMayComeInAnyOrder(_ example: Accepted) async throws {
    let test = TestConsole()
    let words = example.arguments.split(separator: " ").map(String.init)
    let status = try await SampleCommand.run(arguments: words, on: test.console())
    #expect(status == .success)
    #expect(test.output == example.result + "\n")
  }

  struct Refused: CustomTestStringConvertible, Sendable {
    let arguments: String
    let message: String
    var testDescription: String { arguments }
  }

  static let refused = [
    Refused(arguments: "", message: "missing argument FILE"),
    Refused(arguments: "a b c", message: "unexpected argument 'c'"),
    Refused(arguments: "a --cuont 5", message: "unknown option '--cuont'; did you mean '--count'?"),
    Refused(arguments: "a --jsno=5", message: "unknown option '--jsno'; did you mean '--json'?"),
    Refused(arguments: "a --hepl", message: "unknown option '--hepl'; did you mean '--help'?"),
    Refused(arguments: "a --zzzzzzz", message: "unknown option '--zzzzzzz'"),
    Refused(arguments: "a b -count", message: "unknown option '-count'; did you mean '--count'?"),
    Refused(
      arguments: "a b c -count", message: "unknown option '-count'; did you mean '--count'?"),
    Refused(arguments: "a --count", message: "option '--count' needs a value: --count N"),
    Refused(arguments: "a --count --json", message: "option '--count' needs a value: --count N"),
    Refused(arguments: "a --json=yes", message: "option '--json' takes no value"),
    Refused(arguments: "a --seed 1 --seed=2", message: "option '--seed' is given twice"),
    Refused(
      arguments: "a --count 1.5",
      message: "--count: '1.5' is not valid; expected a count such as 500, 10k or 1.5M"),
    Refused(
      arguments: "a --seed -1",
      message: "--seed: '-1' is not valid; expected an integer from 0 to 18446744073709551615"),
    Refused(arguments: "a --rate inf", message: "--rate: 'inf' is not valid; expected a number"),
    Refused(
      arguments: "a --mode fast",
      message: "--mode: 'fast' is not valid; expected one of quick, thorough"),
  ]

  @Test(arguments: refused)
  func refusalNamesTheArgumentAndTheRemedy(_ example: Refused) async {
    let words = example.arguments.split(separator: " ").map(String.init)
    let error = await #expect(throws: UsageError.self) {
      try await SampleCommand.run(arguments: words, on: TestConsole().console())
    }
    #expect(error?.description == "sample: \(example.message) (see 'calque help sample')")
  }

  @Test(arguments: [["--help"], ["a", "-h"], ["--nonsense", "--help"]])
  func helpIsShownWhateverElseIsGiven(_ arguments: [String]) async throws {
    let test = TestConsole()
    #expect(try await SampleCommand.run(arguments: arguments, on: test.console()) == .success)
    #expect(test.output == SampleCommand.helpText)
  }
}
