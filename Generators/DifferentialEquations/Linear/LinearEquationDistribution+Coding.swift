extension LinearEquationDistribution {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case kinds, roots, largestRoot, largestCoefficient, leadingCoefficient
    case homogeneousProbability, particular, exponent, maximumLength
  }

  /// Reads the law, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    kinds = try container.decode(KindWeights.self, forKey: .kinds)
    roots = try container.decode(RootWeights.self, forKey: .roots)
    largestRoot = try container.decodeInteger(forKey: .largestRoot)
    largestCoefficient = try container.decodeInteger(forKey: .largestCoefficient)
    leadingCoefficient = try container.decode(IntegerLaw.self, forKey: .leadingCoefficient)
    homogeneousProbability = try container.decode(Double.self, forKey: .homogeneousProbability)
    particular = try container.decode(ExpressionDistribution.self, forKey: .particular)
    exponent = try container.decode(ExpressionDistribution.self, forKey: .exponent)
    maximumLength = try container.decodeInteger(forKey: .maximumLength)
  }
}

extension LinearEquationDistribution.KindWeights {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case constantFirstOrder, variableFirstOrder, constantSecondOrder, euler
  }

  /// Reads the weights, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    constantFirstOrder = try container.decode(Double.self, forKey: .constantFirstOrder)
    variableFirstOrder = try container.decode(Double.self, forKey: .variableFirstOrder)
    constantSecondOrder = try container.decode(Double.self, forKey: .constantSecondOrder)
    euler = try container.decode(Double.self, forKey: .euler)
  }
}

extension LinearEquationDistribution.RootWeights {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case distinct, double, complex, opposite, any
  }

  /// Reads the weights, refusing unknown fields.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    distinct = try container.decode(Double.self, forKey: .distinct)
    double = try container.decode(Double.self, forKey: .double)
    complex = try container.decode(Double.self, forKey: .complex)
    opposite = try container.decode(Double.self, forKey: .opposite)
    any = try container.decode(Double.self, forKey: .any)
  }
}
