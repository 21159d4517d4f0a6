import COpenBLAS

/// The library that multiplies matrices: OpenBLAS, as it is on this machine.
public enum LinearAlgebraLibrary {
  /// Its name and version, such as "OpenBLAS 0.3.21".
  public static var name: String {
    let words = configuration.split(separator: " ")
    return words.prefix(2).joined(separator: " ")
  }

  /// The kind of processor whose kernels it chose, such as "SkylakeX".
  public static var coreType: String {
    unsafe openblas_get_corename().map { unsafe String(cString: $0) } ?? "unknown"
  }

  /// How it was built, in its own words.
  public static var configuration: String {
    unsafe openblas_get_config().map { unsafe String(cString: $0) } ?? "OpenBLAS"
  }

  /// The threads of one product: always one, since Calque's workers are the parallelism.
  public static var threadCount: Int {
    prepareLinearAlgebra()
    return Int(openblas_get_num_threads())
  }
}
