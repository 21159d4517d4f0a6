module @calque attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(
    %own.0: tensor<6x2x4x4xf32>,
    %own.1: tensor<6x2x4x4xf32>,
    %own.2: tensor<6x2x4x5xf32>,
    %source.0: tensor<2x2x4x4xf32>,
    %source.1: tensor<2x2x4x4xf32>,
    %source.2: tensor<2x2x4x5xf32>,
    %integers: tensor<4xi32>
  ) -> (tensor<3x2x8x4xf32>, tensor<3x2x8x4xf32>, tensor<3x2x8x5xf32>, tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>, tensor<1x2x4x5xf32>) {
    %0 = stablehlo.slice %integers [0:3] : (tensor<4xi32>) -> tensor<3xi32>
    %1 = stablehlo.reshape %own.0 : (tensor<6x2x4x4xf32>) -> tensor<6x32xf32>
    %2 = "stablehlo.gather"(%1, %0) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 32>, indices_are_sorted = false}> : (tensor<6x32xf32>, tensor<3xi32>) -> tensor<3x32xf32>
    %3 = stablehlo.reshape %2 : (tensor<3x32xf32>) -> tensor<3x2x4x4xf32>
    %4 = stablehlo.constant dense<0x00000000> : tensor<f32>
    %5 = stablehlo.pad %3, %4, low = [0, 0, 0, 0], high = [0, 0, 4, 0], interior = [0, 0, 0, 0] : (tensor<3x2x4x4xf32>, tensor<f32>) -> tensor<3x2x8x4xf32>
    %6 = stablehlo.reshape %own.1 : (tensor<6x2x4x4xf32>) -> tensor<6x32xf32>
    %7 = "stablehlo.gather"(%6, %0) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 32>, indices_are_sorted = false}> : (tensor<6x32xf32>, tensor<3xi32>) -> tensor<3x32xf32>
    %8 = stablehlo.reshape %7 : (tensor<3x32xf32>) -> tensor<3x2x4x4xf32>
    %9 = stablehlo.pad %8, %4, low = [0, 0, 0, 0], high = [0, 0, 4, 0], interior = [0, 0, 0, 0] : (tensor<3x2x4x4xf32>, tensor<f32>) -> tensor<3x2x8x4xf32>
    %10 = stablehlo.reshape %own.2 : (tensor<6x2x4x5xf32>) -> tensor<6x40xf32>
    %11 = "stablehlo.gather"(%10, %0) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 40>, indices_are_sorted = false}> : (tensor<6x40xf32>, tensor<3xi32>) -> tensor<3x40xf32>
    %12 = stablehlo.reshape %11 : (tensor<3x40xf32>) -> tensor<3x2x4x5xf32>
    %13 = stablehlo.pad %12, %4, low = [0, 0, 0, 0], high = [0, 0, 4, 0], interior = [0, 0, 0, 0] : (tensor<3x2x4x5xf32>, tensor<f32>) -> tensor<3x2x8x5xf32>
    %14 = stablehlo.slice %integers [3:4] : (tensor<4xi32>) -> tensor<1xi32>
    %15 = stablehlo.reshape %source.0 : (tensor<2x2x4x4xf32>) -> tensor<2x32xf32>
    %16 = "stablehlo.gather"(%15, %14) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 32>, indices_are_sorted = false}> : (tensor<2x32xf32>, tensor<1xi32>) -> tensor<1x32xf32>
    %17 = stablehlo.reshape %16 : (tensor<1x32xf32>) -> tensor<1x2x4x4xf32>
    %18 = stablehlo.reshape %source.1 : (tensor<2x2x4x4xf32>) -> tensor<2x32xf32>
    %19 = "stablehlo.gather"(%18, %14) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 32>, indices_are_sorted = false}> : (tensor<2x32xf32>, tensor<1xi32>) -> tensor<1x32xf32>
    %20 = stablehlo.reshape %19 : (tensor<1x32xf32>) -> tensor<1x2x4x4xf32>
    %21 = stablehlo.reshape %source.2 : (tensor<2x2x4x5xf32>) -> tensor<2x40xf32>
    %22 = "stablehlo.gather"(%21, %14) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 40>, indices_are_sorted = false}> : (tensor<2x40xf32>, tensor<1xi32>) -> tensor<1x40xf32>
    %23 = stablehlo.reshape %22 : (tensor<1x40xf32>) -> tensor<1x2x4x5xf32>
    return %5, %9, %13, %17, %20, %23 : tensor<3x2x8x4xf32>, tensor<3x2x8x4xf32>, tensor<3x2x8x5xf32>, tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>, tensor<1x2x4x5xf32>
  }
}
