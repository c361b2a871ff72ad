// AMD Instinct MI210 (CDNA2, gfx90a).
//
// The f32 rate of the vector units is that of packed instructions.
#roofline.target<"amd-mi210", vendor = "AMD",
  units = [
    <matrix, count = 104, clock_hz = 1.7e9,
     rates = [<f64 = 256>, <f32 = 256>, <f16 = 1024>, <bf16 = 1024>, <i8 = 1024>],
     source = "guide: AMD ROCm documentation, gpu-arch/mi250.md">,
    <vector, count = 104, clock_hz = 1.7e9,
     rates = [<f64 = 128>, <f32 = 256>,
              <i32 = 128, source = "derived: as gfx942, 64 lanes of a multiply-add (guide: ROCm/rocprofiler-compute, speed of light: 128 per clock and compute unit)">],
     source = "guide: AMD ROCm documentation, gpu-arch/mi250.md, f32 packed">],
  memory = [
    <"HBM2e", capacity_bytes = 68719476736, bandwidth_bytes_per_s = 1638e9,
     source = "derived: capacity = 64 GiB of memory chips, of which a device reports a few percent less; guide: AMD ROCm documentation, gpu-arch/mi250.md">,
    <"L2", capacity_bytes = 8388608, bandwidth_bytes_per_s = 6.96e12,
     source = "guide: AMD ROCm documentation, gpu-arch-specs; derived: bandwidth = 128 B per clock * 32 channels * 1.7 GHz">,
    <"LDS", capacity_bytes = 6815744, instances = 104,
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
    tdp_w = 300.0, tdp_source = "datasheet: AMD Instinct MI210 product page"}>
