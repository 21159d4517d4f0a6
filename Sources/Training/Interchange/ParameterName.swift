/// The name of a parameter in its parts: `model.SIDE.layers.LAYER.REST`, `model.SIDE.REST`, or REST alone.
struct ParameterName {
  /// The whole name.
  let full: String
  /// `encoder` or `decoder`, or nil for what both share.
  let side: String?
  /// The number of the layer, or nil for what stands outside of layers.
  let layer: String?
  /// What follows.
  let rest: String

  init(_ name: String) {
    full = name
    var words = name.split(separator: ".")[...]
    var side: String?
    var layer: String?
    if words.count > 2, words.first == "model", ["encoder", "decoder"].contains(words[1]) {
      side = String(words[1])
      words = words.dropFirst(2)
      if words.count > 2, words.first == "layers" {
        layer = words.dropFirst().first.map(String.init)
        words = words.dropFirst(2)
      }
      rest = words.joined(separator: ".")
    } else {
      rest = name
    }
    self.side = side
    self.layer = layer
  }
}
