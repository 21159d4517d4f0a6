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
    %2 = stablehlo.reshape %model.shared.weight : (tensor<11x8xf32>) -> tensor<88xf32>
    %3 = stablehlo.reshape %2 : (tensor<88xf32>) -> tensor<11x8xf32>
    %4 = stablehlo.broadcast_in_dim %1, dims = [0] : (tensor<12xi32>) -> tensor<12x11xi32>
    %5 = stablehlo.iota dim = 1 : tensor<12x11xi32>
    %6 = stablehlo.compare EQ, %4, %5, SIGNED : (tensor<12x11xi32>, tensor<12x11xi32>) -> tensor<12x11xi1>
    %7 = stablehlo.convert %6 : (tensor<12x11xi1>) -> tensor<12x11xf32>
    %8 = stablehlo.dot_general %7, %3, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<12x11xf32>, tensor<11x8xf32>) -> tensor<12x8xf32>
    %9 = stablehlo.constant dense<0x00000000> : tensor<f32>
    %10 = stablehlo.reduce(%8 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %11 = stablehlo.constant dense<0x41000000> : tensor<12xf32>
    %12 = stablehlo.divide %10, %11 : tensor<12xf32>
    %13 = stablehlo.broadcast_in_dim %12, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %14 = stablehlo.subtract %8, %13 : tensor<12x8xf32>
    %15 = stablehlo.multiply %14, %14 : tensor<12x8xf32>
    %16 = stablehlo.reduce(%15 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %17 = stablehlo.divide %16, %11 : tensor<12xf32>
    %18 = stablehlo.constant dense<0x3727C5AC> : tensor<12xf32>
    %19 = stablehlo.add %17, %18 : tensor<12xf32>
    %20 = stablehlo.rsqrt %19 : tensor<12xf32>
    %21 = stablehlo.broadcast_in_dim %20, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %22 = stablehlo.multiply %14, %21 : tensor<12x8xf32>
    %23 = stablehlo.reshape %model.decoder.layers.0.self_attn_layer_norm.weight : (tensor<8xf32>) -> tensor<1x8xf32>
    %24 = stablehlo.reshape %23 : (tensor<1x8xf32>) -> tensor<8xf32>
    %25 = stablehlo.broadcast_in_dim %24, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %26 = stablehlo.multiply %22, %25 : tensor<12x8xf32>
    %27 = stablehlo.reshape %model.decoder.layers.0.self_attn_layer_norm.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %28 = stablehlo.reshape %27 : (tensor<1x8xf32>) -> tensor<8xf32>
    %29 = stablehlo.broadcast_in_dim %28, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %30 = stablehlo.add %26, %29 : tensor<12x8xf32>
    %31 = stablehlo.reshape %model.decoder.layers.0.self_attn.q_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %32 = stablehlo.reshape %model.decoder.layers.0.self_attn.k_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %33 = stablehlo.reshape %model.decoder.layers.0.self_attn.v_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %34 = stablehlo.concatenate %31, %32, %33, dim = 0 : (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<192xf32>
    %35 = stablehlo.reshape %34 : (tensor<192xf32>) -> tensor<24x8xf32>
    %36 = stablehlo.dot_general %30, %35, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<12x8xf32>, tensor<24x8xf32>) -> tensor<12x24xf32>
    %37 = stablehlo.concatenate %model.decoder.layers.0.self_attn.q_proj.bias, %model.decoder.layers.0.self_attn.k_proj.bias, %model.decoder.layers.0.self_attn.v_proj.bias, dim = 0 : (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<24xf32>
    %38 = stablehlo.reshape %37 : (tensor<24xf32>) -> tensor<1x24xf32>
    %39 = stablehlo.reshape %38 : (tensor<1x24xf32>) -> tensor<24xf32>
    %40 = stablehlo.broadcast_in_dim %39, dims = [1] : (tensor<24xf32>) -> tensor<12x24xf32>
    %41 = stablehlo.add %36, %40 : tensor<12x24xf32>
    %42 = stablehlo.slice %integers [16:28] : (tensor<40xi32>) -> tensor<12xi32>
    %43 = "stablehlo.gather"(%constant.0, %42) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>, indices_are_sorted = false}> : (tensor<6x2xf32>, tensor<12xi32>) -> tensor<12x2xf32>
    %44 = "stablehlo.gather"(%constant.1, %42) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>, indices_are_sorted = false}> : (tensor<6x2xf32>, tensor<12xi32>) -> tensor<12x2xf32>
    %45 = stablehlo.slice %41 [0:12, 0:16] : (tensor<12x24xf32>) -> tensor<12x16xf32>
    %46 = stablehlo.reshape %45 : (tensor<12x16xf32>) -> tensor<12x4x4xf32>
    %47 = stablehlo.slice %46 [0:12, 0:4, 0:2] : (tensor<12x4x4xf32>) -> tensor<12x4x2xf32>
    %48 = stablehlo.slice %46 [0:12, 0:4, 2:4] : (tensor<12x4x4xf32>) -> tensor<12x4x2xf32>
    %49 = stablehlo.broadcast_in_dim %43, dims = [0, 2] : (tensor<12x2xf32>) -> tensor<12x4x2xf32>
    %50 = stablehlo.broadcast_in_dim %44, dims = [0, 2] : (tensor<12x2xf32>) -> tensor<12x4x2xf32>
    %51 = stablehlo.multiply %47, %49 : tensor<12x4x2xf32>
    %52 = stablehlo.multiply %48, %50 : tensor<12x4x2xf32>
    %53 = stablehlo.subtract %51, %52 : tensor<12x4x2xf32>
    %54 = stablehlo.multiply %48, %49 : tensor<12x4x2xf32>
    %55 = stablehlo.multiply %47, %50 : tensor<12x4x2xf32>
    %56 = stablehlo.add %54, %55 : tensor<12x4x2xf32>
    %57 = stablehlo.concatenate %53, %56, dim = 2 : (tensor<12x4x2xf32>, tensor<12x4x2xf32>) -> tensor<12x4x4xf32>
    %58 = stablehlo.reshape %57 : (tensor<12x4x4xf32>) -> tensor<12x16xf32>
    %59 = stablehlo.slice %41 [0:12, 16:24] : (tensor<12x24xf32>) -> tensor<12x8xf32>
    %60 = stablehlo.concatenate %58, %59, dim = 1 : (tensor<12x16xf32>, tensor<12x8xf32>) -> tensor<12x24xf32>
    %61 = stablehlo.slice %60 [0:12, 0:8] : (tensor<12x24xf32>) -> tensor<12x8xf32>
    %62 = stablehlo.slice %60 [0:12, 8:16] : (tensor<12x24xf32>) -> tensor<12x8xf32>
    %63 = stablehlo.slice %60 [0:12, 16:24] : (tensor<12x24xf32>) -> tensor<12x8xf32>
    %64 = stablehlo.reshape %61 : (tensor<12x8xf32>) -> tensor<2x6x2x4xf32>
    %65 = stablehlo.reshape %62 : (tensor<12x8xf32>) -> tensor<2x6x2x4xf32>
    %66 = stablehlo.dot_general %64, %65, batching_dims = [0, 2] x [0, 2], contracting_dims = [3] x [3], precision = [HIGHEST, HIGHEST] : (tensor<2x6x2x4xf32>, tensor<2x6x2x4xf32>) -> tensor<2x2x6x6xf32>
    %67 = stablehlo.constant dense<0x3F000000> : tensor<2x2x6x6xf32>
    %68 = stablehlo.multiply %66, %67 : tensor<2x2x6x6xf32>
    %69 = stablehlo.iota dim = 3 : tensor<2x2x6x6xi32>
    %70 = stablehlo.iota dim = 2 : tensor<2x2x6x6xi32>
    %71 = stablehlo.compare LE, %69, %70, SIGNED : (tensor<2x2x6x6xi32>, tensor<2x2x6x6xi32>) -> tensor<2x2x6x6xi1>
    %72 = stablehlo.constant dense<0xF149F2CA> : tensor<2x2x6x6xf32>
    %73 = stablehlo.select %71, %68, %72 : tensor<2x2x6x6xi1>, tensor<2x2x6x6xf32>
    %74 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %75 = stablehlo.reduce(%73 init: %74) applies stablehlo.maximum across dimensions = [3] : (tensor<2x2x6x6xf32>, tensor<f32>) -> tensor<2x2x6xf32>
    %76 = stablehlo.broadcast_in_dim %75, dims = [0, 1, 2] : (tensor<2x2x6xf32>) -> tensor<2x2x6x6xf32>
    %77 = stablehlo.subtract %73, %76 : tensor<2x2x6x6xf32>
    %78 = stablehlo.exponential %77 : tensor<2x2x6x6xf32>
    %79 = stablehlo.reduce(%78 init: %9) applies stablehlo.add across dimensions = [3] : (tensor<2x2x6x6xf32>, tensor<f32>) -> tensor<2x2x6xf32>
    %80 = stablehlo.broadcast_in_dim %79, dims = [0, 1, 2] : (tensor<2x2x6xf32>) -> tensor<2x2x6x6xf32>
    %81 = stablehlo.divide %78, %80 : tensor<2x2x6x6xf32>
    %82 = stablehlo.reshape %63 : (tensor<12x8xf32>) -> tensor<2x6x2x4xf32>
    %83 = stablehlo.dot_general %81, %82, batching_dims = [0, 1] x [0, 2], contracting_dims = [3] x [1], precision = [HIGHEST, HIGHEST] : (tensor<2x2x6x6xf32>, tensor<2x6x2x4xf32>) -> tensor<2x2x6x4xf32>
    %84 = stablehlo.transpose %83, dims = [0, 2, 1, 3] : (tensor<2x2x6x4xf32>) -> tensor<2x6x2x4xf32>
    %85 = stablehlo.reshape %84 : (tensor<2x6x2x4xf32>) -> tensor<12x8xf32>
    %86 = stablehlo.reshape %model.decoder.layers.0.self_attn.out_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %87 = stablehlo.reshape %86 : (tensor<64xf32>) -> tensor<8x8xf32>
    %88 = stablehlo.dot_general %85, %87, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<12x8xf32>, tensor<8x8xf32>) -> tensor<12x8xf32>
    %89 = stablehlo.reshape %model.decoder.layers.0.self_attn.out_proj.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %90 = stablehlo.reshape %89 : (tensor<1x8xf32>) -> tensor<8xf32>
    %91 = stablehlo.broadcast_in_dim %90, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %92 = stablehlo.add %88, %91 : tensor<12x8xf32>
    %93 = stablehlo.add %8, %92 : tensor<12x8xf32>
    %94 = stablehlo.reduce(%93 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %95 = stablehlo.divide %94, %11 : tensor<12xf32>
    %96 = stablehlo.broadcast_in_dim %95, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %97 = stablehlo.subtract %93, %96 : tensor<12x8xf32>
    %98 = stablehlo.multiply %97, %97 : tensor<12x8xf32>
    %99 = stablehlo.reduce(%98 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %100 = stablehlo.divide %99, %11 : tensor<12xf32>
    %101 = stablehlo.add %100, %18 : tensor<12xf32>
    %102 = stablehlo.rsqrt %101 : tensor<12xf32>
    %103 = stablehlo.broadcast_in_dim %102, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %104 = stablehlo.multiply %97, %103 : tensor<12x8xf32>
    %105 = stablehlo.reshape %model.decoder.layers.0.final_layer_norm.weight : (tensor<8xf32>) -> tensor<1x8xf32>
    %106 = stablehlo.reshape %105 : (tensor<1x8xf32>) -> tensor<8xf32>
    %107 = stablehlo.broadcast_in_dim %106, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %108 = stablehlo.multiply %104, %107 : tensor<12x8xf32>
    %109 = stablehlo.reshape %model.decoder.layers.0.final_layer_norm.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %110 = stablehlo.reshape %109 : (tensor<1x8xf32>) -> tensor<8xf32>
    %111 = stablehlo.broadcast_in_dim %110, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %112 = stablehlo.add %108, %111 : tensor<12x8xf32>
    %113 = stablehlo.reshape %model.decoder.layers.0.fc1.weight : (tensor<16x8xf32>) -> tensor<128xf32>
    %114 = stablehlo.reshape %113 : (tensor<128xf32>) -> tensor<16x8xf32>
    %115 = stablehlo.dot_general %112, %114, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<12x8xf32>, tensor<16x8xf32>) -> tensor<12x16xf32>
    %116 = stablehlo.reshape %model.decoder.layers.0.fc1.bias : (tensor<16xf32>) -> tensor<1x16xf32>
    %117 = stablehlo.reshape %116 : (tensor<1x16xf32>) -> tensor<16xf32>
    %118 = stablehlo.broadcast_in_dim %117, dims = [1] : (tensor<16xf32>) -> tensor<12x16xf32>
    %119 = stablehlo.add %115, %118 : tensor<12x16xf32>
    %120 = stablehlo.constant dense<0x00000000> : tensor<12x16xf32>
    %121 = stablehlo.maximum %119, %120 : tensor<12x16xf32>
    %122 = stablehlo.reshape %model.decoder.layers.0.fc2.weight : (tensor<8x16xf32>) -> tensor<128xf32>
    %123 = stablehlo.reshape %122 : (tensor<128xf32>) -> tensor<8x16xf32>
    %124 = stablehlo.dot_general %121, %123, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<12x16xf32>, tensor<8x16xf32>) -> tensor<12x8xf32>
    %125 = stablehlo.reshape %model.decoder.layers.0.fc2.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %126 = stablehlo.reshape %125 : (tensor<1x8xf32>) -> tensor<8xf32>
    %127 = stablehlo.broadcast_in_dim %126, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %128 = stablehlo.add %124, %127 : tensor<12x8xf32>
    %129 = stablehlo.add %93, %128 : tensor<12x8xf32>
    %130 = stablehlo.reduce(%129 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %131 = stablehlo.divide %130, %11 : tensor<12xf32>
    %132 = stablehlo.broadcast_in_dim %131, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %133 = stablehlo.subtract %129, %132 : tensor<12x8xf32>
    %134 = stablehlo.multiply %133, %133 : tensor<12x8xf32>
    %135 = stablehlo.reduce(%134 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %136 = stablehlo.divide %135, %11 : tensor<12xf32>
    %137 = stablehlo.add %136, %18 : tensor<12xf32>
    %138 = stablehlo.rsqrt %137 : tensor<12xf32>
    %139 = stablehlo.broadcast_in_dim %138, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %140 = stablehlo.multiply %133, %139 : tensor<12x8xf32>
    %141 = stablehlo.reshape %model.decoder.layer_norm.weight : (tensor<8xf32>) -> tensor<1x8xf32>
    %142 = stablehlo.reshape %141 : (tensor<1x8xf32>) -> tensor<8xf32>
    %143 = stablehlo.broadcast_in_dim %142, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %144 = stablehlo.multiply %140, %143 : tensor<12x8xf32>
    %145 = stablehlo.reshape %model.decoder.layer_norm.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %146 = stablehlo.reshape %145 : (tensor<1x8xf32>) -> tensor<8xf32>
    %147 = stablehlo.broadcast_in_dim %146, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %148 = stablehlo.add %144, %147 : tensor<12x8xf32>
    %149 = stablehlo.slice %integers [28:34] : (tensor<40xi32>) -> tensor<6xi32>
    %150 = stablehlo.iota dim = 0 : tensor<2x3xi32>
    %151 = stablehlo.constant dense<6> : tensor<2x3xi32>
    %152 = stablehlo.multiply %150, %151 : tensor<2x3xi32>
    %153 = stablehlo.reshape %149 : (tensor<6xi32>) -> tensor<2x3xi32>
    %154 = stablehlo.subtract %153, %152 : tensor<2x3xi32>
    %155 = stablehlo.broadcast_in_dim %154, dims = [0, 1] : (tensor<2x3xi32>) -> tensor<2x3x6xi32>
    %156 = stablehlo.iota dim = 2 : tensor<2x3x6xi32>
    %157 = stablehlo.compare EQ, %155, %156, SIGNED : (tensor<2x3x6xi32>, tensor<2x3x6xi32>) -> tensor<2x3x6xi1>
    %158 = stablehlo.convert %157 : (tensor<2x3x6xi1>) -> tensor<2x3x6xf32>
    %159 = stablehlo.reshape %148 : (tensor<12x8xf32>) -> tensor<2x6x8xf32>
    %160 = stablehlo.dot_general %158, %159, batching_dims = [0] x [0], contracting_dims = [2] x [1], precision = [HIGHEST, HIGHEST] : (tensor<2x3x6xf32>, tensor<2x6x8xf32>) -> tensor<2x3x8xf32>
    %161 = stablehlo.reshape %160 : (tensor<2x3x8xf32>) -> tensor<6x8xf32>
    %162 = stablehlo.dot_general %161, %3, contracting_dims = [1] x [1], precision = [HIGHEST, HIGHEST] : (tensor<6x8xf32>, tensor<11x8xf32>) -> tensor<6x11xf32>
    %163 = stablehlo.reshape %final_logits_bias : (tensor<1x11xf32>) -> tensor<11xf32>
    %164 = stablehlo.reshape %163 : (tensor<11xf32>) -> tensor<1x11xf32>
    %165 = stablehlo.reshape %164 : (tensor<1x11xf32>) -> tensor<11xf32>
    %166 = stablehlo.broadcast_in_dim %165, dims = [1] : (tensor<11xf32>) -> tensor<6x11xf32>
    %167 = stablehlo.add %162, %166 : tensor<6x11xf32>
    %168 = stablehlo.slice %integers [34:40] : (tensor<40xi32>) -> tensor<6xi32>
    %169 = stablehlo.reduce(%167 init: %74) applies stablehlo.maximum across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %170 = stablehlo.broadcast_in_dim %169, dims = [0] : (tensor<6xf32>) -> tensor<6x11xf32>
    %171 = stablehlo.subtract %167, %170 : tensor<6x11xf32>
    %172 = stablehlo.exponential %171 : tensor<6x11xf32>
    %173 = stablehlo.reduce(%172 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %174 = stablehlo.log %173 : tensor<6xf32>
    %175 = stablehlo.broadcast_in_dim %168, dims = [0] : (tensor<6xi32>) -> tensor<6x11xi32>
    %176 = stablehlo.iota dim = 1 : tensor<6x11xi32>
    %177 = stablehlo.compare EQ, %175, %176, SIGNED : (tensor<6x11xi32>, tensor<6x11xi32>) -> tensor<6x11xi1>
    %178 = stablehlo.convert %177 : (tensor<6x11xi1>) -> tensor<6x11xf32>
    %179 = stablehlo.multiply %171, %178 : tensor<6x11xf32>
    %180 = stablehlo.reduce(%179 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %181 = stablehlo.subtract %174, %180 : tensor<6xf32>
    %182 = stablehlo.reshape %181 : (tensor<6xf32>) -> tensor<6x1xf32>
    %183 = stablehlo.constant dense<0x00000000> : tensor<6x11xf32>
    %184 = stablehlo.compare EQ, %171, %183, FLOAT : (tensor<6x11xf32>, tensor<6x11xf32>) -> tensor<6x11xi1>
    %185 = stablehlo.constant dense<11> : tensor<6x11xi32>
    %186 = stablehlo.select %184, %176, %185 : tensor<6x11xi1>, tensor<6x11xi32>
    %187 = stablehlo.constant dense<2147483647> : tensor<i32>
    %188 = stablehlo.reduce(%186 init: %187) applies stablehlo.minimum across dimensions = [1] : (tensor<6x11xi32>, tensor<i32>) -> tensor<6xi32>
    %189 = stablehlo.compare EQ, %188, %168, SIGNED : (tensor<6xi32>, tensor<6xi32>) -> tensor<6xi1>
    %190 = stablehlo.convert %189 : (tensor<6xi1>) -> tensor<6xf32>
    %191 = stablehlo.reshape %190 : (tensor<6xf32>) -> tensor<6x1xf32>
    %192 = stablehlo.constant dense<0> : tensor<2xi32>
    %193 = stablehlo.compare GT, %0, %192, SIGNED : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi1>
    %194 = stablehlo.iota dim = 1 : tensor<2x3xi32>
    %195 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<2xi32>) -> tensor<2x3xi32>
    %196 = stablehlo.compare LT, %194, %195, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %197 = stablehlo.convert %196 : (tensor<2x3xi1>) -> tensor<2x3xf32>
    %198 = stablehlo.reshape %182 : (tensor<6x1xf32>) -> tensor<2x3xf32>
    %199 = stablehlo.reshape %191 : (tensor<6x1xf32>) -> tensor<2x3xf32>
    %200 = stablehlo.multiply %199, %197 : tensor<2x3xf32>
    %201 = stablehlo.reduce(%200 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    %202 = stablehlo.convert %0 : (tensor<2xi32>) -> tensor<2xf32>
    %203 = stablehlo.compare EQ, %201, %202, FLOAT : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
    %204 = stablehlo.convert %193 : (tensor<2xi1>) -> tensor<2xf32>
    %205 = stablehlo.constant dense<0x00000000> : tensor<2x3xf32>
    %206 = stablehlo.compare GT, %197, %205, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %207 = stablehlo.select %206, %198, %205 : tensor<2x3xi1>, tensor<2x3xf32>
    %208 = stablehlo.reduce(%207 init: %9) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %209 = stablehlo.reduce(%197 init: %9) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %210 = stablehlo.reduce(%200 init: %9) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %211 = stablehlo.reduce(%204 init: %9) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %212 = stablehlo.convert %203 : (tensor<2xi1>) -> tensor<2xf32>
    %213 = stablehlo.multiply %212, %204 : tensor<2xf32>
    %214 = stablehlo.reduce(%213 init: %9) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %215 = stablehlo.reshape %208 : (tensor<f32>) -> tensor<1xf32>
    %216 = stablehlo.reshape %209 : (tensor<f32>) -> tensor<1xf32>
    %217 = stablehlo.reshape %210 : (tensor<f32>) -> tensor<1xf32>
    %218 = stablehlo.reshape %211 : (tensor<f32>) -> tensor<1xf32>
    %219 = stablehlo.reshape %214 : (tensor<f32>) -> tensor<1xf32>
    %220 = stablehlo.concatenate %215, %216, %217, %218, %219, dim = 0 : (tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<5xf32>
    return %220 : tensor<5xf32>
  }
}
