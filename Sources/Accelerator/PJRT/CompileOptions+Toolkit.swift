import Glibc

extension CompileOptions {
  /// Where a CUDA plugin that `pip` installed finds NVIDIA's compiler and its library of mathematical functions.
  ///
  /// That is the folder `nvidia/cu13` (or `nvidia/cuda_nvcc`) beside it in `site-packages`; empty where there is none.
  static func toolkit(of plugin: String) -> [Override] {
    let folders = plugin.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    guard !folders.isEmpty, plugin.contains("cuda") else { return [] }
    let packages = folders.joined(separator: "/")
    for name in ["nvidia/cu13", "nvidia/cuda_nvcc"] {
      let folder = "\(packages)/\(name)"
      if unsafe access("\(folder)/nvvm", X_OK) == 0 || access("\(folder)/bin/ptxas", X_OK) == 0 {
        return [Override(name: "xla_gpu_cuda_data_dir", value: folder)]
      }
    }
    return []
  }
}
