import Foundation
import Transformer

/// One of the files that `Tests/Golden/transformer_golden.py` writes.
struct GoldenFile {
  let configuration: TransformerConfiguration
  let options: LossOptions
  private let header: [String: Entry]
  private let body: Data

  private struct Entry: Decodable {
    let dtype: String
    let shape: [Int]
    let data_offsets: [Int]
  }

  private struct Metadata: Decodable {
    let configuration: String
    let labelSmoothing: String
  }

  private struct Head: Decodable {
    let metadata: Metadata
    var entries: [String: Entry] = [:]

    private struct Name: CodingKey {
      let stringValue: String
      let intValue: Int? = nil
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      metadata = try container.decode(Metadata.self, forKey: Name(stringValue: "__metadata__"))
      for key in container.allKeys where key.stringValue != "__metadata__" {
        entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
      }
    }
  }

  init(_ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name).safetensors")
    let data = try Data(contentsOf: file)
    let length = data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let head = try JSONDecoder().decode(Head.self, from: data.dropFirst(8).prefix(length))
    header = head.entries
    body = Data(data.dropFirst(8 + length))
    configuration = try JSONDecoder().decode(
      TransformerConfiguration.self, from: Data(head.metadata.configuration.utf8))
    var options = LossOptions()
    options.labelSmoothing = Float(head.metadata.labelSmoothing) ?? .nan
    self.options = options
  }

  /// The names of the model's parameters.
  var parameterNames: Set<String> {
    Set(
      header.keys.filter {
        $0 != "logits" && $0 != "loss" && !$0.hasPrefix("gradient.") && !$0.hasPrefix("sequences.")
      })
  }

  func shape(of name: String) -> [Int]? { header[name]?.shape }

  func floats(_ name: String) -> [Float] { words(name).map { Float(bitPattern: $0) } }

  func integers(_ name: String) -> [Int32] { words(name).map { Int32(bitPattern: $0) } }

  private func words(_ name: String) -> [UInt32] {
    guard let range = header[name]?.data_offsets else { return [] }
    return stride(from: range[0], to: range[1], by: 4).map { start in
      (0..<4).reduce(0) { $0 | UInt32(body[start + $1]) << (8 * UInt32($1)) }
    }
  }

  /// The weights in the layout of the configuration.
  var parameters: Parameters {
    let parameters = Parameters(layout: ParameterLayout(configuration))
    for entry in parameters.layout.entries {
      parameters.setElements(of: entry, to: floats(entry.name))
    }
    return parameters
  }

  /// The sequences, packed.
  var batch: PackedBatch {
    var batch = PackedBatch()
    var (source, target) = (0, 0)
    let lengths = zip(integers("sequences.sourceLengths"), integers("sequences.targetLengths"))
    for (sourceLength, targetLength) in lengths {
      let sources = source..<(source + Int(sourceLength))
      let targets = target..<(target + Int(targetLength))
      batch.append(
        source: integers("sequences.source")[sources],
        decoderInputs: integers("sequences.input")[targets],
        targets: integers("sequences.target")[targets])
      (source, target) = (sources.upperBound, targets.upperBound)
    }
    return batch
  }
}
