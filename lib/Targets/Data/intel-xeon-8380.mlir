// Intel Xeon Platinum 8380 (Ice Lake), one socket.
//
// Peaks at the base clock: no document at hand states the clock under AVX-512. The
// matrix unit is VPDPBUSD. Cores, clock, caches and memory speed are assumed:
// no document at hand states them.
#roofline.target<"intel-xeon-8380", vendor = "Intel",
  units = [
    <matrix, count = 40, clock_hz = 2.3e9,
     rates = [<i8 = 256>],
     source = "third_party: LLVM 22 X86SchedIceLake.td: VPDPBUSD on 512-bit registers on 2 ports, 128 operations each; assumed: cores and clock">,
    <vector, count = 40, clock_hz = 2.3e9,
     rates = [<f64 = 32>, <f32 = 64>,
              <i32 = 32, source = "third_party: agner.org Instruction tables, PADDD on 512-bit registers: 2 per cycle, 16 additions each">,
              <i8 = 128, source = "third_party: LLVM 22 X86SchedIceLake.td: PADDB as PADDD, 64 additions each">],
     source = "third_party: tomshardware.com review of Skylake-SP, 2 FMA pipes of 512 bit per core; assumed: cores and clock">],
  memory = [
    <"DDR4", bandwidth_bytes_per_s = 204.8e9,
     source = "assumed: 8 channels * 3200 MT/s * 8 B">,
    <"L3", capacity_bytes = 62914560,
     source = "assumed: no document at hand states it">,
    <"L2", capacity_bytes = 52428800, instances = 40,
     source = "assumed: 1.25 MiB per core">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory"}>
