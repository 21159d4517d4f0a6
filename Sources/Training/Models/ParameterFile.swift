import Tensors
import Transformer

/// Parameters as the tensors of a safetensors file.
enum ParameterFile {
  /// Other names that Hugging Face gives to a matrix that several layers share.
  private static let tiedNames: Set<String> = [
    "lm_head.weight", "model.shared.weight", "model.encoder.embed_tokens.weight",
    "model.decoder.embed_tokens.weight",
  ]

  /// The tensors of all parameters, their names behind a prefix.
  static func tensors(
    of parameters: Parameters, prefix: String = ""
  ) -> [SafetensorsWriter.Tensor] {
    parameters.layout.entries.map { entry in
      SafetensorsWriter.Tensor(
        name: prefix + entry.name, shape: entry.shape, buffer: parameters.values,
        offset: entry.offset)
    }
  }

  /// Reads all parameters of a layout; each must be there in its shape, and no other with this prefix.
  static func read(
    _ layout: ParameterLayout, from file: SafetensorsFile, prefix: String = "",
    allowingTiedCopies: Bool = false
  ) throws(FileError) -> Parameters {
    for found in file.entries where found.name.hasPrefix(prefix) {
      let name = String(found.name.dropFirst(prefix.count))
      let isTied = allowingTiedCopies && tiedNames.contains(name)
      guard layout[name] != nil || isTied else {
        throw FileError(path: file.path, place: found.name, .unknown)
      }
    }
    // Memory is taken only when the file is known to fill it.
    var founds: [SafetensorsEntry] = []
    for entry in layout.entries {
      guard let found = file[prefix + entry.name] else {
        throw FileError(path: file.path, place: prefix + entry.name, .missing)
      }
      guard found.shape == entry.shape else {
        throw FileError(
          path: file.path, place: found.name,
          .shape(expected: entry.shape, found: found.shape))
      }
      founds.append(found)
    }
    let parameters = Parameters(layout: layout)
    for (entry, found) in zip(layout.entries, founds) {
      try file.read(found, into: parameters.values, at: entry.offset)
    }
    return parameters
  }

  /// Reads tensors into their places; each must be there in its shape, and no other.
  static func fill(
    _ tensors: [SafetensorsWriter.Tensor], from file: SafetensorsFile
  ) throws(FileError) {
    let names = Set(tensors.map(\.name))
    for found in file.entries where !names.contains(found.name) {
      throw FileError(path: file.path, place: found.name, .unknown)
    }
    for tensor in tensors {
      guard let found = file[tensor.name] else {
        throw FileError(path: file.path, place: tensor.name, .missing)
      }
      guard found.shape == tensor.shape else {
        throw FileError(
          path: file.path, place: found.name,
          .shape(expected: tensor.shape, found: found.shape))
      }
      try file.read(found, into: tensor.buffer, at: tensor.offset)
    }
  }

  /// Refuses infinite weights and what is no number, naming the first such tensor.
  static func requireFinite(_ parameters: Parameters, in path: String) throws(FileError) {
    try parameters.values.withSpan { values throws(FileError) in
      for entry in parameters.layout.entries {
        for index in entry.range where !values[index].isFinite {
          throw FileError(
            path: path, place: entry.name,
            .malformed("element \(index - entry.offset) is \(values[index]), not a finite number"))
        }
      }
    }
  }
}
