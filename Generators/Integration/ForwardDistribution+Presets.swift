extension ForwardDistribution {
  public static var presets: [Preset<ForwardDistribution>] {
    [
      Preset(
        name: "released",
        summary: "Lample and Charton 2020, the command in the README of the released code",
        distribution: ForwardDistribution(expression: .released(operators: mostlyLarge))),
      Preset(
        name: "paper",
        summary: "Lample and Charton 2020, section 4.1: all operators alike, integers −5…5",
        distribution: ForwardDistribution(expression: .paper(operators: mostlyLarge))),
      Preset(
        name: "textbook",
        summary: "up to 5 operators with the functions of a first calculus course",
        distribution: ForwardDistribution(
          expression: .textbook(operators: .uniform(1...5)), maximumLength: 128,
          requiresRealValue: true)),
    ]
  }

  /// The number of operators of forward generation: 0…2 in one case of forty, else 3…15.
  private static var mostlyLarge: IntegerLaw {
    .mixture([
      .init(weight: 1, law: .uniform(0...2)), .init(weight: 39, law: .uniform(3...15)),
    ])
  }
}
