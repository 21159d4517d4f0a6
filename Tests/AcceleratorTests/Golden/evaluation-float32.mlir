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
    %integers: tensor<40xi32>,
    %constant.0: tensor<6x2xf32>,
    %constant.1: tensor<6x2xf32>
  ) -> (tensor<5xf32>) {
    %0 = stablehlo.slice %integers [2:4] : (tensor<40xi32>) -> tensor<2xi32>
    %1 = stablehlo.slice %integers [4:16] : (tensor<40xi32>) -> tensor<12xi32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [0] : (tensor<12xi32>) -> tensor<12x11xi32>
    %3 = stablehlo.iota dim = 1 : tensor<12x11xi32>
    %4 = stablehlo.compare EQ, %2, %3, SIGNED : (tensor<12x11xi32>, tensor<12x11xi32>) -> tensor<12x11xi1>
    %5 = stablehlo.convert %4 : (tensor<12x11xi1>) -> tensor<12x11xf32>
    %6 = stablehlo.dot_general %5, %model.shared.weight, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<12x11xf32>, tensor<11x8xf32>) -> tensor<12x8xf32>
    %7 = stablehlo.constant dense<0x00000000> : tensor<f32>
    %8 = stablehlo.reduce(%6 init: %7) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %9 = stablehlo.constant dense<0x41000000> : tensor<12xf32>
    %10 = stablehlo.divide %8, %9 : tensor<12xf32>
    %11 = stablehlo.broadcast_in_dim %10, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %12 = stablehlo.subtract %6, %11 : tensor<12x8xf32>
    %13 = stablehlo.multiply %12, %12 : tensor<12x8xf32>
    %14 = stablehlo.reduce(%13 init: %7) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %15 = stablehlo.divide %14, %9 : tensor<12xf32>
    %16 = stablehlo.constant dense<0x3727C5AC> : tensor<12xf32>
    %17 = stablehlo.add %15, %16 : tensor<12xf32>
    %18 = stablehlo.rsqrt %17 : tensor<12xf32>
    %19 = stablehlo.broadcast_in_dim %18, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %20 = stablehlo.multiply %12, %19 : tensor<12x8xf32>
    %21 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %22 = stablehlo.multiply %20, %21 : tensor<12x8xf32>
    %23 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %24 = stablehlo.add %22, %23 : tensor<12x8xf32>
    %25 = stablehlo.reshape %model.decoder.layers.0.self_attn.q_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %26 = stablehlo.reshape %model.decoder.layers.0.self_attn.k_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %27 = stablehlo.reshape %model.decoder.layers.0.self_attn.v_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %28 = stablehlo.concatenate %25, %26, %27, dim = 0 : (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<192xf32>
    %29 = stablehlo.reshape %28 : (tensor<192xf32>) -> tensor<24x8xf32>
    %30 = stablehlo.dot_general %24, %29, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<12x8xf32>, tensor<24x8xf32>) -> tensor<12x24xf32>
    %31 = stablehlo.concatenate %model.decoder.layers.0.self_attn.q_proj.bias, %model.decoder.layers.0.self_attn.k_proj.bias, %model.decoder.layers.0.self_attn.v_proj.bias, dim = 0 : (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<24xf32>
    %32 = stablehlo.broadcast_in_dim %31, dims = [1] : (tensor<24xf32>) -> tensor<12x24xf32>
    %33 = stablehlo.add %30, %32 : tensor<12x24xf32>
    %34 = stablehlo.slice %integers [16:28] : (tensor<40xi32>) -> tensor<12xi32>
    %35 = "stablehlo.gather"(%constant.0, %34) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>, indices_are_sorted = false}> : (tensor<6x2xf32>, tensor<12xi32>) -> tensor<12x2xf32>
    %36 = "stablehlo.gather"(%constant.1, %34) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>, indices_are_sorted = false}> : (tensor<6x2xf32>, tensor<12xi32>) -> tensor<12x2xf32>
    %37 = stablehlo.slice %33 [0:12, 0:16] : (tensor<12x24xf32>) -> tensor<12x16xf32>
    %38 = stablehlo.reshape %37 : (tensor<12x16xf32>) -> tensor<12x4x4xf32>
    %39 = stablehlo.slice %38 [0:12, 0:4, 0:2] : (tensor<12x4x4xf32>) -> tensor<12x4x2xf32>
    %40 = stablehlo.slice %38 [0:12, 0:4, 2:4] : (tensor<12x4x4xf32>) -> tensor<12x4x2xf32>
    %41 = stablehlo.broadcast_in_dim %35, dims = [0, 2] : (tensor<12x2xf32>) -> tensor<12x4x2xf32>
    %42 = stablehlo.broadcast_in_dim %36, dims = [0, 2] : (tensor<12x2xf32>) -> tensor<12x4x2xf32>
    %43 = stablehlo.multiply %39, %41 : tensor<12x4x2xf32>
    %44 = stablehlo.multiply %40, %42 : tensor<12x4x2xf32>
    %45 = stablehlo.subtract %43, %44 : tensor<12x4x2xf32>
    %46 = stablehlo.multiply %40, %41 : tensor<12x4x2xf32>
    %47 = stablehlo.multiply %39, %42 : tensor<12x4x2xf32>
    %48 = stablehlo.add %46, %47 : tensor<12x4x2xf32>
    %49 = stablehlo.concatenate %45, %48, dim = 2 : (tensor<12x4x2xf32>, tensor<12x4x2xf32>) -> tensor<12x4x4xf32>
    %50 = stablehlo.reshape %49 : (tensor<12x4x4xf32>) -> tensor<12x16xf32>
    %51 = stablehlo.slice %33 [0:12, 16:24] : (tensor<12x24xf32>) -> tensor<12x8xf32>
    %52 = stablehlo.concatenate %50, %51, dim = 1 : (tensor<12x16xf32>, tensor<12x8xf32>) -> tensor<12x24xf32>
    %53 = stablehlo.slice %52 [0:12, 0:8] : (tensor<12x24xf32>) -> tensor<12x8xf32>
    %54 = stablehlo.slice %52 [0:12, 8:16] : (tensor<12x24xf32>) -> tensor<12x8xf32>
    %55 = stablehlo.slice %52 [0:12, 16:24] : (tensor<12x24xf32>) -> tensor<12x8xf32>
    %56 = stablehlo.reshape %53 : (tensor<12x8xf32>) -> tensor<2x6x2x4xf32>
    %57 = stablehlo.reshape %54 : (tensor<12x8xf32>) -> tensor<2x6x2x4xf32>
    %58 = stablehlo.dot_general %56, %57, batching_dims = [0, 2] x [0, 2], contracting_dims = [3] x [3], precision = [HIGHEST, HIGHEST] : (tensor<2x6x2x4xf32>, tensor<2x6x2x4xf32>) -> tensor<2x2x6x6xf32>
    %59 = stablehlo.constant dense<0x3F000000> : tensor<2x2x6x6xf32>
    %60 = stablehlo.multiply %58, %59 : tensor<2x2x6x6xf32>
    %61 = stablehlo.iota dim = 3 : tensor<2x2x6x6xi32>
    %62 = stablehlo.iota dim = 2 : tensor<2x2x6x6xi32>
    %63 = stablehlo.compare LE, %61, %62, SIGNED : (tensor<2x2x6x6xi32>, tensor<2x2x6x6xi32>) -> tensor<2x2x6x6xi1>
    %64 = stablehlo.constant dense<0xF149F2CA> : tensor<2x2x6x6xf32>
    %65 = stablehlo.select %63, %60, %64 : tensor<2x2x6x6xi1>, tensor<2x2x6x6xf32>
    %66 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %67 = stablehlo.reduce(%65 init: %66) applies stablehlo.maximum across dimensions = [3] : (tensor<2x2x6x6xf32>, tensor<f32>) -> tensor<2x2x6xf32>
    %68 = stablehlo.broadcast_in_dim %67, dims = [0, 1, 2] : (tensor<2x2x6xf32>) -> tensor<2x2x6x6xf32>
    %69 = stablehlo.subtract %65, %68 : tensor<2x2x6x6xf32>
    %70 = stablehlo.exponential %69 : tensor<2x2x6x6xf32>
    %71 = stablehlo.reduce(%70 init: %7) applies stablehlo.add across dimensions = [3] : (tensor<2x2x6x6xf32>, tensor<f32>) -> tensor<2x2x6xf32>
    %72 = stablehlo.broadcast_in_dim %71, dims = [0, 1, 2] : (tensor<2x2x6xf32>) -> tensor<2x2x6x6xf32>
    %73 = stablehlo.divide %70, %72 : tensor<2x2x6x6xf32>
    %74 = stablehlo.reshape %55 : (tensor<12x8xf32>) -> tensor<2x6x2x4xf32>
    %75 = stablehlo.dot_general %73, %74, batching_dims = [0, 1] x [0, 2], contracting_dims = [3] x [1], precision = [HIGHEST, HIGHEST] : (tensor<2x2x6x6xf32>, tensor<2x6x2x4xf32>) -> tensor<2x2x6x4xf32>
    %76 = stablehlo.transpose %75, dims = [0, 2, 1, 3] : (tensor<2x2x6x4xf32>) -> tensor<2x6x2x4xf32>
    %77 = stablehlo.reshape %76 : (tensor<2x6x2x4xf32>) -> tensor<12x8xf32>
    %78 = stablehlo.dot_general %77, %model.decoder.layers.0.self_attn.out_proj.weight, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<12x8xf32>, tensor<8x8xf32>) -> tensor<12x8xf32>
    %79 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn.out_proj.bias, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %80 = stablehlo.add %78, %79 : tensor<12x8xf32>
    %81 = stablehlo.add %6, %80 : tensor<12x8xf32>
    %82 = stablehlo.reduce(%81 init: %7) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %83 = stablehlo.divide %82, %9 : tensor<12xf32>
    %84 = stablehlo.broadcast_in_dim %83, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %85 = stablehlo.subtract %81, %84 : tensor<12x8xf32>
    %86 = stablehlo.multiply %85, %85 : tensor<12x8xf32>
    %87 = stablehlo.reduce(%86 init: %7) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %88 = stablehlo.divide %87, %9 : tensor<12xf32>
    %89 = stablehlo.add %88, %16 : tensor<12xf32>
    %90 = stablehlo.rsqrt %89 : tensor<12xf32>
    %91 = stablehlo.broadcast_in_dim %90, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %92 = stablehlo.multiply %85, %91 : tensor<12x8xf32>
    %93 = stablehlo.broadcast_in_dim %model.decoder.layers.0.final_layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %94 = stablehlo.multiply %92, %93 : tensor<12x8xf32>
    %95 = stablehlo.broadcast_in_dim %model.decoder.layers.0.final_layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %96 = stablehlo.add %94, %95 : tensor<12x8xf32>
    %97 = stablehlo.dot_general %96, %model.decoder.layers.0.fc1.weight, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<12x8xf32>, tensor<16x8xf32>) -> tensor<12x16xf32>
    %98 = stablehlo.broadcast_in_dim %model.decoder.layers.0.fc1.bias, dims = [1] : (tensor<16xf32>) -> tensor<12x16xf32>
    %99 = stablehlo.add %97, %98 : tensor<12x16xf32>
    %100 = stablehlo.constant dense<0x00000000> : tensor<12x16xf32>
    %101 = stablehlo.maximum %99, %100 : tensor<12x16xf32>
    %102 = stablehlo.dot_general %101, %model.decoder.layers.0.fc2.weight, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<12x16xf32>, tensor<8x16xf32>) -> tensor<12x8xf32>
    %103 = stablehlo.broadcast_in_dim %model.decoder.layers.0.fc2.bias, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %104 = stablehlo.add %102, %103 : tensor<12x8xf32>
    %105 = stablehlo.add %81, %104 : tensor<12x8xf32>
    %106 = stablehlo.reduce(%105 init: %7) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %107 = stablehlo.divide %106, %9 : tensor<12xf32>
    %108 = stablehlo.broadcast_in_dim %107, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %109 = stablehlo.subtract %105, %108 : tensor<12x8xf32>
    %110 = stablehlo.multiply %109, %109 : tensor<12x8xf32>
    %111 = stablehlo.reduce(%110 init: %7) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %112 = stablehlo.divide %111, %9 : tensor<12xf32>
    %113 = stablehlo.add %112, %16 : tensor<12xf32>
    %114 = stablehlo.rsqrt %113 : tensor<12xf32>
    %115 = stablehlo.broadcast_in_dim %114, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %116 = stablehlo.multiply %109, %115 : tensor<12x8xf32>
    %117 = stablehlo.broadcast_in_dim %model.decoder.layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %118 = stablehlo.multiply %116, %117 : tensor<12x8xf32>
    %119 = stablehlo.broadcast_in_dim %model.decoder.layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %120 = stablehlo.add %118, %119 : tensor<12x8xf32>
    %121 = stablehlo.slice %integers [28:34] : (tensor<40xi32>) -> tensor<6xi32>
    %122 = stablehlo.iota dim = 0 : tensor<2x3xi32>
    %123 = stablehlo.constant dense<6> : tensor<2x3xi32>
    %124 = stablehlo.multiply %122, %123 : tensor<2x3xi32>
    %125 = stablehlo.reshape %121 : (tensor<6xi32>) -> tensor<2x3xi32>
    %126 = stablehlo.subtract %125, %124 : tensor<2x3xi32>
    %127 = stablehlo.broadcast_in_dim %126, dims = [0, 1] : (tensor<2x3xi32>) -> tensor<2x3x6xi32>
    %128 = stablehlo.iota dim = 2 : tensor<2x3x6xi32>
    %129 = stablehlo.compare EQ, %127, %128, SIGNED : (tensor<2x3x6xi32>, tensor<2x3x6xi32>) -> tensor<2x3x6xi1>
    %130 = stablehlo.convert %129 : (tensor<2x3x6xi1>) -> tensor<2x3x6xf32>
    %131 = stablehlo.reshape %120 : (tensor<12x8xf32>) -> tensor<2x6x8xf32>
    %132 = stablehlo.dot_general %130, %131, batching_dims = [0] x [0], contracting_dims = [2] x [1], precision = [HIGHEST, HIGHEST] : (tensor<2x3x6xf32>, tensor<2x6x8xf32>) -> tensor<2x3x8xf32>
    %133 = stablehlo.reshape %132 : (tensor<2x3x8xf32>) -> tensor<6x8xf32>
    %134 = stablehlo.dot_general %133, %model.shared.weight, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<6x8xf32>, tensor<11x8xf32>) -> tensor<6x11xf32>
    %135 = stablehlo.reshape %final_logits_bias : (tensor<1x11xf32>) -> tensor<11xf32>
    %136 = stablehlo.broadcast_in_dim %135, dims = [1] : (tensor<11xf32>) -> tensor<6x11xf32>
    %137 = stablehlo.add %134, %136 : tensor<6x11xf32>
    %138 = stablehlo.slice %integers [34:40] : (tensor<40xi32>) -> tensor<6xi32>
    %139 = stablehlo.reduce(%137 init: %66) applies stablehlo.maximum across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %140 = stablehlo.broadcast_in_dim %139, dims = [0] : (tensor<6xf32>) -> tensor<6x11xf32>
    %141 = stablehlo.subtract %137, %140 : tensor<6x11xf32>
    %142 = stablehlo.exponential %141 : tensor<6x11xf32>
    %143 = stablehlo.reduce(%142 init: %7) applies stablehlo.add across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %144 = stablehlo.log %143 : tensor<6xf32>
    %145 = stablehlo.broadcast_in_dim %138, dims = [0] : (tensor<6xi32>) -> tensor<6x11xi32>
    %146 = stablehlo.iota dim = 1 : tensor<6x11xi32>
    %147 = stablehlo.compare EQ, %145, %146, SIGNED : (tensor<6x11xi32>, tensor<6x11xi32>) -> tensor<6x11xi1>
    %148 = stablehlo.convert %147 : (tensor<6x11xi1>) -> tensor<6x11xf32>
    %149 = stablehlo.multiply %141, %148 : tensor<6x11xf32>
    %150 = stablehlo.reduce(%149 init: %7) applies stablehlo.add across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %151 = stablehlo.subtract %144, %150 : tensor<6xf32>
    %152 = stablehlo.constant dense<0x00000000> : tensor<6x11xf32>
    %153 = stablehlo.compare EQ, %141, %152, FLOAT : (tensor<6x11xf32>, tensor<6x11xf32>) -> tensor<6x11xi1>
    %154 = stablehlo.constant dense<11> : tensor<6x11xi32>
    %155 = stablehlo.select %153, %146, %154 : tensor<6x11xi1>, tensor<6x11xi32>
    %156 = stablehlo.constant dense<2147483647> : tensor<i32>
    %157 = stablehlo.reduce(%155 init: %156) applies stablehlo.minimum across dimensions = [1] : (tensor<6x11xi32>, tensor<i32>) -> tensor<6xi32>
    %158 = stablehlo.compare EQ, %157, %138, SIGNED : (tensor<6xi32>, tensor<6xi32>) -> tensor<6xi1>
    %159 = stablehlo.convert %158 : (tensor<6xi1>) -> tensor<6xf32>
    %160 = stablehlo.constant dense<0> : tensor<2xi32>
    %161 = stablehlo.compare GT, %0, %160, SIGNED : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi1>
    %162 = stablehlo.iota dim = 1 : tensor<2x3xi32>
    %163 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<2xi32>) -> tensor<2x3xi32>
    %164 = stablehlo.compare LT, %162, %163, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %165 = stablehlo.convert %164 : (tensor<2x3xi1>) -> tensor<2x3xf32>
    %166 = stablehlo.reshape %151 : (tensor<6xf32>) -> tensor<2x3xf32>
    %167 = stablehlo.reshape %159 : (tensor<6xf32>) -> tensor<2x3xf32>
    %168 = stablehlo.multiply %167, %165 : tensor<2x3xf32>
    %169 = stablehlo.reduce(%168 init: %7) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    %170 = stablehlo.convert %0 : (tensor<2xi32>) -> tensor<2xf32>
    %171 = stablehlo.compare EQ, %169, %170, FLOAT : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
    %172 = stablehlo.convert %161 : (tensor<2xi1>) -> tensor<2xf32>
    %173 = stablehlo.constant dense<0x00000000> : tensor<2x3xf32>
    %174 = stablehlo.compare GT, %165, %173, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %175 = stablehlo.select %174, %166, %173 : tensor<2x3xi1>, tensor<2x3xf32>
    %176 = stablehlo.reduce(%175 init: %7) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %177 = stablehlo.reduce(%165 init: %7) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %178 = stablehlo.reduce(%168 init: %7) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %179 = stablehlo.reduce(%172 init: %7) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %180 = stablehlo.convert %171 : (tensor<2xi1>) -> tensor<2xf32>
    %181 = stablehlo.multiply %180, %172 : tensor<2xf32>
    %182 = stablehlo.reduce(%181 init: %7) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %183 = stablehlo.reshape %176 : (tensor<f32>) -> tensor<1xf32>
    %184 = stablehlo.reshape %177 : (tensor<f32>) -> tensor<1xf32>
    %185 = stablehlo.reshape %178 : (tensor<f32>) -> tensor<1xf32>
    %186 = stablehlo.reshape %179 : (tensor<f32>) -> tensor<1xf32>
    %187 = stablehlo.reshape %182 : (tensor<f32>) -> tensor<1xf32>
    %188 = stablehlo.concatenate %183, %184, %185, %186, %187, dim = 0 : (tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<5xf32>
    return %188 : tensor<5xf32>
  }
}
