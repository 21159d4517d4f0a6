import Training
import Transformer

/// Which tensors live on the device between steps, in the order of arguments.
struct DeviceLayout: Sendable {
  let parameters: [ParameterLayout.Entry]
  /// The optimiser's state, parameter by parameter.
  let state: [StateTensor]
  /// The parameters once more if there is an average of the weights, else none.
  let averages: [ParameterLayout.Entry]

  init(_ layout: ParameterLayout, _ options: DeviceTrainingOptions) {
    let rule = options.optimizer.updateRule
    parameters = layout.entries
    state = layout.entries.flatMap(rule.state(of:))
    averages = options.averageDecay > 0 ? layout.entries : []
  }
}
