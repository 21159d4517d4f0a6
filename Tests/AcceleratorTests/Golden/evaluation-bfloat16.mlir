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
    %4 = stablehlo.convert %3 : (tensor<11x8xf32>) -> tensor<11x8xbf16>
    %5 = stablehlo.broadcast_in_dim %1, dims = [0] : (tensor<12xi32>) -> tensor<12x11xi32>
    %6 = stablehlo.iota dim = 1 : tensor<12x11xi32>
    %7 = stablehlo.compare EQ, %5, %6, SIGNED : (tensor<12x11xi32>, tensor<12x11xi32>) -> tensor<12x11xi1>
    %8 = stablehlo.convert %7 : (tensor<12x11xi1>) -> tensor<12x11xbf16>
    %9 = stablehlo.dot_general %8, %4, contracting_dims = [1] x [0] : (tensor<12x11xbf16>, tensor<11x8xbf16>) -> tensor<12x8xbf16>
    %10 = stablehlo.convert %9 : (tensor<12x8xbf16>) -> tensor<12x8xf32>
    %11 = stablehlo.constant dense<0x00000000> : tensor<f32>
    %12 = stablehlo.reduce(%10 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %13 = stablehlo.constant dense<0x41000000> : tensor<12xf32>
    %14 = stablehlo.divide %12, %13 : tensor<12xf32>
    %15 = stablehlo.broadcast_in_dim %14, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %16 = stablehlo.subtract %10, %15 : tensor<12x8xf32>
    %17 = stablehlo.multiply %16, %16 : tensor<12x8xf32>
    %18 = stablehlo.reduce(%17 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %19 = stablehlo.divide %18, %13 : tensor<12xf32>
    %20 = stablehlo.constant dense<0x3727C5AC> : tensor<12xf32>
    %21 = stablehlo.add %19, %20 : tensor<12xf32>
    %22 = stablehlo.rsqrt %21 : tensor<12xf32>
    %23 = stablehlo.broadcast_in_dim %22, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %24 = stablehlo.multiply %16, %23 : tensor<12x8xf32>
    %25 = stablehlo.reshape %model.decoder.layers.0.self_attn_layer_norm.weight : (tensor<8xf32>) -> tensor<1x8xf32>
    %26 = stablehlo.reshape %25 : (tensor<1x8xf32>) -> tensor<8xf32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %28 = stablehlo.multiply %24, %27 : tensor<12x8xf32>
    %29 = stablehlo.reshape %model.decoder.layers.0.self_attn_layer_norm.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %30 = stablehlo.reshape %29 : (tensor<1x8xf32>) -> tensor<8xf32>
    %31 = stablehlo.broadcast_in_dim %30, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %32 = stablehlo.add %28, %31 : tensor<12x8xf32>
    %33 = stablehlo.convert %32 : (tensor<12x8xf32>) -> tensor<12x8xbf16>
    %34 = stablehlo.reshape %model.decoder.layers.0.self_attn.q_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %35 = stablehlo.reshape %model.decoder.layers.0.self_attn.k_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %36 = stablehlo.reshape %model.decoder.layers.0.self_attn.v_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %37 = stablehlo.concatenate %34, %35, %36, dim = 0 : (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<192xf32>
    %38 = stablehlo.reshape %37 : (tensor<192xf32>) -> tensor<24x8xf32>
    %39 = stablehlo.convert %38 : (tensor<24x8xf32>) -> tensor<24x8xbf16>
    %40 = stablehlo.dot_general %33, %39, contracting_dims = [1] x [1] : (tensor<12x8xbf16>, tensor<24x8xbf16>) -> tensor<12x24xbf16>
    %41 = stablehlo.concatenate %model.decoder.layers.0.self_attn.q_proj.bias, %model.decoder.layers.0.self_attn.k_proj.bias, %model.decoder.layers.0.self_attn.v_proj.bias, dim = 0 : (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<24xf32>
    %42 = stablehlo.reshape %41 : (tensor<24xf32>) -> tensor<1x24xf32>
    %43 = stablehlo.convert %42 : (tensor<1x24xf32>) -> tensor<1x24xbf16>
    %44 = stablehlo.reshape %43 : (tensor<1x24xbf16>) -> tensor<24xbf16>
    %45 = stablehlo.broadcast_in_dim %44, dims = [1] : (tensor<24xbf16>) -> tensor<12x24xbf16>
    %46 = stablehlo.add %40, %45 : tensor<12x24xbf16>
    %47 = stablehlo.slice %integers [16:28] : (tensor<40xi32>) -> tensor<12xi32>
    %48 = "stablehlo.gather"(%constant.0, %47) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>, indices_are_sorted = false}> : (tensor<6x2xf32>, tensor<12xi32>) -> tensor<12x2xf32>
    %49 = "stablehlo.gather"(%constant.1, %47) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 2>, indices_are_sorted = false}> : (tensor<6x2xf32>, tensor<12xi32>) -> tensor<12x2xf32>
    %50 = stablehlo.slice %46 [0:12, 0:16] : (tensor<12x24xbf16>) -> tensor<12x16xbf16>
    %51 = stablehlo.reshape %50 : (tensor<12x16xbf16>) -> tensor<12x4x4xbf16>
    %52 = stablehlo.convert %51 : (tensor<12x4x4xbf16>) -> tensor<12x4x4xf32>
    %53 = stablehlo.slice %52 [0:12, 0:4, 0:2] : (tensor<12x4x4xf32>) -> tensor<12x4x2xf32>
    %54 = stablehlo.slice %52 [0:12, 0:4, 2:4] : (tensor<12x4x4xf32>) -> tensor<12x4x2xf32>
    %55 = stablehlo.broadcast_in_dim %48, dims = [0, 2] : (tensor<12x2xf32>) -> tensor<12x4x2xf32>
    %56 = stablehlo.broadcast_in_dim %49, dims = [0, 2] : (tensor<12x2xf32>) -> tensor<12x4x2xf32>
    %57 = stablehlo.multiply %53, %55 : tensor<12x4x2xf32>
    %58 = stablehlo.multiply %54, %56 : tensor<12x4x2xf32>
    %59 = stablehlo.subtract %57, %58 : tensor<12x4x2xf32>
    %60 = stablehlo.multiply %54, %55 : tensor<12x4x2xf32>
    %61 = stablehlo.multiply %53, %56 : tensor<12x4x2xf32>
    %62 = stablehlo.add %60, %61 : tensor<12x4x2xf32>
    %63 = stablehlo.concatenate %59, %62, dim = 2 : (tensor<12x4x2xf32>, tensor<12x4x2xf32>) -> tensor<12x4x4xf32>
    %64 = stablehlo.convert %63 : (tensor<12x4x4xf32>) -> tensor<12x4x4xbf16>
    %65 = stablehlo.reshape %64 : (tensor<12x4x4xbf16>) -> tensor<12x16xbf16>
    %66 = stablehlo.slice %46 [0:12, 16:24] : (tensor<12x24xbf16>) -> tensor<12x8xbf16>
    %67 = stablehlo.concatenate %65, %66, dim = 1 : (tensor<12x16xbf16>, tensor<12x8xbf16>) -> tensor<12x24xbf16>
    %68 = stablehlo.slice %67 [0:12, 0:8] : (tensor<12x24xbf16>) -> tensor<12x8xbf16>
    %69 = stablehlo.slice %67 [0:12, 8:16] : (tensor<12x24xbf16>) -> tensor<12x8xbf16>
    %70 = stablehlo.slice %67 [0:12, 16:24] : (tensor<12x24xbf16>) -> tensor<12x8xbf16>
    %71 = stablehlo.reshape %68 : (tensor<12x8xbf16>) -> tensor<2x6x2x4xbf16>
    %72 = stablehlo.reshape %69 : (tensor<12x8xbf16>) -> tensor<2x6x2x4xbf16>
    %73 = stablehlo.dot_general %71, %72, batching_dims = [0, 2] x [0, 2], contracting_dims = [3] x [3] : (tensor<2x6x2x4xbf16>, tensor<2x6x2x4xbf16>) -> tensor<2x2x6x6xf32>
    %74 = stablehlo.constant dense<0x3F000000> : tensor<2x2x6x6xf32>
    %75 = stablehlo.multiply %73, %74 : tensor<2x2x6x6xf32>
    %76 = stablehlo.iota dim = 3 : tensor<2x2x6x6xi32>
    %77 = stablehlo.iota dim = 2 : tensor<2x2x6x6xi32>
    %78 = stablehlo.compare LE, %76, %77, SIGNED : (tensor<2x2x6x6xi32>, tensor<2x2x6x6xi32>) -> tensor<2x2x6x6xi1>
    %79 = stablehlo.constant dense<0xF149F2CA> : tensor<2x2x6x6xf32>
    %80 = stablehlo.select %78, %75, %79 : tensor<2x2x6x6xi1>, tensor<2x2x6x6xf32>
    %81 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %82 = stablehlo.reduce(%80 init: %81) applies stablehlo.maximum across dimensions = [3] : (tensor<2x2x6x6xf32>, tensor<f32>) -> tensor<2x2x6xf32>
    %83 = stablehlo.broadcast_in_dim %82, dims = [0, 1, 2] : (tensor<2x2x6xf32>) -> tensor<2x2x6x6xf32>
    %84 = stablehlo.subtract %80, %83 : tensor<2x2x6x6xf32>
    %85 = stablehlo.exponential %84 : tensor<2x2x6x6xf32>
    %86 = stablehlo.reduce(%85 init: %11) applies stablehlo.add across dimensions = [3] : (tensor<2x2x6x6xf32>, tensor<f32>) -> tensor<2x2x6xf32>
    %87 = stablehlo.broadcast_in_dim %86, dims = [0, 1, 2] : (tensor<2x2x6xf32>) -> tensor<2x2x6x6xf32>
    %88 = stablehlo.divide %85, %87 : tensor<2x2x6x6xf32>
    %89 = stablehlo.convert %88 : (tensor<2x2x6x6xf32>) -> tensor<2x2x6x6xbf16>
    %90 = stablehlo.reshape %70 : (tensor<12x8xbf16>) -> tensor<2x6x2x4xbf16>
    %91 = stablehlo.dot_general %89, %90, batching_dims = [0, 1] x [0, 2], contracting_dims = [3] x [1] : (tensor<2x2x6x6xbf16>, tensor<2x6x2x4xbf16>) -> tensor<2x2x6x4xbf16>
    %92 = stablehlo.transpose %91, dims = [0, 2, 1, 3] : (tensor<2x2x6x4xbf16>) -> tensor<2x6x2x4xbf16>
    %93 = stablehlo.reshape %92 : (tensor<2x6x2x4xbf16>) -> tensor<12x8xbf16>
    %94 = stablehlo.reshape %model.decoder.layers.0.self_attn.out_proj.weight : (tensor<8x8xf32>) -> tensor<64xf32>
    %95 = stablehlo.reshape %94 : (tensor<64xf32>) -> tensor<8x8xf32>
    %96 = stablehlo.convert %95 : (tensor<8x8xf32>) -> tensor<8x8xbf16>
    %97 = stablehlo.dot_general %93, %96, contracting_dims = [1] x [1] : (tensor<12x8xbf16>, tensor<8x8xbf16>) -> tensor<12x8xbf16>
    %98 = stablehlo.reshape %model.decoder.layers.0.self_attn.out_proj.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %99 = stablehlo.convert %98 : (tensor<1x8xf32>) -> tensor<1x8xbf16>
    %100 = stablehlo.reshape %99 : (tensor<1x8xbf16>) -> tensor<8xbf16>
    %101 = stablehlo.broadcast_in_dim %100, dims = [1] : (tensor<8xbf16>) -> tensor<12x8xbf16>
    %102 = stablehlo.add %97, %101 : tensor<12x8xbf16>
    %103 = stablehlo.convert %102 : (tensor<12x8xbf16>) -> tensor<12x8xf32>
    %104 = stablehlo.add %10, %103 : tensor<12x8xf32>
    %105 = stablehlo.convert %104 : (tensor<12x8xf32>) -> tensor<12x8xbf16>
    %106 = stablehlo.reduce(%104 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %107 = stablehlo.divide %106, %13 : tensor<12xf32>
    %108 = stablehlo.broadcast_in_dim %107, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %109 = stablehlo.subtract %104, %108 : tensor<12x8xf32>
    %110 = stablehlo.multiply %109, %109 : tensor<12x8xf32>
    %111 = stablehlo.reduce(%110 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %112 = stablehlo.divide %111, %13 : tensor<12xf32>
    %113 = stablehlo.add %112, %20 : tensor<12xf32>
    %114 = stablehlo.rsqrt %113 : tensor<12xf32>
    %115 = stablehlo.broadcast_in_dim %114, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %116 = stablehlo.multiply %109, %115 : tensor<12x8xf32>
    %117 = stablehlo.reshape %model.decoder.layers.0.final_layer_norm.weight : (tensor<8xf32>) -> tensor<1x8xf32>
    %118 = stablehlo.reshape %117 : (tensor<1x8xf32>) -> tensor<8xf32>
    %119 = stablehlo.broadcast_in_dim %118, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %120 = stablehlo.multiply %116, %119 : tensor<12x8xf32>
    %121 = stablehlo.reshape %model.decoder.layers.0.final_layer_norm.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %122 = stablehlo.reshape %121 : (tensor<1x8xf32>) -> tensor<8xf32>
    %123 = stablehlo.broadcast_in_dim %122, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %124 = stablehlo.add %120, %123 : tensor<12x8xf32>
    %125 = stablehlo.convert %124 : (tensor<12x8xf32>) -> tensor<12x8xbf16>
    %126 = stablehlo.reshape %model.decoder.layers.0.fc1.weight : (tensor<16x8xf32>) -> tensor<128xf32>
    %127 = stablehlo.reshape %126 : (tensor<128xf32>) -> tensor<16x8xf32>
    %128 = stablehlo.convert %127 : (tensor<16x8xf32>) -> tensor<16x8xbf16>
    %129 = stablehlo.dot_general %125, %128, contracting_dims = [1] x [1] : (tensor<12x8xbf16>, tensor<16x8xbf16>) -> tensor<12x16xbf16>
    %130 = stablehlo.reshape %model.decoder.layers.0.fc1.bias : (tensor<16xf32>) -> tensor<1x16xf32>
    %131 = stablehlo.convert %130 : (tensor<1x16xf32>) -> tensor<1x16xbf16>
    %132 = stablehlo.reshape %131 : (tensor<1x16xbf16>) -> tensor<16xbf16>
    %133 = stablehlo.broadcast_in_dim %132, dims = [1] : (tensor<16xbf16>) -> tensor<12x16xbf16>
    %134 = stablehlo.add %129, %133 : tensor<12x16xbf16>
    %135 = stablehlo.constant dense<0x0000> : tensor<12x16xbf16>
    %136 = stablehlo.maximum %134, %135 : tensor<12x16xbf16>
    %137 = stablehlo.reshape %model.decoder.layers.0.fc2.weight : (tensor<8x16xf32>) -> tensor<128xf32>
    %138 = stablehlo.reshape %137 : (tensor<128xf32>) -> tensor<8x16xf32>
    %139 = stablehlo.convert %138 : (tensor<8x16xf32>) -> tensor<8x16xbf16>
    %140 = stablehlo.dot_general %136, %139, contracting_dims = [1] x [1] : (tensor<12x16xbf16>, tensor<8x16xbf16>) -> tensor<12x8xbf16>
    %141 = stablehlo.reshape %model.decoder.layers.0.fc2.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %142 = stablehlo.convert %141 : (tensor<1x8xf32>) -> tensor<1x8xbf16>
    %143 = stablehlo.reshape %142 : (tensor<1x8xbf16>) -> tensor<8xbf16>
    %144 = stablehlo.broadcast_in_dim %143, dims = [1] : (tensor<8xbf16>) -> tensor<12x8xbf16>
    %145 = stablehlo.add %140, %144 : tensor<12x8xbf16>
    %146 = stablehlo.convert %105 : (tensor<12x8xbf16>) -> tensor<12x8xf32>
    %147 = stablehlo.convert %145 : (tensor<12x8xbf16>) -> tensor<12x8xf32>
    %148 = stablehlo.add %146, %147 : tensor<12x8xf32>
    %149 = stablehlo.reduce(%148 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %150 = stablehlo.divide %149, %13 : tensor<12xf32>
    %151 = stablehlo.broadcast_in_dim %150, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %152 = stablehlo.subtract %148, %151 : tensor<12x8xf32>
    %153 = stablehlo.multiply %152, %152 : tensor<12x8xf32>
    %154 = stablehlo.reduce(%153 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<12x8xf32>, tensor<f32>) -> tensor<12xf32>
    %155 = stablehlo.divide %154, %13 : tensor<12xf32>
    %156 = stablehlo.add %155, %20 : tensor<12xf32>
    %157 = stablehlo.rsqrt %156 : tensor<12xf32>
    %158 = stablehlo.broadcast_in_dim %157, dims = [0] : (tensor<12xf32>) -> tensor<12x8xf32>
    %159 = stablehlo.multiply %152, %158 : tensor<12x8xf32>
    %160 = stablehlo.reshape %model.decoder.layer_norm.weight : (tensor<8xf32>) -> tensor<1x8xf32>
    %161 = stablehlo.reshape %160 : (tensor<1x8xf32>) -> tensor<8xf32>
    %162 = stablehlo.broadcast_in_dim %161, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %163 = stablehlo.multiply %159, %162 : tensor<12x8xf32>
    %164 = stablehlo.reshape %model.decoder.layer_norm.bias : (tensor<8xf32>) -> tensor<1x8xf32>
    %165 = stablehlo.reshape %164 : (tensor<1x8xf32>) -> tensor<8xf32>
    %166 = stablehlo.broadcast_in_dim %165, dims = [1] : (tensor<8xf32>) -> tensor<12x8xf32>
    %167 = stablehlo.add %163, %166 : tensor<12x8xf32>
    %168 = stablehlo.convert %167 : (tensor<12x8xf32>) -> tensor<12x8xbf16>
    %169 = stablehlo.slice %integers [28:34] : (tensor<40xi32>) -> tensor<6xi32>
    %170 = stablehlo.iota dim = 0 : tensor<2x3xi32>
    %171 = stablehlo.constant dense<6> : tensor<2x3xi32>
    %172 = stablehlo.multiply %170, %171 : tensor<2x3xi32>
    %173 = stablehlo.reshape %169 : (tensor<6xi32>) -> tensor<2x3xi32>
    %174 = stablehlo.subtract %173, %172 : tensor<2x3xi32>
    %175 = stablehlo.broadcast_in_dim %174, dims = [0, 1] : (tensor<2x3xi32>) -> tensor<2x3x6xi32>
    %176 = stablehlo.iota dim = 2 : tensor<2x3x6xi32>
    %177 = stablehlo.compare EQ, %175, %176, SIGNED : (tensor<2x3x6xi32>, tensor<2x3x6xi32>) -> tensor<2x3x6xi1>
    %178 = stablehlo.convert %177 : (tensor<2x3x6xi1>) -> tensor<2x3x6xbf16>
    %179 = stablehlo.reshape %168 : (tensor<12x8xbf16>) -> tensor<2x6x8xbf16>
    %180 = stablehlo.dot_general %178, %179, batching_dims = [0] x [0], contracting_dims = [2] x [1] : (tensor<2x3x6xbf16>, tensor<2x6x8xbf16>) -> tensor<2x3x8xbf16>
    %181 = stablehlo.reshape %180 : (tensor<2x3x8xbf16>) -> tensor<6x8xbf16>
    %182 = stablehlo.dot_general %181, %4, contracting_dims = [1] x [1] : (tensor<6x8xbf16>, tensor<11x8xbf16>) -> tensor<6x11xf32>
    %183 = stablehlo.reshape %final_logits_bias : (tensor<1x11xf32>) -> tensor<11xf32>
    %184 = stablehlo.reshape %183 : (tensor<11xf32>) -> tensor<1x11xf32>
    %185 = stablehlo.reshape %184 : (tensor<1x11xf32>) -> tensor<11xf32>
    %186 = stablehlo.broadcast_in_dim %185, dims = [1] : (tensor<11xf32>) -> tensor<6x11xf32>
    %187 = stablehlo.add %182, %186 : tensor<6x11xf32>
    %188 = stablehlo.slice %integers [34:40] : (tensor<40xi32>) -> tensor<6xi32>
    %189 = stablehlo.reduce(%187 init: %81) applies stablehlo.maximum across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %190 = stablehlo.broadcast_in_dim %189, dims = [0] : (tensor<6xf32>) -> tensor<6x11xf32>
    %191 = stablehlo.subtract %187, %190 : tensor<6x11xf32>
    %192 = stablehlo.exponential %191 : tensor<6x11xf32>
    %193 = stablehlo.reduce(%192 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %194 = stablehlo.log %193 : tensor<6xf32>
    %195 = stablehlo.broadcast_in_dim %188, dims = [0] : (tensor<6xi32>) -> tensor<6x11xi32>
    %196 = stablehlo.iota dim = 1 : tensor<6x11xi32>
    %197 = stablehlo.compare EQ, %195, %196, SIGNED : (tensor<6x11xi32>, tensor<6x11xi32>) -> tensor<6x11xi1>
    %198 = stablehlo.convert %197 : (tensor<6x11xi1>) -> tensor<6x11xf32>
    %199 = stablehlo.multiply %191, %198 : tensor<6x11xf32>
    %200 = stablehlo.reduce(%199 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<6x11xf32>, tensor<f32>) -> tensor<6xf32>
    %201 = stablehlo.subtract %194, %200 : tensor<6xf32>
    %202 = stablehlo.reshape %201 : (tensor<6xf32>) -> tensor<6x1xf32>
    %203 = stablehlo.constant dense<0x00000000> : tensor<6x11xf32>
    %204 = stablehlo.compare EQ, %191, %203, FLOAT : (tensor<6x11xf32>, tensor<6x11xf32>) -> tensor<6x11xi1>
    %205 = stablehlo.constant dense<11> : tensor<6x11xi32>
    %206 = stablehlo.select %204, %196, %205 : tensor<6x11xi1>, tensor<6x11xi32>
    %207 = stablehlo.constant dense<2147483647> : tensor<i32>
    %208 = stablehlo.reduce(%206 init: %207) applies stablehlo.minimum across dimensions = [1] : (tensor<6x11xi32>, tensor<i32>) -> tensor<6xi32>
    %209 = stablehlo.compare EQ, %208, %188, SIGNED : (tensor<6xi32>, tensor<6xi32>) -> tensor<6xi1>
    %210 = stablehlo.convert %209 : (tensor<6xi1>) -> tensor<6xf32>
    %211 = stablehlo.reshape %210 : (tensor<6xf32>) -> tensor<6x1xf32>
    %212 = stablehlo.constant dense<0> : tensor<2xi32>
    %213 = stablehlo.compare GT, %0, %212, SIGNED : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi1>
    %214 = stablehlo.iota dim = 1 : tensor<2x3xi32>
    %215 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<2xi32>) -> tensor<2x3xi32>
    %216 = stablehlo.compare LT, %214, %215, SIGNED : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<2x3xi1>
    %217 = stablehlo.convert %216 : (tensor<2x3xi1>) -> tensor<2x3xf32>
    %218 = stablehlo.reshape %202 : (tensor<6x1xf32>) -> tensor<2x3xf32>
    %219 = stablehlo.reshape %211 : (tensor<6x1xf32>) -> tensor<2x3xf32>
    %220 = stablehlo.multiply %219, %217 : tensor<2x3xf32>
    %221 = stablehlo.reduce(%220 init: %11) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    %222 = stablehlo.convert %0 : (tensor<2xi32>) -> tensor<2xf32>
    %223 = stablehlo.compare EQ, %221, %222, FLOAT : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
    %224 = stablehlo.convert %213 : (tensor<2xi1>) -> tensor<2xf32>
    %225 = stablehlo.constant dense<0x00000000> : tensor<2x3xf32>
    %226 = stablehlo.compare GT, %217, %225, FLOAT : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>
    %227 = stablehlo.select %226, %218, %225 : tensor<2x3xi1>, tensor<2x3xf32>
    %228 = stablehlo.reduce(%227 init: %11) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %229 = stablehlo.reduce(%217 init: %11) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %230 = stablehlo.reduce(%220 init: %11) applies stablehlo.add across dimensions = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<f32>
    %231 = stablehlo.reduce(%224 init: %11) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %232 = stablehlo.convert %223 : (tensor<2xi1>) -> tensor<2xf32>
    %233 = stablehlo.multiply %232, %224 : tensor<2xf32>
    %234 = stablehlo.reduce(%233 init: %11) applies stablehlo.add across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
    %235 = stablehlo.reshape %228 : (tensor<f32>) -> tensor<1xf32>
    %236 = stablehlo.reshape %229 : (tensor<f32>) -> tensor<1xf32>
    %237 = stablehlo.reshape %230 : (tensor<f32>) -> tensor<1xf32>
    %238 = stablehlo.reshape %231 : (tensor<f32>) -> tensor<1xf32>
    %239 = stablehlo.reshape %234 : (tensor<f32>) -> tensor<1xf32>
    %240 = stablehlo.concatenate %235, %236, %237, %238, %239, dim = 0 : (tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<5xf32>
    return %240 : tensor<5xf32>
  }
}
