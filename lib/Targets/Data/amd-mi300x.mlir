// AMD Instinct MI300X (CDNA3, gfx942).
//
// Dense rates per compute unit, a fused multiply-add counts 2; everything at
// the peak engine clock: f16 304 * 2048 * 2.1e9 = 1307.4e12. Its 8-bit floating
// point types are the FNUZ ones.
#roofline.target<"amd-mi300x", vendor = "AMD",
  units = [
    <matrix, count = 304, clock_hz = 2.1e9,
     rates = [<f64 = 256>, <f32 = 256>, <tf32 = 1024>, <f16 = 2048>, <bf16 = 2048>,
              <f8E4M3FNUZ = 4096>, <f8E5M2FNUZ = 4096>, <i8 = 4096>],
     source = "guide: AMD ROCm documentation, gpu-arch/mi300.md; datasheet: peaks agree with the AMD Instinct MI300X product page">,
    <vector, count = 304, clock_hz = 2.1e9, rates = [<f64 = 128>, <f32 = 256>,
              <i32 = 128, source = "guide: ROCm/rocprofiler-compute, speed of light of gfx942: 128 integer operations of the vector units per clock and compute unit">],
     source = "guide: AMD ROCm documentation, gpu-arch/mi300.md">],
  memory = [
    <"HBM3", capacity_bytes = 206141652992, bandwidth_bytes_per_s = 5300e9,
     source = "third_party: rocminfo for the capacity; datasheet: AMD Instinct MI300X product page">,
    <"Infinity Cache", capacity_bytes = 268435456, bandwidth_bytes_per_s = 17.2e12,
     source = "guide: AMD ROCm documentation, gpu-arch-specs; third_party: bandwidth of AMD as reported by servethehome.com">,
    <"L2", capacity_bytes = 33554432, bandwidth_bytes_per_s = 34.4e12, instances = 8,
     source = "guide: AMD ROCm documentation, gpu-arch-specs: 4 MiB per XCD, 8 XCDs; derived: bandwidth = 128 B per clock * 16 channels * 8 XCDs * 2.1 GHz (rocprofiler-compute)">,
    <"LDS", capacity_bytes = 19922944, bandwidth_bytes_per_s = 81.7e12, instances = 304,
     source = "guide: AMD ROCm documentation, gpu-arch-specs: 64 KiB per compute unit; derived: bandwidth = 304 * 128 B per clock * 2.1 GHz (rocprofiler-compute)">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83, overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory",
    sparsity = {f16 = 2.0, f8E4M3FNUZ = 2.0, f8E5M2FNUZ = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 750.0,
    tdp_source = "datasheet: AMD Instinct MI300X product page"}>
