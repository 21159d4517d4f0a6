import Randomness

/// What one stack reads of a batch: tokens of all sequences end to end, and their places.
struct StackTokens {
  private(set) var tokens: [Int32] = []
  /// Where each sequence begins, and at the end the number of tokens.
  private(set) var offsets: [Int32] = [0]
  /// The place of each token, as ``Places`` counts them.
  private(set) var places: [Int32] = []
  /// The number of tokens of each sequence, padding left out.
  private(set) var counts: [Int32] = []

  /// Empties the lists and keeps their memory.
  mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
  }

  /// Adds a part of the sequence under way.
  mutating func append(_ part: ArraySlice<Int32>, _ sequence: Places.Sequence, _ counter: Places) {
    counter.append(part, of: sequence, to: &places)
    tokens.append(contentsOf: part)
  }

  /// Ends the sequence under way, filled up to a length with token 0 at place 0.
  mutating func endSequence(paddedTo length: Int = 0) {
    let first = offsets.last.map(Int.init) ?? 0
    counts.append(Int32(tokens.count - first))
    while tokens.count < first + length {
      tokens.append(0)
      places.append(0)
    }
    offsets.append(Int32(tokens.count))
  }
}

/// What all stacks read of a batch, by architecture.
struct ModelInput {
  private(set) var encoder = StackTokens()
  private(set) var decoder = StackTokens()
  /// The rows of the answering stack that the targets belong to, or nil if these are all of its rows.
  private(set) var answerRows: [Int32]?

  private let configuration: TransformerConfiguration
  private let encoderPlaces: Places
  private let decoderPlaces: Places

  /// An input of no sequences.
  init(_ configuration: TransformerConfiguration) {
    self.configuration = configuration
    encoderPlaces = Places(configuration[.encoder].positions, configuration)
    decoderPlaces = Places(configuration[.decoder].positions, configuration)
    if configuration.architecture != .encoderDecoder { answerRows = [] }
  }

  /// Lays out a batch; `draws` vary places in training.
  ///
  /// With a shape, every sequence of a stack gets the same length, and as many rows for its answer as a target has tokens.
  mutating func fill(
    _ batch: PackedBatch, draws: RandomStream?, paddedTo shape: PaddedShape? = nil
  ) {
    let encoderLength = shape?.length(of: .encoder, in: configuration) ?? 0
    let decoderLength = shape?.length(of: .decoder, in: configuration) ?? 0
    encoder.removeAll()
    decoder.removeAll()
    answerRows?.removeAll(keepingCapacity: true)
    for index in 0..<batch.sequenceCount {
      let source = batch.sourceTokens[batch.sourceRange(index)]
      let target = batch.decoderInputs[batch.targetRange(index)]
      let draws = draws?.child("places").child(UInt64(index))
      var problem = Places.Sequence(isSource: true, sourceCount: source.count, draws: draws)
      if configuration.architecture == .decoderOnly {
        problem.jointCount = source.count + target.count
      }
      var answer = problem
      answer.isSource = false
      switch configuration.architecture {
      case .encoderDecoder:
        encoder.append(source, problem, encoderPlaces)
        encoder.endSequence(paddedTo: encoderLength)
        decoder.append(target, answer, decoderPlaces)
        decoder.endSequence(paddedTo: decoderLength)
      case .encoderOnly:
        let first = encoder.tokens.count
        appendPadded(source, problem)
        encoder.endSequence(paddedTo: encoderLength)
        appendAnswerRows(from: first, shape?.target ?? target.count, end: encoder.tokens.count)
      case .decoderOnly:
        decoder.append(source, problem, decoderPlaces)
        let first = decoder.tokens.count
        answer.precedingCount = source.count
        decoder.append(target, answer, decoderPlaces)
        decoder.endSequence(paddedTo: decoderLength)
        appendAnswerRows(from: first, shape?.target ?? target.count, end: decoder.tokens.count)
      }
    }
  }

  /// The source with as much padding as an answer needs, which is read at the first places.
  private mutating func appendPadded(_ source: ArraySlice<Int32>, _ sequence: Places.Sequence) {
    let missing = max(0, configuration.answerLength - source.count)
    let padded = source + [Int32](repeating: configuration.paddingToken, count: missing)
    encoder.append(padded, sequence, encoderPlaces)
  }

  /// The rows of an answer; those of its padding stay within the sequence.
  private mutating func appendAnswerRows(from first: Int, _ count: Int, end: Int) {
    for row in first..<(first + count) { answerRows?.append(Int32(min(row, end - 1))) }
  }
}
