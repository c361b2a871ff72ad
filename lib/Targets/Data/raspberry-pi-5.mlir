// Raspberry Pi 5 (4 Arm Cortex-A76).
//
// 2 NEON pipes of 128 bit per core: 16 f32 or 32 f16 operations per cycle.
#roofline.target<"raspberry-pi-5", vendor = "Raspberry Pi",
  units = [
    <matrix, count = 4, clock_hz = 2.4e9,
     rates = [<i8 = 64>],
     source = "third_party: LLVM 22, model of cortex-a76 in llvm-mca: 2 SDOT of 128 bit per cycle, 32 operations each">,
    <vector, count = 4, clock_hz = 2.4e9,
     rates = [<f64 = 8>, <f32 = 16>, <f16 = 32>,
              <i32 = 8, source = "third_party: LLVM 22, model of cortex-a76 in llvm-mca: 2 additions of 128 bit per cycle">,
              <i8 = 32, source = "third_party: LLVM 22, model of cortex-a76 in llvm-mca: 2 additions of 128 bit per cycle">],
     source = "third_party: threedots.ovh on Raspberry Pi 5">],
  memory = [
    <"DRAM", bandwidth_bytes_per_s = 17.1e9,
     source = "third_party: circuitdigest.com on Raspberry Pi 5">,
    <"L3", capacity_bytes = 2097152,
     source = "third_party: circuitdigest.com on Raspberry Pi 5">,
    <"L2", capacity_bytes = 2097152, instances = 4,
     source = "third_party: circuitdigest.com on Raspberry Pi 5: 512 KiB per core">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory"}>
