import CalqueCLI
import Foundation
import Testing

@Suite struct JSONOutputTests {
  @Test func membersKeepTheirOrder() {
    let value: JSONOutput = ["input": "x", "answer": nil, "tries": 3, "list": [1, true, "a"]]
    #expect(value.description == #"{"input":"x","answer":null,"tries":3,"list":[1,true,"a"]}"#)
  }

  @Test(arguments: [
    "", "a\"b\\c/d", "line\nfeed\ttab\r", "\u{0}\u{1F}\u{7F}", "√x·π − 🙂", "\u{2028}",
  ])
  func stringsReadBack(_ text: String) throws {
    let json = JSONOutput.array([.string(text)]).description
    let decoded = try JSONDecoder().decode([String].self, from: Data(json.utf8))
    #expect(decoded == [text])
    #expect(!json.contains("\n"))
  }

  @Test(arguments: [0, -0.5, 1e-300, 1.7976931348623157e308, 123456.789, 1e21])
  func numbersReadBack(_ number: Double) throws {
    let json = JSONOutput.array([.number(number)]).description
    #expect(try JSONDecoder().decode([Double].self, from: Data(json.utf8)) == [number])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numbersThatJSONLacksAreNull(_ number: Double) {
    #expect(JSONOutput.number(number).description == "null")
  }

  @Test func measurementsAreRounded() {
    #expect(JSONOutput.rounded(12.34567, decimals: 3).description == "12.346")
    #expect(JSONOutput.rounded(-0.0004, decimals: 3).description == "0.0")
  }
}
