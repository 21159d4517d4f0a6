// The part of the PJRT C API that Calque uses: an interface to compilers of tensor programs, published by
// OpenXLA (xla/pjrt/c/pjrt_c_api.h). Nothing is linked: a plugin is opened at run time.
//
// Names and layouts are those of API 0.81 and later minor versions, which only append fields. Every record
// begins with its own size, so that both sides know which fields the other has.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct PJRT_Error PJRT_Error;
typedef struct PJRT_Event PJRT_Event;
typedef struct PJRT_Client PJRT_Client;
typedef struct PJRT_Device PJRT_Device;
typedef struct PJRT_DeviceDescription PJRT_DeviceDescription;
typedef struct PJRT_Memory PJRT_Memory;
typedef struct PJRT_Executable PJRT_Executable;
typedef struct PJRT_LoadedExecutable PJRT_LoadedExecutable;
typedef struct PJRT_Buffer PJRT_Buffer;
typedef struct PJRT_SerializedExecutable PJRT_SerializedExecutable;
typedef struct PJRT_ExecuteContext PJRT_ExecuteContext;
typedef struct PJRT_Extension_Base PJRT_Extension_Base;

/// What every record begins with.
#define PJRT_RECORD                                                                                \
  size_t struct_size;                                                                              \
  PJRT_Extension_Base *_Nullable extension_start

/// A function of the table that Calque does not call.
typedef void (*PJRT_Uncalled)(void);

typedef struct PJRT_Api_Version {
  PJRT_RECORD;
  int major_version;
  int minor_version;
} PJRT_Api_Version;

/// The codes of Abseil's statuses; those that are told apart.
typedef enum PJRT_Error_Code {
  PJRT_Error_Code_RESOURCE_EXHAUSTED = 8,
} PJRT_Error_Code;

/// Types of elements that Calque uses.
typedef enum PJRT_Buffer_Type {
  PJRT_Buffer_Type_PRED = 1,
  PJRT_Buffer_Type_S32 = 4,
  PJRT_Buffer_Type_U32 = 8,
  PJRT_Buffer_Type_F32 = 11,
  PJRT_Buffer_Type_BF16 = 13,
} PJRT_Buffer_Type;

/// How long host memory that is copied to a device must stay.
typedef enum PJRT_HostBufferSemantics {
  PJRT_HostBufferSemantics_kImmutableOnlyDuringCall = 0,
} PJRT_HostBufferSemantics;

typedef struct PJRT_Error_Destroy_Args {
  PJRT_RECORD;
  PJRT_Error *_Nullable error;
} PJRT_Error_Destroy_Args;

typedef struct PJRT_Error_Message_Args {
  PJRT_RECORD;
  const PJRT_Error *_Nullable error;
  const char *_Nullable message;
  size_t message_size;
} PJRT_Error_Message_Args;

typedef struct PJRT_Error_GetCode_Args {
  PJRT_RECORD;
  const PJRT_Error *_Nullable error;
  PJRT_Error_Code code;
} PJRT_Error_GetCode_Args;

typedef struct PJRT_Plugin_Initialize_Args {
  PJRT_RECORD;
} PJRT_Plugin_Initialize_Args;

typedef struct PJRT_Event_Destroy_Args {
  PJRT_RECORD;
  PJRT_Event *_Nullable event;
} PJRT_Event_Destroy_Args;

typedef struct PJRT_Event_Await_Args {
  PJRT_RECORD;
  PJRT_Event *_Nullable event;
} PJRT_Event_Await_Args;

typedef struct PJRT_Client_Create_Args {
  PJRT_RECORD;
  const void *_Nullable create_options;
  size_t num_options;
  void *_Nullable kv_get_callback;
  void *_Nullable kv_get_user_arg;
  void *_Nullable kv_put_callback;
  void *_Nullable kv_put_user_arg;
  PJRT_Client *_Nullable client;
  void *_Nullable kv_try_get_callback;
  void *_Nullable kv_try_get_user_arg;
} PJRT_Client_Create_Args;

typedef struct PJRT_Client_Destroy_Args {
  PJRT_RECORD;
  PJRT_Client *_Nullable client;
} PJRT_Client_Destroy_Args;

typedef struct PJRT_Client_PlatformName_Args {
  PJRT_RECORD;
  PJRT_Client *_Nullable client;
  const char *_Nullable platform_name;
  size_t platform_name_size;
} PJRT_Client_PlatformName_Args;

typedef struct PJRT_Client_PlatformVersion_Args {
  PJRT_RECORD;
  PJRT_Client *_Nullable client;
  const char *_Nullable platform_version;
  size_t platform_version_size;
} PJRT_Client_PlatformVersion_Args;

