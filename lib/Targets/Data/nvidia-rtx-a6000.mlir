// NVIDIA RTX A6000 (Ampere, compute capability 8.6).
//
// Unlike GeForce parts of the same chip, f16 with f32 accumulation runs at the full
// rate, as on A10 and A40: 84 * 1024 * 1.8e9 = 154.8e12.
#roofline.target<"nvidia-rtx-a6000", vendor = "NVIDIA",
  units = [
    <matrix, count = 84, clock_hz = 1.8e9,
     rates = [<tf32 = 512>, <f16 = 1024>, <bf16 = 1024>, <i8 = 2048>,
              <i4 = 4096>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.6; derived: full rate with f32 accumulation, as A10 and A40; third_party: units and clock of openxla/xla target_config/specs/a6000.txtpb">,
    <vector, count = 84, clock_hz = 1.8e9,
     rates = [<f64 = 4>, <f32 = 256>, <f16 = 256>,
              <i32 = 128, source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.6, with 38.71 TFLOP/s in f32 (sysrqmts.com); derived: f64 at 1/64 of f32">,
    <special, count = 84, clock_hz = 1.8e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"GDDR6", capacity_bytes = 51041271808, bandwidth_bytes_per_s = 768.1e9,
     source = "third_party: openxla/xla target_config/specs/a6000.txtpb (device query)">,
    <"L2", capacity_bytes = 6291456,
     source = "third_party: openxla/xla target_config/specs/a6000.txtpb">,
    <"L1", capacity_bytes = 11010048, instances = 84,
     source = "guide: NVIDIA Ampere tuning guide: 128 KiB per multiprocessor">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, element_type = bf16, compute = 0.902, memory = 0.822,
     exposed = 0.575, reduction_step_s = 1.59e-10, overhead_s = 4.13e-6,
     error = 0.208, rows = 2000,
     source = "derived: shares of the peaks of A100 SXM 80 GB, taken over; the error is that of A100 with the shares of H100 over 2000 products">,
    <elementwise, memory = 0.85, overhead_s = 2.6e-6,
     source = "derived: as on A100 SXM 80 GB">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, i8 = 2.0, i4 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 300.0,
    tdp_source = "third_party: sysrqmts.com, NVIDIA RTX A6000"}>
