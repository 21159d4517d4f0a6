import ExactArithmetic

extension ExponentialPolynomial {
  /// The antiderivative, mode by mode from the highest power of x down; nil where a frequency is symbolic
  /// and vanishes.
  ///
  /// e^(λx)(a·cos θ + b·sin θ) integrates to the same with other amplitudes; xᵖ in front leaves, by parts,
  /// −p·xᵖ⁻¹ times that.
  func antiderivative(in arena: inout ExprArena) -> ExponentialPolynomial? {
    var modes: [Mode] = []
    for term in terms where !modes.contains(term.mode) { modes.append(term.mode) }
    var result = ExponentialPolynomial()
    for mode in modes {
      var amplitudes: [Int: Amplitudes] = [:]
      for term in terms where term.mode == mode { amplitudes[term.power] = term.amplitudes }
      guard integrate(amplitudes, mode, into: &result, in: &arena) else { return nil }
    }
    return result
  }

  private func integrate(
    _ amplitudes: [Int: Amplitudes], _ mode: Mode, into result: inout ExponentialPolynomial,
    in arena: inout ExprArena
  ) -> Bool {
    if mode.growth == .zero && mode.angle == .zero {
      for (power, amplitude) in amplitudes.sorted(by: { $0.key < $1.key }) {
        let raised = arena.divide(amplitude.cosine, by: arena.integer(power + 1))
        let own = Amplitudes(cosine: raised, sine: .zero)
        result.add(Term(mode: mode, power: power + 1, amplitudes: own), in: &arena)
      }
      return true
    }
    let frequency = arena.derivative(of: mode.angle)
    var amplitudes = amplitudes
    for power in (0...(amplitudes.keys.max() ?? 0)).reversed() {
      guard let own = amplitudes[power] else { continue }
      guard let integrated = integrated(own, mode, frequency, in: &arena) else { return false }
      result.add(Term(mode: mode, power: power, amplitudes: integrated), in: &arena)
      guard power > 0 else { break }
      let factor = arena.integer(-power)
      let lower = amplitudes[power - 1] ?? Amplitudes(cosine: .zero, sine: .zero)
      amplitudes[power - 1] = Amplitudes(
        cosine: arena.add(lower.cosine, arena.scale(integrated.cosine, by: factor)),
        sine: arena.add(lower.sine, arena.scale(integrated.sine, by: factor)))
    }
    return true
  }

  /// The amplitudes of ∫ e^(λx)(a·cos θ + b·sin θ) dx for θ′ = ω: with λ² + σω² below,
  /// λa − ωb and λb + σωa above.
  private func integrated(
    _ own: Amplitudes, _ mode: Mode, _ frequency: Node, in arena: inout ExprArena
  ) -> Amplitudes? {
    let sign = arena.integer(mode.family.sign)
    let (a, b, growth) = (own.cosine, own.sine, mode.growth)
    let squares = arena.add(
      arena.power(growth, .two), arena.scale(arena.power(frequency, .two), by: sign))
    let inverse = arena.power(arena.expanded(squares), .minusOne)
    guard inverse != .undefined else { return nil }
    let cosine = arena.subtract(arena.multiply(growth, a), arena.multiply(frequency, b))
    let turned = arena.scale(arena.multiply(frequency, a), by: sign)
    let sine = arena.add(arena.multiply(growth, b), turned)
    return Amplitudes(
      cosine: arena.multiply(arena.expanded(cosine), inverse),
      sine: arena.multiply(arena.expanded(sine), inverse))
  }
}
