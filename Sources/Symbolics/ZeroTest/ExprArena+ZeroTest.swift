extension ExprArena {
  /// Whether the derivative of `antiderivative` with respect to x is `integrand`.
  ///
  /// The ladder: equality of canonical forms, the rational normal form of the difference, then
  /// evaluation in multiple precision.
  public mutating func verdict(
    thatDerivativeOf antiderivative: Node, equals integrand: Node
  ) -> Verdict {
    var log = DecisionLog.off
    return verdict(thatDerivativeOf: antiderivative, equals: integrand, &log)
  }

  /// Whether the derivative of a function with respect to x is `derivative`, wherever it has one.
  ///
  /// The function is given, so its jumps are not the answer's.
  public mutating func verdict(of derivative: Node, asDerivativeOf function: Node) -> Verdict {
    var log = DecisionLog.off
    return slopeVerdict(function, derivative, &log)
  }

  /// The verdict that a derivative equals the integrand, with the steps that led to it.
  public mutating func explainedVerdict(
    thatDerivativeOf antiderivative: Node, equals integrand: Node
  ) -> ZeroTestReport {
    var log = DecisionLog()
    let verdict = verdict(thatDerivativeOf: antiderivative, equals: integrand, &log)
    return ZeroTestReport(verdict: verdict, decisions: log.decisions)
  }

  /// Whether an expression is zero wherever it is defined.
  public mutating func zeroTest(_ node: Node) -> Verdict {
    var log = DecisionLog.off
    return zeroTest(node, &log)
  }

  /// Whether an expression is zero wherever it is defined, with the steps that led to the verdict.
  public mutating func explainedZeroTest(_ node: Node) -> ZeroTestReport {
    var log = DecisionLog()
    let verdict = zeroTest(node, &log)
    return ZeroTestReport(verdict: verdict, decisions: log.decisions)
  }

  /// Whether an expression is zero by an exact argument that is quick to find; false says nothing.
  ///
  /// For data generation, which may pass over what it cannot prove. See ``zeroTest(_:)`` for the whole ladder.
  public mutating func isProvablyZero(_ node: Node) -> Bool {
    if node == .zero { return true }
    if node == .undefined || isNumber(node) { return false }
    return NumericZeroTest().seemsZero(node, &self)
      && rationalNormalForm(node, takingAnglesApart: false) == .zero
  }

  /// Whether an expression is zero at real points; where ``zeroTest(_:)`` is in doubt about branches off the
  /// real line, at least eight real points near 0 decide.
  public mutating func zeroTestOnRealLine(_ node: Node) -> Verdict {
    let verdict = zeroTest(node)
    guard case .undecided = verdict, node != .undefined else { return verdict }
    return NumericZeroTest().realLineVerdict(node, &self) ?? verdict
  }

  /// At how many of the real points of the zero test, of which there are 64, the expression has a value.
  public mutating func realPointCount(_ node: Node) -> Int {
    if node == .undefined { return 0 }
    let tape = Tape(node, in: &self)
    var scratch: [Double] = []
    return SamplePoints.real.count { tape.real(at: $0.values, scratch: &scratch).isFinite }
  }

  private mutating func verdict(
    thatDerivativeOf antiderivative: Node, equals integrand: Node, _ log: inout DecisionLog
  ) -> Verdict {
    let verdict = slopeVerdict(antiderivative, integrand, &log)
    guard verdict.isVerified else { return verdict }
    if case .verifiedNumerically = verdict, isRealElsewhere(integrand, than: antiderivative) {
      return .undecided(reason: "the problem is real where the answer is not")
    }
    if let doubt = doubt(about: antiderivative) { return .undecided(reason: doubt) }
    guard let jump = jump(of: antiderivative, whereDefined: integrand) else { return verdict }
    log.note(.jump(at: jump))
    return .refuted(at: jump)
  }

  /// Whether a function with corners is real at sample points where the slope of an answer is not.
  ///
  /// There real points alone have decided, and x·ln x − x is right for ln |x| on the positive half of them only. Of functions
  /// without corners points off the real line tell.
  private mutating func isRealElsewhere(_ function: Node, than answer: Node) -> Bool {
    if signArguments(in: function).isEmpty { return false }
    let (tape, slope) = (Tape(function, in: &self), Tape(derivative(of: answer), in: &self))
    var scratch: [Double] = []
    return SamplePoints.real.contains { point in
      tape.real(at: point.values, scratch: &scratch).isFinite
        && slope.real(at: point.values, scratch: &scratch).isNaN
    }
  }

  /// Why an answer that seems right is not taken for one; nil where nothing speaks against it.
  public mutating func doubt(about answer: Node) -> String? {
    if vanishingPart(of: answer) != nil {
      return "the answer has no value: it divides by zero or takes the logarithm of zero"
    }
    return signArguments(in: answer).count > Self.signLimit
      ? "the answer has more than \(Self.signLimit) signs and absolute values" : nil
  }

  private mutating func slopeVerdict(
    _ function: Node, _ derivative: Node, _ log: inout DecisionLog
  ) -> Verdict {
    if function == .undefined { return .undecided(reason: "the answer has no value") }
    if derivative == .undefined { return .undecided(reason: "the problem has no value") }
    let slope = self.derivative(of: function, withRespectTo: .x)
    if slope == .undefined { return .undecided(reason: "the answer has no derivative") }
    if slope == derivative {
      log.note(.canonicalForm(tokens: 0))
      return .proved(by: .canonicalForm)
    }
    return zeroTest(subtract(slope, derivative), &log)
  }

  mutating func zeroTest(_ node: Node, _ log: inout DecisionLog) -> Verdict {
    log.note(.canonicalForm(tokens: node == .zero ? 0 : prefixLength(node)))
    if node == .zero { return .proved(by: .canonicalForm) }
    if node == .undefined { return .undecided(reason: "the difference has no value") }
    if isNumber(node) { return .refuted(at: 0) }
    let numeric = NumericZeroTest()
    // A difference that double precision already shows to be large is not worth normalising.
    if let refutation = numeric.quickRefutation(node, &self, &log) { return refutation }
    var shortest = node
    for takesAnglesApart in [false, true] {
      let form = rationalNormalForm(node, takingAnglesApart: takesAnglesApart)
      log.note(
        .rationalNormalForm(
          tokens: form == .zero ? 0 : prefixLength(form), takesAnglesApart: takesAnglesApart))
      if form == .zero { return .proved(by: .rationalNormalForm) }
      // What is left is the difference: where it is a number, it is that number everywhere.
      if form != .undefined, isNumber(form) { return .refuted(at: 0) }
      if form != .undefined, prefixLength(form) < prefixLength(shortest) { shortest = form }
    }
    let verdict = numeric.verdict(node, &self, &log)
    guard verdict.isVerified, shortest != node else { return verdict }
    return numeric.objection(of: shortest, to: node, &self, &log) ?? verdict
  }
}

extension Expr {
  /// Whether the derivative of this expression with respect to x is the integrand.
  public func verdict(asAntiderivativeOf integrand: Expr) -> Verdict {
    var arena = ExprArena()
    let node = arena.insert(self)
    return arena.verdict(thatDerivativeOf: node, equals: arena.insert(integrand))
  }

  /// Whether the derivative of this expression with respect to x is the integrand, and why.
  public func explainedVerdict(asAntiderivativeOf integrand: Expr) -> ZeroTestReport {
    var arena = ExprArena()
    let node = arena.insert(self)
    return arena.explainedVerdict(thatDerivativeOf: node, equals: arena.insert(integrand))
  }
}
