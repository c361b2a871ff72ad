// NVIDIA H100 PCIe 80 GB (Hopper, compute capability 9.0).
//
// 114 multiprocessors and HBM2e; the tensor cores reach their published peaks
// at 1.622 GHz, the rest at 1.755 GHz.
#roofline.target<"nvidia-h100-pcie", vendor = "NVIDIA",
  units = [
    <matrix, count = 114, clock_hz = 1.622e9,
     rates = [<tf32 = 2048>, <f16 = 4096>, <bf16 = 4096>, <f8E4M3FN = 8192>,
              <f8E5M2 = 8192>, <i8 = 8192>],
     source = "third_party: openxla/xla target_config/specs/h100_pcie.txtpb; third_party: peaks agree with 378, 756.5 and 1513 T/s (stas00/ml-engineering compute/accelerator)">,
    <matrix, count = 114, clock_hz = 1.755e9,
     rates = [<f64 = 256>],
     source = "third_party: openxla/xla target_config/specs/h100_pcie.txtpb">,
    <vector, count = 114, clock_hz = 1.755e9,
     rates = [<f64 = 128>, <f32 = 256>, <f16 = 512>, <bf16 = 512>,
              <i32 = 128, source = "third_party: openxla/xla target_config/specs/h100_pcie.txtpb: 64 units per core, a multiply-add counts 2">],
     source = "third_party: openxla/xla target_config/specs/h100_pcie.txtpb">,
    <special, count = 114, clock_hz = 1.755e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"HBM2e", capacity_bytes = 84942979072, bandwidth_bytes_per_s = 2039e9,
     source = "third_party: openxla/xla target_config/specs/h100_pcie.txtpb (device query)">,
    <"L2", capacity_bytes = 52428800, bandwidth_bytes_per_s = 8.99e12,
     source = "third_party: openxla/xla target_config/specs/h100_pcie.txtpb; derived: bandwidth = 5120 B per clock (PMC10448217, table 3) * 1.755 GHz">,
    <"L1", capacity_bytes = 29884416, bandwidth_bytes_per_s = 25.61e12, instances = 114,
     source = "guide: NVIDIA Hopper tuning guide: 256 KiB per multiprocessor; derived: bandwidth = 114 * 128 B per clock (te42kyfo/gpu-benches README) * 1.755 GHz">],
  byte_per_element = [i1],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0,
                f8E5M2 = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 350.0,
    tdp_source = "datasheet: NVIDIA H100 datasheet"}>
