// acme-opt --acme-choose-tile chooses tiles by time on the target below, of which
// one core multiplies 100 GFLOP/s and converts 10 G/s.
//
// With 100 rows, 64 x 32 weights and a tile of t rows there are ceil(100 / t) tiles:
//   t    tiles   converted   at 10 G/s   macs      at 2 / 100 G/s
//   1    100     204,800     20.5 us     204,800   4.10 us
//   4     25      51,200     5.12 us     204,800   4.10 us
//   8     13      26,624     2.66 us     212,992   4.26 us   <- least of the larger
//   16     7      14,336     1.43 us     229,376   4.59 us
module attributes {roofline.target = #roofline.target<"acme-1", vendor = "acme",
  units = [<matrix, count = 1, clock_hz = 1e9, rates = [<f32 = 100>], source = "made up">,
           <vector, count = 1, clock_hz = 1e9, rates = [<f32 = 10>], source = "made up">],
  memory = [<"DRAM", capacity_bytes = 1e9, bandwidth_bytes_per_s = 1e12, source = "made up">]>} {
  func.func @main(%x: tensor<200x64xf32>, %w: tensor<64x32xi8>) -> tensor<100x32xf32> {
    %half = acme.half %x : tensor<200x64xf32> -> tensor<100x64xf32>
    %y = acme.linear %half, %w : tensor<100x64xf32>, tensor<64x32xi8> -> tensor<100x32xf32>
    return %y : tensor<100x32xf32>
  }
}
