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
    %own.0: tensor<6x2x4x4xf32> {tf.aliasing_output = 0 : i32},
    %own.1: tensor<6x2x4x4xf32> {tf.aliasing_output = 1 : i32},
    %own.2: tensor<6x2x4x5xf32> {tf.aliasing_output = 2 : i32},
    %source.0: tensor<2x2x4x4xf32>,
    %source.1: tensor<2x2x4x4xf32>,
    %source.2: tensor<2x2x4x5xf32>,
    %integers: tensor<9xi32>,
    %constant.0: tensor<15x1xi32>
  ) -> (tensor<6x2x4x4xf32>, tensor<6x2x4x4xf32>, tensor<6x2x4x5xf32>, tensor<6x11xf32>) {
    %0 = stablehlo.slice %integers [0:1] : (tensor<9xi32>) -> tensor<1xi32>
    %1 = stablehlo.slice %integers [1:3] : (tensor<9xi32>) -> tensor<2xi32>
    %2 = stablehlo.reshape %0 : (tensor<1xi32>) -> tensor<i32>
    %3 = stablehlo.slice %integers [3:9] : (tensor<9xi32>) -> tensor<6xi32>
    %4 = stablehlo.broadcast_in_dim %3, dims = [0] : (tensor<6xi32>) -> tensor<6x11xi32>
    %5 = stablehlo.iota dim = 1 : tensor<6x11xi32>
    %6 = stablehlo.compare EQ, %4, %5, SIGNED : (tensor<6x11xi32>, tensor<6x11xi32>) -> tensor<6x11xi1>
    %7 = stablehlo.convert %6 : (tensor<6x11xi1>) -> tensor<6x11xf32>
    %8 = stablehlo.dot_general %7, %model.shared.weight, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<6x11xf32>, tensor<11x8xf32>) -> tensor<6x8xf32>
    %9 = stablehlo.constant dense<0x00000000> : tensor<f32>
    %10 = stablehlo.reduce(%8 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %11 = stablehlo.constant dense<0x41000000> : tensor<6xf32>
    %12 = stablehlo.divide %10, %11 : tensor<6xf32>
    %13 = stablehlo.broadcast_in_dim %12, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %14 = stablehlo.subtract %8, %13 : tensor<6x8xf32>
    %15 = stablehlo.multiply %14, %14 : tensor<6x8xf32>
    %16 = stablehlo.reduce(%15 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %17 = stablehlo.divide %16, %11 : tensor<6xf32>
    %18 = stablehlo.constant dense<0x3727C5AC> : tensor<6xf32>
    %19 = stablehlo.add %17, %18 : tensor<6xf32>
    %20 = stablehlo.rsqrt %19 : tensor<6xf32>
    %21 = stablehlo.broadcast_in_dim %20, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %22 = stablehlo.multiply %14, %21 : tensor<6x8xf32>
    %23 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %24 = stablehlo.multiply %22, %23 : tensor<6x8xf32>
    %25 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %26 = stablehlo.add %24, %25 : tensor<6x8xf32>
    %27 = stablehlo.reshape %model.decoder.layers.0.self_attn.q_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %28 = stablehlo.reshape %model.decoder.layers.0.self_attn.k_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %29 = stablehlo.reshape %model.decoder.layers.0.self_attn.v_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %30 = stablehlo.concatenate %27, %28, %29, dim = 0 : (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<192xf32>
    %31 = stablehlo.reshape %30 : (tensor<192xf32>) -> tensor<24x8xf32>
    %32 = stablehlo.dot_general %26, %31, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<6x8xf32>, tensor<24x8xf32>) -> tensor<6x24xf32>
    %33 = stablehlo.concatenate %model.decoder.layers.0.self_attn.q_proj.bias, %model.decoder.layers.0.self_attn.k_proj.bias, %model.decoder.layers.0.self_attn.v_proj.bias, dim = 0 : (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<24xf32>
    %34 = stablehlo.broadcast_in_dim %33, dims = [1] : (tensor<24xf32>) -> tensor<6x24xf32>
    %35 = stablehlo.add %32, %34 : tensor<6x24xf32>
    %36 = stablehlo.slice %35 [0:6, 0:8] : (tensor<6x24xf32>) -> tensor<6x8xf32>
    %37 = stablehlo.reshape %36 : (tensor<6x8xf32>) -> tensor<6x2x4xf32>
    %38 = stablehlo.dot_general %37, %model.decoder.layers.0.self_attn.relative_keys.weight, contracting_dims = [2] x [1], precision = [HIGHEST, HIGHEST] : (tensor<6x2x4xf32>, tensor<5x4xf32>) -> tensor<6x2x5xf32>
    %39 = stablehlo.constant dense<0x3F000000> : tensor<6x2x5xf32>
    %40 = stablehlo.multiply %38, %39 : tensor<6x2x5xf32>
    %41 = stablehlo.slice %35 [0:6, 8:16] : (tensor<6x24xf32>) -> tensor<6x8xf32>
    %42 = stablehlo.reshape %41 : (tensor<6x8xf32>) -> tensor<6x2x4xf32>
    %43 = stablehlo.dot_general %42, %model.decoder.layers.0.self_attn.relative_keys.weight, contracting_dims = [2] x [1], precision = [HIGHEST, HIGHEST] : (tensor<6x2x4xf32>, tensor<5x4xf32>) -> tensor<6x2x5xf32>
    %44 = stablehlo.multiply %43, %39 : tensor<6x2x5xf32>
    %45 = stablehlo.reshape %44 : (tensor<6x2x5xf32>) -> tensor<6x2x1x5xf32>
    %46 = stablehlo.reshape %41 : (tensor<6x8xf32>) -> tensor<6x2x1x4xf32>
    %47 = stablehlo.slice %35 [0:6, 16:24] : (tensor<6x24xf32>) -> tensor<6x8xf32>
    %48 = stablehlo.reshape %47 : (tensor<6x8xf32>) -> tensor<6x2x1x4xf32>
    %49 = stablehlo.constant dense<0> : tensor<i32>
    %50 = stablehlo.dynamic_update_slice %own.0, %46, %49, %49, %2, %49 : (tensor<6x2x4x4xf32>, tensor<6x2x1x4xf32>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<6x2x4x4xf32>
    %51 = stablehlo.dynamic_update_slice %own.1, %48, %49, %49, %2, %49 : (tensor<6x2x4x4xf32>, tensor<6x2x1x4xf32>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<6x2x4x4xf32>
    %52 = stablehlo.dynamic_update_slice %own.2, %45, %49, %49, %2, %49 : (tensor<6x2x4x5xf32>, tensor<6x2x1x5xf32>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<6x2x4x5xf32>
    %53 = stablehlo.iota dim = 1 : tensor<2x4xi32>
    %54 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i32>) -> tensor<2xi32>
    %55 = stablehlo.add %1, %54 : tensor<2xi32>
    %56 = stablehlo.broadcast_in_dim %55, dims = [0] : (tensor<2xi32>) -> tensor<2x4xi32>
    %57 = stablehlo.subtract %53, %56 : tensor<2x4xi32>
    %58 = stablehlo.broadcast_in_dim %1, dims = [0] : (tensor<2xi32>) -> tensor<2x4xi32>
    %59 = stablehlo.compare LT, %53, %58, SIGNED : (tensor<2x4xi32>, tensor<2x4xi32>) -> tensor<2x4xi1>
    %60 = stablehlo.broadcast_in_dim %59, dims = [0, 3] : (tensor<2x4xi1>) -> tensor<2x3x2x4xi1>
    %61 = stablehlo.reshape %60 : (tensor<2x3x2x4xi1>) -> tensor<6x2x4xi1>
    %62 = stablehlo.iota dim = 0 : tensor<4xi32>
    %63 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %64 = stablehlo.subtract %62, %63 : tensor<4xi32>
    %65 = stablehlo.compare LE, %62, %63, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %66 = stablehlo.broadcast_in_dim %65, dims = [2] : (tensor<4xi1>) -> tensor<6x2x4xi1>
    %67 = stablehlo.reshape %36 : (tensor<6x8xf32>) -> tensor<2x3x2x4xf32>
    %68 = stablehlo.dot_general %67, %source.0, batching_dims = [0, 2] x [0, 1], contracting_dims = [3] x [3], precision = [HIGHEST, HIGHEST] : (tensor<2x3x2x4xf32>, tensor<2x2x4x4xf32>) -> tensor<2x2x3x4xf32>
    %69 = stablehlo.transpose %68, dims = [0, 2, 1, 3] : (tensor<2x2x3x4xf32>) -> tensor<2x3x2x4xf32>
    %70 = stablehlo.reshape %69 : (tensor<2x3x2x4xf32>) -> tensor<6x2x4xf32>
    %71 = stablehlo.constant dense<0x3F000000> : tensor<6x2x4xf32>
    %72 = stablehlo.multiply %70, %71 : tensor<6x2x4xf32>
    %73 = stablehlo.constant dense<7> : tensor<2x4xi32>
    %74 = stablehlo.add %57, %73 : tensor<2x4xi32>
    %75 = stablehlo.reshape %74 : (tensor<2x4xi32>) -> tensor<8xi32>
    %76 = "stablehlo.gather"(%constant.0, %75) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 1>, indices_are_sorted = false}> : (tensor<15x1xi32>, tensor<8xi32>) -> tensor<8x1xi32>
    %77 = stablehlo.reshape %76 : (tensor<8x1xi32>) -> tensor<2x4xi32>
    %78 = stablehlo.reshape %40 : (tensor<6x2x5xf32>) -> tensor<2x6x5xf32>
    %79 = stablehlo.broadcast_in_dim %77, dims = [0, 1] : (tensor<2x4xi32>) -> tensor<2x4x5xi32>
    %80 = stablehlo.iota dim = 2 : tensor<2x4x5xi32>
    %81 = stablehlo.compare EQ, %79, %80, SIGNED : (tensor<2x4x5xi32>, tensor<2x4x5xi32>) -> tensor<2x4x5xi1>
    %82 = stablehlo.convert %81 : (tensor<2x4x5xi1>) -> tensor<2x4x5xf32>
    %83 = stablehlo.dot_general %78, %82, batching_dims = [0] x [0], contracting_dims = [2] x [2], precision = [HIGHEST, HIGHEST] : (tensor<2x6x5xf32>, tensor<2x4x5xf32>) -> tensor<2x6x4xf32>
    %84 = stablehlo.reshape %83 : (tensor<2x6x4xf32>) -> tensor<6x2x4xf32>
    %85 = stablehlo.add %72, %84 : tensor<6x2x4xf32>
    %86 = stablehlo.broadcast_in_dim %82, dims = [0, 2, 3] : (tensor<2x4x5xf32>) -> tensor<2x2x4x5xf32>
    %87 = stablehlo.multiply %source.2, %86 : tensor<2x2x4x5xf32>
    %88 = stablehlo.reduce(%87 init: %9) applies stablehlo.add across dimensions = [3] : (tensor<2x2x4x5xf32>, tensor<f32>) -> tensor<2x2x4xf32>
    %89 = stablehlo.broadcast_in_dim %88, dims = [0, 2, 3] : (tensor<2x2x4xf32>) -> tensor<2x3x2x4xf32>
    %90 = stablehlo.reshape %89 : (tensor<2x3x2x4xf32>) -> tensor<6x2x4xf32>
    %91 = stablehlo.add %85, %90 : tensor<6x2x4xf32>
    %92 = stablehlo.constant dense<0xF149F2CA> : tensor<6x2x4xf32>
    %93 = stablehlo.select %61, %91, %92 : tensor<6x2x4xi1>, tensor<6x2x4xf32>
    %94 = stablehlo.dot_general %37, %50, batching_dims = [0, 1] x [0, 1], contracting_dims = [2] x [3], precision = [HIGHEST, HIGHEST] : (tensor<6x2x4xf32>, tensor<6x2x4x4xf32>) -> tensor<6x2x4xf32>
    %95 = stablehlo.multiply %94, %71 : tensor<6x2x4xf32>
    %96 = stablehlo.constant dense<7> : tensor<4xi32>
    %97 = stablehlo.add %64, %96 : tensor<4xi32>
    %98 = "stablehlo.gather"(%constant.0, %97) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 1>, indices_are_sorted = false}> : (tensor<15x1xi32>, tensor<4xi32>) -> tensor<4x1xi32>
    %99 = stablehlo.reshape %98 : (tensor<4x1xi32>) -> tensor<4xi32>
    %100 = stablehlo.reshape %40 : (tensor<6x2x5xf32>) -> tensor<12x5xf32>
    %101 = stablehlo.transpose %100, dims = [1, 0] : (tensor<12x5xf32>) -> tensor<5x12xf32>
    %102 = "stablehlo.gather"(%101, %99) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 12>, indices_are_sorted = false}> : (tensor<5x12xf32>, tensor<4xi32>) -> tensor<4x12xf32>
    %103 = stablehlo.transpose %102, dims = [1, 0] : (tensor<4x12xf32>) -> tensor<12x4xf32>
    %104 = stablehlo.reshape %103 : (tensor<12x4xf32>) -> tensor<6x2x4xf32>
    %105 = stablehlo.add %95, %104 : tensor<6x2x4xf32>
    %106 = stablehlo.broadcast_in_dim %99, dims = [0] : (tensor<4xi32>) -> tensor<4x5xi32>
    %107 = stablehlo.iota dim = 1 : tensor<4x5xi32>
    %108 = stablehlo.compare EQ, %106, %107, SIGNED : (tensor<4x5xi32>, tensor<4x5xi32>) -> tensor<4x5xi1>
    %109 = stablehlo.convert %108 : (tensor<4x5xi1>) -> tensor<4x5xf32>
    %110 = stablehlo.broadcast_in_dim %109, dims = [2, 3] : (tensor<4x5xf32>) -> tensor<6x2x4x5xf32>
    %111 = stablehlo.multiply %52, %110 : tensor<6x2x4x5xf32>
    %112 = stablehlo.reduce(%111 init: %9) applies stablehlo.add across dimensions = [3] : (tensor<6x2x4x5xf32>, tensor<f32>) -> tensor<6x2x4xf32>
    %113 = stablehlo.add %105, %112 : tensor<6x2x4xf32>
    %114 = stablehlo.select %66, %113, %92 : tensor<6x2x4xi1>, tensor<6x2x4xf32>
    %115 = stablehlo.concatenate %93, %114, dim = 2 : (tensor<6x2x4xf32>, tensor<6x2x4xf32>) -> tensor<6x2x8xf32>
    %116 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %117 = stablehlo.reduce(%115 init: %116) applies stablehlo.maximum across dimensions = [2] : (tensor<6x2x8xf32>, tensor<f32>) -> tensor<6x2xf32>
    %118 = stablehlo.broadcast_in_dim %117, dims = [0, 1] : (tensor<6x2xf32>) -> tensor<6x2x8xf32>
    %119 = stablehlo.subtract %115, %118 : tensor<6x2x8xf32>
    %120 = stablehlo.exponential %119 : tensor<6x2x8xf32>
    %121 = stablehlo.reduce(%120 init: %9) applies stablehlo.add across dimensions = [2] : (tensor<6x2x8xf32>, tensor<f32>) -> tensor<6x2xf32>
    %122 = stablehlo.broadcast_in_dim %121, dims = [0, 1] : (tensor<6x2xf32>) -> tensor<6x2x8xf32>
    %123 = stablehlo.divide %120, %122 : tensor<6x2x8xf32>
    %124 = stablehlo.slice %123 [0:6, 0:2, 0:4] : (tensor<6x2x8xf32>) -> tensor<6x2x4xf32>
    %125 = stablehlo.reshape %124 : (tensor<6x2x4xf32>) -> tensor<2x3x2x4xf32>
    %126 = stablehlo.dot_general %125, %source.1, batching_dims = [0, 2] x [0, 1], contracting_dims = [3] x [2], precision = [HIGHEST, HIGHEST] : (tensor<2x3x2x4xf32>, tensor<2x2x4x4xf32>) -> tensor<2x2x3x4xf32>
    %127 = stablehlo.transpose %126, dims = [0, 2, 1, 3] : (tensor<2x2x3x4xf32>) -> tensor<2x3x2x4xf32>
    %128 = stablehlo.reshape %127 : (tensor<2x3x2x4xf32>) -> tensor<6x2x4xf32>
    %129 = stablehlo.slice %123 [0:6, 0:2, 4:8] : (tensor<6x2x8xf32>) -> tensor<6x2x4xf32>
    %130 = stablehlo.dot_general %129, %51, batching_dims = [0, 1] x [0, 1], contracting_dims = [2] x [2], precision = [HIGHEST, HIGHEST] : (tensor<6x2x4xf32>, tensor<6x2x4x4xf32>) -> tensor<6x2x4xf32>
    %131 = stablehlo.add %128, %130 : tensor<6x2x4xf32>
    %132 = stablehlo.reshape %131 : (tensor<6x2x4xf32>) -> tensor<6x8xf32>
    %133 = stablehlo.dot_general %132, %model.decoder.layers.0.self_attn.out_proj.weight, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<6x8xf32>, tensor<8x8xf32>) -> tensor<6x8xf32>
    %134 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn.out_proj.bias, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %135 = stablehlo.add %133, %134 : tensor<6x8xf32>
    %136 = stablehlo.add %8, %135 : tensor<6x8xf32>
    %137 = stablehlo.reduce(%136 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %138 = stablehlo.divide %137, %11 : tensor<6xf32>
    %139 = stablehlo.broadcast_in_dim %138, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %140 = stablehlo.subtract %136, %139 : tensor<6x8xf32>
    %141 = stablehlo.multiply %140, %140 : tensor<6x8xf32>
    %142 = stablehlo.reduce(%141 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %143 = stablehlo.divide %142, %11 : tensor<6xf32>
    %144 = stablehlo.add %143, %18 : tensor<6xf32>
    %145 = stablehlo.rsqrt %144 : tensor<6xf32>
    %146 = stablehlo.broadcast_in_dim %145, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %147 = stablehlo.multiply %140, %146 : tensor<6x8xf32>
    %148 = stablehlo.broadcast_in_dim %model.decoder.layers.0.final_layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %149 = stablehlo.multiply %147, %148 : tensor<6x8xf32>
    %150 = stablehlo.broadcast_in_dim %model.decoder.layers.0.final_layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %151 = stablehlo.add %149, %150 : tensor<6x8xf32>
    %152 = stablehlo.dot_general %151, %model.decoder.layers.0.fc1.weight, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<6x8xf32>, tensor<16x8xf32>) -> tensor<6x16xf32>
    %153 = stablehlo.broadcast_in_dim %model.decoder.layers.0.fc1.bias, dims = [1] : (tensor<16xf32>) -> tensor<6x16xf32>
    %154 = stablehlo.add %152, %153 : tensor<6x16xf32>
    %155 = stablehlo.constant dense<0x00000000> : tensor<6x16xf32>
    %156 = stablehlo.maximum %154, %155 : tensor<6x16xf32>
    %157 = stablehlo.dot_general %156, %model.decoder.layers.0.fc2.weight, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<6x16xf32>, tensor<8x16xf32>) -> tensor<6x8xf32>
    %158 = stablehlo.broadcast_in_dim %model.decoder.layers.0.fc2.bias, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %159 = stablehlo.add %157, %158 : tensor<6x8xf32>
    %160 = stablehlo.add %136, %159 : tensor<6x8xf32>
    %161 = stablehlo.reduce(%160 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %162 = stablehlo.divide %161, %11 : tensor<6xf32>
    %163 = stablehlo.broadcast_in_dim %162, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %164 = stablehlo.subtract %160, %163 : tensor<6x8xf32>
    %165 = stablehlo.multiply %164, %164 : tensor<6x8xf32>
    %166 = stablehlo.reduce(%165 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<6x8xf32>, tensor<f32>) -> tensor<6xf32>
    %167 = stablehlo.divide %166, %11 : tensor<6xf32>
    %168 = stablehlo.add %167, %18 : tensor<6xf32>
    %169 = stablehlo.rsqrt %168 : tensor<6xf32>
    %170 = stablehlo.broadcast_in_dim %169, dims = [0] : (tensor<6xf32>) -> tensor<6x8xf32>
    %171 = stablehlo.multiply %164, %170 : tensor<6x8xf32>
    %172 = stablehlo.broadcast_in_dim %model.decoder.layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %173 = stablehlo.multiply %171, %172 : tensor<6x8xf32>
    %174 = stablehlo.broadcast_in_dim %model.decoder.layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<6x8xf32>
    %175 = stablehlo.add %173, %174 : tensor<6x8xf32>
    %176 = stablehlo.dot_general %175, %model.shared.weight, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<6x8xf32>, tensor<11x8xf32>) -> tensor<6x11xf32>
    %177 = stablehlo.reshape %final_logits_bias : (tensor<1x11xf32>) -> tensor<11xf32>
    %178 = stablehlo.broadcast_in_dim %177, dims = [1] : (tensor<11xf32>) -> tensor<6x11xf32>
    %179 = stablehlo.add %176, %178 : tensor<6x11xf32>
    return %50, %51, %52, %179 : tensor<6x2x4x4xf32>, tensor<6x2x4x4xf32>, tensor<6x2x4x5xf32>, tensor<6x11xf32>
  }
}
