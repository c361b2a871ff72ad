// NVIDIA T4 (Turing, compute capability 7.5).
//
// The tensor cores take f16 and integers: 40 * 1024 * 1.59e9 = 65.1e12 for f16.
#roofline.target<"nvidia-t4", vendor = "NVIDIA",
  units = [
    <matrix, count = 40, clock_hz = 1.59e9,
     rates = [<f16 = 1024>, <i8 = 2048>, <i4 = 4096>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 7.5; third_party: peaks agree with 65, 130 and 260 T/s (KernelBench gpu_specs.py)">,
    <vector, count = 40, clock_hz = 1.59e9,
     rates = [<f64 = 4>, <f32 = 128>, <f16 = 256>,
              <i32 = 128, source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 7.5; derived: f64 from the published 0.254 TFLOP/s">,
    <special, count = 40, clock_hz = 1.59e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"GDDR6", capacity_bytes = 17179869184, bandwidth_bytes_per_s = 320e9,
     source = "derived: capacity = 16 GiB of memory chips, of which a device reports a few percent less; third_party: KernelBench gpu_specs.py">,
    <"L2", capacity_bytes = 4194304,
     source = "third_party: KernelBench gpu_specs.py">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, element_type = f32, compute = 0.481, error = 0.365, rows = 5,
     source = "measured: f32 kernels inside of BERT, GPT-2 and OPT by NeuSight (MIT) on a T4, 20 of 25 fitted by mlir-roofline calibrate, weighed by their time, since its power limit slows long ones down">,
    <reduction, element_type = f32, memory = 0.531, error = 0.103, rows = 3,
     source = "measured: f32 kernels inside of BERT, GPT-2 and OPT by NeuSight (MIT) on a T4, 12 of 15 fitted by mlir-roofline calibrate, weighed by their time, since its power limit slows long ones down">,
    <elementwise, element_type = f32, memory = 0.744, error = 0.165, rows = 9,
     source = "measured: f32 kernels inside of BERT, GPT-2 and OPT by NeuSight (MIT) on a T4, 38 of 47 fitted by mlir-roofline calibrate, weighed by their time, since its power limit slows long ones down">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    tdp_w = 70.0, tdp_source = "third_party: KernelBench gpu_specs.py"}>
