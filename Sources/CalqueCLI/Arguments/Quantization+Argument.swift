import Tensors

extension Quantization: ArgumentValue {}
