// AMD Instinct MI350X (CDNA4, gfx950).
//
// f16: 256 * 4096 * 2.2e9 = 2.307e15. 6-bit and 4-bit floats run at one rate.
#roofline.target<"amd-mi350x", vendor = "AMD",
  units = [
    <matrix, count = 256, clock_hz = 2.2e9,
     rates = [<f64 = 128>, <f32 = 256>, <f16 = 4096>, <bf16 = 4096>,
              <f8E4M3FN = 8192>, <f8E5M2 = 8192>, <f6E2M3FN = 16384>,
              <f6E3M2FN = 16384>, <f4E2M1FN = 16384>, <i8 = 8192>],
     source = "guide: AMD ROCm documentation, gpu-arch/mi300.md and IREE KnownTargets.cpp">,
    <vector, count = 256, clock_hz = 2.2e9,
     rates = [<f64 = 128>, <f32 = 256>,
              <i32 = 128, source = "derived: as gfx942, 64 lanes of a multiply-add (guide: ROCm/rocprofiler-compute, speed of light: 128 per clock and compute unit)">],
     source = "guide: AMD ROCm documentation and IREE KnownTargets.cpp">],
  memory = [
    <"HBM3e", capacity_bytes = 309237645312, bandwidth_bytes_per_s = 8000e9,
     source = "derived: capacity = 288 GiB of memory chips, of which a device reports a few percent less; third_party: stas00/ml-engineering compute/accelerator, IREE KnownTargets.cpp">,
    <"Infinity Cache", capacity_bytes = 268435456,
     source = "third_party: openxla/xla target_config/specs/mi350.txtpb">,
    <"L2", capacity_bytes = 33554432,
     source = "third_party: openxla/xla target_config/specs/mi350.txtpb: 4 MiB * 8">,
    <"LDS", capacity_bytes = 41943040, bandwidth_bytes_per_s = 144.2e12, instances = 256,
     source = "third_party: openxla/xla target_config/specs/mi350.txtpb: 160 KiB per compute unit; derived: bandwidth = 256 * 256 B per clock (openxla/xprof hardware_type_utils.cc) * 2.2 GHz">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83, overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory",
    sparsity = {f16 = 2.0, bf16 = 2.0, f8E4M3FN = 2.0, f8E5M2 = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 1000.0,
    tdp_source = "third_party: stas00/ml-engineering compute/accelerator"}>
