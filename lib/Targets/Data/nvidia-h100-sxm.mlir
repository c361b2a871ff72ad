// NVIDIA H100 SXM5 80 GB (Hopper, compute capability 9.0).
//
// Dense rates, a fused multiply-add counts 2. The tensor cores reach their
// published peaks at 1.83 GHz (989.4e12 for f16 = 132 * 4096 * 1.83e9), the
// vector unit and f64 on the tensor cores at the boost clock of 1.98 GHz.
// NVIDIA's one-line specification prints the rates with 2:4 sparsity, which are
// twice as high.
#roofline.target<"nvidia-h100-sxm", vendor = "NVIDIA",
  units = [
    <matrix, count = 132, clock_hz = 1.83e9,
     rates = [<tf32 = 2048>, <f16 = 4096>, <bf16 = 4096>,
              <f8E4M3FN = 8192>, <f8E5M2 = 8192>, <i8 = 8192>],
     source = "third_party: openxla/xla target_config/specs/h100_sxm.txtpb; datasheet: peaks agree with the NVIDIA H100 datasheet, halved where it counts sparsity">,
    <matrix, count = 132, clock_hz = 1.98e9, rates = [<f64 = 256>],
     source = "third_party: openxla/xla target_config/specs/h100_sxm.txtpb; datasheet: 67 TFLOP/s in the NVIDIA H100 datasheet">,
    <vector, count = 132, clock_hz = 1.98e9,
     rates = [<f64 = 128>, <f32 = 256>, <f16 = 512>, <bf16 = 512>,
              <i32 = 128, source = "third_party: openxla/xla h100_sxm.txtpb: 64 units per core, a multiply-add counts 2">],
     source = "third_party: openxla/xla target_config/specs/h100_sxm.txtpb and xprof hardware_type_utils.cc">,
    <special, count = 132, clock_hz = 1.98e9, rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"HBM3", capacity_bytes = 84942979072, bandwidth_bytes_per_s = 3352e9,
     source = "third_party: openxla/xla target_config/specs/h100_sxm.txtpb (device query)">,
    <"L2", capacity_bytes = 52428800,
     source = "third_party: openxla/xla target_config/specs/h100_sxm.txtpb">,
    <"L1", capacity_bytes = 34603008, bandwidth_bytes_per_s = 33.45e12, instances = 132,
     source = "guide: NVIDIA Hopper tuning guide: 256 KiB per multiprocessor; derived: bandwidth = 132 * 128 B per clock (te42kyfo/gpu-benches README) * 1.98 GHz">],
  byte_per_element = [i1],
  efficiency = [
    <attention, element_type = bf16, compute = 0.469, memory = 0.359,
     exposed = 0.782, reduction_step_s = 3.06e-9, overhead_s = 1.49e-5,
     error = 0.149, rows = 150,
     source = "measured: prefill (all) and encoder attention (one row of ten) of TensorRT-LLM 1.3.0rc20 without windows, keys not shared, in NVIDIA aiconfigurator's perf database (Apache-2.0, 095f58a), half of 301 fitted by mlir-roofline calibrate">,
    <contraction, element_type = bf16, compute = 0.792, memory = 0.849,
     exposed = 0.132, reduction_step_s = 1.53e-10, overhead_s = 2.76e-6,
     error = 0.0902, rows = 1000,
     source = "measured: GEMMs of TensorRT-LLM 1.3.0rc20 in NVIDIA aiconfigurator's perf database (Apache-2.0, 095f58a), 1000 of 2000 fitted by mlir-roofline calibrate">,
    <contraction, element_type = f8E4M3FN, compute = 0.64, memory = 0.898,
     exposed = 0.387, reduction_step_s = 2.07e-10, overhead_s = 1.29e-5,
     error = 0.113, rows = 1000,
     source = "measured: GEMMs of TensorRT-LLM 1.3.0rc20 in NVIDIA aiconfigurator's perf database (Apache-2.0, 095f58a), 1000 of 2000 fitted by mlir-roofline calibrate; times include the quantisation of an operand">,
    <elementwise, memory = 0.83, overhead_s = 2.5e-6,
     source = "derived: from other Hopper parts measured in te42kyfo/gpu-benches, scale at 1.70 of 2.039 TB/s on H100 PCIe, back-to-back launches every 2.43 to 2.52 us on H200">,
    <movement, memory = 0.83, overhead_s = 2.5e-6,
     source = "derived: as elementwise">],
  energy = <"nvidia-h200-board",
    pj_per_op = [
      <matrix, bf16 = 0.749,
       source = "derived: upper figure, (700 W - 105 W) / 794.5e12 per second, the rate of the best-shaped bf16 product on this part (stas00/ml-engineering: 80.3 % of the peak), whose memory is in it">,
      <matrix, f16 = 0.749,
       source = "derived: as bf16, which runs at the same rate">,
      <matrix, f8E4M3FN = 0.424,
       source = "derived: upper figure, (700 W - 105 W) / 1403e12 per second, the rate of the best-shaped f8 product (stas00/ml-engineering: 70.9 % of the peak), whose memory is in it">,
      <vector, f32 = 5.8>],
    pj_per_byte = [<"HBM3" = 122>],
    static_w = 105,
    source = "derived: same die as H200; measured: power sweep of te42kyfo/gpu-benches on H200, fitted as static power + bytes + operations within 3 % (the element type of the sweep is not stated, the magnitude is that of f32)">,
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0,
                f8E5M2 = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 700.0,
    tdp_source = "datasheet: NVIDIA H100 datasheet"}>
