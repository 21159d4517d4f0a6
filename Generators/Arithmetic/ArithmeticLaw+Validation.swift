extension ArithmeticLaw {
  /// The largest modulus: residues of 31 bits times a limb stay within 64.
  public static let largestModulus = Int(Int32.max)

  /// Refuses a law that cannot be drawn from for this operation, naming the field.
  func validate(for operation: ArithmeticOperation) throws(DistributionError) {
    try format.validate(field: "format")
    try validateSigns(for: operation)
    try validateModulus(for: operation)
    try trainingSet?.validate(field: "trainingSet")
    for (field, operands) in operandLaws {
      try operands.validate(field: field, base: format.base)
      if case .balancedCarries = operands,
        negativeProbability > 0 || ![.addition, .modularAddition].contains(operation)
      {
        throw DistributionError(
          field: "\(field).balancedCarries", problem: "carries are those of sums of natural numbers"
        )
      }
    }
    try validateWidths()
  }

  /// The laws of operands with their fields.
  private var operandLaws: [(field: String, law: OperandLaw)] {
    [("operands", operands)] + (trainingSet?.operands.map { [("trainingSet.operands", $0)] } ?? [])
  }

  private func validateSigns(for operation: ArithmeticOperation) throws(DistributionError) {
    try require(negativeProbability, field: "negativeProbability", within: 0...1)
    if negativeProbability > 0 && !format.hasSign {
      throw DistributionError(
        field: "negativeProbability",
        problem: format.base < 0
          ? "must be 0 in a negative base, whose digits have the signs in them"
          : "negative numbers need format.hasSign")
    }
    if isOrdered && format.base < 0 {
      throw DistributionError(field: "isOrdered", problem: "needs a positive base")
    }
    if operation == .subtraction && format.base > 0 && !format.hasSign && !isOrdered {
      throw DistributionError(
        field: "isOrdered",
        problem: "must be true: without format.hasSign negative differences have no form")
    }
  }

  private func validateModulus(for operation: ArithmeticOperation) throws(DistributionError) {
    guard let modulus else {
      if operation.isModular {
        throw DistributionError(field: "modulus", problem: "a modular operation needs a modulus")
      }
      return
    }
    guard operation.isModular else {
      throw DistributionError(field: "modulus", problem: "\(operation.taskName) has no modulus")
    }
    try modulus.law.validate(field: "modulus.law", within: 2...Self.largestModulus)
    if !modulus.isShown && modulus.constant == nil {
      throw DistributionError(
        field: "modulus.isShown", problem: "a modulus that is not always the same must be shown")
    }
  }

  private func validateWidths() throws(DistributionError) {
    guard let widths = format.padding?.widths else { return }
    let lengths =
      operandLaws.map { ($0.field, $0.law.maximumLengths) }
      + (trainingSet?.priming?.lengths ?? []).enumerated().map {
        ("trainingSet.priming.lengths[\($0.offset)]", ($0.element.first, $0.element.second))
      }
    for (field, (first, second)) in lengths {
      // Operands that are put in order may change places.
      let needed = isOrdered ? (max(first, second), max(first, second)) : (first, second)
      guard needed.0 <= widths[0] && needed.1 <= widths[1] else {
        throw DistributionError(
          field: "format.padding.widths",
          problem: "\(widths) is too narrow for the \(needed.0) and \(needed.1) digits of \(field)")
      }
    }
  }
}

extension ArithmeticLaw.Modulus {
  /// The modulus where it is always the same.
  var constant: Int? {
    if case .constant(let value) = law { value } else { nil }
  }
}
