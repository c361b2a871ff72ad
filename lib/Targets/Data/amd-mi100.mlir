// AMD Instinct MI100 (CDNA1, gfx908).
//
// bf16 runs at half the rate of f16 on the matrix units.
#roofline.target<"amd-mi100", vendor = "AMD",
  units = [
    <matrix, count = 120, clock_hz = 1.502e9,
     rates = [<f32 = 256>, <f16 = 1024>, <bf16 = 512>, <i8 = 1024>],
     source = "guide: AMD ROCm documentation, gpu-arch/mi100.md">,
    <vector, count = 120, clock_hz = 1.502e9,
     rates = [<f64 = 64>, <f32 = 128>,
              <i32 = 128, source = "derived: as gfx942, 64 lanes of a multiply-add (guide: ROCm/rocprofiler-compute, speed of light: 128 per clock and compute unit)">],
     source = "guide: AMD ROCm documentation, gpu-arch/mi100.md">],
  memory = [
    <"HBM2", capacity_bytes = 34359738368, bandwidth_bytes_per_s = 1229e9,
     source = "derived: capacity = 32 GiB of memory chips, of which a device reports a few percent less; guide: AMD ROCm documentation, gpu-arch/mi100.md">,
    <"L2", capacity_bytes = 8388608, bandwidth_bytes_per_s = 3.08e12,
     source = "guide: AMD ROCm documentation, gpu-arch-specs; derived: bandwidth = 64 B per clock * 32 channels * 1.502 GHz">,
    <"LDS", capacity_bytes = 7864320, instances = 120,
     source = "guide: AMD ROCm documentation, gpu-arch-specs: 64 KiB per compute unit">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83, overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory",
    tdp_w = 300.0, tdp_source = "third_party: llm-analysis gpu_configs"}>
