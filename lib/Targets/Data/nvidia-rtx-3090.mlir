// NVIDIA GeForce RTX 3090 (Ampere, compute capability 8.6).
//
// f16 with f32 accumulation runs at half the rate of f16 accumulation.
#roofline.target<"nvidia-rtx-3090", vendor = "NVIDIA",
  units = [
    <matrix, count = 82, clock_hz = 1.695e9,
     rates = [<tf32 = 256>, <f16 = 512, accumulate = f32>,
              <f16 = 1024, accumulate = f16>, <bf16 = 512>, <i8 = 2048>,
              <i4 = 4096>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.6">,
    <vector, count = 82, clock_hz = 1.695e9,
     rates = [<f64 = 4>, <f32 = 256>, <f16 = 256>,
              <i32 = 128, source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.6; derived: f64 from the published 0.556 TFLOP/s">,
    <special, count = 82, clock_hz = 1.695e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"GDDR6X", capacity_bytes = 25769803776, bandwidth_bytes_per_s = 936e9,
     source = "derived: capacity = 24 GiB of memory chips, of which a device reports a few percent less; third_party: hmc-tech.com GPU table">,
    <"L2", capacity_bytes = 6291456,
     source = "third_party: hmc-tech.com GPU table">,
    <"L1", capacity_bytes = 10747904, instances = 82,
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
    tdp_w = 350.0,
    tdp_source = "third_party: hmc-tech.com GPU table"}>
