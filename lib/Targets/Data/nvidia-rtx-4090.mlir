// NVIDIA GeForce RTX 4090 (Ada, compute capability 8.9).
//
// f16 and 8-bit floats with f32 accumulation run at half the rate of f16
// accumulation.
#roofline.target<"nvidia-rtx-4090", vendor = "NVIDIA",
  units = [
    <matrix, count = 128, clock_hz = 2.52e9,
     rates = [<tf32 = 256>, <f16 = 512, accumulate = f32>,
              <f16 = 1024, accumulate = f16>, <bf16 = 512>,
              <f8E4M3FN = 1024, accumulate = f32>,
              <f8E4M3FN = 2048, accumulate = f16>,
              <f8E5M2 = 1024, accumulate = f32>,
              <f8E5M2 = 2048, accumulate = f16>, <i8 = 2048>, <i4 = 4096>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.9; third_party: peaks agree with waredb.com RTX 4090">,
    <vector, count = 128, clock_hz = 2.52e9,
     rates = [<f64 = 4>, <f32 = 256>, <f16 = 256>,
              <i32 = 128, source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.9; derived: f64 from the published 1.29 TFLOP/s">,
    <special, count = 128, clock_hz = 2.52e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"GDDR6X", capacity_bytes = 25769803776, bandwidth_bytes_per_s = 1008e9,
     source = "derived: capacity = 24 GiB of memory chips, of which a device reports a few percent less; third_party: hmc-tech.com GPU table, waredb.com">,
    <"L2", capacity_bytes = 75497472,
     source = "third_party: hmc-tech.com GPU table, waredb.com">,
    <"L1", capacity_bytes = 16777216, instances = 128,
     source = "guide: NVIDIA Ada tuning guide: 128 KiB per multiprocessor">],
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
                f8E5M2 = 2.0, i8 = 2.0, i4 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 450.0,
    tdp_source = "third_party: hmc-tech.com GPU table"}>
