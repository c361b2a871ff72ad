// GPU of Apple M1, 8 cores.
//
// 256 f32 operations per clock and core: 8 * 256 * 1.278e9 = 2.62e12. f16 is no
// faster. The neural engine is another device and not part of this target.
#roofline.target<"apple-m1", vendor = "Apple",
  units = [
    <vector, count = 8, clock_hz = 1.278e9,
     rates = [<f32 = 256>, <f16 = 256>,
              <i32 = 128, source = "third_party: philipturner/metal-benchmarks README: an addition of 32 bit per cycle on each of 128 ALUs">],
     source = "third_party: philipturner/metal-benchmarks README">],
  memory = [
    <"DRAM", bandwidth_bytes_per_s = 68e9,
     source = "third_party: philipturner/metal-benchmarks README, macmegasite.com">],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">]>
