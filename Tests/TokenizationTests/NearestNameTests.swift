import Testing
import Tokenization

struct NearestNameTests {
  @Test(
    arguments: [
      ("sine", "sin"), ("integration-bacward", "integration-backward"),
      ("maximumLenght", "maximumLength"),
      ("LEAVES", "leaves"), ("integ", "integration-backward"), ("zzz", nil), ("", nil),
    ] as [(String, String?)])
  func theNearestIsOffered(_ typed: String, _ meant: String?) {
    let names = ["integration-backward", "sin", "cos", "maximumLength", "leaves"]
    #expect(nearestName(to: typed, among: names) == meant)
  }
}
