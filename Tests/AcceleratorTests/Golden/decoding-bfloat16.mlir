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
    %own.0: tensor<6x2x4x4xbf16> {tf.aliasing_output = 0 : i32},
    %own.1: tensor<6x2x4x4xbf16> {tf.aliasing_output = 1 : i32},
    %own.2: tensor<6x2x4x5xbf16> {tf.aliasing_output = 2 : i32},
    %source.0: tensor<2x2x4x4xbf16>,
    %source.1: tensor<2x2x4x4xbf16>,
    %source.2: tensor<2x2x4x5xbf16>,
    %integers: tensor<9xi32>,
    %constant.0: tensor<15x1xi32>
  ) -> (tensor<6x2x4x4xbf16>, tensor<6x2x4x4xbf16>, tensor<6x2x4x5xbf16>, tensor<6x11xf32>) {
    %0 = stablehlo.slice %integers [0:1] : (tensor<9xi32>) -> tensor<1xi32>
    %1 = stablehlo.slice %integers [1:3] : (tensor<9xi32>) -> tensor<2xi32>
    %2 = stablehlo.reshape %0 : (tensor<1xi32>) -> tensor<i32>
    %3 = stablehlo.slice %integers [3:9] : (tensor<9xi32>) -> tensor<6xi32>
    %4 = stablehlo.convert %model.shared.weight : (tensor<11x8xf32>) -> tensor<11x8xbf16>
    %5 = stablehlo.broadcast_in_dim %3, dims = [0] : (tensor<6xi32>) -> tensor<6x11xi32>
    %6 = stablehlo.iota dim = 1 : tensor<6x11xi32>
    %7 = stablehlo.compare EQ, %5, %6, SIGNED : (tensor<6x11xi32>, tensor<6x11xi32>) -> tensor<6x11xi1>
    %8 = stablehlo.convert %7 : (tensor<6x11xi1>) -> tensor<6x11xbf16>
    %9 = stablehlo.dot_general %8, %4, contracting_dims = [1] x [0] : (tensor<6x11xbf16>, tensor<11x8xbf16>) -> tensor<6x8xbf16>
    %10 = stablehlo.convert %9 : (tensor<6x8xbf16>) -> tensor<6x8xf32>
    %11 = stablehlo.constant dense<0x00000000> : tensor<f32>
    %12 = stablehlo.reduce(%10 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %13 = stablehlo.constant dense<0x41000000> : tensor<6xf32>
    %14 = stablehlo.divide %12, %13 : tensor<6xf32>
    %15 = stablehlo.broadcast_in_dim %14, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %16 = stablehlo.subtract %10, %15 : tensor<6x8xf32>
    %17 = stablehlo.multiply %16, %16 : tensor<6x8xf32>
    %18 = stablehlo.reduce(%17 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %19 = stablehlo.divide %18, %13 : tensor<6xf32>
    %20 = stablehlo.constant dense<0x3727C5AC> : tensor<6xf32>
    %21 = stablehlo.add %19, %20 : tensor<6xf32>
    %22 = stablehlo.rsqrt %21 : tensor<6xf32>
    %23 = stablehlo.broadcast_in_dim %22, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %24 = stablehlo.multiply %16, %23 : tensor<6x8xf32>
    %25 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %26 = stablehlo.multiply %24, %25 : tensor<6x8xf32>
    %27 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %28 = stablehlo.add %26, %27 : tensor<6x8xf32>
    %29 = stablehlo.convert %28 : (tensor<6x8xf32>) -> tensor<6x8xbf16>
    %30 = stablehlo.reshape %model.decoder.layers.0.self_attn.q_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %31 = stablehlo.reshape %model.decoder.layers.0.self_attn.k_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %32 = stablehlo.reshape %model.decoder.layers.0.self_attn.v_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %33 = stablehlo.concatenate %30, %31, %32, dim = 0 : (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<192xf32>
    %34 = stablehlo.reshape %33 : (tensor<192xf32>) -> tensor<24x8xf32>
    %35 = stablehlo.convert %34 : (tensor<24x8xf32>) -> tensor<24x8xbf16>
    %36 = stablehlo.dot_general %29, %35, contracting_dims = [1] x [1] : (tensor<6x8xbf16>, tensor<24x8xbf16>) -> tensor<6x24xbf16>
    %37 = stablehlo.concatenate %model.decoder.layers.0.self_attn.q_proj.bias, %model.decoder.layers.0.self_attn.k_proj.bias, %model.decoder.layers.0.self_attn.v_proj.bias, dim = 0 : (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<24xf32>
    %38 = stablehlo.reshape %37 : (tensor<24xf32>) -> tensor<1x24xf32>
    %39 = stablehlo.convert %38 : (tensor<1x24xf32>) -> tensor<1x24xbf16>
    %40 = stablehlo.reshape %39 : (tensor<1x24xbf16>) -> tensor<24xbf16>
    %41 = stablehlo.broadcast_in_dim %40, dims = [1] : (tensor<24xbf16>) -> tensor<6x24xbf16>
    %42 = stablehlo.add %36, %41 : tensor<6x24xbf16>
    %43 = stablehlo.convert %model.decoder.layers.0.self_attn.relative_keys.weight : (tensor<5x4xf32>) -> tensor<5x4xbf16>
    %44 = stablehlo.slice %42 [0:6, 0:8] : (tensor<6x24xbf16>) -> tensor<6x8xbf16>
    %45 = stablehlo.reshape %44 : (tensor<6x8xbf16>) -> tensor<6x2x4xbf16>
    %46 = stablehlo.dot_general %45, %43, contracting_dims = [2] x [1] : (tensor<6x2x4xbf16>, tensor<5x4xbf16>) -> tensor<6x2x5xbf16>
    %47 = stablehlo.constant dense<0x3F00> : tensor<6x2x5xbf16>
    %48 = stablehlo.multiply %46, %47 : tensor<6x2x5xbf16>
    %49 = stablehlo.reshape %48 : (tensor<6x2x5xbf16>) -> tensor<6x10xbf16>
    %50 = stablehlo.slice %42 [0:6, 8:16] : (tensor<6x24xbf16>) -> tensor<6x8xbf16>
    %51 = stablehlo.reshape %50 : (tensor<6x8xbf16>) -> tensor<6x2x4xbf16>
    %52 = stablehlo.dot_general %51, %43, contracting_dims = [2] x [1] : (tensor<6x2x4xbf16>, tensor<5x4xbf16>) -> tensor<6x2x5xbf16>
    %53 = stablehlo.multiply %52, %47 : tensor<6x2x5xbf16>
    %54 = stablehlo.reshape %53 : (tensor<6x2x5xbf16>) -> tensor<6x2x1x5xbf16>
    %55 = stablehlo.reshape %50 : (tensor<6x8xbf16>) -> tensor<6x2x1x4xbf16>
    %56 = stablehlo.slice %42 [0:6, 16:24] : (tensor<6x24xbf16>) -> tensor<6x8xbf16>
    %57 = stablehlo.reshape %56 : (tensor<6x8xbf16>) -> tensor<6x2x1x4xbf16>
    %58 = stablehlo.constant dense<0> : tensor<i32>
    %59 = stablehlo.dynamic_update_slice %own.0, %55, %58, %58, %2, %58 : (tensor<6x2x4x4xbf16>, tensor<6x2x1x4xbf16>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<6x2x4x4xbf16>
    %60 = stablehlo.dynamic_update_slice %own.1, %57, %58, %58, %2, %58 : (tensor<6x2x4x4xbf16>, tensor<6x2x1x4xbf16>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<6x2x4x4xbf16>
    %61 = stablehlo.dynamic_update_slice %own.2, %54, %58, %58, %2, %58 : (tensor<6x2x4x5xbf16>, tensor<6x2x1x5xbf16>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<6x2x4x5xbf16>
    %62 = stablehlo.iota dim = 1 : tensor<2x4xi32>
    %63 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i32>) -> tensor<2xi32>
    %64 = stablehlo.add %1, %63 : tensor<2xi32>
    %65 = stablehlo.broadcast_in_dim %64, dims = [0] : (tensor<2xi32>) -> tensor<2x4xi32>
    %66 = stablehlo.subtract %62, %65 : tensor<2x4xi32>
    %67 = stablehlo.broadcast_in_dim %1, dims = [0] : (tensor<2xi32>) -> tensor<2x4xi32>
    %68 = stablehlo.compare LT, %62, %67, SIGNED : (tensor<2x4xi32>, tensor<2x4xi32>) -> tensor<2x4xi1>
    %69 = stablehlo.broadcast_in_dim %68, dims = [0, 3] : (tensor<2x4xi1>) -> tensor<2x3x2x4xi1>
    %70 = stablehlo.reshape %69 : (tensor<2x3x2x4xi1>) -> tensor<6x2x4xi1>
    %71 = stablehlo.iota dim = 0 : tensor<4xi32>
    %72 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %73 = stablehlo.subtract %71, %72 : tensor<4xi32>
    %74 = stablehlo.compare LE, %71, %72, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %75 = stablehlo.broadcast_in_dim %74, dims = [2] : (tensor<4xi1>) -> tensor<6x2x4xi1>
    %76 = stablehlo.reshape %44 : (tensor<6x8xbf16>) -> tensor<2x3x2x4xbf16>
    %77 = stablehlo.dot_general %76, %source.0, batching_dims = [0, 2] x [0, 1], contracting_dims = [3] x [3] : (tensor<2x3x2x4xbf16>, tensor<2x2x4x4xbf16>) -> tensor<2x2x3x4xf32>
    %78 = stablehlo.transpose %77, dims = [0, 2, 1, 3] : (tensor<2x2x3x4xf32>) -> tensor<2x3x2x4xf32>
    %79 = stablehlo.reshape %78 : (tensor<2x3x2x4xf32>) -> tensor<6x2x4xf32>
    %80 = stablehlo.constant dense<0x3F000000> : tensor<6x2x4xf32>
    %81 = stablehlo.multiply %79, %80 : tensor<6x2x4xf32>
    %82 = stablehlo.convert %49 : (tensor<6x10xbf16>) -> tensor<6x10xf32>
    %83 = stablehlo.constant dense<7> : tensor<2x4xi32>
    %84 = stablehlo.add %66, %83 : tensor<2x4xi32>
    %85 = stablehlo.reshape %84 : (tensor<2x4xi32>) -> tensor<8xi32>
    %86 = "stablehlo.gather"(%constant.0, %85) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 1>, indices_are_sorted = false}> : (tensor<15x1xi32>, tensor<8xi32>) -> tensor<8x1xi32>
    %87 = stablehlo.reshape %86 : (tensor<8x1xi32>) -> tensor<2x4xi32>
    %88 = stablehlo.reshape %82 : (tensor<6x10xf32>) -> tensor<2x6x5xf32>
    %89 = stablehlo.broadcast_in_dim %87, dims = [0, 1] : (tensor<2x4xi32>) -> tensor<2x4x5xi32>
    %90 = stablehlo.iota dim = 2 : tensor<2x4x5xi32>
    %91 = stablehlo.compare EQ, %89, %90, SIGNED : (tensor<2x4x5xi32>, tensor<2x4x5xi32>) -> tensor<2x4x5xi1>
    %92 = stablehlo.convert %91 : (tensor<2x4x5xi1>) -> tensor<2x4x5xf32>
    %93 = stablehlo.dot_general %88, %92, batching_dims = [0] x [0], contracting_dims = [2] x [2], precision = [HIGHEST, HIGHEST] : (tensor<2x6x5xf32>, tensor<2x4x5xf32>) -> tensor<2x6x4xf32>
    %94 = stablehlo.reshape %93 : (tensor<2x6x4xf32>) -> tensor<6x2x4xf32>
    %95 = stablehlo.add %81, %94 : tensor<6x2x4xf32>
    %96 = stablehlo.broadcast_in_dim %92, dims = [0, 2, 3] : (tensor<2x4x5xf32>) -> tensor<2x2x4x5xf32>
    %97 = stablehlo.convert %source.2 : (tensor<2x2x4x5xbf16>) -> tensor<2x2x4x5xf32>
    %98 = stablehlo.multiply %97, %96 : tensor<2x2x4x5xf32>
    %99 = stablehlo.reduce(%98 init: %11) applies stablehlo.add across dimensions = [3] : (tensor<2x2x4x5xf32>, tensor<f32>) -> tensor<2x2x4xf32>
    %100 = stablehlo.broadcast_in_dim %99, dims = [0, 2, 3] : (tensor<2x2x4xf32>) -> tensor<2x3x2x4xf32>
    %101 = stablehlo.reshape %100 : (tensor<2x3x2x4xf32>) -> tensor<6x2x4xf32>
    %102 = stablehlo.add %95, %101 : tensor<6x2x4xf32>
    %103 = stablehlo.constant dense<0xF149F2CA> : tensor<6x2x4xf32>
    %104 = stablehlo.select %70, %102, %103 : tensor<6x2x4xi1>, tensor<6x2x4xf32>
    %105 = stablehlo.dot_general %45, %59, batching_dims = [0, 1] x [0, 1], contracting_dims = [2] x [3] : (tensor<6x2x4xbf16>, tensor<6x2x4x4xbf16>) -> tensor<6x2x4xf32>
    %106 = stablehlo.multiply %105, %80 : tensor<6x2x4xf32>
    %107 = stablehlo.constant dense<7> : tensor<4xi32>
    %108 = stablehlo.add %73, %107 : tensor<4xi32>
    %109 = "stablehlo.gather"(%constant.0, %108) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 1>, indices_are_sorted = false}> : (tensor<15x1xi32>, tensor<4xi32>) -> tensor<4x1xi32>
    %110 = stablehlo.reshape %109 : (tensor<4x1xi32>) -> tensor<4xi32>
    %111 = stablehlo.reshape %82 : (tensor<6x10xf32>) -> tensor<12x5xf32>
    %112 = stablehlo.transpose %111, dims = [1, 0] : (tensor<12x5xf32>) -> tensor<5x12xf32>
    %113 = "stablehlo.gather"(%112, %110) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 12>, indices_are_sorted = false}> : (tensor<5x12xf32>, tensor<4xi32>) -> tensor<4x12xf32>
    %114 = stablehlo.transpose %113, dims = [1, 0] : (tensor<4x12xf32>) -> tensor<12x4xf32>
    %115 = stablehlo.reshape %114 : (tensor<12x4xf32>) -> tensor<6x2x4xf32>
    %116 = stablehlo.add %106, %115 : tensor<6x2x4xf32>
    %117 = stablehlo.broadcast_in_dim %110, dims = [0] : (tensor<4xi32>) -> tensor<4x5xi32>
    %118 = stablehlo.iota dim = 1 : tensor<4x5xi32>
    %119 = stablehlo.compare EQ, %117, %118, SIGNED : (tensor<4x5xi32>, tensor<4x5xi32>) -> tensor<4x5xi1>
    %120 = stablehlo.convert %119 : (tensor<4x5xi1>) -> tensor<4x5xf32>
    %121 = stablehlo.broadcast_in_dim %120, dims = [2, 3] : (tensor<4x5xf32>) -> tensor<6x2x4x5xf32>
    %122 = stablehlo.convert %61 : (tensor<6x2x4x5xbf16>) -> tensor<6x2x4x5xf32>
    %123 = stablehlo.multiply %122, %121 : tensor<6x2x4x5xf32>
    %124 = stablehlo.reduce(%123 init: %11) applies stablehlo.add across dimensions = [3] : (tensor<6x2x4x5xf32>, tensor<f32>) -> tensor<6x2x4xf32>
    %125 = stablehlo.add %116, %124 : tensor<6x2x4xf32>
    %126 = stablehlo.select %75, %125, %103 : tensor<6x2x4xi1>, tensor<6x2x4xf32>
    %127 = stablehlo.concatenate %104, %126, dim = 2 : (tensor<6x2x4xf32>, tensor<6x2x4xf32>) -> tensor<6x2x8xf32>
    %128 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %129 = stablehlo.reduce(%127 init: %128) applies stablehlo.maximum across dimensions = [2] : (tensor<6x2x8xf32>, tensor<f32>) -> tensor<6x2xf32>
    %130 = stablehlo.broadcast_in_dim %129, dims = [0, 1] : (tensor<6x2xf32>) -> tensor<6x2x8xf32>
    %131 = stablehlo.subtract %127, %130 : tensor<6x2x8xf32>
    %132 = stablehlo.exponential %131 : tensor<6x2x8xf32>
    %133 = stablehlo.reduce(%132 init: %11) applies stablehlo.add across dimensions = [2] : (tensor<6x2x8xf32>, tensor<f32>) -> tensor<6x2xf32>
    %134 = stablehlo.broadcast_in_dim %133, dims = [0, 1] : (tensor<6x2xf32>) -> tensor<6x2x8xf32>
    %135 = stablehlo.divide %132, %134 : tensor<6x2x8xf32>
    %136 = stablehlo.convert %135 : (tensor<6x2x8xf32>) -> tensor<6x2x8xbf16>
    %137 = stablehlo.slice %136 [0:6, 0:2, 0:4] : (tensor<6x2x8xbf16>) -> tensor<6x2x4xbf16>
    %138 = stablehlo.reshape %137 : (tensor<6x2x4xbf16>) -> tensor<2x3x2x4xbf16>
    %139 = stablehlo.dot_general %138, %source.1, batching_dims = [0, 2] x [0, 1], contracting_dims = [3] x [2] : (tensor<2x3x2x4xbf16>, tensor<2x2x4x4xbf16>) -> tensor<2x2x3x4xf32>
    %140 = stablehlo.transpose %139, dims = [0, 2, 1, 3] : (tensor<2x2x3x4xf32>) -> tensor<2x3x2x4xf32>
    %141 = stablehlo.reshape %140 : (tensor<2x3x2x4xf32>) -> tensor<6x2x4xf32>
    %142 = stablehlo.slice %136 [0:6, 0:2, 4:8] : (tensor<6x2x8xbf16>) -> tensor<6x2x4xbf16>
    %143 = stablehlo.dot_general %142, %60, batching_dims = [0, 1] x [0, 1], contracting_dims = [2] x [2] : (tensor<6x2x4xbf16>, tensor<6x2x4x4xbf16>) -> tensor<6x2x4xf32>
    %144 = stablehlo.add %141, %143 : tensor<6x2x4xf32>
    %145 = stablehlo.reshape %144 : (tensor<6x2x4xf32>) -> tensor<6x8xf32>
    %146 = stablehlo.convert %145 : (tensor<6x8xf32>) -> tensor<6x8xbf16>
    %147 = stablehlo.convert %model.decoder.layers.0.self_attn.out_proj.weight : (tensor<8x8xf32>) -> tensor<8x8xbf16>
    %148 = stablehlo.dot_general %146, %147, contracting_dims = [1] x [1] : (tensor<6x8xbf16>, tensor<8x8xbf16>) -> tensor<6x8xbf16>
    %149 = stablehlo.reshape %model.decoder.layers.0.self_attn.out_proj.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %150 = stablehlo.convert %149 : (tensor<1x8xf32>) -> tensor<1x8xbf16>
    %151 = stablehlo.reshape %150 : (tensor<1x8xbf16>) -> tensor<8xbf16>
    %152 = stablehlo.broadcast_in_dim %151, dims = [1] : (tensor<8xbf16>) -> tensor<6x8xbf16>
    %153 = stablehlo.add %148, %152 : tensor<6x8xbf16>
    %154 = stablehlo.convert %153 : (tensor<6x8xbf16>) -> tensor<6x8xf32>
    %155 = stablehlo.add %10, %154 : tensor<6x8xf32>
    %156 = stablehlo.convert %155 : (tensor<6x8xf32>) -> tensor<6x8xbf16>
    %157 = stablehlo.reduce(%155 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %158 = stablehlo.divide %157, %13 : tensor<6xf32>
    %159 = stablehlo.broadcast_in_dim %158, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %160 = stablehlo.subtract %155, %159 : tensor<6x8xf32>
    %161 = stablehlo.multiply %160, %160 : tensor<6x8xf32>
    %162 = stablehlo.reduce(%161 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %163 = stablehlo.divide %162, %13 : tensor<6xf32>
    %164 = stablehlo.add %163, %20 : tensor<6xf32>
    %165 = stablehlo.rsqrt %164 : tensor<6xf32>
    %166 = stablehlo.broadcast_in_dim %165, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %167 = stablehlo.multiply %160, %166 : tensor<6x8xf32>
    %168 = stablehlo.broadcast_in_dim %model.decoder.layers.0.final_layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %169 = stablehlo.multiply %167, %168 : tensor<6x8xf32>
    %170 = stablehlo.broadcast_in_dim %model.decoder.layers.0.final_layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %171 = stablehlo.add %169, %170 : tensor<6x8xf32>
    %172 = stablehlo.convert %171 : (tensor<6x8xf32>) -> tensor<6x8xbf16>
    %173 = stablehlo.convert %model.decoder.layers.0.fc1.weight : (tensor<16x8xf32>) -> tensor<16x8xbf16>
    %174 = stablehlo.dot_general %172, %173, contracting_dims = [1] x [1] : (tensor<6x8xbf16>, tensor<16x8xbf16>) -> tensor<6x16xbf16>
    %175 = stablehlo.reshape %model.decoder.layers.0.fc1.bias : (tensor<16xf32>) -> tensor<1x16xf32>
    %176 = stablehlo.convert %175 : (tensor<1x16xf32>) -> tensor<1x16xbf16>
    %177 = stablehlo.reshape %176 : (tensor<1x16xbf16>) -> tensor<16xbf16>
    %178 = stablehlo.broadcast_in_dim %177, dims = [1] : (tensor<16xbf16>) -> tensor<6x16xbf16>
    %179 = stablehlo.add %174, %178 : tensor<6x16xbf16>
    %180 = stablehlo.constant dense<0x0000> : tensor<6x16xbf16>
    %181 = stablehlo.maximum %179, %180 : tensor<6x16xbf16>
    %182 = stablehlo.convert %model.decoder.layers.0.fc2.weight : (tensor<8x16xf32>) -> tensor<8x16xbf16>
    %183 = stablehlo.dot_general %181, %182, contracting_dims = [1] x [1] : (tensor<6x16xbf16>, tensor<8x16xbf16>) -> tensor<6x8xbf16>
    %184 = stablehlo.reshape %model.decoder.layers.0.fc2.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %185 = stablehlo.convert %184 : (tensor<1x8xf32>) -> tensor<1x8xbf16>
    %186 = stablehlo.reshape %185 : (tensor<1x8xbf16>) -> tensor<8xbf16>
    %187 = stablehlo.broadcast_in_dim %186, dims = [1] : (tensor<8xbf16>) -> tensor<6x8xbf16>
    %188 = stablehlo.add %183, %187 : tensor<6x8xbf16>
    %189 = stablehlo.convert %156 : (tensor<6x8xbf16>) -> tensor<6x8xf32>
    %190 = stablehlo.convert %188 : (tensor<6x8xbf16>) -> tensor<6x8xf32>
    %191 = stablehlo.add %189, %190 : tensor<6x8xf32>
    %192 = stablehlo.reduce(%191 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %193 = stablehlo.divide %192, %13 : tensor<6xf32>
    %194 = stablehlo.broadcast_in_dim %193, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %195 = stablehlo.subtract %191, %194 : tensor<6x8xf32>
    %196 = stablehlo.multiply %195, %195 : tensor<6x8xf32>
    %197 = stablehlo.reduce(%196 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %198 = stablehlo.divide %197, %13 : tensor<6xf32>
    %199 = stablehlo.add %198, %20 : tensor<6xf32>
    %200 = stablehlo.rsqrt %199 : tensor<6xf32>
    %201 = stablehlo.broadcast_in_dim %200, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %202 = stablehlo.multiply %195, %201 : tensor<6x8xf32>
    %203 = stablehlo.broadcast_in_dim %model.decoder.layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %204 = stablehlo.multiply %202, %203 : tensor<6x8xf32>
    %205 = stablehlo.broadcast_in_dim %model.decoder.layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %206 = stablehlo.add %204, %205 : tensor<6x8xf32>
    %207 = stablehlo.convert %206 : (tensor<6x8xf32>) -> tensor<6x8xbf16>
    %208 = stablehlo.dot_general %207, %4, contracting_dims = [1] x [1] : (tensor<6x8xbf16>, tensor<11x8xbf16>) -> tensor<6x11xbf16>
    %209 = stablehlo.convert %final_logits_bias : (tensor<1x11xf32>) -> tensor<1x11xbf16>
    %210 = stablehlo.reshape %209 : (tensor<1x11xbf16>) -> tensor<11xbf16>
    %211 = stablehlo.broadcast_in_dim %210, dims = [1] : (tensor<11xbf16>) -> tensor<6x11xbf16>
    %212 = stablehlo.add %208, %211 : tensor<6x11xbf16>
    %213 = stablehlo.convert %212 : (tensor<6x11xbf16>) -> tensor<6x11xf32>
    return %59, %60, %61, %213 : tensor<6x2x4x4xbf16>, tensor<6x2x4x4xbf16>, tensor<6x2x4x5xbf16>, tensor<6x11xf32>
  }
}
