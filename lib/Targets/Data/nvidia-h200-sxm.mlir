// NVIDIA H200 SXM 141 GB (Hopper, compute capability 9.0).
//
// As H100 SXM but for the memory.
#roofline.target<"nvidia-h200-sxm", vendor = "NVIDIA",
  units = [
    <matrix, count = 132, clock_hz = 1.83e9,
     rates = [<tf32 = 2048>, <f16 = 4096>, <bf16 = 4096>, <f8E4M3FN = 8192>,
              <f8E5M2 = 8192>, <i8 = 8192>],
     source = "third_party: openxla/xla target_config/specs/h200.txtpb">,
    <matrix, count = 132, clock_hz = 1.98e9,
     rates = [<f64 = 256>],
     source = "third_party: openxla/xla target_config/specs/h200.txtpb; 67 TFLOP/s (stas00/ml-engineering compute/accelerator)">,
    <vector, count = 132, clock_hz = 1.98e9,
     rates = [<f64 = 128>, <f32 = 256>, <f16 = 512>, <bf16 = 512>,
              <i32 = 128, source = "third_party: openxla/xla target_config/specs/h200.txtpb: 64 units per core, a multiply-add counts 2">],
     source = "third_party: openxla/xla target_config/specs/h200.txtpb">,
    <special, count = 132, clock_hz = 1.98e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"HBM3e", capacity_bytes = 151397597184, bandwidth_bytes_per_s = 4800e9,
     source = "third_party: openxla/xla target_config/specs/h200.txtpb (device query)">,
    <"L2", capacity_bytes = 52428800,
     source = "third_party: openxla/xla target_config/specs/h200.txtpb">,
    <"L1", capacity_bytes = 34603008, bandwidth_bytes_per_s = 33.45e12,
     source = "guide: NVIDIA Hopper tuning guide: 256 KiB per multiprocessor; derived: bandwidth = 132 * 128 B per clock (te42kyfo/gpu-benches README) * 1.98 GHz">],
  energy = <"nvidia-h200-board",
    pj_per_op = [
      <matrix, bf16 = 0.749,
       source = "derived: upper figure, (700 W - 105 W) / 794.5e12 per second, the rate of the best-shaped bf16 product on H100, which is the same die (stas00/ml-engineering: 80.3 % of the peak), whose memory is in it">,
      <matrix, f16 = 0.749,
       source = "derived: as bf16, which runs at the same rate">,
      <matrix, f8E4M3FN = 0.41,
       source = "derived: upper figure, (700 W - 105 W) / 1453e12 per second, the rate of the best-shaped f8 product (stas00/ml-engineering: 73.4 % of the peak), whose memory is in it">,
      <vector, f32 = 5.8>],
    pj_per_byte = [<"HBM3e" = 122>],
    static_w = 105,
    source = "measured: power sweep of te42kyfo/gpu-benches on H200, fitted as static power + bytes + operations within 3 % (the element type of the sweep is not stated, the magnitude is that of f32)">,
  extra = {
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0,
                f8E5M2 = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 700.0,
    tdp_source = "third_party: stas00/ml-engineering compute/accelerator"}>
