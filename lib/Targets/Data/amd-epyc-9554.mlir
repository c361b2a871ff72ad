// AMD EPYC 9554 (Zen 4), one socket.
//
// Peaks at the highest boost clock, which all cores at once do not hold: nothing is
// faster. Zen 4 executes a 512-bit operation in two halves, so AVX-512 does
// not raise the rate of fused multiply-adds: 2 pipes * 256 bit / 32 bit * 2 = 32 f32
// operations per cycle and core. The matrix unit is VPDPBUSD and VDPBF16PS.
#roofline.target<"amd-epyc-9554", vendor = "AMD",
  units = [
    <matrix, count = 64, clock_hz = 3.75e9,
     rates = [<bf16 = 64>, <i8 = 128>],
     source = "measured: on a Zen 4 EPYC, chains of VPDPBUSD and of VDPBF16PS on 256-bit registers run at the rate of those of VFMADD231PS: 2 per cycle, 64 and 32 operations each">,
    <vector, count = 64, clock_hz = 3.75e9,
     rates = [<f64 = 16>, <f32 = 32>,
              <i32 = 32, source = "third_party: agner.org Instruction tables, PADDD on 256-bit registers: 4 per cycle, 8 additions each">,
              <i8 = 128, source = "measured: on a Zen 4 EPYC, PADDB on 256-bit registers runs at twice the rate of VFMADD231PS: 4 per cycle, 32 additions each">],
     source = "third_party: hpctech.co.jp table of EPYC 9004 processors, with the boost clock, 2 FMA pipes of 256 bit per core">],
  memory = [
    <"DDR5", bandwidth_bytes_per_s = 460.8e9,
     source = "derived: 12 channels * 4800 MT/s * 8 B (hpctech.co.jp table of EPYC 9004 processors)">,
    <"L3", capacity_bytes = 268435456,
     source = "third_party: hpctech.co.jp table of EPYC 9004 processors">,
    <"L2", capacity_bytes = 67108864, instances = 64,
     source = "third_party: hpctech.co.jp table of EPYC 9004 processors: 1 MiB per core">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory",
    tdp_w = 360.0, tdp_source = "third_party: hpctech.co.jp table of EPYC 9004 processors"}>
