// NVIDIA B200, HGX (Blackwell, compute capability 10.0), one package.
//
// The tensor clock is the one that XLA fitted to the published peaks (2250
// TFLOP/s in f16), which it reproduces within 1.2 %. The data sheet's 8 TB/s
// and 192 GB are those of the full memory; HGX boards have 15/16 of it.
#roofline.target<"nvidia-b200", vendor = "NVIDIA",
  units = [
    <matrix, count = 148, clock_hz = 1.835e9,
     rates = [<tf32 = 4096>, <f16 = 8192>, <bf16 = 8192>, <f8E4M3FN = 16384>,
              <f8E5M2 = 16384>, <f6E2M3FN = 16384>, <f6E3M2FN = 16384>,
              <f4E2M1FN = 32768>, <i8 = 16384>],
     source = "third_party: openxla/xla target_config/specs/b200.txtpb; third_party: peaks agree with stas00/ml-engineering compute/accelerator">,
    <matrix, count = 148, clock_hz = 1.965e9,
     rates = [<f64 = 128>],
     source = "third_party: openxla/xla target_config/specs/b200.txtpb">,
    <vector, count = 148, clock_hz = 1.965e9,
     rates = [<f64 = 128>, <f32 = 256>, <f16 = 256>, <bf16 = 256>,
              <i32 = 128, source = "third_party: openxla/xla target_config/specs/b200.txtpb: 64 units per core, a multiply-add counts 2">],
     source = "third_party: openxla/xla target_config/specs/b200.txtpb">,
    <special, count = 148, clock_hz = 1.965e9,
     rates = [<f32 = 16>],
     source = "third_party: FlashAttention-4 (2026): special function units as on H100; guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor there">],
  memory = [
    <"HBM3e", capacity_bytes = 191514411008, bandwidth_bytes_per_s = 7.7e12,
     source = "third_party: openxla/xla target_config/specs/b200.txtpb (device query) for the capacity; third_party: ai-dynamo/aiconfigurator systems/b200_sxm (a device query in openxla/xla target_config/specs/b200.txtpb has 7672e9)">,
    <"L2", capacity_bytes = 132644864,
     source = "third_party: openxla/xla target_config/specs/b200.txtpb (device query)">,
    <"L1", capacity_bytes = 38797312, bandwidth_bytes_per_s = 37.22e12, instances = 148,
     source = "guide: NVIDIA Blackwell tuning guide: 256 KiB per multiprocessor; derived: bandwidth = 148 * 128 B per clock (te42kyfo/gpu-benches README) * 1.965 GHz">],
  byte_per_element = [i1],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0,
                f8E5M2 = 2.0, f6E2M3FN = 2.0, f6E3M2FN = 2.0, f4E2M1FN = 2.0,
                i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    datasheet_bandwidth_bytes_per_s = 8.0e12,
    datasheet_source = "datasheet: NVIDIA DGX B200, 8 TB/s per GPU, of the full memory",
    tdp_w = 1000.0,
    tdp_source = "third_party: aiconfigurator systems/b200_sxm"}>
