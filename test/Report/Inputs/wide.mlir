// As tiny, with 16 GB/s.
#roofline.target<"wide", vendor = "example",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<f16 = 8>], source = "made up">,
           <vector, count = 1, clock_hz = 1e9, rates = [<f16 = 4>, <f32 = 2>, <i32 = 2>], source = "made up">],
  memory = [<"DRAM", capacity_bytes = 1e9, bandwidth_bytes_per_s = 16e9, source = "made up">]>
