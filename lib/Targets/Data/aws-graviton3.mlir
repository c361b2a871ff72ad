// AWS Graviton3 (Arm Neoverse V1).
//
// 2 SVE pipes of 256 bit per core: 32 f32 operations per cycle.
#roofline.target<"aws-graviton3", vendor = "AWS",
  units = [
    <matrix, count = 64, clock_hz = 2.6e9,
     rates = [<bf16 = 128>, <i8 = 256>],
     source = "third_party: LLVM 22 AArch64SchedNeoverseV1.td, after Arm's software optimization guide: 2 BFMMLA and SMMLA of 256 bit per cycle, 64 and 128 operations each">,
    <vector, count = 64, clock_hz = 2.6e9,
     rates = [<f64 = 16>, <f32 = 32>, <f16 = 64>,
              <i32 = 16, source = "third_party: LLVM 22 AArch64SchedNeoverseV1.td: additions on every pipe">,
              <i8 = 64, source = "third_party: LLVM 22 AArch64SchedNeoverseV1.td: additions on every pipe">],
     source = "third_party: wikichip.org Neoverse V1, theregister.com on Graviton3">],
  memory = [
    <"DDR5", bandwidth_bytes_per_s = 307.2e9,
     source = "derived: 8 channels * 4800 MT/s * 8 B (theregister.com on Graviton3)">,
    <"L3", capacity_bytes = 33554432,
     source = "third_party: wikichip.org, theregister.com">,
    <"L2", capacity_bytes = 67108864, instances = 64,
     source = "third_party: wikichip.org, theregister.com: 1 MiB per core">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory"}>
