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
  ) -> (tensor<6x2x4x4xbf16>, tensor<6x2x4x4xbf16>, tensor<6x2x4x5xbf16>, tensor<2x2x4x4xbf16>, tensor<2x2x4x4xbf16>, tensor<2x2x4x5xbf16>) {
    %0 = stablehlo.slice %integers [2:10] : (tensor<12xi32>) -> tensor<8xi32>
    %1 = stablehlo.convert %model.shared.weight : (tensor<11x8xf32>) -> tensor<11x8xbf16>
    %2 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<8xi32>) -> tensor<8x11xi32>
    %3 = stablehlo.iota dim = 1 : tensor<8x11xi32>
    %4 = stablehlo.compare EQ, %2, %3, SIGNED : (tensor<8x11xi32>, tensor<8x11xi32>) -> tensor<8x11xi1>
    %5 = stablehlo.convert %4 : (tensor<8x11xi1>) -> tensor<8x11xbf16>
    %6 = stablehlo.dot_general %5, %1, contracting_dims = [1] x [0] : (tensor<8x11xbf16>, tensor<11x8xbf16>) -> tensor<8x8xbf16>
    %7 = stablehlo.convert %6 : (tensor<8x8xbf16>) -> tensor<8x8xf32>
    %8 = stablehlo.constant dense<0x00000000> : tensor<f32>
    %9 = stablehlo.reduce(%7 init: %8) applies stablehlo.add across dimensions = [1] : (tensor<8x8xf32>, tensor<f32>) -> tensor<8xf32>
    %10 = stablehlo.constant dense<0x41000000> : tensor<8xf32>
    %11 = stablehlo.divide %9, %10 : tensor<8xf32>
    %12 = stablehlo.broadcast_in_dim %11, dims = [0] : (tensor<8xf32>) -> tensor<8x8xf32>
    %13 = stablehlo.subtract %7, %12 : tensor<8x8xf32>
    %14 = stablehlo.multiply %13, %13 : tensor<8x8xf32>
    %15 = stablehlo.reduce(%14 init: %8) applies stablehlo.add across dimensions = [1] : (tensor<8x8xf32>, tensor<f32>) -> tensor<8xf32>
    %16 = stablehlo.divide %15, %10 : tensor<8xf32>
    %17 = stablehlo.constant dense<0x3727C5AC> : tensor<8xf32>
    %18 = stablehlo.add %16, %17 : tensor<8xf32>
    %19 = stablehlo.rsqrt %18 : tensor<8xf32>
    %20 = stablehlo.broadcast_in_dim %19, dims = [0] : (tensor<8xf32>) -> tensor<8x8xf32>
    %21 = stablehlo.multiply %13, %20 : tensor<8x8xf32>
    %22 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<8x8xf32>
    %23 = stablehlo.multiply %21, %22 : tensor<8x8xf32>
    %24 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<8x8xf32>
    %25 = stablehlo.add %23, %24 : tensor<8x8xf32>
    %26 = stablehlo.convert %25 : (tensor<8x8xf32>) -> tensor<8x8xbf16>
    %27 = stablehlo.reshape %model.decoder.layers.0.self_attn.q_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %28 = stablehlo.reshape %model.decoder.layers.0.self_attn.k_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %29 = stablehlo.reshape %model.decoder.layers.0.self_attn.v_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %30 = stablehlo.concatenate %27, %28, %29, dim = 0 : (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<192xf32>
    %31 = stablehlo.reshape %30 : (tensor<192xf32>) -> tensor<24x8xf32>
    %32 = stablehlo.convert %31 : (tensor<24x8xf32>) -> tensor<24x8xbf16>
    %33 = stablehlo.dot_general %26, %32, contracting_dims = [1] x [1] : (tensor<8x8xbf16>, tensor<24x8xbf16>) -> tensor<8x24xbf16>
    %34 = stablehlo.concatenate %model.decoder.layers.0.self_attn.q_proj.bias, %model.decoder.layers.0.self_attn.k_proj.bias, %model.decoder.layers.0.self_attn.v_proj.bias, dim = 0 : (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<24xf32>
    %35 = stablehlo.reshape %34 : (tensor<24xf32>) -> tensor<1x24xf32>
    %36 = stablehlo.convert %35 : (tensor<1x24xf32>) -> tensor<1x24xbf16>
    %37 = stablehlo.reshape %36 : (tensor<1x24xbf16>) -> tensor<24xbf16>
    %38 = stablehlo.broadcast_in_dim %37, dims = [1] : (tensor<24xbf16>) -> tensor<8x24xbf16>
    %39 = stablehlo.add %33, %38 : tensor<8x24xbf16>
    %40 = stablehlo.convert %model.decoder.layers.0.self_attn.relative_keys.weight : (tensor<5x4xf32>) -> tensor<5x4xbf16>
    %41 = stablehlo.constant dense<0x3F00> : tensor<8x2x5xbf16>
    %42 = stablehlo.slice %39 [0:8, 8:16] : (tensor<8x24xbf16>) -> tensor<8x8xbf16>
    %43 = stablehlo.reshape %42 : (tensor<8x8xbf16>) -> tensor<8x2x4xbf16>
    %44 = stablehlo.dot_general %43, %40, contracting_dims = [2] x [1] : (tensor<8x2x4xbf16>, tensor<5x4xbf16>) -> tensor<8x2x5xbf16>
    %45 = stablehlo.multiply %44, %41 : tensor<8x2x5xbf16>
    %46 = stablehlo.slice %39 [0:8, 16:24] : (tensor<8x24xbf16>) -> tensor<8x8xbf16>
    %47 = stablehlo.reshape %42 : (tensor<8x8xbf16>) -> tensor<2x4x2x4xbf16>
    %48 = stablehlo.reshape %45 : (tensor<8x2x5xbf16>) -> tensor<2x4x2x5xbf16>
    %49 = stablehlo.reshape %46 : (tensor<8x8xbf16>) -> tensor<2x4x2x4xbf16>
    %50 = stablehlo.transpose %47, dims = [0, 2, 1, 3] : (tensor<2x4x2x4xbf16>) -> tensor<2x2x4x4xbf16>
    %51 = stablehlo.transpose %49, dims = [0, 2, 1, 3] : (tensor<2x4x2x4xbf16>) -> tensor<2x2x4x4xbf16>
    %52 = stablehlo.transpose %48, dims = [0, 2, 1, 3] : (tensor<2x4x2x5xbf16>) -> tensor<2x2x4x5xbf16>
    %53 = stablehlo.constant dense<0x0000> : tensor<6x2x4x4xbf16>
    %54 = stablehlo.constant dense<0x0000> : tensor<6x2x4x5xbf16>
    return %53, %53, %54, %50, %51, %52 : tensor<6x2x4x4xbf16>, tensor<6x2x4x4xbf16>, tensor<6x2x4x5xbf16>, tensor<2x2x4x4xbf16>, tensor<2x2x4x4xbf16>, tensor<2x2x4x5xbf16>
  }
}
