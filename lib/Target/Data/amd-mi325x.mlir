// AMD Instinct MI325X (CDNA3, gfx942).
//
// As MI300X but for the memory. Its 8-bit floating point types are the FNUZ
// ones.
#roofline.target<"amd-mi325x", vendor = "AMD",
  units = [
    <matrix, count = 304, clock_hz = 2.1e9,
     rates = [<f64 = 256>, <f32 = 256>, <tf32 = 1024>, <f16 = 2048>,
              <bf16 = 2048>, <f8E4M3FNUZ = 4096>, <f8E5M2FNUZ = 4096>,
              <i8 = 4096>],
     source = "AMD ROCm documentation, gpu-arch/mi300.md; peaks agree with stas00/ml-engineering compute/accelerator">,
    <vector, count = 304, clock_hz = 2.1e9,
     rates = [<f64 = 128>, <f32 = 256>],
     source = "AMD ROCm documentation, gpu-arch/mi300.md">],
  memory = [
    <"HBM3e", capacity_bytes = 256e9, bandwidth_bytes_per_s = 6000e9,
     source = "stas00/ml-engineering compute/accelerator">,
    <"Infinity Cache", capacity_bytes = 268435456, bandwidth_bytes_per_s = 17.2e12,
     source = "AMD ROCm documentation, gpu-arch-specs; bandwidth: AMD for MI300X, as reported by servethehome.com">,
    <"L2", capacity_bytes = 33554432, bandwidth_bytes_per_s = 34.4e12,
     source = "AMD ROCm documentation, gpu-arch-specs: 4 MiB per XCD, 8 XCDs; bandwidth derived from rocprofiler-compute: 128 B per clock * 16 channels * 8 XCDs * 2.1 GHz">,
    <"LDS", capacity_bytes = 19922944, bandwidth_bytes_per_s = 81.7e12,
     source = "AMD ROCm documentation, gpu-arch-specs: 64 KiB per compute unit; bandwidth derived from rocprofiler-compute: 304 * 128 B per clock * 2.1 GHz">],
  extra = {tdp_w = 1000.0, tdp_source = "stas00/ml-engineering compute/accelerator"}>
