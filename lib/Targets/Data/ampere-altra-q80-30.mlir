// Ampere Altra Q80-30 (Arm Neoverse N1).
//
// 2 NEON pipes of 128 bit per core: 16 f32 operations per cycle.
#roofline.target<"ampere-altra-q80-30", vendor = "Ampere",
  units = [
    <matrix, count = 80, clock_hz = 3.0e9,
     rates = [<i8 = 64>],
     source = "third_party: LLVM 22 AArch64SchedNeoverseN1.td, after Arm's software optimization guide: 2 SDOT of 128 bit per cycle, 32 operations each">,
    <vector, count = 80, clock_hz = 3.0e9,
     rates = [<f64 = 8>, <f32 = 16>, <f16 = 32>,
              <i32 = 8, source = "third_party: LLVM 22 AArch64SchedNeoverseN1.td: additions on every pipe">,
              <i8 = 32, source = "third_party: LLVM 22 AArch64SchedNeoverseN1.td: additions on every pipe">],
     source = "third_party: anandtech.com review of Ampere Altra">],
  memory = [
    <"DDR4", bandwidth_bytes_per_s = 204.8e9,
     source = "derived: 8 channels * 3200 MT/s * 8 B (anandtech.com review of Ampere Altra)">,
    <"SLC", capacity_bytes = 33554432,
     source = "third_party: anandtech.com review of Ampere Altra">,
    <"L2", capacity_bytes = 83886080, instances = 80,
     source = "third_party: anandtech.com review of Ampere Altra: 1 MiB per core">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory",
    tdp_w = 210.0, tdp_source = "third_party: heise.de on Ampere Altra"}>
