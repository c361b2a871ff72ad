// NVIDIA Grace CPU (Arm Neoverse V2), one die.
//
// 4 SVE2 pipes of 128 bit per core: 32 f32 operations per cycle.
#roofline.target<"nvidia-grace", vendor = "NVIDIA",
  units = [
    <vector, count = 72, clock_hz = 3.1e9,
     rates = [<f64 = 16>, <f32 = 32>],
     source = "third_party: MLPerf Inference v6.1 system descriptions">],
  memory = [
    <"LPDDR5X", bandwidth_bytes_per_s = 500e9,
     source = "third_party: MLPerf Inference v6.1 system descriptions: about 500 GB/s">,
    <"L3", capacity_bytes = 122683392,
     source = "third_party: MLPerf Inference v6.1 system descriptions">,
    <"L2", capacity_bytes = 75497472, instances = 72,
     source = "third_party: MLPerf Inference v6.1 system descriptions: 1 MiB per core">]>
