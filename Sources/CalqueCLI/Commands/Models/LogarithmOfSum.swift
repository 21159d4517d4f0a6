import Glibc

extension ArraySlice<Float> {
  /// log Σ exp(x), without overflow.
  var logarithmOfExponentialSum: Double {
    let greatest = Double(self.max() ?? 0)
    return greatest + log(reduce(0) { $0 + exp(Double($1) - greatest) })
  }
}
