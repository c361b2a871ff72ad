// NVIDIA GeForce RTX 5090 (Blackwell, compute capability 12.0).
//
// Published peaks are those with f16 accumulation. With f32 accumulation f16 and
// 8-bit floats run at half the rate, as on the generations before: the best of
// 1,627 networks in mixed precision reaches 210.3 T/s (timm result tables), which
// is the peak of half the rate, 209.5 T/s, within the clock.
#roofline.target<"nvidia-rtx-5090", vendor = "NVIDIA",
  units = [
    <matrix, count = 170, clock_hz = 2.407e9,
     rates = [<tf32 = 256>, <f16 = 512, accumulate = f32>,
              <f16 = 1024, accumulate = f16>, <bf16 = 512>,
              <f8E4M3FN = 1024, accumulate = f32>,
              <f8E4M3FN = 2048, accumulate = f16>,
              <f8E5M2 = 1024, accumulate = f32>,
              <f8E5M2 = 2048, accumulate = f16>, <f4E2M1FN = 4096>, <i8 = 2048>],
     source = "derived: from 104.8, 419, 838 and 1676 T/s (spheron.network and pocketmags.com, halved where they count sparsity) and the 2.407 GHz boost clock; derived: half of these with f32 accumulation, as compute capability 8.9">,
    <vector, count = 170, clock_hz = 2.407e9,
     rates = [<f32 = 256>,
              <i32 = 128, source = "guide: CUDA C++ Best Practices Guide 13.4, throughput of native arithmetic instructions: 64 integer multiply-adds, or 128 additions, per clock and multiprocessor">],
     source = "derived: from 104.8 TFLOP/s (spheron.network)">,
    <special, count = 170, clock_hz = 2.407e9, rates = [<f32 = 16>],
     source = "assumed: 16 results per clock and multiprocessor, as compute capability 8.9">],
  memory = [
    <"GDDR7", capacity_bytes = 34190917632, bandwidth_bytes_per_s = 1792e9,
     source = "third_party: ai-dynamo/aiconfigurator systems/rtx_5090: 32607 MiB reported by nvidia-smi; third_party: hmc-tech.com GPU table, spheron.network">,
    <"L2", capacity_bytes = 100663296,
     source = "third_party: hmc-tech.com GPU table">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, element_type = bf16, compute = 0.572, exposed = 0.0965,
     overhead_s = 1.88e-6, error = 0.208, rows = 2000,
     source = "derived: shares of the peaks of L40S, taken over; the error is that of A100 with the shares of H100 over 2000 products">,
    <elementwise, memory = 0.784, overhead_s = 2.5e-6,
     source = "derived: as on L40S">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0,
                f8E5M2 = 2.0, f4E2M1FN = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 575.0,
    tdp_source = "third_party: hmc-tech.com GPU table"}>