typedef struct PJRT_Client_AddressableDevices_Args {
  PJRT_RECORD;
  PJRT_Client *_Nullable client;
  PJRT_Device *_Nullable const *_Nullable addressable_devices;
  size_t num_addressable_devices;
} PJRT_Client_AddressableDevices_Args;

typedef struct PJRT_Program {
  PJRT_RECORD;
  const char *_Nullable code;
  size_t code_size;
  const char *_Nullable format;
  size_t format_size;
} PJRT_Program;

typedef struct PJRT_Client_Compile_Args {
  PJRT_RECORD;
  PJRT_Client *_Nullable client;
  const PJRT_Program *_Nullable program;
  const char *_Nullable compile_options;
  size_t compile_options_size;
  PJRT_LoadedExecutable *_Nullable executable;
} PJRT_Client_Compile_Args;

/// Row by row: the dimensions from the fastest to the slowest, without tiles.
typedef struct PJRT_Buffer_MemoryLayout_Tiled {
  PJRT_RECORD;
  const int64_t *_Nullable minor_to_major;
  size_t minor_to_major_size;
  const int64_t *_Nullable tile_dims;
  const size_t *_Nullable tile_dim_sizes;
  size_t num_tiles;
} PJRT_Buffer_MemoryLayout_Tiled;

typedef enum PJRT_Buffer_MemoryLayout_Type {
  PJRT_Buffer_MemoryLayout_Type_Tiled = 0,
} PJRT_Buffer_MemoryLayout_Type;

/// The API has a union here, of which the tiled layout is the largest member.
typedef struct PJRT_Buffer_MemoryLayout {
  PJRT_RECORD;
  PJRT_Buffer_MemoryLayout_Tiled tiled;
  PJRT_Buffer_MemoryLayout_Type type;
} PJRT_Buffer_MemoryLayout;

typedef struct PJRT_Client_BufferFromHostBuffer_Args {
  PJRT_RECORD;
  PJRT_Client *_Nullable client;
  const void *_Nullable data;
  PJRT_Buffer_Type type;
  const int64_t *_Nullable dims;
  size_t num_dims;
  const int64_t *_Nullable byte_strides;
  size_t num_byte_strides;
  PJRT_HostBufferSemantics host_buffer_semantics;
  PJRT_Device *_Nullable device;
  PJRT_Memory *_Nullable memory;
  const PJRT_Buffer_MemoryLayout *_Nullable device_layout;
  PJRT_Event *_Nullable done_with_host_buffer;
  PJRT_Buffer *_Nullable buffer;
} PJRT_Client_BufferFromHostBuffer_Args;

typedef struct PJRT_Device_GetDescription_Args {
  PJRT_RECORD;
  PJRT_Device *_Nullable device;
  PJRT_DeviceDescription *_Nullable device_description;
} PJRT_Device_GetDescription_Args;

typedef struct PJRT_DeviceDescription_Id_Args {
  PJRT_RECORD;
  PJRT_DeviceDescription *_Nullable device_description;
  int id;
} PJRT_DeviceDescription_Id_Args;

typedef struct PJRT_DeviceDescription_Kind_Args {
  PJRT_RECORD;
  PJRT_DeviceDescription *_Nullable device_description;
  const char *_Nullable device_kind;
  size_t device_kind_size;
} PJRT_DeviceDescription_Kind_Args;

typedef struct PJRT_Device_MemoryStats_Args {
  PJRT_RECORD;
  PJRT_Device *_Nullable device;
  int64_t bytes_in_use;
  int64_t peak_bytes_in_use;
  bool peak_bytes_in_use_is_set;
  int64_t num_allocs;
  bool num_allocs_is_set;
  int64_t largest_alloc_size;
  bool largest_alloc_size_is_set;
  int64_t bytes_limit;
  bool bytes_limit_is_set;
  int64_t bytes_reserved;
  bool bytes_reserved_is_set;
  int64_t peak_bytes_reserved;
  bool peak_bytes_reserved_is_set;
  int64_t bytes_reservable_limit;
  bool bytes_reservable_limit_is_set;
  int64_t largest_free_block_bytes;
  bool largest_free_block_bytes_is_set;
  int64_t pool_bytes;
  bool pool_bytes_is_set;
  int64_t peak_pool_bytes;
  bool peak_pool_bytes_is_set;
} PJRT_Device_MemoryStats_Args;

typedef struct PJRT_Executable_Destroy_Args {
  PJRT_RECORD;
  PJRT_Executable *_Nullable executable;
} PJRT_Executable_Destroy_Args;

