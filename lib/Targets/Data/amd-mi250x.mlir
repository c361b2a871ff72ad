// AMD Instinct MI250X (CDNA2, gfx90a), the whole package.
//
// Software sees its two dies as two devices; this target is both together. The
// f32 rate of the vector units is that of packed instructions.
#roofline.target<"amd-mi250x", vendor = "AMD",
  units = [
    <matrix, count = 220, clock_hz = 1.7e9,
     rates = [<f64 = 256>, <f32 = 256>, <f16 = 1024>, <bf16 = 1024>, <i8 = 1024>],
     source = "guide: AMD ROCm documentation, gpu-arch/mi250.md">,
    <vector, count = 220, clock_hz = 1.7e9,
     rates = [<f64 = 128>, <f32 = 256>,
              <i32 = 128, source = "derived: as gfx942, 64 lanes of a multiply-add (guide: ROCm/rocprofiler-compute, speed of light: 128 per clock and compute unit)">],
     source = "guide: AMD ROCm documentation, gpu-arch/mi250.md, f32 packed">],
  memory = [
    <"HBM2e", capacity_bytes = 135257915392, bandwidth_bytes_per_s = 3277e9,
     source = "third_party: rocminfo for the capacity, two dies of 67,628,957,696 B; guide: AMD ROCm documentation, gpu-arch/mi250.md">,
    <"L2", capacity_bytes = 16777216, bandwidth_bytes_per_s = 13.9e12, instances = 2,
     source = "guide: AMD ROCm documentation, gpu-arch-specs: 8 MiB per die; derived: bandwidth = 2 * 128 B per clock * 32 channels * 1.7 GHz">,
    <"LDS", capacity_bytes = 14417920, instances = 220,
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
    tdp_w = 500.0, tdp_source = "third_party: stas00/ml-engineering compute/accelerator"}>
