import Accelerator
import Testing

@Suite("Execution of modules", .enabled(if: Modules.isAvailable))
struct ExecutionTests {
  private let client: AcceleratorClient

  init() throws { client = try #require(Modules.client) }

  @Test("the client names its platform and devices")
  func platform() {
    #expect(client.platformName == "cpu")
    #expect(!client.platformVersion.isEmpty)
    #expect(!client.devices.isEmpty)
    #expect(client.devices.map(\.index) == Array(client.devices.indices))
    #expect(APIVersion.supported.contains(client.version))
  }

  @Test("numbers come back as they were sent, in every type and shape")
  func roundTrip() throws {
    let floats: [Float] = [0, -0.0, 1.5, -.infinity, .greatestFiniteMagnitude, 0x1p-149]
    let back = try client.buffer(floats, shape: [2, 3]).floats()
    #expect(back.map(\.bitPattern) == floats.map(\.bitPattern))
    let integers: [Int32] = [.min, -1, 0, 1, .max, 7]
    let buffer = try client.buffer(integers, shape: [3, 1, 2])
    #expect(buffer.shape == [3, 1, 2])
    #expect(buffer.elementType == .int32)
    #expect(try buffer.integers() == integers)
    let words: [UInt32] = [0, .max, 0x8000_0000]
    #expect(try client.buffer(words, shape: [3]).elements(as: UInt32.self) == words)
    let halves = (0..<4).map { BFloat16(bits: 0x3f80 + $0) }
    #expect(try client.buffer(halves, shape: [4]).floats() == halves.map(\.float))
    #expect(try client.buffer([Float(3)], shape: []).floats() == [3])
    #expect(try client.buffer([Float](), shape: [0, 4]).floats() == [])
  }

  @Test("sums of floats are those of the processor; sums of words wrap around")
  func sums() throws {
    let (a, b): ([Float], [Float]) = ([1, 2.5, -3e30, 0.1], [4, -2.5, 3e30, 0.2])
    let floats = try client.compile(Modules.sum("2x2xf32"))
      .run([client.buffer(a, shape: [2, 2]), client.buffer(b, shape: [2, 2])])
    #expect(try floats[0].floats() == zip(a, b).map(+))
    let words: [UInt32] = [.max, 5, 1 << 31]
    let sums = try client.compile(Modules.sum("3xui32"))
      .run([client.buffer(words, shape: [3]), client.buffer(words, shape: [3])])
    #expect(try sums[0].elements(as: UInt32.self) == words.map { $0 &+ $0 })
    let integers: [Int32] = [.max, -5]
    let wrapped = try client.compile(Modules.sum("2xi32"))
      .run([client.buffer(integers, shape: [2]), client.buffer(integers, shape: [2])])
    #expect(try wrapped[0].integers() == integers.map { $0 &+ $0 })
  }

  @Test("a product of matrices and its transpose keep their rows, as two results")
  func product() throws {
    let (rows, inner, columns) = (3, 4, 2)
    let a = (0..<rows * inner).map { Float($0) - 5 }
    let b = (0..<inner * columns).map { 0.5 * Float($0) }
    let module = Modules.module(
      ["3x4xf32", "4x2xf32"], results: ["3x2xf32", "2x3xf32"],
      """
      %0 = stablehlo.dot_general %a0, %a1, contracting_dims = [1] x [0] : \
      (tensor<3x4xf32>, tensor<4x2xf32>) -> tensor<3x2xf32>
          %1 = stablehlo.transpose %0, dims = [1, 0] : (tensor<3x2xf32>) -> tensor<2x3xf32>
          return %0, %1 : tensor<3x2xf32>, tensor<2x3xf32>
      """)
    let executable = try client.compile(module)
    #expect(executable.outputCount == 2)
    let results = try executable.run([
      client.buffer(a, shape: [rows, inner]), client.buffer(b, shape: [inner, columns]),
    ])
    var expected = [Float](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        for k in 0..<inner {
          expected[row * columns + column] += a[row * inner + k] * b[k * columns + column]
        }
      }
    }
    #expect(try results[0].floats() == expected)
    #expect(results[1].shape == [columns, rows])
    #expect(
      try results[1].floats()
        == (0..<columns).flatMap { column in (0..<rows).map { expected[$0 * columns + column] } })
  }

  @Test("results of type bfloat16 and of truth values can be read")
  func otherTypes() throws {
    let module = Modules.module(
      ["4xf32"], results: ["4xbf16", "4xi1"],
      """
      %0 = stablehlo.convert %a0 : (tensor<4xf32>) -> tensor<4xbf16>
          %1 = stablehlo.compare GT, %a0, %a0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
          return %0, %1 : tensor<4xbf16>, tensor<4xi1>
      """)
    let results = try client.compile(module)
      .run([client.buffer([Float(1), 1.001, -2.5, 3.15], shape: [4])])
    #expect(try results[0].floats() == [1, 1, -2.5, 3.15625])
    #expect(results[1].elementType == .boolean)
  }

  @Test("results can be handed on before they are there")
  func chain() throws {
    let double = try client.compile(
      Modules.module(
        ["8xf32"], results: ["8xf32"],
        "%0 = stablehlo.add %a0, %a0 : tensor<8xf32>\n    return %0 : tensor<8xf32>"))
    var value = try client.buffer([Float](repeating: 1, count: 8), shape: [8])
    for _ in 0..<20 { value = try double.run([value])[0] }
    try value.wait()
    #expect(try value.floats() == [Float](repeating: 1_048_576, count: 8))
  }

  @Test("a donated argument gives its memory away and cannot be used again")
  func donation() throws {
    let module = Modules.module(
      ["1024xf32", "1024xf32"], results: ["1024xf32"], aliases: [0: 0],
      """
      %0 = stablehlo.add %a0, %a1 : tensor<1024xf32>
          return %0 : tensor<1024xf32>
      """)
    let executable = try client.compile(module)
    let gradient = try client.buffer([Float](repeating: 0.5, count: 1024), shape: [1024])
    var weights = try client.buffer([Float](repeating: 1, count: 1024), shape: [1024])
    let given = weights
    for _ in 0..<3 { weights = try executable.run([weights, gradient])[0] }
    #expect(try weights.floats() == [Float](repeating: 2.5, count: 1024))
    #expect(throws: AcceleratorError.self) { try given.floats() }
    #expect(throws: AcceleratorError.self) { try executable.run([given, gradient]) }
    #expect(try gradient.floats()[0] == 0.5)
    #expect(executable.memory?.donated == 4096)
  }

  @Test("two replicas add up what each of them has", .enabled(if: Modules.hasTwoDevices))
  func replicas() throws {
    let module = Modules.module(
      ["4xf32"], results: ["4xf32"],
      """
      %0 = "stablehlo.all_reduce"(%a0) ({
          ^bb0(%x: tensor<f32>, %y: tensor<f32>):
            %s = stablehlo.add %x, %y : tensor<f32>
            stablehlo.return %s : tensor<f32>
          }) {replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<4xf32>) -> tensor<4xf32>
          return %0 : tensor<4xf32>
      """)
    let executable = try client.compile(module, replicas: 2)
    #expect(executable.devices == [0, 1])
    let first = try client.buffer([Float(1), 2, 3, 4], shape: [4], device: 0)
    let second = try client.buffer([Float(10), 20, 30, 40], shape: [4], device: 1)
    let results = try executable.run(replicas: [[first], [second]])
    #expect(try results.map { try $0[0].floats() } == [[11, 22, 33, 44], [11, 22, 33, 44]])
    #expect(throws: AcceleratorError.self) { try executable.run([first]) }
  }
}
