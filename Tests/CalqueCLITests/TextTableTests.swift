import CalqueCLI
import Testing

@Suite struct TextTableTests {
  @Test func columnsAlign() {
    var table = TextTable([("operators", .left), ("problems", .right), ("verified", .right)])
    table.append(["1–2", "120", "98.3 %"])
    table.append(["all", "12000", "7.0 %"])
    #expect(
      table.lines == [
        "operators  problems  verified",
        "─────────  ────────  ────────",
        "1–2             120    98.3 %",
        "all           12000     7.0 %",
      ])
  }

  @Test func noLineEndsWithASpace() {
    var table = TextTable([("a", .left), ("b", .left)])
    table.append(["long", ""])
    #expect(table.lines == ["a     b", "────  ─", "long"])
  }
}
