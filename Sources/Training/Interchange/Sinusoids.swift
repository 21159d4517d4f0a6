import Glibc

/// Fixed positions with the sines in the left half of a row.
///
/// Vaswani et al. 2017, section 3.5.
enum Sinusoids {
  /// The element of a row of an even width.
  static func element(place: Int, column: Int, of width: Int) -> Double {
    let half = width / 2
    let angle = Double(place) * pow(10000, -Double(column % half) / Double(half))
    return column < half ? sin(angle) : cos(angle)
  }
}
