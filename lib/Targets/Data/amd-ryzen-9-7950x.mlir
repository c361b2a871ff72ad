// AMD Ryzen 9 7950X (Zen 4), a desktop processor.
//
// Peaks at the highest boost clock, which all cores at once do not hold: nothing is
// faster. 2 pipes * 256 bit / 32 bit * 2 = 32 f32 operations per cycle and core.
// The matrix unit is VPDPBUSD and VDPBF16PS of AVX-512.
#roofline.target<"amd-ryzen-9-7950x", vendor = "AMD",
  units = [
    <matrix, count = 16, clock_hz = 5.7e9,
     rates = [<bf16 = 64>, <i8 = 128>],
     source = "measured: on a Zen 4 EPYC, chains of VPDPBUSD and of VDPBF16PS on 256-bit registers run at the rate of those of VFMADD231PS: 2 per cycle, 64 and 32 operations each">,
    <vector, count = 16, clock_hz = 5.7e9,
     rates = [<f64 = 16>, <f32 = 32>,
              <i32 = 32, source = "third_party: agner.org Instruction tables, PADDD on 256-bit registers: 4 per cycle, 8 additions each">,
              <i8 = 128, source = "measured: on a Zen 4 EPYC, PADDB on 256-bit registers runs at twice the rate of VFMADD231PS: 4 per cycle, 32 additions each">],
     source = "datasheet: AMD product specifications (felixsteinke/cpu-spec-dataset amd-cpus.csv) for cores and clock; third_party: 2 FMA pipes of 256 bit per core (LLVM 22 X86ScheduleZnver4.td)">],
  memory = [
    <"DDR5", bandwidth_bytes_per_s = 83.2e9,
     source = "derived: 2 channels * 5200 MT/s * 8 B (web-autoai.com on Ryzen 9 7950X)">,
    <"L3", capacity_bytes = 67108864,
     source = "datasheet: AMD product specifications (felixsteinke/cpu-spec-dataset amd-cpus.csv)">,
    <"L2", capacity_bytes = 16777216, instances = 16,
     source = "datasheet: AMD product specifications (felixsteinke/cpu-spec-dataset amd-cpus.csv)">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory",
    tdp_w = 170.0, tdp_source = "datasheet: AMD product specifications (felixsteinke/cpu-spec-dataset amd-cpus.csv)"}>
