import Autodiff
import Tensors

/// What a stack needs besides its parameters, made once for a model.
struct StackConstants {
  let shape: TransformerConfiguration.SideConfiguration
  let parameters: SideParameters
  let table: PositionTable?
  let angles: RotaryAngles?
  let relative: RelativePositions?

  init(
    _ side: TransformerConfiguration.Side, _ configuration: TransformerConfiguration,
    _ parameters: ModelParameters
  ) {
    shape = configuration[side]
    self.parameters = parameters[side]
    table = PositionTable(shape, configuration, trained: parameters[side].positions)
    relative = RelativePositions(shape, configuration)
    angles =
      shape.positions == .rotary
      ? RotaryAngles(
        positions: configuration.placeCount, headWidth: shape.headDimension,
        base: configuration.positionOptions.rotaryBase) : nil
  }
}

/// A configuration with everything that follows from it: parameters by role, tables of positions.
struct ModelStructure {
  let configuration: TransformerConfiguration
  let layout: ParameterLayout
  let output: LinearParameters
  private let stacks: [StackConstants]

  /// The structure of a validated configuration.
  init(_ configuration: TransformerConfiguration) {
    self.configuration = configuration
    layout = ParameterLayout(configuration)
    let parameters = ModelParameters(configuration, layout)
    output = parameters.output
    stacks = configuration.sides.map { StackConstants($0.side, configuration, parameters) }
  }

  /// A stack that the architecture has.
  subscript(side: TransformerConfiguration.Side) -> StackConstants {
    guard let stack = stacks.first(where: { $0.shape.side == side }) else {
      preconditionFailure("the model has no \(side)")
    }
    return stack
  }
}
