import Glibc

/// Fixed positions: column *i* of the left half of a row is sin(place·10000^(−2i/d)), of the right half cos.
///
/// Vaswani et al. 2017, section 3.5, with sines and cosines in halves rather than in turn, as Pegasus has them.
package struct Sinusoids {
  private let rates: [Double]

  /// The positions of rows of an even width.
  package init(width: Int) {
    let half = width / 2
    rates = (0..<half).map { pow(10000, -Double($0) / Double(half)) }
  }

  /// An element of the row of a place.
  package subscript(place: Int, column: Int) -> Double {
    column < rates.count
      ? sin(Double(place) * rates[column]) : cos(Double(place) * rates[column - rates.count])
  }
}
