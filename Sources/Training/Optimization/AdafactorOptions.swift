/// What only Adafactor has (Shazeer and Stern 2018).
public struct AdafactorOptions: Codable, Hashable, Sendable {
  /// The exponent c of the decay 1 − t^−c of second moments at step t (section 7.2).
  public var decayExponent = 0.8
  /// The greatest root mean square of a parameter's update, before the learning rate (section 6).
  public var clippingThreshold = 1.0
  /// Whether steps are relative to parameters: the learning rate is at most 1/√t, and multiplied by the root mean square of
  /// the parameter, at least 0.001 (section 8).
  public var relativeStep = false

  /// Creates the default settings.
  public init() {}

  /// The name of the first setting that makes no sense, and what it may be.
  var problem: (field: String, problem: String)? {
    let settings = [
      ("adafactor.decayExponent", decayExponent, 1.0),
      ("adafactor.clippingThreshold", clippingThreshold, 1000.0),
    ]
    for (field, value, limit) in settings where !(value > 0 && value <= limit) {
      return (field, "\(value) is not above 0 and at most \(limit)")
    }
    return nil
  }
}
