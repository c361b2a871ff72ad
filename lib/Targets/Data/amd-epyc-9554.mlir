// AMD EPYC 9554 (Zen 4), one socket.
//
// Peaks at the base clock. Zen 4 executes a 512-bit operation in two halves, so
// AVX-512 does not raise the rate of fused multiply-adds.
#roofline.target<"amd-epyc-9554", vendor = "AMD",
  units = [
    <vector, count = 64, clock_hz = 3.1e9,
     rates = [<f64 = 16>, <f32 = 32>,
              <i32 = 32, source = "third_party: agner.org Instruction tables, PADDD on 256-bit registers: 4 per cycle, 8 additions each">],
     source = "third_party: hpctech.co.jp table of EPYC 9004 processors; 2 FMA pipes of 256 bit per core">],
  memory = [
    <"DDR5", bandwidth_bytes_per_s = 460.8e9,
     source = "derived: 12 channels * 4800 MT/s * 8 B (hpctech.co.jp table of EPYC 9004 processors)">,
    <"L3", capacity_bytes = 268435456,
     source = "third_party: hpctech.co.jp table of EPYC 9004 processors">,
    <"L2", capacity_bytes = 67108864, instances = 64,
     source = "third_party: hpctech.co.jp table of EPYC 9004 processors: 1 MiB per core">],
  extra = {tdp_w = 360.0, tdp_source = "third_party: hpctech.co.jp table of EPYC 9004 processors"}>
