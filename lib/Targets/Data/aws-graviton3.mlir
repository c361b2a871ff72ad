// AWS Graviton3 (Arm Neoverse V1).
//
// 2 SVE pipes of 256 bit per core: 32 f32 operations per cycle.
#roofline.target<"aws-graviton3", vendor = "AWS",
  units = [
    <vector, count = 64, clock_hz = 2.6e9,
     rates = [<f64 = 16>, <f32 = 32>],
     source = "third_party: wikichip.org Neoverse V1, theregister.com on Graviton3">],
  memory = [
    <"DDR5", bandwidth_bytes_per_s = 307.2e9,
     source = "derived: 8 channels * 4800 MT/s * 8 B (theregister.com on Graviton3)">,
    <"L3", capacity_bytes = 33554432,
     source = "third_party: wikichip.org, theregister.com">,
    <"L2", capacity_bytes = 67108864, instances = 64,
     source = "third_party: wikichip.org, theregister.com: 1 MiB per core">]>
