// Intel Data Center GPU Max 1550 (Ponte Vecchio), both stacks.
//
// 128 Xe cores; the parts in Aurora use 56 of the 64 in a stack.
#roofline.target<"intel-max-1550", vendor = "Intel",
  units = [
    <matrix, count = 128, clock_hz = 1.6e9,
     rates = [<tf32 = 2048>, <f16 = 4096>, <bf16 = 4096>, <i8 = 8192>],
     source = "derived: from 419, 839 and 1678 T/s (Intel at Hot Chips 34, as reported by tweaktown.com)">,
    <vector, count = 128, clock_hz = 1.6e9,
     rates = [<f64 = 256>, <f32 = 256>],
     source = "derived: from 52 TFLOP/s (Intel at Hot Chips 34, as reported by tweaktown.com)">],
  memory = [
    <"HBM2e", capacity_bytes = 137438953472, bandwidth_bytes_per_s = 3277e9,
     source = "derived: capacity = 128 GiB of memory chips, of which a device reports a few percent less; third_party: glennklockwood.com/garden/processors/pvc">,
    <"L2", capacity_bytes = 427819008, bandwidth_bytes_per_s = 13e12,
     source = "third_party: Intel at Hot Chips 34, as reported by tweaktown.com">,
    <"L1", capacity_bytes = 67108864, bandwidth_bytes_per_s = 105e12,
     source = "third_party: Intel at Hot Chips 34, as reported by tweaktown.com">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83, overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: LLVM Language Reference, load and store: a type narrower than a byte takes whole bytes in memory",
    tdp_w = 600.0, tdp_source = "third_party: glennklockwood.com/garden/processors/pvc"}>
