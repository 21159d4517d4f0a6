import Randomness
import Testing

/// Laws that hold for every expression, on the first of those that the benchmark `properties` checks.
@Suite struct ExpressionPropertyTests {
  @Test(arguments: 0..<10) func randomExpressionsKeepTheLaws(_ part: Int) {
    let random = RandomStream(seed: 6).child("properties")
    var properties = ExpressionProperties()
    for index in part * 1_000..<(part + 1) * 1_000 { properties.check(random.child(UInt64(index))) }
    #expect(properties.failures.isEmpty, "\(properties.failures)")
    #expect(properties.definedCount > 800 && properties.valueCount > 400)
    #expect(properties.slopeCount > 200)
  }
}
