// Intel Xeon Platinum 8380 (Ice Lake), one socket.
//
// Peaks at the base clock. Cores, clock, caches and memory speed are assumed:
// no document at hand states them.
#roofline.target<"intel-xeon-8380", vendor = "Intel",
  units = [
    <vector, count = 40, clock_hz = 2.3e9,
     rates = [<f64 = 32>, <f32 = 64>,
              <i32 = 32, source = "third_party: agner.org Instruction tables, PADDD on 512-bit registers: 2 per cycle, 16 additions each">],
     source = "third_party: tomshardware.com review of Skylake-SP, 2 FMA pipes of 512 bit per core; assumed: cores and clock">],
  memory = [
    <"DDR4", bandwidth_bytes_per_s = 204.8e9,
     source = "assumed: 8 channels * 3200 MT/s * 8 B">,
    <"L3", capacity_bytes = 62914560,
     source = "assumed: no document at hand states it">,
    <"L2", capacity_bytes = 52428800, instances = 40,
     source = "assumed: 1.25 MiB per core">]>
