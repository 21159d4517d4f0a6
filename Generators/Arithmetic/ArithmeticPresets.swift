import Tokenization

extension OperandLaw {
  /// Lengths uniform from one digit up, each operand by itself.
  static func lengths(upTo first: Int, _ second: Int) -> OperandLaw {
    .independent(
      first: .length(.uniform(1...first)), second: .length(.uniform(1...second)))
  }
}

extension DigitFormat {
  /// Everything from the least significant digit on.
  static var reversed: DigitFormat {
    DigitFormat(operandOrder: .leastSignificantFirst, answerOrder: .leastSignificantFirst)
  }
}

extension Addition {
  public static var presets: [Preset<ArithmeticLaw>] {
    [
      Preset(
        name: "five-digits",
        summary: "operands of up to 5 digits, as in Jelassi and others 2023; the rest is ours",
        distribution: ArithmeticLaw(operands: .lengths(upTo: 5, 5))),
      Preset(
        name: "abacus",
        summary: "all pairs of lengths up to 20, digits reversed (McLeish and others 2024)",
        distribution: ArithmeticLaw(operands: .lengths(upTo: 20, 20), format: .reversed)),
      Preset(
        name: "coupled",
        summary: "up to 30 digits, filled up with zeros, answer reversed (Cho and others 2024)",
        distribution: ArithmeticLaw(
          operands: .lengths(upTo: 30, 30),
          format: DigitFormat(
            answerOrder: .leastSignificantFirst, padding: .init(.zeros)))),
      Preset(
        name: "balanced-carries",
        summary: "up to 20 digits with all lengths of runs of carries alike; our own",
        distribution: ArithmeticLaw(operands: .balancedCarries(.uniform(1...20)))),
      Preset(
        name: "hundred-digits", summary: "two operands of 100 digits; our own",
        distribution: ArithmeticLaw(operands: .sameLength(.constant(100)))),
    ]
  }
}

extension Subtraction {
  public static var presets: [Preset<ArithmeticLaw>] {
    [
      Preset(
        name: "natural", summary: "up to 20 digits, the larger number first; our own",
        distribution: ArithmeticLaw(operands: .lengths(upTo: 20, 20), isOrdered: true)),
      Preset(
        name: "signed", summary: "up to 20 digits and a sign; our own",
        distribution: ArithmeticLaw(
          operands: .lengths(upTo: 20, 20), negativeProbability: 0.5,
          format: DigitFormat(hasSign: true))),
    ]
  }
}

extension Multiplication {
  public static var presets: [Preset<ArithmeticLaw>] {
    let oneLength = TrainingSet.Priming(.count(50), lengths: [.init(first: 35, second: 3)])
    let allLengths = TrainingSet.Priming(
      .count(500), lengths: (6...35).map { .init(first: $0, second: 3) })
    func primed(_ priming: TrainingSet.Priming) -> ArithmeticLaw {
      ArithmeticLaw(
        operands: .lengths(upTo: 5, 3),
        trainingSet: TrainingSet(baseCount: 5_000, priming: priming))
    }
    return [
      Preset(
        name: "five-by-three",
        summary: "up to 5 by up to 3 digits, as in Jelassi and others 2023; the rest is ours",
        distribution: ArithmeticLaw(operands: .lengths(upTo: 5, 3))),
      Preset(
        name: "primed-one-length",
        summary: "5000 of those and 50 of 35 by 3 digits (Jelassi and others 2023, second-hand)",
        distribution: primed(oneLength)),
      Preset(
        name: "primed-all-lengths",
        summary: "5000 of those and 500 of 6…35 by 3 digits (Jelassi and others 2023, second-hand)",
        distribution: primed(allLengths)),
      Preset(
        name: "abacus",
        summary: "all pairs of lengths up to 15, digits reversed (McLeish and others 2024)",
        distribution: ArithmeticLaw(operands: .lengths(upTo: 15, 15), format: .reversed)),
      Preset(
        name: "hundred-digits", summary: "two operands of 100 digits; our own",
        distribution: ArithmeticLaw(operands: .sameLength(.constant(100)))),
    ]
  }
}

extension Division {
  public static var presets: [Preset<ArithmeticLaw>] {
    [
      Preset(
        name: "ten-by-five", summary: "up to 10 by up to 5 digits; our own",
        distribution: ArithmeticLaw(operands: .lengths(upTo: 10, 5)))
    ]
  }
}

extension ModularAddition {
  public static var presets: [Preset<ArithmeticLaw>] { ArithmeticLaw.modularPresets }
}

extension ModularMultiplication {
  public static var presets: [Preset<ArithmeticLaw>] { ArithmeticLaw.modularPresets }
}

extension ArithmeticLaw {
  /// 100 against 101 is the published contrast; by 128 and 1000 residues depend on the last 7 and 3 digits.
  fileprivate static var modularPresets: [Preset<ArithmeticLaw>] {
    let source = "modulus of arXiv 2407.17963; the rest is ours"
    let fixed = [(100, source), (101, source), (128, "our own"), (1_000, "our own")].map {
      (modulus: Int, source: String) in
      Preset(
        name: "modulus-\(modulus)",
        summary: "operands of up to 5 digits modulo \(modulus); \(source)",
        distribution: ArithmeticLaw(
          operands: .lengths(upTo: 5, 5),
          modulus: Modulus(.constant(modulus), isShown: false)))
    }
    return fixed + [
      Preset(
        name: "any-modulus",
        summary: "operands of up to 5 digits, the modulus 2…1000 part of the problem; our own",
        distribution: ArithmeticLaw(
          operands: .lengths(upTo: 5, 5), modulus: Modulus(.uniform(2...1_000), isShown: true)))
    ]
  }
}
