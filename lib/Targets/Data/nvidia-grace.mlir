// NVIDIA Grace CPU (Arm Neoverse V2), one die.
//
// At the boost clock; the base is 3.1 GHz. 4 SVE2 pipes of 128 bit per core: 32 f32
// operations per cycle.
#roofline.target<"nvidia-grace", vendor = "NVIDIA",
  units = [
    <matrix, count = 72, clock_hz = 3.44e9,
     rates = [<bf16 = 128>, <i8 = 256>],
     source = "third_party: LLVM 22 AArch64SchedNeoverseV2.td, after Arm's software optimization guide: 4 BFMMLA and SMMLA of 128 bit per cycle, 32 and 64 operations each">,
    <vector, count = 72, clock_hz = 3.44e9,
     rates = [<f64 = 16>, <f32 = 32>, <f16 = 64>,
              <i32 = 16, source = "third_party: LLVM 22 AArch64SchedNeoverseV2.td: additions on every pipe">,
              <i8 = 64, source = "third_party: LLVM 22 AArch64SchedNeoverseV2.td: additions on every pipe">],
     source = "third_party: MLPerf Inference v6.1 system descriptions: 3.1 GHz base, 3.44 GHz boost">],
  memory = [
    <"LPDDR5X", bandwidth_bytes_per_s = 500e9,
     source = "third_party: MLPerf Inference v6.1 system descriptions: about 500 GB/s">,
    <"L3", capacity_bytes = 122683392,
     source = "third_party: MLPerf Inference v6.1 system descriptions">,
    <"L2", capacity_bytes = 75497472, instances = 72,
     source = "third_party: MLPerf Inference v6.1 system descriptions: 1 MiB per core">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory"}>
