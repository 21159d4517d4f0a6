/// The text of a progress bar at one moment.
package struct ProgressLine {
  /// What is counted, such as `examples` or `steps`.
  let unit: String
  /// How many are done, and of how many.
  let completed: Int
  let total: Int
  /// The time since the start, in seconds.
  let elapsed: Double
  /// How many were done at the start already, as in a resumed run; they do not count for the rate.
  let initiallyCompleted: Int
  /// Further figures, such as a loss.
  let detail: String

  package init(
    unit: String, completed: Int, total: Int, elapsed: Double, initiallyCompleted: Int = 0,
    detail: String = ""
  ) {
    self.unit = unit
    self.completed = completed
    self.total = total
    self.elapsed = elapsed
    self.initiallyCompleted = initiallyCompleted
    self.detail = detail
  }

  /// The part that is done, from 0 to 1.
  var fraction: Double { total > 0 ? min(1, Double(completed) / Double(total)) : 1 }

  /// The mean rate per second since the start.
  var rate: Double { elapsed > 0 ? Double(completed - initiallyCompleted) / elapsed : 0 }

  /// The line, at most `width` characters wide.
  package func text(width: Int) -> String {
    let barWidth = 24
    let filled = Int(fraction * Double(barWidth))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: barWidth - filled)
    return String("\(bar) \(summary)".prefix(width))
  }

  /// The figures without a bar.
  package var summary: String {
    let percent = "\(Int(fraction * 100))%".rightAligned(to: 4)
    var parts = ["\(percent) \(completed)/\(total) \(unit)", "\(Self.short(rate))/s"]
    if !detail.isEmpty { parts.append(detail) }
    if completed < total, rate > 0 {
      parts.append("\(Self.clock(Double(total - completed) / rate)) left")
    } else {
      parts.append(Self.clock(elapsed))
    }
    return parts.joined(separator: " · ")
  }

  /// A rate with three or so digits: `0.52`, `17.3`, `940`, `12.4k`.
  package static func short(_ value: Double) -> String {
    switch value {
    case ..<10: value.formatted(decimals: 2)
    case ..<100: value.formatted(decimals: 1)
    case ..<10_000: value.formatted(decimals: 0)
    case ..<10_000_000: (value / 1_000).formatted(decimals: 1) + "k"
    default: (value / 1_000_000).formatted(decimals: 1) + "M"
    }
  }

  /// A duration in seconds as `0:07`, `12:30` or `3:05:00`.
  package static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "?" }
    let (minutes, second) = Int(seconds.rounded()).quotientAndRemainder(dividingBy: 60)
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return hour > 0
      ? "\(hour):\(twoDigits(minute)):\(twoDigits(second))" : "\(minute):\(twoDigits(second))"
  }
}
