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
    %2 = stablehlo.convert %model.shared.weight : (tensor<11x8xf32>) -> tensor<11x8xbf16>
    %3 = stablehlo.broadcast_in_dim %1, dims = [0] : (tensor<12xi32>) -> tensor<12x11xi32>
    %4 = stablehlo.iota dim = 1 : tensor<12x11xi32>
    %5 = stablehlo.compare EQ, %3, %4, SIGNED : (tensor<12x11xi32>, tensor<12x11xi32>) -> tensor<12x11xi1>
    %6 = stablehlo.convert %5 : (tensor<12x11xi1>) -> tensor<12x11xbf16>
    %7 = stablehlo.dot_general %6, %2, contracting_dims = [1] x [0] : (tensor<12x11xbf16>, tensor<11x8xbf16>) -> tensor<12x8xbf16>
    %8 = stablehlo.convert %7 : (tensor<12x8xbf16>) -> tensor<12x8xf32>
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
    %23 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %24 = stablehlo.multiply %22, %23 : tensor<12x8xf32>
    %25 = stablehlo.broadcast_in_dim %model.decoder.layers.0.self_attn_layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %26 = stablehlo.add %24, %25 : tensor<12x8xf32>
    %27 = stablehlo.convert %26 : (tensor<12x8xf32>) -> tensor<12x8xbf16>
    %28 = stablehlo.reshape %model.decoder.layers.0.self_attn.q_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %29 = stablehlo.reshape %model.decoder.layers.0.self_attn.k_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %30 = stablehlo.reshape %model.decoder.layers.0.self_attn.v_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %31 = stablehlo.concatenate %28, %29, %30, dim = 0 : (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<192xf32>
    %32 = stablehlo.reshape %31 : (tensor<192xf32>) -> tensor<24x8xf32>
    %33 = stablehlo.convert %32 : (tensor<24x8xf32>) -> tensor<24x8xbf16>
    %34 = stablehlo.dot_general %27, %33, contracting_dims = [1] x [1] : (tensor<12x8xbf16>, tensor<24x8xbf16>) -> tensor<12x24xbf16>
    %35 = stablehlo.concatenate %model.decoder.layers.0.self_attn.q_proj.bias, %model.decoder.layers.0.self_attn.k_proj.bias, %model.decoder.layers.0.self_attn.v_proj.bias, dim = 0 : (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<24xf32>
    %36 = stablehlo.reshape %35 : (tensor<24xf32>) -> tensor<1x24xf32>
    %37 = stablehlo.convert %36 : (tensor<1x24xf32>) -> tensor<1x24xbf16>
    %38 = stablehlo.reshape %37 : (tensor<1x24xbf16>) -> tensor<24xbf16>
    %39 = stablehlo.broadcast_in_dim %38, dims = [1] : (tensor<24xbf16>) -> tensor<12x24xbf16>
    %40 = stablehlo.add %34, %39 : tensor<12x24xbf16>
    %41 = stablehlo.slice %integers [16:28] : (tensor<40xi32>) -> tensor<12xi32>
    %42 = "stablehlo.gather"(%constant.0, %41) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>, indices_are_sorted = false}> : (tensor<6x2xf32>, tensor<12xi32>) -> tensor<12x2xf32>
    %43 = "stablehlo.gather"(%constant.1, %41) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>, indices_are_sorted = false}> : (tensor<6x2xf32>, tensor<12xi32>) -> tensor<12x2xf32>
    %44 = stablehlo.slice %40 [0:12, 0:16] : (tensor<12x24xbf16>) -> tensor<12x16xbf16>
    %45 = stablehlo.reshape %44 : (tensor<12x16xbf16>) -> tensor<12x4x4xbf16>
    %46 = stablehlo.convert %45 : (tensor<12x4x4xbf16>) -> tensor<12x4x4xf32>
    %47 = stablehlo.slice %46 [0:12, 0:4, 0:2] : (tensor<12x4x4xf32>) -> tensor<12x4x2xf32>
    %48 = stablehlo.slice %46 [0:12, 0:4, 2:4] : (tensor<12x4x4xf32>) -> tensor<12x4x2xf32>
    %49 = stablehlo.broadcast_in_dim %42, dims = [0, 2] : (tensor<12x2xf32>) -> tensor<12x4x2xf32>
    %50 = stablehlo.broadcast_in_dim %43, dims = [0, 2] : (tensor<12x2xf32>) -> tensor<12x4x2xf32>
    %51 = stablehlo.multiply %47, %49 : tensor<12x4x2xf32>
    %52 = stablehlo.multiply %48, %50 : tensor<12x4x2xf32>
    %53 = stablehlo.subtract %51, %52 : tensor<12x4x2xf32>
    %54 = stablehlo.multiply %48, %49 : tensor<12x4x2xf32>
    %55 = stablehlo.multiply %47, %50 : tensor<12x4x2xf32>
    %56 = stablehlo.add %54, %55 : tensor<12x4x2xf32>
    %57 = stablehlo.concatenate %53, %56, dim = 2 : (tensor<12x4x2xf32>, tensor<12x4x2xf32>) -> tensor<12x4x4xf32>
    %58 = stablehlo.convert %57 : (tensor<12x4x4xf32>) -> tensor<12x4x4xbf16>
    %59 = stablehlo.reshape %58 : (tensor<12x4x4xbf16>) -> tensor<12x16xbf16>
    %60 = stablehlo.slice %40 [0:12, 16:24] : (tensor<12x24xbf16>) -> tensor<12x8xbf16>
    %61 = stablehlo.concatenate %59, %60, dim = 1 : (tensor<12x16xbf16>, tensor<12x8xbf16>) -> tensor<12x24xbf16>
    %62 = stablehlo.slice %61 [0:12, 0:8] : (tensor<12x24xbf16>) -> tensor<12x8xbf16>
    %63 = stablehlo.slice %61 [0:12, 8:16] : (tensor<12x24xbf16>) -> tensor<12x8xbf16>
    %64 = stablehlo.slice %61 [0:12, 16:24] : (tensor<12x24xbf16>) -> tensor<12x8xbf16>
    %65 = stablehlo.reshape %62 : (tensor<12x8xbf16>) -> tensor<2x6x2x4xbf16>
    %66 = stablehlo.reshape %63 : (tensor<12x8xbf16>) -> tensor<2x6x2x4xbf16>
    %67 = stablehlo.dot_general %65, %66, batching_dims = [0, 2] x [0, 2], contracting_dims = [3] x [3] : (tensor<2x6x2x4xbf16>, tensor<2x6x2x4xbf16>) -> tensor<2x2x6x6xf32>
    %68 = stablehlo.constant dense<0x3F000000> : tensor<2x2x6x6xf32>
    %69 = stablehlo.multiply %67, %68 : tensor<2x2x6x6xf32>
    %70 = stablehlo.iota dim = 3 : tensor<2x2x6x6xi32>
    %71 = stablehlo.iota dim = 2 : tensor<2x2x6x6xi32>
    %72 = stablehlo.compare LE, %70, %71, SIGNED : (tensor<2x2x6x6xi32>, tensor<2x2x6x6xi32>) -> tensor<2x2x6x6xi1>
    %73 = stablehlo.constant dense<0xF149F2CA> : tensor<2x2x6x6xf32>
    %74 = stablehlo.select %72, %69, %73 : tensor<2x2x6x6xi1>, tensor<2x2x6x6xf32>
    %75 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %76 = stablehlo.reduce(%74 init: %75) applies stablehlo.maximum across dimensions = [3] : (tensor<2x2x6x6xf32>, tensor<f32>) -> tensor<2x2x6xf32>
    %77 = stablehlo.broadcast_in_dim %76, dims = [0, 1, 2] : (tensor<2x2x6xf32>) -> tensor<2x2x6x6xf32>
    %78 = stablehlo.subtract %74, %77 : tensor<2x2x6x6xf32>
    %79 = stablehlo.exponential %78 : tensor<2x2x6x6xf32>
    %80 = stablehlo.reduce(%79 init: %9) applies stablehlo.add across dimensions = [3] : (tensor<2x2x6x6xf32>, tensor<f32>) -> tensor<2x2x6xf32>
    %81 = stablehlo.broadcast_in_dim %80, dims = [0, 1, 2] : (tensor<2x2x6xf32>) -> tensor<2x2x6x6xf32>
    %82 = stablehlo.divide %79, %81 : tensor<2x2x6x6xf32>
    %83 = stablehlo.convert %82 : (tensor<2x2x6x6xf32>) -> tensor<2x2x6x6xbf16>
    %84 = stablehlo.reshape %64 : (tensor<12x8xbf16>) -> tensor<2x6x2x4xbf16>
    %85 = stablehlo.dot_general %83, %84, batching_dims = [0, 1] x [0, 2], contracting_dims = [3] x [1] : (tensor<2x2x6x6xbf16>, tensor<2x6x2x4xbf16>) -> tensor<2x2x6x4xbf16>
    %86 = stablehlo.transpose %85, dims = [0, 2, 1, 3] : (tensor<2x2x6x4xbf16>) -> tensor<2x6x2x4xbf16>
    %87 = stablehlo.reshape %86 : (tensor<2x6x2x4xbf16>) -> tensor<12x8xbf16>
    %88 = stablehlo.convert %model.decoder.layers.0.self_attn.out_proj.weight : (tensor<8x8xf32>) -> tensor<8x8xbf16>
    %89 = stablehlo.dot_general %87, %88, contracting_dims = [1] x [1] : (tensor<12x8xbf16>, tensor<8x8xbf16>) -> tensor<12x8xbf16>
    %90 = stablehlo.reshape %model.decoder.layers.0.self_attn.out_proj.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %91 = stablehlo.convert %90 : (tensor<1x8xf32>) -> tensor<1x8xbf16>
    %92 = stablehlo.reshape %91 : (tensor<1x8xbf16>) -> tensor<8xbf16>
    %93 = stablehlo.broadcast_in_dim %92, dims = [1] : (tensor<8xbf16>) -> tensor<12x8xbf16>
    %94 = stablehlo.add %89, %93 : tensor<12x8xbf16>
    %95 = stablehlo.convert %94 : (tensor<12x8xbf16>) -> tensor<12x8xf32>
    %96 = stablehlo.add %8, %95 : tensor<12x8xf32>
    %97 = stablehlo.convert %96 : (tensor<12x8xf32>) -> tensor<12x8xbf16>
    %98 = stablehlo.reduce(%96 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %99 = stablehlo.divide %98, %11 : tensor<12xf32>
    %100 = stablehlo.broadcast_in_dim %99, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %101 = stablehlo.subtract %96, %100 : tensor<12x8xf32>
    %102 = stablehlo.multiply %101, %101 : tensor<12x8xf32>
    %103 = stablehlo.reduce(%102 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %104 = stablehlo.divide %103, %11 : tensor<12xf32>
    %105 = stablehlo.add %104, %18 : tensor<12xf32>
    %106 = stablehlo.rsqrt %105 : tensor<12xf32>
    %107 = stablehlo.broadcast_in_dim %106, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %108 = stablehlo.multiply %101, %107 : tensor<12x8xf32>
    %109 = stablehlo.broadcast_in_dim %model.decoder.layers.0.final_layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %110 = stablehlo.multiply %108, %109 : tensor<12x8xf32>
    %111 = stablehlo.broadcast_in_dim %model.decoder.layers.0.final_layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %112 = stablehlo.add %110, %111 : tensor<12x8xf32>
    %113 = stablehlo.convert %112 : (tensor<12x8xf32>) -> tensor<12x8xbf16>
    %114 = stablehlo.convert %model.decoder.layers.0.fc1.weight : (tensor<16x8xf32>) -> tensor<16x8xbf16>
    %115 = stablehlo.dot_general %113, %114, contracting_dims = [1] x [1] : (tensor<12x8xbf16>, tensor<16x8xbf16>) -> tensor<12x16xbf16>
    %116 = stablehlo.reshape %model.decoder.layers.0.fc1.bias : (tensor<16xf32>) -> tensor<1x16xf32>
    %117 = stablehlo.convert %116 : (tensor<1x16xf32>) -> tensor<1x16xbf16>
    %118 = stablehlo.reshape %117 : (tensor<1x16xbf16>) -> tensor<16xbf16>
    %119 = stablehlo.broadcast_in_dim %118, dims = [1] : (tensor<16xbf16>) -> tensor<12x16xbf16>
    %120 = stablehlo.add %115, %119 : tensor<12x16xbf16>
    %121 = stablehlo.constant dense<0x0000> : tensor<12x16xbf16>
    %122 = stablehlo.maximum %120, %121 : tensor<12x16xbf16>
    %123 = stablehlo.convert %model.decoder.layers.0.fc2.weight : (tensor<8x16xf32>) -> tensor<8x16xbf16>
    %124 = stablehlo.dot_general %122, %123, contracting_dims = [1] x [1] : (tensor<12x16xbf16>, tensor<8x16xbf16>) -> tensor<12x8xbf16>
    %125 = stablehlo.reshape %model.decoder.layers.0.fc2.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %126 = stablehlo.convert %125 : (tensor<1x8xf32>) -> tensor<1x8xbf16>
    %127 = stablehlo.reshape %126 : (tensor<1x8xbf16>) -> tensor<8xbf16>
    %128 = stablehlo.broadcast_in_dim %127, dims = [1] : (tensor<8xbf16>) -> tensor<12x8xbf16>
    %129 = stablehlo.add %124, %128 : tensor<12x8xbf16>
    %130 = stablehlo.convert %97 : (tensor<12x8xbf16>) -> tensor<12x8xf32>
    %131 = stablehlo.convert %129 : (tensor<12x8xbf16>) -> tensor<12x8xf32>
    %132 = stablehlo.add %130, %131 : tensor<12x8xf32>
    %133 = stablehlo.reduce(%132 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %134 = stablehlo.divide %133, %11 : tensor<12xf32>
    %135 = stablehlo.broadcast_in_dim %134, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %136 = stablehlo.subtract %132, %135 : tensor<12x8xf32>
    %137 = stablehlo.multiply %136, %136 : tensor<12x8xf32>
    %138 = stablehlo.reduce(%137 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %139 = stablehlo.divide %138, %11 : tensor<12xf32>
    %140 = stablehlo.add %139, %18 : tensor<12xf32>
    %141 = stablehlo.rsqrt %140 : tensor<12xf32>
    %142 = stablehlo.broadcast_in_dim %141, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %143 = stablehlo.multiply %136, %142 : tensor<12x8xf32>
    %144 = stablehlo.broadcast_in_dim %model.decoder.layer_norm.weight, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %145 = stablehlo.multiply %143, %144 : tensor<12x8xf32>
    %146 = stablehlo.broadcast_in_dim %model.decoder.layer_norm.bias, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %147 = stablehlo.add %145, %146 : tensor<12x8xf32>
    %148 = stablehlo.convert %147 : (tensor<12x8xf32>) -> tensor<12x8xbf16>
    %149 = stablehlo.slice %integers [28:34] : (tensor<40xi32>) -> tensor<6xi32>
    %150 = stablehlo.iota dim = 0 : tensor<2x3xi32>
    %151 = stablehlo.constant dense<6> : tensor<2x3xi32>
    %152 = stablehlo.multiply %150, %151 : tensor<2x3xi32>
    %153 = stablehlo.reshape %149 : (tensor<6xi32>) -> tensor<2x3xi32>
    %154 = stablehlo.subtract %153, %152 : tensor<2x3xi32>
    %155 = stablehlo.broadcast_in_dim %154, dims = [0, 1] : (tensor<2x3xi32>) -> tensor<2x3x6xi32>
    %156 = stablehlo.iota dim = 2 : tensor<2x3x6xi32>
    %157 = stablehlo.compare EQ, %155, %156, SIGNED : (tensor<2x3x6xi32>, tensor<2x3x6xi32>) -> tensor<2x3x6xi1>
    %158 = stablehlo.convert %157 : (tensor<2x3x6xi1>) -> tensor<2x3x6xbf16>
    %159 = stablehlo.reshape %148 : (tensor<12x8xbf16>) -> tensor<2x6x8xbf16>
    %160 = stablehlo.dot_general %158, %159, batching_dims = [0] x [0], contracting_dims = [2] x [1] : (tensor<2x3x6xbf16>, tensor<2x6x8xbf16>) -> tensor<2x3x8xbf16>
    %161 = stablehlo.reshape %160 : (tensor<2x3x8xbf16>) -> tensor<6x8xbf16>
    %162 = stablehlo.dot_general %161, %2, contracting_dims = [1] x [1] : (tensor<6x8xbf16>, tensor<11x8xbf16>) -> tensor<6x11xf32>
    %163 = stablehlo.reshape %final_logits_bias : (tensor<1x11xf32>) -> tensor<11xf32>
    %164 = stablehlo.broadcast_in_dim %163, dims = [1] : (tensor<11xf32>) -> tensor<6x11xf32>
    %165 = stablehlo.add %162, %164 : tensor<6x11xf32>
    %166 = stablehlo.slice %integers [34:40] : (tensor<40xi32>) -> tensor<6xi32>
    %167 = stablehlo.reduce(%165 init: %75) applies stablehlo.maximum across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %168 = stablehlo.broadcast_in_dim %167, dims = [0] : (tensor<6xf32>) -> tensor<6x11xf32>
    %169 = stablehlo.subtract %165, %168 : tensor<6x11xf32>
    %170 = stablehlo.exponential %169 : tensor<6x11xf32>
    %171 = stablehlo.reduce(%170 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %172 = stablehlo.log %171 : tensor<6xf32>
    %173 = stablehlo.broadcast_in_dim %166, dims = [0] : (tensor<6xi32>) -> tensor<6x11xi32>
    %174 = stablehlo.iota dim = 1 : tensor<6x11xi32>
    %175 = stablehlo.compare EQ, %173, %174, SIGNED : (tensor<6x11xi32>, tensor<6x11xi32>) -> tensor<6x11xi1>
    %176 = stablehlo.convert %175 : (tensor<6x11xi1>) -> tensor<6x11xf32>
    %177 = stablehlo.multiply %169, %176 : tensor<6x11xf32>
    %178 = stablehlo.reduce(%177 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %179 = stablehlo.subtract %172, %178 : tensor<6xf32>
    %180 = stablehlo.constant dense<0x00000000> : tensor<6x11xf32>
    %181 = stablehlo.compare EQ, %169, %180, FLOAT : (tensor<6x11xf32>, tensor<6x11xf32>) -> tensor<6x11xi1>
    %182 = stablehlo.constant dense<11> : tensor<6x11xi32>
    %183 = stablehlo.select %181, %174, %182 : tensor<6x11xi1>, tensor<6x11xi32>
    %184 = stablehlo.constant dense<2147483647> : tensor<i32>
    %185 = stablehlo.reduce(%183 init: %184) applies stablehlo.minimum across dimensions = [1] : (tensor<6x11xi32>, tensor<i32>) -> tensor<6xi32>
    %186 = stablehlo.compare EQ, %185, %166, SIGNED : (tensor<6xi32>, tensor<6xi32>) -> tensor<6xi1>
    %187 = stablehlo.convert %186 : (tensor<6xi1>) -> tensor<6xf32>
    %188 = stablehlo.constant dense<0> : tensor<2xi32>
    %189 = stablehlo.compare GT, %0, %188, SIGNED : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi1>
    %190 = stablehlo.iota dim = 1 : tensor<2x3xi32>
    %191 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<2xi32>) -> tensor<2x3xi32>
    %192 = stablehlo.compare LT, %190, %191, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %193 = stablehlo.convert %192 : (tensor<2x3xi1>) -> tensor<2x3xf32>
    %194 = stablehlo.reshape %179 : (tensor<6xf32>) -> tensor<2x3xf32>
    %195 = stablehlo.reshape %187 : (tensor<6xf32>) -> tensor<2x3xf32>
    %196 = stablehlo.multiply %195, %193 : tensor<2x3xf32>
    %197 = stablehlo.reduce(%196 init: %9) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    %198 = stablehlo.convert %0 : (tensor<2xi32>) -> tensor<2xf32>
    %199 = stablehlo.compare EQ, %197, %198, FLOAT : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
    %200 = stablehlo.convert %189 : (tensor<2xi1>) -> tensor<2xf32>
    %201 = stablehlo.constant dense<0x00000000> : tensor<2x3xf32>
    %202 = stablehlo.compare GT, %193, %201, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %203 = stablehlo.select %202, %194, %201 : tensor<2x3xi1>, tensor<2x3xf32>
    %204 = stablehlo.reduce(%203 init: %9) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %205 = stablehlo.reduce(%193 init: %9) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %206 = stablehlo.reduce(%196 init: %9) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %207 = stablehlo.reduce(%200 init: %9) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %208 = stablehlo.convert %199 : (tensor<2xi1>) -> tensor<2xf32>
    %209 = stablehlo.multiply %208, %200 : tensor<2xf32>
    %210 = stablehlo.reduce(%209 init: %9) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %211 = stablehlo.reshape %204 : (tensor<f32>) -> tensor<1xf32>
    %212 = stablehlo.reshape %205 : (tensor<f32>) -> tensor<1xf32>
    %213 = stablehlo.reshape %206 : (tensor<f32>) -> tensor<1xf32>
    %214 = stablehlo.reshape %207 : (tensor<f32>) -> tensor<1xf32>
    %215 = stablehlo.reshape %210 : (tensor<f32>) -> tensor<1xf32>
    %216 = stablehlo.concatenate %211, %212, %213, %214, %215, dim = 0 : (tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<5xf32>
    return %216 : tensor<5xf32>
  }
}
