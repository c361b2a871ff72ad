// NVIDIA A10 (Ampere, compute capability 8.6).
//
// Unlike GeForce parts of the same chip, f16 with f32 accumulation runs at the
// full rate: 72 * 1024 * 1.695e9 = 125.0e12. The A10G of AWS is another part.
#roofline.target<"nvidia-a10", vendor = "NVIDIA",
  units = [
    <matrix, count = 72, clock_hz = 1.695e9,
     rates = [<tf32 = 512>, <f16 = 1024>, <bf16 = 1024>, <i8 = 2048>, <i4 = 4096>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.6; third_party: peaks agree with 62.5, 125, 250 and 500 T/s (KernelBench gpu_specs.py)">,
    <vector, count = 72, clock_hz = 1.695e9,
     rates = [<f64 = 4>, <f32 = 256>, <f16 = 256>,
              <i32 = 128, source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.6; derived: f64 at 1/64 of f32">,
    <special, count = 72, clock_hz = 1.695e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"GDDR6", capacity_bytes = 25769803776, bandwidth_bytes_per_s = 600e9,
     source = "derived: capacity = 24 GiB of memory chips, of which a device reports a few percent less; third_party: KernelBench gpu_specs.py">,
    <"L2", capacity_bytes = 6291456,
     source = "third_party: KernelBench gpu_specs.py">,
    <"L1", capacity_bytes = 9437184, instances = 72,
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
    tdp_w = 150.0,
    tdp_source = "third_party: KernelBench gpu_specs.py"}>
