// NVIDIA RTX PRO 6000 Blackwell, Workstation Edition (compute capability 12.0).
//
// The chip of RTX 5090 with more of it enabled. Unlike there, f32 accumulation is at the
// full rate: 188 * 1024 * 2.6e9 = 500e12 in f16. The Server Edition runs at 2.43 GHz.
#roofline.target<"nvidia-rtx-pro-6000", vendor = "NVIDIA",
  units = [
    <matrix, count = 188, clock_hz = 2.6e9,
     rates = [<tf32 = 512>, <f16 = 1024>, <bf16 = 1024>, <f8E4M3FN = 2048>,
              <f8E5M2 = 2048>, <f4E2M1FN = 4096>, <i8 = 2048>],
     source = "third_party: rates of ai-dynamo/aiconfigurator systems/rtx_pro_6000_server: 467.8 TFLOP/s in bf16, 935.6 in f8 and int8, 1871 in f4 at 2.43 GHz; third_party: units and clock of openxla/xla target_config/specs/rtx6000pro.txtpb; derived: tf32 at half of bf16, as compute capability 8.9">,
    <vector, count = 188, clock_hz = 2.6e9,
     rates = [<f64 = 4>, <f32 = 256>, <f16 = 256>,
              <i32 = 128, source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xla target_config/specs/rtx6000pro.txtpb: 128 units per core, with 125 TFLOP/s in f32 (topcpu.net); derived: f64 at 1/64 of f32, as compute capability 8.9">,
    <special, count = 188, clock_hz = 2.6e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"GDDR7", capacity_bytes = 102641958912, bandwidth_bytes_per_s = 1792e9,
     source = "third_party: ai-dynamo/aiconfigurator systems/rtx_pro_6000_server: 97887 MiB reported by nvidia-smi">,
    <"L2", capacity_bytes = 134217728,
     source = "third_party: openxla/xla target_config/specs/rtx6000pro.txtpb">,
    <"L1", capacity_bytes = 24641536, bandwidth_bytes_per_s = 62.57e12, instances = 188,
     source = "guide: NVIDIA Ada tuning guide: 128 KiB per multiprocessor; third_party: openxla/xla target_config/specs/rtx6000pro.txtpb; derived: bandwidth = 188 * 128 B per clock (te42kyfo/gpu-benches README) * 2.6 GHz">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, element_type = bf16, compute = 0.572, exposed = 0.0965,
     overhead_s = 1.88e-6, error = 0.208, rows = 2000,
     source = "derived: shares of the peaks of L40S, taken over; the error is that of A100 with the shares of H100 over 2000 products">,
    <elementwise, memory = 0.784, overhead_s = 2.5e-6,
     source = "derived: as on L40S">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0, f8E5M2 =
                2.0, f4E2M1FN = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 600.0,
    tdp_source = "third_party: ai-dynamo/aiconfigurator systems/rtx_pro_6000_server"}>
