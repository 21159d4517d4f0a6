public import Accelerator

extension PluginChoice: ArgumentValue {
  public static var expectation: String {
    names.joined(separator: ", ") + " or the file of a plugin"
  }
  public var argumentText: String? { argument }
}
