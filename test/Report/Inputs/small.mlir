// Made up: an outer memory of 1000 B, a cache without a capacity, one of 100 B.
#roofline.target<"small", vendor = "example",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 2>], source = "made up">],
  memory = [<"SRAM", capacity_bytes = 1e3, bandwidth_bytes_per_s = 1e9, source = "made up">,
            <"cache", bandwidth_bytes_per_s = 2e9, source = "made up">,
            <"tiny cache", capacity_bytes = 1e2, bandwidth_bytes_per_s = 4e9, source = "made up">]>
