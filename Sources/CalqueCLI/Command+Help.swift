extension Command {
  /// The text of `calque help NAME`.
  public static var helpText: String {
    let defaults = Self()
    let positionals = parameters.filter { !$0.label.hasPrefix("--") }
    let options = parameters.filter { $0.label.hasPrefix("--") }
    let usage =
      ["usage: calque", name] + positionals.map(usage(of:)) + (options.isEmpty ? [] : ["[options]"])

    var sections = ["\(name): \(summary)", usage.joined(separator: " ")]
    if !discussion.isEmpty { sections.append(discussion) }
    if !positionals.isEmpty {
      sections.append("arguments:\n" + rows(positionals.map { ($0.name, $0.help) }))
    }
    let optionRows = options.map { option in
      (
        [option.label, option.valueName].filter { !$0.isEmpty }.joined(separator: " "),
        help(of: option, defaults: defaults)
      )
    }
    sections.append("options:\n" + rows(optionRows + [("--help", "show this text")]))
    if !examples.isEmpty {
      sections.append("examples:\n" + examples.map { "  \($0)" }.joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private static func usage(of parameter: Parameter<Self>) -> String {
    switch parameter.kind {
    case .positional(_, isRepeated: true): "[\(parameter.name)...]"
    case .positional(isRequired: false, _): "[\(parameter.name)]"
    default: parameter.name
    }
  }

  private static func help(of parameter: Parameter<Self>, defaults: Self) -> String {
    let isRepeated = parameter.kind == .option(isRepeated: true)
    return parameter.help
      + (isRepeated ? "; may be repeated" : "")
      + (parameter.defaultText(defaults).map { " (default: \($0))" } ?? "")
  }

  /// Two columns, the second aligned and wrapped at 80 characters.
  private static func rows(_ rows: [(label: String, help: String)]) -> String {
    let column = 2 + (rows.map(\.label.count).max() ?? 0) + 2
    return rows.map { label, help in
      let lines = wrapped(help, width: max(80 - column, 30))
      let first = "  \(label)".padded(to: column)
      let margin = "\n" + String(repeating: " ", count: column)
      return first + lines.joined(separator: margin)
    }.joined(separator: "\n")
  }

  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
