// NVIDIA L4 (Ada, compute capability 8.9).
//
// 58 multiprocessors; some lists print the 60 of the full chip. NVIDIA's
// one-line specification prints the rates with 2:4 sparsity.
#roofline.target<"nvidia-l4", vendor = "NVIDIA",
  units = [
    <matrix, count = 58, clock_hz = 2.04e9,
     rates = [<tf32 = 512>, <f16 = 1024>, <bf16 = 1024>, <f8E4M3FN = 2048>,
              <f8E5M2 = 2048>, <i8 = 2048>],
     source = "openxla/xprof hardware_type_utils.cc, compute capability 8.9; peaks agree with 60, 121 and 242 T/s (KernelBench gpu_specs.py)">,
    <vector, count = 58, clock_hz = 2.04e9,
     rates = [<f64 = 4>, <f32 = 256>, <f16 = 256>],
     source = "openxla/xprof hardware_type_utils.cc, compute capability 8.9; f64 at 1/64 of f32">,
    <special, count = 58, clock_hz = 2.04e9,
     rates = [<f32 = 16>],
     source = "CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"GDDR6", capacity_bytes = 24e9, bandwidth_bytes_per_s = 300e9,
     source = "aiconfigurator systems/l4 and NVIDIA L4 datasheet">,
    <"L1", capacity_bytes = 7602176,
     source = "NVIDIA Ada tuning guide: 128 KiB per multiprocessor">],
  extra = {tdp_w = 72.0, tdp_source = "aiconfigurator systems"}>
