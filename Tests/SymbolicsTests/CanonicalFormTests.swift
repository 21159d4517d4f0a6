import Symbolics
import Testing

@Suite struct CanonicalFormTests {
  @Test func smoke() {
    var arena = ExprArena()
    let x = arena.symbol(.x)
    let sine = arena.apply(.sin, x)
    let f = arena.apply(.add, arena.apply(.mul, x, sine), arena.apply(.cos, x))
    let d = arena.derivative(of: f)
    var tokens: [Int32] = []
    arena.appendPrefix(of: d, to: &tokens)
    print(tokens, arena.expr(d) as Any)
    #expect(arena.apply(.mul, x, arena.apply(.cos, x)) == d)
  }
}
