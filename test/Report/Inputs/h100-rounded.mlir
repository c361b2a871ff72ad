// An H100 as it is rounded in the literature.
#roofline.target<"rounded",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<bf16 = 989000>]>,
           <vector, count = 1, clock_hz = 1e9, rates = [<f32 = 66900>, <bf16 = 133800>]>],
  memory = [<"HBM", bandwidth_bytes_per_s = 3.35e12>]>
