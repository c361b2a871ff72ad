// NVIDIA L4 (Ada, compute capability 8.9).
//
// 58 multiprocessors; some lists print the 60 of the full chip. NVIDIA's
// one-line specification prints the rates with 2:4 sparsity.
#roofline.target<"nvidia-l4", vendor = "NVIDIA",
  units = [
    <matrix, count = 58, clock_hz = 2.04e9,
     rates = [<tf32 = 512>, <f16 = 1024>, <bf16 = 1024>, <f8E4M3FN = 2048>,
              <f8E5M2 = 2048>, <i8 = 2048>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.9; third_party: peaks agree with 60, 121 and 242 T/s (KernelBench gpu_specs.py)">,
    <vector, count = 58, clock_hz = 2.04e9,
     rates = [<f64 = 4>, <f32 = 256>, <f16 = 256>,
              <i32 = 128, source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.9; derived: f64 at 1/64 of f32">,
    <special, count = 58, clock_hz = 2.04e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"GDDR6", capacity_bytes = 25769803776, bandwidth_bytes_per_s = 300e9,
     source = "derived: capacity = 24 GiB of memory chips, of which a device reports a few percent less; third_party: aiconfigurator systems/l4">,
    <"L2", capacity_bytes = 50331648,
     source = "third_party: allcore.be on the caches of Ada, AD104: 48 MB">,
    <"L1", capacity_bytes = 7602176, instances = 58,
     source = "guide: NVIDIA Ada tuning guide: 128 KiB per multiprocessor">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, element_type = f32, compute = 0.304, memory = 0.684,
     exposed = 0.277, overhead_s = 1.83e-5, error = 0.142, rows = 150,
     source = "measured: f32 kernels of NeuSight (MIT) on an L4, half of 300 fitted by mlir-roofline calibrate; launches are not hidden as in a sequence">,
    <reduction, element_type = f32, memory = 0.786, overhead_s = 9.61e-6,
     error = 0.0545, rows = 77,
     source = "measured: f32 kernels of NeuSight (MIT) on an L4, half of 154 fitted by mlir-roofline calibrate; launches are not hidden as in a sequence">,
    <elementwise, element_type = f32, memory = 0.784, overhead_s = 1.22e-5,
     error = 0.00417, rows = 338,
     source = "measured: f32 kernels of NeuSight (MIT) on an L4, half of 677 fitted by mlir-roofline calibrate; launches are not hidden as in a sequence">,
    <contraction, element_type = bf16, compute = 0.572, exposed = 0.0965,
     overhead_s = 1.88e-6, error = 0.208, rows = 2000,
     source = "derived: shares of the peaks of L40S, taken over; the error is that of A100 with the shares of H100 over 2000 products">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0,
                f8E5M2 = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 72.0,
    tdp_source = "third_party: aiconfigurator systems"}>
