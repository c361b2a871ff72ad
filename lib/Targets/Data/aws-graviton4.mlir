// AWS Graviton4 (Arm Neoverse V2).
//
// 4 SVE2 pipes of 128 bit per core: 32 f32 operations per cycle. The clock is
// assumed: AWS does not state one.
#roofline.target<"aws-graviton4", vendor = "AWS",
  units = [
    <matrix, count = 96, clock_hz = 2.8e9,
     rates = [<bf16 = 128>, <i8 = 256>],
     source = "third_party: LLVM 22 AArch64SchedNeoverseV2.td, after Arm's software optimization guide: 4 BFMMLA and SMMLA of 128 bit per cycle, 32 and 64 operations each">,
    <vector, count = 96, clock_hz = 2.8e9,
     rates = [<f64 = 16>, <f32 = 32>, <f16 = 64>,
              <i32 = 16, source = "third_party: LLVM 22 AArch64SchedNeoverseV2.td: additions on every pipe">,
              <i8 = 64, source = "third_party: LLVM 22 AArch64SchedNeoverseV2.td: additions on every pipe">],
     source = "third_party: chipsandcheese on Graviton4; assumed: clock">],
  memory = [
    <"DDR5", bandwidth_bytes_per_s = 537.6e9,
     source = "derived: 12 channels * 5600 MT/s * 8 B (chipsandcheese)">,
    <"L3", capacity_bytes = 37748736,
     source = "third_party: chipsandcheese on Graviton4">,
    <"L2", capacity_bytes = 201326592, instances = 96,
     source = "third_party: chipsandcheese on Graviton4: 2 MiB per core">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory"}>
