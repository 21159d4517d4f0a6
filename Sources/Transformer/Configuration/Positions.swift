/// How a token's place in its sequence reaches the model.
public enum Positions: String, CaseIterable, Codable, Hashable, Sendable {
  /// Not at all: the order of tokens shows only through causal attention (Kazemnejad et al. 2023).
  case none
  /// Fixed sines and cosines, base 10000 (Vaswani et al. 2017, section 3.5).
  case sinusoidal
  /// One trained row for each place up to the maximum length.
  case learned
  /// A trained vector for each distance, compared with queries (Shaw et al. 2018).
  case relativeKey
  /// The same, compared with queries and with keys (Huang et al. 2020, method 4).
  case relativeKeyQuery
  /// Queries and keys turned by angles that grow with the place (Su et al. 2021).
  case rotary
  /// A penalty that grows with the distance, at a rate of its own in each head (Press et al. 2022).
  case alibi
  /// A trained number for each head and bucket of distances (Raffel et al. 2020, section 2.1).
  case t5
  /// A small network from the distance over the query's place to a number for each head (Li et al. 2024).
  ///
  /// The network is shared by all layers (FIRE-S); the constant of the logarithm stays at the paper's initial value 0.1,
  /// and the threshold is chosen, where the paper trains them.
  case fire
  /// One trained row for each place of a digit within its number, the first digit being 1; other tokens get row 0
  /// (McLeish et al. 2024).
  case abacus
  /// One trained row for each significance, so that digits to be combined share it; other tokens get row 0.
  ///
  /// Cho et al. 2024: sources are written with the most significant digit first, targets with the least; the token before
  /// a target's units has the place before theirs.
  case coupled
  /// A trained number for each head and difference of significance, counted as by `coupled`; digits whose significances
  /// differ by more than `relativeDistance` are not attended to.
  ///
  /// The numbers of T5 (Raffel et al. 2020, section 2.1) at the places of Cho et al. 2024: what is near looks alike at all
  /// digits, those of longer numbers too. That relative places of digits carry sums to longer numbers: Sabbaghi et
  /// al. 2024.
  case coupledRelative

  /// Whether rows of a table are added to the embeddings of tokens.
  var isAdditive: Bool { [.sinusoidal, .learned, .abacus, .coupled].contains(self) }
  /// Whether such a table is trained.
  var hasTrainedTable: Bool { [.learned, .abacus, .coupled].contains(self) }
  /// Whether places are counted within numbers rather than within the sequence.
  var countsDigits: Bool { self == .abacus || countsSignificance }
  /// Whether digits to be combined share their place.
  var countsSignificance: Bool { self == .coupled || self == .coupledRelative }
  /// Whether attention compares with a vector for each distance.
  var hasRelativeVectors: Bool { self == .relativeKey || self == .relativeKeyQuery }
  /// Whether places may be replaced by a random increasing choice of larger ones.
  var canBeRandomized: Bool { [.sinusoidal, .learned, .rotary].contains(self) }
}

/// What tunes the position encodings; each encoding reads its own.
public struct PositionOptions: Codable, Hashable, Sendable {
  /// The base of the wave lengths of rotary positions.
  public var rotaryBase = 10000.0
  /// The greatest distance that relative keys tell apart, farther ones counting as this, and that `coupledRelative` attends to.
  public var relativeDistance = 32
  /// The number of buckets of T5's distances, half of them for each direction where attention looks both ways.
  public var bucketCount = 32
  /// The distance from which on all share T5's last bucket.
  public var bucketDistance = 128
  /// The place up to which FIRE divides all distances by the same number.
  public var fireThreshold = 512
  /// The inner width of FIRE's network.
  public var fireWidth = 32
  /// The ids of digit tokens, which `abacus`, `coupled` and `coupledRelative` count; a training run takes them from the vocabulary if empty.
  public var digitTokens: [Int32] = []
  /// In training each example's digit places are shifted by a random number of 0...this, so that later rows are trained.
  public var greatestOffset = 0
  /// If not 0, places are a random increasing choice from 0..<this in training.
  ///
  /// Ruoss et al. 2023. Outside of training they are spread evenly, by the length of the source.
  public var randomRange = 0

  /// Creates the papers' settings.
  public init() {}
}
