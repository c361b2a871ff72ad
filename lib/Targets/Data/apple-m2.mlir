// GPU of Apple M2, 10 cores.
//
// 256 f32 operations per clock and core: 10 * 256 * 1.398e9 = 3.58e12. f16 is
// no faster. The neural engine is another device and not part of this target.
#roofline.target<"apple-m2", vendor = "Apple",
  units = [
    <vector, count = 10, clock_hz = 1.398e9,
     rates = [<f32 = 256>, <f16 = 256>,
              <i32 = 128, source = "assumed: as M1 (philipturner/metal-benchmarks README: an addition of 32 bit per cycle on each of 128 ALUs)">],
     source = "third_party: philipturner/metal-benchmarks README for the rate, macmegasite.com for cores and clock">],
  memory = [
    <"DRAM", bandwidth_bytes_per_s = 100e9,
     source = "third_party: philipturner/metal-benchmarks README, macmegasite.com">]>
