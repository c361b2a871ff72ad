// Made up: 1 GFLOP/s in f32, and a cache of 1000 bytes with lines of one.
#roofline.target<"small-cache", vendor = "example",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>], source = "made up">],
  memory = [<"DRAM", capacity_bytes = 1e9, bandwidth_bytes_per_s = 1e9, source = "made up">,
            <"LL", capacity_bytes = 1000, source = "made up">]>
