// RUN: split-file %s %t
// RUN: mlir-roofline report %t/add.mlir --target=%t/known.mlir --cache=hot --format=json | FileCheck %s --check-prefix=KNOWN
// RUN: mlir-roofline report %t/add.mlir --target=%t/no-bandwidth.mlir --cache=hot --format=json | FileCheck %s --check-prefix=LOWER
// RUN: mlir-roofline report %t/add.mlir --target=%t/no-bandwidth.mlir --cache=hot | FileCheck %s --check-prefix=TEXT
// RUN: mlir-roofline report %t/add.mlir --target=%t/no-capacity.mlir --cache=hot | FileCheck %s --check-prefix=COLD
// RUN: mlir-roofline report %t/add.mlir --target=%t/flat.mlir --cache=hot | FileCheck %s --check-prefix=COLD
// RUN: mlir-roofline report %t/add.mlir --target=%t/no-bandwidth.mlir --format=json | FileCheck %s --check-prefix=EXACT
// RUN: mlir-roofline report %t/add.mlir --target=%t/measured.mlir --cache=hot --format=json | FileCheck %s --check-prefix=MEASURED
// RUN: mlir-roofline report %t/add.mlir --target=%t/measured.mlir --format=json | FileCheck %s --check-prefix=UNSEEN
// RUN: mlir-roofline report %t/open.mlir --target=%t/measured.mlir --cache=hot --bind arg0.d0=1024 --format=json | FileCheck %s --check-prefix=MEASURED

// 3 x 4096 B from a cache that holds each operand: 12288 B / 1e10 B/s = 1.2288 us; from
// DRAM they would take ten times as long. The work takes 1.024 ns.

//--- known.mlir
#roofline.target<"known",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>,
            <"L2", capacity_bytes = 4096, bandwidth_bytes_per_s = 1e10>]>
//--- no-bandwidth.mlir
#roofline.target<"no-bandwidth",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>, <"L2", capacity_bytes = 4096>]>
//--- no-capacity.mlir
#roofline.target<"no-capacity",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>, <"L2", bandwidth_bytes_per_s = 1e10>]>
//--- measured.mlir
#roofline.target<"measured",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>, <"L2", capacity_bytes = 8192>],
  efficiency = [<elementwise, memory = 0.5, cache_share = 0.75, cache_bytes_per_s = 4e9>]>
//--- flat.mlir
#roofline.target<"flat",
  units = [<vector, count = 1, clock_hz = 1e12, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>

// KNOWN:      "bound_by": "L2"
// KNOWN:      "time_s": 1.2288{{(0+[0-9])?}}e-06
// KNOWN-NEXT: "status": "exact"
// KNOWN:      "resident_bytes": 4096

// Nobody knows how fast the cache is: the work alone is certain.
// LOWER:      "bound_by": "vector.f32"
// LOWER:      "time_s": 1.024{{(0+[0-9])?}}e-09
// LOWER-NEXT: "status": "lower"
// LOWER:      "resident_bytes": 4096
// TEXT:       Target no-bandwidth, caches hot{{$}}
// TEXT:       latency bound >= 1.02 ns

// Without a size nothing is known to be there: 12288 B of DRAM.
// COLD: Target {{[a-z-]+}}, caches hot, but not taken into account: times are those of cold ones
// COLD: latency bound 12.3 us

// Cold caches need no figure of a cache.
// EXACT:     "time_s": 1.2288{{(0+[0-9])?}}e-05
// EXACT-NEXT: "status": "exact"
// EXACT-NOT: "resident_bytes"

// Three quarters of the cache are 6144 B, which take 1.536 us at 4 GB/s; the other half of
// the 12288 B takes 12.288 us at half of 1 GB/s. From a cold cache it is 24.576 us.
// MEASURED: "estimate_s": 1.3824{{(0+[0-9])?}}e-05
// UNSEEN:   "estimate_s": 2.4576{{(0+[0-9])?}}e-05

//--- open.mlir
func.func @main(%x: tensor<?xf32>, %y: tensor<?xf32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  %s = linalg.add ins(%x, %y : tensor<?xf32>, tensor<?xf32>)
                  outs(%e : tensor<?xf32>) -> tensor<?xf32>
  return %s : tensor<?xf32>
}
//--- add.mlir
func.func @main(%x: tensor<1024xf32>, %y: tensor<1024xf32>) -> tensor<1024xf32> {
  %e = tensor.empty() : tensor<1024xf32>
  %s = linalg.add ins(%x, %y : tensor<1024xf32>, tensor<1024xf32>)
                  outs(%e : tensor<1024xf32>) -> tensor<1024xf32>
  return %s : tensor<1024xf32>
}
