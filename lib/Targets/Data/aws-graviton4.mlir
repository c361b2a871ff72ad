// AWS Graviton4 (Arm Neoverse V2).
//
// 4 SVE2 pipes of 128 bit per core: 32 f32 operations per cycle. The clock is
// assumed: AWS does not state one.
#roofline.target<"aws-graviton4", vendor = "AWS",
  units = [
    <vector, count = 96, clock_hz = 2.8e9,
     rates = [<f64 = 16>, <f32 = 32>],
     source = "third_party: chipsandcheese on Graviton4; assumed: clock">],
  memory = [
    <"DDR5", bandwidth_bytes_per_s = 537.6e9,
     source = "derived: 12 channels * 5600 MT/s * 8 B (chipsandcheese)">,
    <"L3", capacity_bytes = 37748736,
     source = "third_party: chipsandcheese on Graviton4">,
    <"L2", capacity_bytes = 201326592, instances = 96,
     source = "third_party: chipsandcheese on Graviton4: 2 MiB per core">]>
