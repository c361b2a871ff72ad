// NVIDIA A100 SXM4 80 GB (Ampere, compute capability 8.0).
//
// Dense rates, a fused multiply-add counts 2. Everything runs at the boost
// clock of 1.41 GHz: f16 on the tensor cores 108 * 2048 * 1.41e9 = 311.9e12.
// There is no 8-bit floating point.
#roofline.target<"nvidia-a100-sxm-80gb", vendor = "NVIDIA",
  units = [
    <matrix, count = 108, clock_hz = 1.41e9,
     rates = [<f64 = 128>, <tf32 = 1024>, <f16 = 2048>, <bf16 = 2048>, <i8 = 4096>,
              <i4 = 8192, source = "derived: from 1248 TOP/s in the NVIDIA A100 datasheet">],
     source = "third_party: xprof hardware_type_utils.cc, compute capability 8.0; datasheet: peaks agree with the NVIDIA A100 datasheet">,
    <vector, count = 108, clock_hz = 1.41e9,
     rates = [<f64 = 64>, <f32 = 128>, <f16 = 512>,
              <i32 = 128, source = "guide: NVIDIA A100 architecture whitepaper: 64 INT32 lanes per multiprocessor, a multiply-add counts 2">],
     source = "third_party: xprof hardware_type_utils.cc, compute capability 8.0; datasheet: NVIDIA A100 datasheet">,
    <special, count = 108, clock_hz = 1.41e9, rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"HBM2e", capacity_bytes = 85100068864, bandwidth_bytes_per_s = 2039e9,
     source = "third_party: openxla/xla target_config/specs/a100_sxm_80.txtpb (device query)">,
    <"L2", capacity_bytes = 41943040, bandwidth_bytes_per_s = 7.219e12,
     source = "third_party: openxla/xla target_config/specs/a100_sxm_80.txtpb; derived: bandwidth = 5120 B per clock (PMC10448217, table 3) * 1.41 GHz">,
    <"L1", capacity_bytes = 21233664, bandwidth_bytes_per_s = 19.49e12, instances = 108,
     source = "guide: NVIDIA Ampere tuning guide: 192 KiB per multiprocessor; derived: bandwidth = 108 * 128 B per clock (te42kyfo/gpu-benches README) * 1.41 GHz">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, element_type = f32, compute = 0.912, memory = 0.239,
     overhead_s = 4.86e-5, error = 0.102, rows = 150,
     source = "measured: f32 kernels of NeuSight (MIT) on an A100 PCIe 80 GB, half of 300 fitted by mlir-roofline calibrate; derived: shares of the peaks of that card, taken over; launches are not hidden as in a sequence">,
    <reduction, element_type = f32, memory = 0.772, overhead_s = 3.27e-5,
     error = 0.141, rows = 81,
     source = "measured: f32 kernels of NeuSight (MIT) on an A100 PCIe 80 GB, half of 162 fitted by mlir-roofline calibrate; derived: shares of the peaks of that card, taken over; launches are not hidden as in a sequence">,
    <elementwise, element_type = f32, memory = 0.878, exposed = 0.234,
     overhead_s = 1.89e-5, error = 0.0162, rows = 331,
     source = "measured: f32 kernels of NeuSight (MIT) on an A100 PCIe 80 GB, half of 662 fitted by mlir-roofline calibrate; derived: shares of the peaks of that card, taken over; launches are not hidden as in a sequence">,
    <contraction, element_type = bf16, compute = 0.902, memory = 0.822,
     exposed = 0.575, reduction_step_s = 1.59e-10, overhead_s = 4.13e-6,
     error = 0.125, rows = 1000,
     source = "measured: GEMMs of TensorRT-LLM 1.0.0 in NVIDIA aiconfigurator's perf database (Apache-2.0, 095f58a), 1000 of 2000 fitted by mlir-roofline calibrate">,
    <elementwise, memory = 0.85, overhead_s = 2.6e-6,
     source = "measured: te42kyfo/gpu-benches, A100 80 GB scale 1.732 TB/s, back-to-back launches every 2.6 us">,
    <movement, memory = 0.85, overhead_s = 2.6e-6,
     source = "derived: as elementwise">],
  energy = <"nvidia-a100-40gb-board",
    pj_per_op = [
      <matrix, bf16 = 1.23,
       source = "derived: upper figure, (400 W - 66 W) / 271e12 per second, the rate of the best-shaped bf16 product (stas00/ml-engineering: 86.9 % of the peak), whose memory is in it">,
      <matrix, f16 = 1.23,
       source = "derived: as bf16, which runs at the same rate">,
      <vector, f32 = 5.2>],
    pj_per_byte = [<"HBM2e" = 118>],
    static_w = 66,
    source = "derived: same die as A100 40 GB; measured: power sweep of te42kyfo/gpu-benches on A100 40 GB, fitted as static power + bytes + operations within 3 % (the element type of the sweep is not stated, the magnitude is that of f32)">,
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, i8 = 2.0, i4 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 400.0,
    tdp_source = "datasheet: NVIDIA A100 datasheet"}>
