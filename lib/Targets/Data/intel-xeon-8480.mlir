// Intel Xeon Platinum 8480+ (Sapphire Rapids), one socket.
//
// The clock is assumed: 2.0 GHz is the base frequency, and AVX-512 and AMX code
// runs near it rather than at turbo clocks, but no document at hand states the
// clock under such code. The matrix unit is AMX.
#roofline.target<"intel-xeon-8480", vendor = "Intel",
  units = [
    <matrix, count = 56, clock_hz = 2.0e9,
     rates = [<bf16 = 1024>, <i8 = 2048>],
     source = "third_party: tomshardware.com review of Sapphire Rapids: AMX does 1024 bf16 and 2048 int8 operations per cycle and core; assumed: clock">,
    <vector, count = 56, clock_hz = 2.0e9,
     rates = [<f64 = 32>, <f32 = 64>,
              <i32 = 32, source = "third_party: agner.org Instruction tables, PADDD on 512-bit registers: 2 per cycle, 16 additions each">,
              <i8 = 128, source = "third_party: LLVM 22 X86SchedSapphireRapids.td: PADDB as PADDD, 64 additions each">],
     source = "third_party: tomshardware.com review: 2 FMA pipes of 512 bit per core; assumed: clock">],
  memory = [
    <"DDR5", bandwidth_bytes_per_s = 307.2e9,
     source = "derived: 8 channels * 4800 MT/s * 8 B (tomshardware.com review)">,
    <"L3", capacity_bytes = 110100480,
     source = "third_party: tomshardware.com review: 105 MiB">,
    <"L2", capacity_bytes = 117440512, instances = 56,
     source = "third_party: tomshardware.com review: 2 MiB per core">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory",
    tdp_w = 350.0, tdp_source = "third_party: tomshardware.com review"}>
