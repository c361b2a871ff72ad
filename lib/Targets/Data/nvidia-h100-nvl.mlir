// NVIDIA H100 NVL 94 GB (Hopper, compute capability 9.0), one card.
//
// The tensor clock is the one that gives the published 835 TFLOP/s in bf16 on 132
// multiprocessors. No document at hand states the clock of the vector unit: that of
// H100 SXM is the most that the chip is sold with.
#roofline.target<"nvidia-h100-nvl", vendor = "NVIDIA",
  units = [
    <matrix, count = 132, clock_hz = 1.545e9,
     rates = [<tf32 = 2048>, <f16 = 4096>, <bf16 = 4096>, <f8E4M3FN = 8192>,
              <f8E5M2 = 8192>, <i8 = 8192>],
     source = "third_party: rates of openxla/xla target_config/specs/h100_sxm.txtpb, the same chip; derived: clock from 835 TFLOP/s in bf16 (pytorch/torchtitan tools/utils.py, of nvidia.com/en-us/data-center/h100)">,
    <matrix, count = 132, clock_hz = 1.98e9,
     rates = [<f64 = 256>],
     source = "third_party: rate of openxla/xla target_config/specs/h100_sxm.txtpb, the same chip; assumed: clock of H100 SXM">,
    <vector, count = 132, clock_hz = 1.98e9,
     rates = [<f64 = 128>, <f32 = 256>, <f16 = 512>, <bf16 = 512>,
              <i32 = 128, source = "third_party: openxla/xla target_config/specs/h100_sxm.txtpb: 64 units per core, a multiply-add counts 2">],
     source = "third_party: rates of openxla/xla target_config/specs/h100_sxm.txtpb, the same chip; assumed: clock of H100 SXM">,
    <special, count = 132, clock_hz = 1.98e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"HBM3", capacity_bytes = 100931731456, bandwidth_bytes_per_s = 3.9e12,
     source = "derived: capacity = 94 GiB of memory chips, of which a device reports a few percent less; datasheet: NVIDIA H100 datasheet, 94 GB and 3.9 TB/s">,
    <"L2", capacity_bytes = 52428800,
     source = "third_party: openxla/xla target_config/specs/h100_sxm.txtpb, the same chip">,
    <"L1", capacity_bytes = 34603008, bandwidth_bytes_per_s = 33.45e12, instances = 132,
     source = "guide: NVIDIA Hopper tuning guide: 256 KiB per multiprocessor; derived: bandwidth = 132 * 128 B per clock (te42kyfo/gpu-benches README) * 1.98 GHz">],
  byte_per_element = [i1],
  efficiency = [
    <attention, element_type = bf16, compute = 0.469, memory = 0.359,
     exposed = 0.782, reduction_step_s = 3.06e-9, overhead_s = 1.49e-5,
     error = 0.149, rows = 150,
     source = "measured: prefill (all) and encoder attention (one row of ten) of TensorRT-LLM 1.3.0rc20 without windows, keys not shared, in NVIDIA aiconfigurator's perf database (Apache-2.0, 095f58a), half of 301 fitted by mlir-roofline calibrate; derived: shares of the peaks of H100 SXM, taken over">,
    <contraction, element_type = bf16, compute = 0.792, memory = 0.849,
     exposed = 0.132, reduction_step_s = 1.53e-10, overhead_s = 2.76e-6,
     error = 0.208, rows = 2000,
     source = "derived: shares of the peaks of H100 SXM, taken over; the error is that of A100 with the shares of H100 over 2000 products">,
    <contraction, element_type = f8E4M3FN, compute = 0.64, memory = 0.898,
     exposed = 0.387, reduction_step_s = 2.07e-10, overhead_s = 1.29e-5,
     error = 0.208, rows = 2000,
     source = "derived: shares of the peaks of H100 SXM, taken over; the error is that of A100 with the shares of H100 over 2000 products">,
    <elementwise, memory = 0.83, overhead_s = 2.5e-6,
     source = "derived: as on H100 SXM">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0, f8E5M2 =
                2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 400.0,
    tdp_source = "datasheet: NVIDIA H100 datasheet, 350 to 400 W"}>
