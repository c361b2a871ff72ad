// Made up, with round numbers: 2 GFLOP/s in f32 on the vector unit, 8 in f16 on
// the matrix unit, 4 in f16 on the vector unit, 1 GB/s.
#roofline.target<"tiny", vendor = "example",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<f16 = 8>], source = "made up">,
           <vector, count = 1, clock_hz = 1e9, rates = [<f16 = 4>, <f32 = 2>, <i32 = 2>], source = "made up">],
  memory = [<"DRAM", capacity_bytes = 1e9, bandwidth_bytes_per_s = 1e9, source = "made up">]>
