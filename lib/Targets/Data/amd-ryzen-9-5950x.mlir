// AMD Ryzen 9 5950X (Zen 3), a desktop processor.
//
// Peaks at the highest boost clock, which all cores at once do not hold: nothing is
// faster. 2 pipes * 256 bit / 32 bit * 2 = 32 f32 operations per cycle and core.
#roofline.target<"amd-ryzen-9-5950x", vendor = "AMD",
  units = [
    <vector, count = 16, clock_hz = 4.9e9,
     rates = [<f64 = 16>, <f32 = 32>,
              <i32 = 32, source = "third_party: agner.org Instruction tables, PADDD on 256-bit registers: 4 per cycle, 8 additions each">,
              <i8 = 128, source = "third_party: LLVM 22 X86ScheduleZnver3.td: 4 PADDB per cycle on 256-bit registers, 32 additions each">],
     source = "datasheet: AMD product specifications (felixsteinke/cpu-spec-dataset amd-cpus.csv) for cores and clock; third_party: 2 FMA pipes of 256 bit per core (LLVM 22 X86ScheduleZnver3.td)">],
  memory = [
    <"DDR4", bandwidth_bytes_per_s = 51.2e9,
     source = "derived: 2 channels * 3200 MT/s * 8 B (AMD product specifications, felixsteinke/cpu-spec-dataset amd-cpus.csv)">,
    <"L3", capacity_bytes = 67108864,
     source = "datasheet: AMD product specifications (felixsteinke/cpu-spec-dataset amd-cpus.csv)">,
    <"L2", capacity_bytes = 8388608, instances = 16,
     source = "datasheet: AMD product specifications (felixsteinke/cpu-spec-dataset amd-cpus.csv)">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory",
    tdp_w = 105.0, tdp_source = "datasheet: AMD product specifications (felixsteinke/cpu-spec-dataset amd-cpus.csv)"}>