typedef struct PJRT_Executable_NumOutputs_Args {
  PJRT_RECORD;
  PJRT_Executable *_Nullable executable;
  size_t num_outputs;
} PJRT_Executable_NumOutputs_Args;

typedef struct PJRT_Executable_Serialize_Args {
  PJRT_RECORD;
  const PJRT_Executable *_Nullable executable;
  const char *_Nullable serialized_bytes;
  size_t serialized_bytes_size;
  PJRT_SerializedExecutable *_Nullable serialized_executable;
  void (*_Nullable serialized_executable_deleter)(PJRT_SerializedExecutable *_Nullable);
} PJRT_Executable_Serialize_Args;

typedef struct PJRT_Executable_GetCompiledMemoryStats_Args {
  PJRT_RECORD;
  PJRT_Executable *_Nullable executable;
  int64_t generated_code_size_in_bytes;
  int64_t argument_size_in_bytes;
  int64_t output_size_in_bytes;
  int64_t alias_size_in_bytes;
  int64_t temp_size_in_bytes;
  int64_t host_generated_code_size_in_bytes;
  int64_t host_argument_size_in_bytes;
  int64_t host_output_size_in_bytes;
  int64_t host_alias_size_in_bytes;
  int64_t host_temp_size_in_bytes;
  int64_t peak_memory_in_bytes;
  int64_t total_size_in_bytes;
  int64_t total_allocation_bytes;
  int64_t indefinite_allocations;
  int64_t peak_unpadded_heap_bytes;
} PJRT_Executable_GetCompiledMemoryStats_Args;

typedef struct PJRT_LoadedExecutable_Destroy_Args {
  PJRT_RECORD;
  PJRT_LoadedExecutable *_Nullable executable;
} PJRT_LoadedExecutable_Destroy_Args;

typedef struct PJRT_LoadedExecutable_GetExecutable_Args {
  PJRT_RECORD;
  PJRT_LoadedExecutable *_Nullable loaded_executable;
  PJRT_Executable *_Nullable executable;
} PJRT_LoadedExecutable_GetExecutable_Args;

typedef struct PJRT_LoadedExecutable_AddressableDevices_Args {
  PJRT_RECORD;
  PJRT_LoadedExecutable *_Nullable executable;
  PJRT_Device *_Nullable const *_Nullable addressable_devices;
  size_t num_addressable_devices;
} PJRT_LoadedExecutable_AddressableDevices_Args;

typedef struct PJRT_ExecuteOptions {
  PJRT_RECORD;
  void *_Nullable send_callbacks;
  void *_Nullable recv_callbacks;
  size_t num_send_ops;
  size_t num_recv_ops;
  int launch_id;
  const int64_t *_Nullable non_donatable_input_indices;
  size_t num_non_donatable_input_indices;
  PJRT_ExecuteContext *_Nullable context;
  const char *_Nullable call_location;
  size_t num_tasks;
  int *_Nullable task_ids;
  int64_t *_Nullable incarnation_ids;
} PJRT_ExecuteOptions;

typedef struct PJRT_LoadedExecutable_Execute_Args {
  PJRT_RECORD;
  PJRT_LoadedExecutable *_Nullable executable;
  PJRT_ExecuteOptions *_Nullable options;
  PJRT_Buffer *_Nullable const *_Nullable const *_Nullable argument_lists;
  size_t num_devices;
  size_t num_args;
  PJRT_Buffer *_Nullable *_Nullable const *_Nullable output_lists;
  PJRT_Event *_Nullable *_Nullable device_complete_events;
  PJRT_Device *_Nullable execute_device;
} PJRT_LoadedExecutable_Execute_Args;

typedef struct PJRT_Executable_DeserializeAndLoad_Args {
  PJRT_RECORD;
  PJRT_Client *_Nullable client;
  const char *_Nullable serialized_executable;
  size_t serialized_executable_size;
  PJRT_LoadedExecutable *_Nullable loaded_executable;
  const char *_Nullable overridden_serialized_compile_options;
  size_t overridden_serialized_compile_options_size;
} PJRT_Executable_DeserializeAndLoad_Args;

typedef struct PJRT_Buffer_Destroy_Args {
  PJRT_RECORD;
  PJRT_Buffer *_Nullable buffer;
} PJRT_Buffer_Destroy_Args;

typedef struct PJRT_Buffer_ElementType_Args {
  PJRT_RECORD;
  PJRT_Buffer *_Nullable buffer;
  PJRT_Buffer_Type type;
} PJRT_Buffer_ElementType_Args;

