/// How an antiderivative was found: a rule, what it gave, and the integrals it went back to.
///
/// The variable is always x. In the parts of a substitution x stands for the kernel.
struct Derivation: Sendable {
  typealias Node = ExprArena.Node

  /// A line that a person reads between an integral and its value.
  enum Detail: Sendable {
    /// A name and what it stands for: u = x², dv = eˣ.
    case naming(String, Node)
    /// An integral that has been rewritten, without change of variable: ∫ node dx.
    case rewriting(Node)
  }

  /// The name of the rule; the integrator fills it in.
  var rule = ""
  /// What was integrated; the integrator fills it in.
  var integrand = Node.undefined
  /// An antiderivative of the integrand.
  var result: Node
  var details: [Detail] = []
  /// What took the place of x in the parts.
  var kernel: Node?
  var parts: [Derivation] = []

  init(_ result: Node, details: [Detail] = [], kernel: Node? = nil, parts: [Derivation] = []) {
    self.result = result
    self.details = details
    self.kernel = kernel
    self.parts = parts
  }
}
