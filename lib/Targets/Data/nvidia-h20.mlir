// NVIDIA H20 96 GB (Hopper, compute capability 9.0).
//
// A part with limited compute: its peaks are published, the clocks that give them
// are not, so the clock of H200 stands and the rates are the peaks over 78
// multiprocessors and that clock.
#roofline.target<"nvidia-h20", vendor = "NVIDIA",
  units = [
    <matrix, count = 78, clock_hz = 1.98e9,
     rates = [<tf32 = 479.2>, <f16 = 958.3>, <bf16 = 958.3>,
              <f8E4M3FN = 1916.6>, <f8E5M2 = 1916.6>, <i8 = 1916.6>],
     source = "third_party: ai-dynamo/aiconfigurator systems/h20_3e: 148 TFLOP/s in f16 and 296 in f8 and int8; third_party: 74 TFLOP/s in tf32, 78 multiprocessors (zangshuxian.com/new/674733024499207168); derived: rates from these">,
    <vector, count = 78, clock_hz = 1.98e9,
     rates = [<f64 = 6.475>, <f32 = 284.9>,
              <i32 = 128, source = "third_party: openxla/xla target_config/specs/h200.txtpb: 64 units per core, a multiply-add counts 2">],
     source = "third_party: 44 TFLOP/s in f32 and 1 in f64 (zangshuxian.com/new/674733024499207168); derived: rates from these">,
    <special, count = 78, clock_hz = 1.98e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"HBM3", capacity_bytes = 103079215104, bandwidth_bytes_per_s = 4.0e12,
     source = "derived: capacity = 96 GiB of memory chips, of which a device reports a few percent less; third_party: ai-dynamo/aiconfigurator systems/h20_sxm">,
    <"L2", capacity_bytes = 62914560,
     source = "third_party: ke60.top/article/1471031: 60 MB, that of the whole chip">,
    <"L1", capacity_bytes = 20447232, bandwidth_bytes_per_s = 19.77e12, instances = 78,
     source = "guide: NVIDIA Hopper tuning guide: 256 KiB per multiprocessor; derived: bandwidth = 78 * 128 B per clock (te42kyfo/gpu-benches README) * 1.98 GHz">],
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
    tdp_source = "third_party: willitrunai.com/es/gpus/h20-96gb"}>