typedef struct PJRT_Buffer_Dimensions_Args {
  PJRT_RECORD;
  PJRT_Buffer *_Nullable buffer;
  const int64_t *_Nullable dims;
  size_t num_dims;
} PJRT_Buffer_Dimensions_Args;

typedef struct PJRT_Buffer_ReadyEvent_Args {
  PJRT_RECORD;
  PJRT_Buffer *_Nullable buffer;
  PJRT_Event *_Nullable event;
} PJRT_Buffer_ReadyEvent_Args;

typedef struct PJRT_Buffer_ToHostBuffer_Args {
  PJRT_RECORD;
  PJRT_Buffer *_Nullable src;
  const PJRT_Buffer_MemoryLayout *_Nullable host_layout;
  void *_Nullable dst;
  size_t dst_size;
  PJRT_Event *_Nullable event;
} PJRT_Buffer_ToHostBuffer_Args;

typedef struct PJRT_Buffer_IsDeleted_Args {
  PJRT_RECORD;
  PJRT_Buffer *_Nullable buffer;
  bool is_deleted;
} PJRT_Buffer_IsDeleted_Args;

/// A function of the table, called with its record; what it returns is null where all went well.
#define PJRT_CALL(name)                                                                           \
  PJRT_Error *_Nullable (*_Nullable PJRT_##name)(PJRT_##name##_Args *_Nullable)

/// The table of a plugin, which it returns from `GetPjrtApi`.
typedef struct PJRT_Api {
  PJRT_RECORD;
  PJRT_Api_Version pjrt_api_version;
  void (*_Nullable PJRT_Error_Destroy)(PJRT_Error_Destroy_Args *_Nullable);
  void (*_Nullable PJRT_Error_Message)(PJRT_Error_Message_Args *_Nullable);
  PJRT_CALL(Error_GetCode);
  PJRT_CALL(Plugin_Initialize);
  PJRT_Uncalled _Nullable PJRT_Plugin_Attributes;
  PJRT_CALL(Event_Destroy);
  PJRT_Uncalled _Nullable PJRT_Event_IsReady;
  PJRT_Uncalled _Nullable PJRT_Event_Error;
  PJRT_CALL(Event_Await);
  PJRT_Uncalled _Nullable PJRT_Event_OnReady;
  PJRT_CALL(Client_Create);
  PJRT_CALL(Client_Destroy);
  PJRT_CALL(Client_PlatformName);
  PJRT_Uncalled _Nullable PJRT_Client_ProcessIndex;
  PJRT_CALL(Client_PlatformVersion);
  PJRT_Uncalled _Nullable PJRT_Client_Devices;
  PJRT_CALL(Client_AddressableDevices);
  PJRT_Uncalled _Nullable PJRT_Client_LookupDevice;
  PJRT_Uncalled _Nullable PJRT_Client_LookupAddressableDevice;
  PJRT_Uncalled _Nullable PJRT_Client_AddressableMemories;
  PJRT_CALL(Client_Compile);
  PJRT_Uncalled _Nullable PJRT_Client_DefaultDeviceAssignment;
  PJRT_CALL(Client_BufferFromHostBuffer);
  PJRT_CALL(DeviceDescription_Id);
  PJRT_Uncalled _Nullable PJRT_DeviceDescription_ProcessIndex;
  PJRT_Uncalled _Nullable PJRT_DeviceDescription_Attributes;
  PJRT_CALL(DeviceDescription_Kind);
  PJRT_Uncalled _Nullable PJRT_DeviceDescription_DebugString;
  PJRT_Uncalled _Nullable PJRT_DeviceDescription_ToString;
  PJRT_CALL(Device_GetDescription);
  PJRT_Uncalled _Nullable PJRT_Device_IsAddressable;
  PJRT_Uncalled _Nullable PJRT_Device_LocalHardwareId;
  PJRT_Uncalled _Nullable PJRT_Device_AddressableMemories;
  PJRT_Uncalled _Nullable PJRT_Device_DefaultMemory;
  PJRT_CALL(Device_MemoryStats);
  PJRT_Uncalled _Nullable PJRT_Memory_Id;
  PJRT_Uncalled _Nullable PJRT_Memory_Kind;
  PJRT_Uncalled _Nullable PJRT_Memory_DebugString;
  PJRT_Uncalled _Nullable PJRT_Memory_ToString;
  PJRT_Uncalled _Nullable PJRT_Memory_AddressableByDevices;
  PJRT_CALL(Executable_Destroy);
  PJRT_Uncalled _Nullable PJRT_Executable_Name;
  PJRT_Uncalled _Nullable PJRT_Executable_NumReplicas;
  PJRT_Uncalled _Nullable PJRT_Executable_NumPartitions;
  PJRT_CALL(Executable_NumOutputs);
  PJRT_Uncalled _Nullable PJRT_Executable_SizeOfGeneratedCodeInBytes;
  PJRT_Uncalled _Nullable PJRT_Executable_GetCostAnalysis;
  PJRT_Uncalled _Nullable PJRT_Executable_OutputMemoryKinds;
  PJRT_Uncalled _Nullable PJRT_Executable_OptimizedProgram;
  PJRT_CALL(Executable_Serialize);
  PJRT_CALL(LoadedExecutable_Destroy);
  PJRT_CALL(LoadedExecutable_GetExecutable);
  PJRT_CALL(LoadedExecutable_AddressableDevices);
  PJRT_Uncalled _Nullable PJRT_LoadedExecutable_Delete;
  PJRT_Uncalled _Nullable PJRT_LoadedExecutable_IsDeleted;
  PJRT_CALL(LoadedExecutable_Execute);
  PJRT_CALL(Executable_DeserializeAndLoad);
  PJRT_Uncalled _Nullable PJRT_LoadedExecutable_Fingerprint;
  PJRT_CALL(Buffer_Destroy);
  PJRT_CALL(Buffer_ElementType);
  PJRT_CALL(Buffer_Dimensions);
  PJRT_Uncalled _Nullable PJRT_Buffer_UnpaddedDimensions;
  PJRT_Uncalled _Nullable PJRT_Buffer_DynamicDimensionIndices;
  PJRT_Uncalled _Nullable PJRT_Buffer_GetMemoryLayout;
  PJRT_Uncalled _Nullable PJRT_Buffer_OnDeviceSizeInBytes;
  PJRT_Uncalled _Nullable PJRT_Buffer_Device;
  PJRT_Uncalled _Nullable PJRT_Buffer_Memory;
  PJRT_Uncalled _Nullable PJRT_Buffer_Delete;
  PJRT_CALL(Buffer_IsDeleted);
  PJRT_Uncalled _Nullable PJRT_Buffer_CopyToDevice;
  PJRT_CALL(Buffer_ToHostBuffer);
  PJRT_Uncalled _Nullable PJRT_Buffer_IsOnCpu;
  PJRT_CALL(Buffer_ReadyEvent);
  PJRT_Uncalled _Nullable PJRT_Buffer_UnsafePointer;
  PJRT_Uncalled _Nullable PJRT_Buffer_IncreaseExternalReferenceCount;
  PJRT_Uncalled _Nullable PJRT_Buffer_DecreaseExternalReferenceCount;
  PJRT_Uncalled _Nullable PJRT_Buffer_OpaqueDeviceMemoryDataPointer;
  PJRT_Uncalled _Nullable PJRT_CopyToDeviceStream_Destroy;
  PJRT_Uncalled _Nullable PJRT_CopyToDeviceStream_AddChunk;
  PJRT_Uncalled _Nullable PJRT_CopyToDeviceStream_TotalBytes;
  PJRT_Uncalled _Nullable PJRT_CopyToDeviceStream_GranuleSize;
  PJRT_Uncalled _Nullable PJRT_CopyToDeviceStream_CurrentBytes;
  PJRT_Uncalled _Nullable PJRT_TopologyDescription_Create;
  PJRT_Uncalled _Nullable PJRT_TopologyDescription_Destroy;
  PJRT_Uncalled _Nullable PJRT_TopologyDescription_PlatformName;
  PJRT_Uncalled _Nullable PJRT_TopologyDescription_PlatformVersion;
  PJRT_Uncalled _Nullable PJRT_TopologyDescription_GetDeviceDescriptions;
  PJRT_Uncalled _Nullable PJRT_TopologyDescription_Serialize;
  PJRT_Uncalled _Nullable PJRT_TopologyDescription_Attributes;
  PJRT_Uncalled _Nullable PJRT_Compile;
  PJRT_Uncalled _Nullable PJRT_Executable_OutputElementTypes;
  PJRT_Uncalled _Nullable PJRT_Executable_OutputDimensions;
  PJRT_Uncalled _Nullable PJRT_Buffer_CopyToMemory;
  PJRT_Uncalled _Nullable PJRT_Client_CreateViewOfDeviceBuffer;
  PJRT_Uncalled _Nullable PJRT_Executable_Fingerprint;
  PJRT_Uncalled _Nullable PJRT_Client_TopologyDescription;
  PJRT_CALL(Executable_GetCompiledMemoryStats);
} PJRT_Api;
