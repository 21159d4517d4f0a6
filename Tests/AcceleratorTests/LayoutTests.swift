import CPJRT
import Testing

/// The layout of the interface as its publisher's compilers make it on a machine of 64 bits; a mistake in a declaration
/// would call a wrong function.
@Suite("Layout of the PJRT interface")
struct LayoutTests {
  private static func place<Value>(_ field: KeyPath<PJRT_Api, Value>) -> Int? {
    MemoryLayout<PJRT_Api>.offset(of: field)
  }

  @Test("functions stand at their places in the table")
  func functions() {
    #expect(Self.place(\.pjrt_api_version) == 16)
    #expect(unsafe Self.place(\.PJRT_Error_Destroy) == 40)
    #expect(unsafe Self.place(\.PJRT_Plugin_Initialize) == 40 + 3 * 8)
    #expect(unsafe Self.place(\.PJRT_Event_Await) == 40 + 8 * 8)
    #expect(unsafe Self.place(\.PJRT_Client_Create) == 40 + 10 * 8)
    #expect(unsafe Self.place(\.PJRT_Client_AddressableDevices) == 40 + 16 * 8)
    #expect(unsafe Self.place(\.PJRT_Client_Compile) == 40 + 20 * 8)
    #expect(unsafe Self.place(\.PJRT_Client_BufferFromHostBuffer) == 40 + 22 * 8)
    #expect(unsafe Self.place(\.PJRT_DeviceDescription_Kind) == 40 + 26 * 8)
    #expect(unsafe Self.place(\.PJRT_Device_MemoryStats) == 40 + 34 * 8)
    #expect(unsafe Self.place(\.PJRT_Executable_NumOutputs) == 40 + 44 * 8)
    #expect(unsafe Self.place(\.PJRT_Executable_Serialize) == 40 + 49 * 8)
    #expect(unsafe Self.place(\.PJRT_LoadedExecutable_Execute) == 40 + 55 * 8)
    #expect(unsafe Self.place(\.PJRT_Executable_DeserializeAndLoad) == 40 + 56 * 8)
    #expect(unsafe Self.place(\.PJRT_Buffer_ToHostBuffer) == 40 + 70 * 8)
    #expect(unsafe Self.place(\.PJRT_Buffer_ReadyEvent) == 40 + 72 * 8)
    #expect(unsafe Self.place(\.PJRT_Executable_GetCompiledMemoryStats) == 40 + 96 * 8)
    #expect(MemoryLayout<PJRT_Api>.size == 40 + 97 * 8)
  }

  @Test("records have their sizes")
  func sizes() {
    #expect(MemoryLayout<PJRT_Api_Version>.size == 24)
    #expect(MemoryLayout<PJRT_Client_Create_Args>.size == 88)
    #expect(MemoryLayout<PJRT_Program>.size == 48)
    #expect(MemoryLayout<PJRT_Client_Compile_Args>.size == 56)
    #expect(MemoryLayout<PJRT_Client_BufferFromHostBuffer_Args>.size == 120)
    #expect(MemoryLayout<PJRT_Buffer_MemoryLayout_Tiled>.size == 56)
    #expect(MemoryLayout<PJRT_Buffer_MemoryLayout>.size == 80)
    #expect(MemoryLayout<PJRT_Device_MemoryStats_Args>.size == 192)
    #expect(MemoryLayout<PJRT_ExecuteOptions>.size == 112)
    #expect(MemoryLayout<PJRT_LoadedExecutable_Execute_Args>.size == 80)
    #expect(MemoryLayout<PJRT_Executable_Serialize_Args>.size == 56)
    #expect(MemoryLayout<PJRT_Executable_DeserializeAndLoad_Args>.size == 64)
    #expect(MemoryLayout<PJRT_Buffer_ToHostBuffer_Args>.size == 56)
  }

  @Test("fields after padding stand at their offsets")
  func fields() {
    let buffer = unsafe MemoryLayout<PJRT_Client_BufferFromHostBuffer_Args>.offset(of: \.dims)
    #expect(buffer == 40)
    let device = unsafe MemoryLayout<PJRT_Client_BufferFromHostBuffer_Args>.offset(of: \.device)
    #expect(device == 80)
    let result = unsafe MemoryLayout<PJRT_Client_BufferFromHostBuffer_Args>.offset(of: \.buffer)
    #expect(result == 112)
    let indices = unsafe MemoryLayout<PJRT_ExecuteOptions>.offset(of: \.non_donatable_input_indices)
    #expect(indices == 56)
    let limit = unsafe MemoryLayout<PJRT_Device_MemoryStats_Args>.offset(of: \.bytes_limit)
    #expect(limit == 80)
    let client = unsafe MemoryLayout<PJRT_Client_Create_Args>.offset(of: \.client)
    #expect(client == 64)
  }
}
