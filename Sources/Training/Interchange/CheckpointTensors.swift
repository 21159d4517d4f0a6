import Tensors
import Transformer

/// The weights of a model as the tensors of a class of transformers, in both directions.
struct CheckpointTensors {
  let family: any CheckpointFamily
  let configuration: TransformerConfiguration
  let layout: ParameterLayout

  init(_ family: any CheckpointFamily, _ configuration: TransformerConfiguration) {
    self.family = family
    self.configuration = configuration
    layout = ParameterLayout(configuration)
  }

  private func place(of entry: ParameterLayout.Entry) -> StoredTensor? {
    family.place(of: ParameterName(entry.name), in: configuration)
  }

  /// The tensors to write; a parameter that the class lacks and that is not zero is refused.
  func tensors(
    of parameters: Parameters
  ) throws(ConfigurationError) -> [SafetensorsWriter.Tensor] {
    var tensors: [SafetensorsWriter.Tensor] = []
    for entry in layout.entries {
      if let place = place(of: entry) {
        tensors.append(tensor(entry, at: place, parameters.values))
      } else if parameters.values.elements(in: entry.range).contains(where: { $0 != 0 }) {
        throw ConfigurationError(
          field: entry.name, reason: "is not zero, but \(family.className) has no such parameter")
      }
    }
    // A parameter to the class, though never trained; to us a formula.
    guard configuration.positions == .sinusoidal else { return tensors }
    return tensors + configuration.sides.map(sinusoids)
  }

  private func sinusoids(
    _ side: TransformerConfiguration.SideConfiguration
  ) -> SafetensorsWriter.Tensor {
    let (rows, width) = (configuration.maximumLength, side.modelDimension)
    let waves = Sinusoids(width: width)
    let buffer = FloatBuffer(count: rows * width)
    for place in 0..<rows {
      for column in 0..<width { buffer[place * width + column] = Float(waves[place, column]) }
    }
    return .init(
      name: "model.\(side.side).embed_positions.weight", shape: [rows, width], buffer: buffer,
      offset: 0)
  }

  private func tensor(
    _ entry: ParameterLayout.Entry, at place: StoredTensor, _ values: FloatBuffer
  ) -> SafetensorsWriter.Tensor {
    let shape = place.shape(of: entry)
    guard !place.isPlain else {
      return .init(name: place.name, shape: shape, buffer: values, offset: place.offset(of: entry))
    }
    var elements = values.elements(in: entry.range).map { $0 * place.factor }
    if place.isTransposed { elements = elements.transposed(columns: entry.shape[1]) }
    let buffer = FloatBuffer(count: elements.count)
    buffer.replace(from: 0, with: elements)
    return .init(name: place.name, shape: shape, buffer: buffer, offset: 0)
  }

  /// Reads all parameters; each must be there in its shape, be finite, and nothing else may be there but repetitions.
  func read(_ file: SafetensorsFile) throws(FileError) -> Parameters {
    var sources: [(entry: ParameterLayout.Entry, place: StoredTensor, found: SafetensorsEntry)] = []
    for entry in layout.entries {
      guard let place = place(of: entry) else { continue }
      guard let found = file[place.name] else {
        // Transformers itself takes a missing one for zero.
        if entry.name == "final_logits_bias" { continue }
        throw FileError(path: file.path, place: place.name, .missing)
      }
      let shape = place.shape(of: entry)
      guard found.shape == shape else {
        throw FileError(
          path: file.path, place: found.name, .shape(expected: shape, found: found.shape))
      }
      sources.append((entry, place, found))
    }
    try checkOthers(file, known: Set(sources.map(\.place.name)))
    let parameters = Parameters(layout: layout)
    for (entry, place, found) in sources {
      if place.isPlain {
        try file.read(found, into: parameters.values, at: place.offset(of: entry))
      } else {
        var elements = try file.elements(of: found).map { $0 / place.factor }
        if place.isTransposed { elements = elements.transposed(columns: entry.shape[0]) }
        parameters.setElements(of: entry, to: elements)
      }
    }
    try ParameterFile.requireFinite(parameters, in: file.path)
    return parameters
  }

  /// Refuses tensors that are no parameter, unless they repeat one or are the sines and cosines that the class adds.
  private func checkOthers(
    _ file: SafetensorsFile, known: Set<String>
  ) throws(FileError) {
    let copies = family.copies(in: configuration)
    for found in file.entries where !known.contains(found.name) {
      if let name = copies[found.name], let original = file[name] {
        guard found.shape == original.shape,
          try file.elements(of: found) == file.elements(of: original)
        else {
          throw FileError(
            path: file.path, place: found.name,
            .malformed("differs from \(name), which this class ties to it"))
        }
      } else if configuration.positions == .sinusoidal, ParameterName(found.name).isPositionTable {
        try requireSinusoids(found, file)
      } else {
        throw FileError(path: file.path, place: found.name, .unknown)
      }
    }
  }

  private func requireSinusoids(
    _ found: SafetensorsEntry, _ file: SafetensorsFile
  ) throws(FileError) {
    let width = configuration.modelDimension
    guard found.shape == [configuration.maximumLength, width] else {
      throw FileError(
        path: file.path, place: found.name,
        .shape(expected: [configuration.maximumLength, width], found: found.shape))
    }
    let waves = Sinusoids(width: width)
    for (index, element) in try file.elements(of: found).enumerated() {
      // Sixteen-bit files round them.
      guard abs(Double(element) - waves[index / width, index % width]) < 0x1p-8 else {
        throw FileError(
          path: file.path, place: found.name,
          .malformed("row \(index / width) is not the sines and cosines of its place"))
      }
    }
  }
}

extension ParameterName {
  /// Whether it names the rows that are added for places.
  fileprivate var isPositionTable: Bool {
    side != nil && layer == nil && rest == "embed_positions.weight"
  }
}

extension [Float] {
  /// A matrix of so many columns, given row by row, column by column.
  fileprivate func transposed(columns: Int) -> [Float] {
    let rows = count / columns
    return (0..<columns).flatMap { column in (0..<rows).map { self[$0 * columns + column] } }
  }
}
