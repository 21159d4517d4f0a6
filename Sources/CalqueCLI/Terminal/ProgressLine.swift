/// The text of a progress bar at one moment.
public struct ProgressLine: Sendable {
  /// The part that is done, from 0 to 1.
  public let fraction: Double
  /// What stands after the percentage, such as counts, rates and the time left; what matters most comes
  /// first, since a narrow terminal cuts the line.
  public let figures: [String]

  /// Creates the line.
  public init(fraction: Double, figures: [String]) {
    self.fraction = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    self.figures = figures
  }

  /// The line for work that is counted: so many of so many in so many seconds.
  public static func counting(
    _ unit: String, completed: Int, total: Int, elapsed: Double, detail: String? = nil
  ) -> ProgressLine {
    let fraction = total > 0 ? Double(completed) / Double(total) : 1
    let rate = elapsed > 0 ? Double(completed) / elapsed : 0
    let time =
      completed < total && rate > 0
      ? "\(clock(Double(total - completed) / rate)) left" : clock(elapsed)
    return ProgressLine(
      fraction: fraction,
      figures: ["\(completed)/\(total) \(unit)", time, "\(short(rate))/s"]
        + [detail].compactMap(\.self))
  }

  /// The line with a bar, at most `width` characters wide.
  public func text(width: Int) -> String {
    let barWidth = 16
    let filled = Int(fraction * Double(barWidth))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: barWidth - filled)
    return String("\(bar) \(summary)".prefix(width))
  }

  /// The line without a bar.
  public var summary: String {
    let percent = "\(Int(fraction * 100))%".rightAligned(to: 4)
    return "\(percent) " + figures.joined(separator: " · ")
  }

  /// A rate with three or so digits: `0.52`, `17.3`, `940`, `12.4k`.
  public static func short(_ value: Double) -> String {
    switch value {
    case ..<10: value.formatted(decimals: 2)
    case ..<100: value.formatted(decimals: 1)
    case ..<10_000: value.formatted(decimals: 0)
    case ..<10_000_000: (value / 1_000).formatted(decimals: 1) + "k"
    default: (value / 1_000_000).formatted(decimals: 1) + "M"
    }
  }

  /// A duration in seconds as `0:07`, `12:30` or `3:05:00`.
  public static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "?" }
    let (minutes, second) = Int(seconds.rounded()).quotientAndRemainder(dividingBy: 60)
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return hour > 0
      ? "\(hour):\(twoDigits(minute)):\(twoDigits(second))" : "\(minute):\(twoDigits(second))"
  }
}
