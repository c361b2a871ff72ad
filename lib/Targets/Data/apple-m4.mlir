// GPU of Apple M4, 10 cores.
//
// 256 f32 operations per clock and core: 10 * 256 * 1.68e9 = 4.3e12. The neural
// engine is another device and not part of this target. Sources for the clock
// range from 1.578 to 1.68 GHz; this is the higher.
#roofline.target<"apple-m4", vendor = "Apple",
  units = [
    <vector, count = 10, clock_hz = 1.68e9,
     rates = [<f32 = 256>,
              <i32 = 128, source = "assumed: as M1 (philipturner/metal-benchmarks README: an addition of 32 bit per cycle on each of 128 ALUs)">],
     source = "third_party: macmegasite.com for cores and clock; assumed: rate as of M1 and M2 (philipturner/metal-benchmarks README)">],
  memory = [
    <"DRAM", bandwidth_bytes_per_s = 120e9,
     source = "third_party: philipturner/metal-benchmarks README, macmegasite.com">],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">]>
