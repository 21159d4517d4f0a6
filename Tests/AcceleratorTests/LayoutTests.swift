import CPJRT
import Testing

/// The layout of the interface as its publisher's compilers make it on a machine of 64 bits; a mistake in a declaration
/// would call a wrong function.
@Suite("Layout of the PJRT interface")
struct LayoutTests {
  @Test("functions stand at their places in the table")
  func functions() {
    let offsets: [(offset: Int?, index: Int)] = unsafe [
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Error_Destroy), 0),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Plugin_Initialize), 3),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Event_Await), 8),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Client_Create), 10),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Client_AddressableDevices), 16),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Client_Compile), 20),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Client_BufferFromHostBuffer), 22),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_DeviceDescription_Kind), 26),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Device_MemoryStats), 34),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Executable_NumOutputs), 44),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Executable_Serialize), 49),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_LoadedExecutable_Execute), 55),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Executable_DeserializeAndLoad), 56),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Buffer_ToHostBuffer), 70),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Buffer_ReadyEvent), 72),
      (MemoryLayout<PJRT_Api>.offset(of: \.PJRT_Executable_GetCompiledMemoryStats), 96),
    ]
    for (offset, index) in offsets { #expect(offset == 40 + 8 * index) }
  }

  @Test("records have their sizes")
  func sizes() {
    let sizes: [(found: Int, expected: Int)] = unsafe [
      (MemoryLayout<PJRT_Api>.size, 816),
      (MemoryLayout<PJRT_Api_Version>.size, 24),
      (MemoryLayout<PJRT_Client_Create_Args>.size, 88),
      (MemoryLayout<PJRT_Program>.size, 48),
      (MemoryLayout<PJRT_Client_Compile_Args>.size, 56),
      (MemoryLayout<PJRT_Client_BufferFromHostBuffer_Args>.size, 120),
      (MemoryLayout<PJRT_Buffer_MemoryLayout_Tiled>.size, 56),
      (MemoryLayout<PJRT_Buffer_MemoryLayout>.size, 80),
      (MemoryLayout<PJRT_Device_MemoryStats_Args>.size, 192),
      (MemoryLayout<PJRT_ExecuteOptions>.size, 112),
      (MemoryLayout<PJRT_LoadedExecutable_Execute_Args>.size, 80),
      (MemoryLayout<PJRT_Executable_Serialize_Args>.size, 56),
      (MemoryLayout<PJRT_Executable_DeserializeAndLoad_Args>.size, 64),
      (MemoryLayout<PJRT_Buffer_ToHostBuffer_Args>.size, 56),
    ]
    for (found, expected) in sizes { #expect(found == expected) }
  }

  @Test("fields after padding stand at their offsets")
  func fields() {
    let offsets: [(found: Int?, expected: Int)] = unsafe [
      (MemoryLayout<PJRT_Client_BufferFromHostBuffer_Args>.offset(of: \.dims), 40),
      (MemoryLayout<PJRT_Client_BufferFromHostBuffer_Args>.offset(of: \.device), 80),
      (MemoryLayout<PJRT_Client_BufferFromHostBuffer_Args>.offset(of: \.buffer), 112),
      (MemoryLayout<PJRT_ExecuteOptions>.offset(of: \.non_donatable_input_indices), 56),
      (MemoryLayout<PJRT_Device_MemoryStats_Args>.offset(of: \.bytes_limit), 80),
      (MemoryLayout<PJRT_Client_Create_Args>.offset(of: \.client), 64),
    ]
    for (found, expected) in offsets { #expect(found == expected) }
  }
}
