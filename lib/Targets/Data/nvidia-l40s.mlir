// NVIDIA L40S (Ada, compute capability 8.9).
//
// The published 362 TFLOP/s in f16 and bf16 are 1.2 % below units * rate *
// boost clock, the other peaks are not; so those two types stand apart with the
// clock that gives the published figure.
#roofline.target<"nvidia-l40s", vendor = "NVIDIA",
  units = [
    <matrix, count = 142, clock_hz = 2.49e9,
     rates = [<f16 = 1024>, <bf16 = 1024>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.9; derived: clock from 362 TFLOP/s (stas00/ml-engineering compute/accelerator)">,
    <matrix, count = 142, clock_hz = 2.52e9,
     rates = [<tf32 = 512>, <f8E4M3FN = 2048>, <f8E5M2 = 2048>, <i8 = 2048>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.9; third_party: peaks agree with 183 and 733 T/s (stas00/ml-engineering compute/accelerator)">,
    <vector, count = 142, clock_hz = 2.52e9,
     rates = [<f64 = 4>, <f32 = 256>, <f16 = 256>,
              <i32 = 128, source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.9; derived: f64 at 1/64 of f32">,
    <special, count = 142, clock_hz = 2.52e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"GDDR6", capacity_bytes = 51539607552, bandwidth_bytes_per_s = 864e9,
     source = "derived: capacity = 48 GiB of memory chips, of which a device reports a few percent less; third_party: KernelBench gpu_specs.py">,
    <"L2", capacity_bytes = 100663296,
     source = "third_party: KernelBench gpu_specs.py">,
    <"L1", capacity_bytes = 18612224, instances = 142,
     source = "guide: NVIDIA Ada tuning guide: 128 KiB per multiprocessor">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, element_type = bf16, compute = 0.637, memory = 0.833,
     exposed = 0.533, reduction_step_s = 1.79e-10, overhead_s = 2.26e-6,
     cache_share = 0.286, cache_bytes_per_s = 1.85e12, error = 0.158, rows = 504,
     source = "measured: GEMMs of TensorRT-LLM 1.3.0rc20 in NVIDIA aiconfigurator's perf database (Apache-2.0, 095f58a), L40S, hot caches, half of them fitted by mlir-roofline calibrate">,
    <contraction, element_type = f8E4M3FN, compute = 0.537, memory = 0.858,
     exposed = 0.577, reduction_step_s = 6.35e-10, overhead_s = 1.25e-5,
     cache_share = 0.323, cache_bytes_per_s = 2.21e12, error = 0.133, rows = 496,
     source = "measured: GEMMs of TensorRT-LLM 1.3.0rc20 in NVIDIA aiconfigurator's perf database (Apache-2.0, 095f58a), L40S, hot caches, half of them fitted by mlir-roofline calibrate; times include the quantisation of an operand">,
    <elementwise, memory = 0.784, overhead_s = 2.5e-6,
     source = "derived: as f32 kernels on L4">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0,
                f8E5M2 = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 350.0,
    tdp_source = "third_party: KernelBench gpu_specs.py"}>
