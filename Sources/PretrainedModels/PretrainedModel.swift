import Foundation

/// The models that come with Calque, one folder each, with their weights and model cards.
public enum PretrainedModel: String, CaseIterable, Sendable {
  /// Integrates expressions of a first calculus course.
  case integration

  /// The folder with `model.safetensors`, `config.json`, `vocab.json` and the model card.
  public var path: String {
    Bundle.module.bundlePath + "/Models/" + rawValue
  }
}
