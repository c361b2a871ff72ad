// NVIDIA B300, HGX (Blackwell Ultra, compute capability 10.3), one package.
//
// Only products are published. 148 multiprocessors, those of B200, and its clocks give
// 75 TFLOP/s in f32 and 2250 in f16; with the 158 that XLA lists they would be 7 %
// above. Products in f4 are faster than on B200 by half, those in int8 and f64 slower
// by far.
#roofline.target<"nvidia-b300", vendor = "NVIDIA",
  units = [
    <matrix, count = 148, clock_hz = 1.8558e9,
     rates = [<tf32 = 4096>, <f16 = 8192>, <bf16 = 8192>, <f8E4M3FN = 16384>,
              <f8E5M2 = 16384>, <f6E2M3FN = 16384>, <f6E3M2FN = 16384>,
              <f4E2M1FN = 47788, source = "derived: from 13125 TFLOP/s without sparsity (glennklockwood.com/garden/processors/B300)">,
              <i8 = 557.1, source = "derived: from 153 TOP/s (ai-dynamo/aiconfigurator systems/b300_sxm), pages that list 4500 repeat those of B200">],
     source = "third_party: rates of openxla/xla target_config/specs/b300.txtpb; derived: clock from 2250 TFLOP/s in f16 (glennklockwood.com/garden/processors/B300)">,
    <vector, count = 148, clock_hz = 1.965e9,
     rates = [<f64 = 4.298, source = "derived: from 1.25 TFLOP/s (glennklockwood.com/garden/processors/B300)">,
              <f32 = 256>, <f16 = 256>, <bf16 = 256>,
              <i32 = 128, source = "third_party: openxla/xla target_config/specs/b300.txtpb: 64 units per core, a multiply-add counts 2">],
     source = "third_party: rates and clock of openxla/xla target_config/specs/b300.txtpb; derived: units from 75 TFLOP/s in f32 (glennklockwood.com/garden/processors/B300)">,
    <special, count = 148, clock_hz = 1.965e9,
     rates = [<f32 = 16>],
     source = "third_party: FlashAttention-4 (2026): special function units as on H100; guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor there">],
  memory = [
    <"HBM3e", capacity_bytes = 297021865984, bandwidth_bytes_per_s = 7936e9,
     source = "third_party: openxla/xla target_config/specs/b300.txtpb">,
    <"L2", capacity_bytes = 135528448,
     source = "third_party: openxla/xla target_config/specs/b300.txtpb">],
  byte_per_element = [i1],
  efficiency = [
    <attention, element_type = bf16, compute = 0.469, memory = 0.359,
     exposed = 0.782, reduction_step_s = 3.06e-9, overhead_s = 1.49e-5,
     error = 0.149, rows = 150,
     source = "measured: prefill (all) and encoder attention (one row of ten) of TensorRT-LLM 1.3.0rc20 without windows, keys not shared, in NVIDIA aiconfigurator's perf database (Apache-2.0, 095f58a), half of 301 fitted by mlir-roofline calibrate; derived: shares of the peaks of H100 SXM, taken over">,
    <contraction, element_type = bf16, compute = 0.805, memory = 0.867,
     exposed = 0.181, reduction_step_s = 2.35e-10, overhead_s = 2.88e-6,
     error = 0.208, rows = 2000,
     source = "derived: shares of the peaks of H200 SXM, taken over; the error is that of A100 with the shares of H100 over 2000 products">,
    <contraction, element_type = f8E4M3FN, compute = 0.654, exposed = 0.5,
     reduction_step_s = 2.36e-10, overhead_s = 1.28e-5, error = 0.208,
     rows = 2000,
     source = "derived: shares of the peaks of H200 SXM, taken over; the error is that of A100 with the shares of H100 over 2000 products">,
    <elementwise, memory = 0.83, overhead_s = 2.5e-6,
     source = "derived: as on H200 SXM">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0, f8E5M2 =
                2.0, f6E2M3FN = 2.0, f6E3M2FN = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    datasheet_bandwidth_bytes_per_s = 8.0e12,
    datasheet_source = "third_party: glennklockwood.com/garden/processors/B300, 8 TB/s at most",
    tdp_w = 1400.0,
    tdp_source = "third_party: glennklockwood.com/garden/processors/B300"}>
