/// A program for a device, with what it needs besides weights and batches.
///
/// The order of arguments is the same in all programs, each having only some of them: parameters by the layout, the optimiser's
/// state, averages, summed gradients, their `BatchLoss` sums, the batch's integers, constants, the step's numbers. What a
/// program changes comes back first and in the same order, in the memory of the arguments.
public struct DeviceProgram {
  let module: StableHLO
  /// Numbers that are the same for all batches.
  public let constants: [HostArray]
  /// The StableHLO module.
  public var text: String { module.text }
}
