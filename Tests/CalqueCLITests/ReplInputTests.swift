import CalqueCLI
import Testing

@Suite struct ReplInputTests {
  static let readings: [(line: String, input: ReplInput)] = [
    ("", .nothing), ("  \t", .nothing), (" x*cos(x) ", .solve("x*cos(x)")),
    (":help", .help), (":h", .help), (":quit", .quit), (" :q ", .quit),
    (":beam 5", .beam(5)), (":beam", .beam(nil)), (":latex", .toggle(.latex, nil)),
    (":latex off", .toggle(.latex, false)), (":explain on", .toggle(.explain, true)),
    (":rules", .toggle(.rules, nil)), (":history", .history), ("1, 2, 3, ?", .solve("1, 2, 3, ?")),
    (":model runs/a b", .model("runs/a b")), (":model", .model(nil)),
    ("diff x^2", .differentiate("x^2")), ("diff(x^2)", .differentiate("(x^2)")),
    ("differentiate x^2", .differentiate("x^2")), ("solve x^2", .solve("x^2")),
    ("simplify x + x", .simplify("x + x")), ("difference", .solve("difference")),
    ("verify cos(x), sin(x)", .verify(integrand: "cos(x)", antiderivative: "sin(x)")),
    ("verify f(x, y), x", .verify(integrand: "f(x, y)", antiderivative: "x")),
  ]

  @Test(arguments: readings)
  func lineSaysWhatToDo(_ reading: (line: String, input: ReplInput)) throws {
    #expect(try ReplInput(line: reading.line) == reading.input)
  }

  static let errors: [(line: String, message: String)] = [
    (":hlep", "unknown command ':hlep'; did you mean ':help'?"),
    (":", "unknown command ':'; ':help' lists the commands"),
    (":zzz", "unknown command ':zzz'; ':help' lists the commands"),
    (":beam x", ":beam takes a number from 1 to 1000, not 'x'"),
    (":beam 0", ":beam takes a number from 1 to 1000, not '0'"),
    (":latex maybe", ":latex takes on or off"),
    (":rules 3", ":rules takes on or off"), (":history 3", ":history takes no argument"),
    (":quit now", ":quit takes no argument"),
    ("verify x", "verify takes an integrand and an antiderivative: verify cos(x), sin(x)"),
    ("verify x,", "verify takes an integrand and an antiderivative: verify cos(x), sin(x)"),
    ("verify x, y, z", "verify takes an integrand and an antiderivative: verify cos(x), sin(x)"),
  ]

  @Test(arguments: errors)
  func errorNamesTheRemedy(_ example: (line: String, message: String)) {
    let error = #expect(throws: ReplInputError.self) { try ReplInput(line: example.line) }
    #expect(error?.description == example.message)
  }

  @Test func historyFollowsTheBaseDirectorySpecification() {
    func path(_ environment: [String: String]) -> String? {
      LineEditor.defaultHistoryPath { environment[$0] }
    }
    #expect(path(["HOME": "/h"]) == "/h/.local/state/calque/history")
    #expect(path(["HOME": "/h", "XDG_STATE_HOME": "/s"]) == "/s/calque/history")
    #expect(path(["HOME": "/h", "XDG_STATE_HOME": "relative"]) == "/h/.local/state/calque/history")
    #expect(path([:]) == nil)
  }
}

@Suite struct ReplCompletionTests {
  @Test func commandsWordsAndFunctionsAreCompleted() {
    #expect(ReplCompletion.candidates(for: ":h") == [":help", ":history"])
    #expect(ReplCompletion.candidates(for: "sinh") == ["sinh"])
    #expect(ReplCompletion.candidates(for: "integ") == ["integrate"])
    #expect(ReplCompletion.candidates(for: "zzz") == [])
    for name in ReplInput.settingNames {
      #expect(ReplCompletion.candidates(for: ":\(name)").contains(":\(name)"))
    }
  }
}
