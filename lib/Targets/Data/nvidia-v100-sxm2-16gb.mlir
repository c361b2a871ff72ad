// NVIDIA V100 SXM2 16 GB (Volta, compute capability 7.0).
//
// The tensor cores take f16 only: 80 * 1024 * 1.53e9 = 125.3e12. Products of i8 run on
// the vector units, four and their sum at a time (dp4a): 80 * 512 * 1.53e9 = 62.7e12.
#roofline.target<"nvidia-v100-sxm2-16gb", vendor = "NVIDIA",
  units = [
    <matrix, count = 80, clock_hz = 1.53e9,
     rates = [<f16 = 1024>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 7.0; third_party: peak agrees with 125 TFLOP/s (pytorch-lightning throughput.py)">,
    <matrix, count = 80, clock_hz = 1.53e9, rates = [<i8 = 512, accumulate = i32>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions, compute capability 7.0: 64 dp4a per clock and multiprocessor, 8 operations each; third_party: peak agrees with 62 TOPS (pytorch-lightning throughput.py)">,
    <vector, count = 80, clock_hz = 1.53e9,
     rates = [<f64 = 64>, <f32 = 128>, <f16 = 256>,
              <i32 = 128, source = "guide: NVIDIA V100 architecture whitepaper: 64 INT32 lanes per multiprocessor, a multiply-add counts 2">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 7.0">,
    <special, count = 80, clock_hz = 1.53e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"HBM2", capacity_bytes = 16935682048, bandwidth_bytes_per_s = 900e9,
     source = "third_party: openxla/xla target_config/specs/v100.txtpb (device query) for the capacity; datasheet: NVIDIA V100 datasheet for the bandwidth">,
    <"L2", capacity_bytes = 6291456, bandwidth_bytes_per_s = 3.133e12,
     source = "third_party: openxla/xla target_config/specs/v100.txtpb; derived: bandwidth = 2048 B per clock (PMC10448217, table 3) * 1.53 GHz">,
    <"L1", capacity_bytes = 10485760, bandwidth_bytes_per_s = 15.67e12, instances = 80,
     source = "guide: NVIDIA V100 architecture whitepaper: 128 KiB per multiprocessor; derived: bandwidth = 80 * 128 B per clock (te42kyfo/gpu-benches README) * 1.53 GHz">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, element_type = f32, compute = 0.978, exposed = 0.468,
     overhead_s = 2.62e-5, error = 0.0539, rows = 111,
     source = "measured: f32 kernels of NeuSight (MIT) on a V100 PCIe 32 GB, half of 222 fitted by mlir-roofline calibrate; derived: shares of the peaks of that card, taken over; launches are not hidden as in a sequence">,
    <reduction, element_type = f32, memory = 0.604, error = 0.0982, rows = 78,
     source = "measured: f32 kernels of NeuSight (MIT) on a V100 PCIe 32 GB, half of 156 fitted by mlir-roofline calibrate; derived: shares of the peaks of that card, taken over; launches are not hidden as in a sequence">,
    <elementwise, element_type = f32, memory = 0.915, exposed = 0.0519,
     overhead_s = 2.05e-5, error = 0.00691, rows = 328,
     source = "measured: f32 kernels of NeuSight (MIT) on a V100 PCIe 32 GB, half of 657 fitted by mlir-roofline calibrate; derived: shares of the peaks of that card, taken over; launches are not hidden as in a sequence">,
    <contraction, element_type = f16, compute = 0.641,
     reduction_step_s = 3.06e-9, overhead_s = 9.9e-6, error = 0.245, rows = 47,
     source = "measured: direct f16 convolutions of DeepBench (Apache-2.0) on a V100 SXM2 16 GB, 47 of 94 fitted by mlir-roofline calibrate">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    tdp_w = 300.0, tdp_source = "third_party: llm-analysis gpu_configs"}>
