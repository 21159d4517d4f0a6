module @calque attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(
    %model.shared.weight: tensor<11x8xf32>,
    %model.decoder.layers.0.self_attn.q_proj.weight: tensor<8x8xf32>,
    %model.decoder.layers.0.self_attn.k_proj.weight: tensor<8x8xf32>,
    %model.decoder.layers.0.self_attn.v_proj.weight: tensor<8x8xf32>,
    %model.decoder.layers.0.self_attn.q_proj.bias: tensor<8xf32>,
    %model.decoder.layers.0.self_attn.k_proj.bias: tensor<8xf32>,
    %model.decoder.layers.0.self_attn.v_proj.bias: tensor<8xf32>,
    %model.decoder.layers.0.self_attn.out_proj.weight: tensor<8x8xf32>,
    %model.decoder.layers.0.self_attn.out_proj.bias: tensor<8xf32>,
    %model.decoder.layers.0.self_attn.relative_keys.weight: tensor<5x4xf32>,
    %model.decoder.layers.0.self_attn_layer_norm.weight: tensor<8xf32>,
    %model.decoder.layers.0.self_attn_layer_norm.bias: tensor<8xf32>,
    %model.decoder.layers.0.fc1.weight: tensor<16x8xf32>,
    %model.decoder.layers.0.fc1.bias: tensor<16xf32>,
    %model.decoder.layers.0.fc2.weight: tensor<8x16xf32>,
    %model.decoder.layers.0.fc2.bias: tensor<8xf32>,
    %model.decoder.layers.0.final_layer_norm.weight: tensor<8xf32>,
    %model.decoder.layers.0.final_layer_norm.bias: tensor<8xf32>,
    %model.decoder.layer_norm.weight: tensor<8xf32>,
    %model.decoder.layer_norm.bias: tensor<8xf32>,
    %final_logits_bias: tensor<1x11xf32>,
    %integers: tensor<12xi32>,
    %constant.0: tensor<4x4xi32>
  ) -> (tensor<6x2x4x4xf32>, tensor<6x2x4x4xf32>, tensor<6x2x4x5xf32>, tensor<2x2x4x4xf32>, tensor<2x2x4x4xf32>, tensor<2x2x4x5xf32>) {
    %0 = stablehlo.slice %integers [2:10] : (tensor<12xi32>) -> tensor<8xi32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<8xi32>) -> tensor<8x11xi32>
    %2 = stablehlo.iota dim = 1 : tensor<8x11xi32>
    %3 = stablehlo.compare EQ, %1, %2, SIGNED : (tensor<8x11xi32>, tensor<8x11xi32>) -> tensor<8x11xi1>
    %4 = stablehlo.convert %3 : (tensor<8x11xi1>) -> tensor<8x11xf32>
    %5 = stablehlo.dot_general %4, %model.shared.weight, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<8x11xf32>, tensor<11x8xf32>) -> tensor<8x8xf32>
    %6 = stablehlo.constant dense<0x00000000> : tensor<f32>
    %7 = stablehlo.reduce(%5 init: %6) applies stablehlo.add across dimensions = [1] : (tensor<8x8xf32>, tensor<f32>) -> tensor<8xf32>
    %8 = stablehlo.constant dense<0x41000000> : tensor<8xf32>
    %9 = stablehlo.divide %7, %8 : tensor<8xf32>
    %10 = stablehlo.broadcast_in_dim %9, dims = [0] : (tensor<8xf32>) -> tensor<8x8xf32>
    %11 = stablehlo.subtract %5, %10 : tensor<8x8xf32>
    %12 = stablehlo.multiply %11, %11 : tensor<8x8xf32>
    %13 = stablehlo.reduce(%12 init: %6) applies stablehlo.add across dimensions = [1] : (tensor<8x8xf32>, tensor<f32>) -> tensor<8xf32>
    %14 = stablehlo.divide %13, %8 : tensor<8xf32>
    %15 = stablehlo.constant dense<0x3727C5AC> : tensor<8xf32>
    %16 = stablehlo.add %14, %15 : tensor<8xf32>
    %17 = stablehlo.rsqrt %16 : tensor<8xf32>
    %18 = stablehlo.broadcast_in_dim %17, dims = [0] : (tensor<8xf32>) -> tensor<8x8xf32>
    %19 = stablehlo.multiply %11, %18 : tensor<8x8xf32>
    %20 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<8x8xf32>
    %21 = stablehlo.multiply %19, %20 : tensor<8x8xf32>
    %22 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<8x8xf32>
    %23 = stablehlo.add %21, %22 : tensor<8x8xf32>
    %24 = stablehlo.reshape %model.decoder.layers.0.self_attn.q_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %25 = stablehlo.reshape %model.decoder.layers.0.self_attn.k_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %26 = stablehlo.reshape %model.decoder.layers.0.self_attn.v_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %27 = stablehlo.concatenate %24, %25, %26, dim = 0 : (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<192xf32>
    %28 = stablehlo.reshape %27 : (tensor<192xf32>) -> tensor<24x8xf32>
    %29 = stablehlo.dot_general %23, %28, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<8x8xf32>, tensor<24x8xf32>) -> tensor<8x24xf32>
    %30 = stablehlo.concatenate %model.decoder.layers.0.self_attn.q_proj.bias, %model.decoder.layers.0.self_attn.k_proj.bias, %model.decoder.layers.0.self_attn.v_proj.bias, dim = 0 : (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<24xf32>
    %31 = stablehlo.broadcast_in_dim %30, dims = [1] : (tensor<24xf32>) -> tensor<8x24xf32>
    %32 = stablehlo.add %29, %31 : tensor<8x24xf32>
    %33 = stablehlo.constant dense<0x3F000000> : tensor<8x2x5xf32>
    %34 = stablehlo.slice %32 [0:8, 8:16] : (tensor<8x24xf32>) -> tensor<8x8xf32>
    %35 = stablehlo.reshape %34 : (tensor<8x8xf32>) -> tensor<8x2x4xf32>
    %36 = stablehlo.dot_general %35, %model.decoder.layers.0.self_attn.relative_keys.weight, contracting_dims = [2] x [1], precision = [HIGHEST, HIGHEST] : (tensor<8x2x4xf32>, tensor<5x4xf32>) -> tensor<8x2x5xf32>
    %37 = stablehlo.multiply %36, %33 : tensor<8x2x5xf32>
    %38 = stablehlo.slice %32 [0:8, 16:24] : (tensor<8x24xf32>) -> tensor<8x8xf32>
    %39 = stablehlo.reshape %34 : (tensor<8x8xf32>) -> tensor<2x4x2x4xf32>
    %40 = stablehlo.reshape %37 : (tensor<8x2x5xf32>) -> tensor<2x4x2x5xf32>
    %41 = stablehlo.reshape %38 : (tensor<8x8xf32>) -> tensor<2x4x2x4xf32>
    %42 = stablehlo.transpose %39, dims = [0, 2, 1, 3] : (tensor<2x4x2x4xf32>) -> tensor<2x2x4x4xf32>
    %43 = stablehlo.transpose %41, dims = [0, 2, 1, 3] : (tensor<2x4x2x4xf32>) -> tensor<2x2x4x4xf32>
    %44 = stablehlo.transpose %40, dims = [0, 2, 1, 3] : (tensor<2x4x2x5xf32>) -> tensor<2x2x4x5xf32>
    %45 = stablehlo.constant dense<0x00000000> : tensor<6x2x4x4xf32>
    %46 = stablehlo.constant dense<0x00000000> : tensor<6x2x4x5xf32>
    return %45, %45, %46, %42, %43, %44 : tensor<6x2x4x4xf32>, tensor<6x2x4x4xf32>, tensor<6x2x4x5xf32>, tensor<2x2x4x4xf32>, tensor<2x2x4x4xf32>, tensor<2x2x4x5xf32>
  }
}
