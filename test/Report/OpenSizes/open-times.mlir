// RUN: split-file %s %t
// RUN: mlir-roofline report %t/linear.mlir --target=%S/../Inputs/h100-rounded.mlir --format=json | FileCheck %s --check-prefix=LINEAR
// RUN: mlir-roofline report %t/linear.mlir --target=nvidia-h100-sxm --format=json | FileCheck %s --check-prefix=LINEAR
// RUN: mlir-roofline report %t/linear.mlir --target=%S/../Inputs/h100-rounded.mlir --bind=a=344,b=325,c=318,d=306,e=1,f=1 --columns=bound_by | FileCheck %s --check-prefix=BELOW
// RUN: mlir-roofline report %t/linear.mlir --target=%S/../Inputs/h100-rounded.mlir --bind=a=345,b=326,c=319,d=307,e=1,f=1 --columns=bound_by | FileCheck %s --check-prefix=FROM
// RUN: mlir-roofline report %t/one.mlir --target=%S/../Inputs/h100-rounded.mlir | FileCheck %s --check-prefix=TABLE
// RUN: mlir-roofline explain %t/one.mlir --op=linalg.matmul --target=%S/../Inputs/h100-rounded.mlir | FileCheck %s --check-prefix=EXPLAIN
// RUN: mlir-roofline report %t/tokens.mlir --target=%S/../Inputs/h100-rounded.mlir | FileCheck %s --check-prefix=TOKENS
// RUN: mlir-roofline report %t/two.mlir --target=%S/../Inputs/h100-rounded.mlir --name=arg0.d0=rows,arg1.d1=cols | FileCheck %s --check-prefix=OPEN
// RUN: mlir-roofline report %t/two.mlir --target=%S/../Inputs/h100-rounded.mlir --name=arg0.d0=rows,arg1.d1=cols --range=cols=1..4096 | FileCheck %s --check-prefix=RANGE
// RUN: mlir-roofline report %t/middle.mlir --target=%S/../Inputs/h100-rounded.mlir | FileCheck %s --check-prefix=MIDDLE
// RUN: mlir-roofline report %t/middle.mlir --target=%S/../Inputs/h100-rounded.mlir --range=n=1..443 | FileCheck %s --check-prefix=UPTO
// RUN: mlir-roofline report %t/middle.mlir --target=%S/../Inputs/h100-rounded.mlir --range=n=1..442 | FileCheck %s --check-prefix=ALWAYS
// RUN: mlir-roofline report %t/one.mlir --target=%S/../Inputs/h100-rounded.mlir --range=n=1..300 | FileCheck %s --check-prefix=NEVER
// RUN: mlir-roofline report %t/one.mlir --target=%S/../Inputs/h100-rounded.mlir --range=n=400..500 | FileCheck %s --check-prefix=ALWAYS

// Times of open sizes, and where compute units are the limit.
//
// A product of B rows with an h x o matrix in bf16 takes 2Bho / 989e12 s of the
// matrix unit and 2 (Bh + ho + Bo) / 3.35e12 s of memory. With R = 989 / 3.35
// = 295.22 the first is larger from B = R ho / (ho - R (h + o)) on:
//   4096, 4096:   295.22 * 16777216 / (16777216 - 295.22 * 8192)  = 344.9
//   4096, 14336:  295.22 * 58720256 / (58720256 - 295.22 * 18432) = 325.4
//   8192, 8192:   295.22 * 67108864 / (67108864 - 295.22 * 16384) = 318.2
//   16384, 16384: 295.22 * 2^28 / (2^28 - 295.22 * 32768)         = 306.3

//--- linear.mlir
// BELOW-NOT: matrix.bf16
// BELOW: total
// FROM-COUNT-4: matrix.bf16
#id = affine_map<(i, j) -> (i, j)>
func.func @main(%a: tensor<?x4096xbf16> {roofline.size = "a"}, %wa: tensor<4096x4096xbf16>, %ya: tensor<?x4096xbf16>,
                %b: tensor<?x4096xbf16> {roofline.size = "b"}, %wb: tensor<4096x14336xbf16>, %yb: tensor<?x14336xbf16>,
                %c: tensor<?x8192xbf16> {roofline.size = "c"}, %wc: tensor<8192x8192xbf16>, %yc: tensor<?x8192xbf16>,
                %d: tensor<?x16384xbf16> {roofline.size = "d"}, %wd: tensor<16384x16384xbf16>, %yd: tensor<?x16384xbf16>,
                %e: tensor<?x32x32x8xbf16> {roofline.size = "e"}, %we: tensor<3x3x8xbf16>, %ye: tensor<?x30x30x8xbf16>,
                %f: tensor<?x64xbf16> {roofline.size = "f"})
    -> (tensor<?x4096xbf16>, tensor<?x14336xbf16>, tensor<?x8192xbf16>, tensor<?x16384xbf16>, tensor<?x30x30x8xbf16>, tensor<?x64xbf16>) {
  %zero = arith.constant 0.0 : bf16
  // LINEAR: "size": "a"
  // LINEAR-NEXT: "intervals": [
  // LINEAR-NEXT: [
  // LINEAR-NEXT: 345,
  // LINEAR-NEXT: null
  %ia = linalg.fill ins(%zero : bf16) outs(%ya : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  %0 = linalg.matmul ins(%a, %wa : tensor<?x4096xbf16>, tensor<4096x4096xbf16>) outs(%ia : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  // LINEAR: "size": "b"
  // LINEAR: 326,
  %ib = linalg.fill ins(%zero : bf16) outs(%yb : tensor<?x14336xbf16>) -> tensor<?x14336xbf16>
  %1 = linalg.matmul ins(%b, %wb : tensor<?x4096xbf16>, tensor<4096x14336xbf16>) outs(%ib : tensor<?x14336xbf16>) -> tensor<?x14336xbf16>
  // LINEAR: "size": "c"
  // LINEAR: 319,
  %ic = linalg.fill ins(%zero : bf16) outs(%yc : tensor<?x8192xbf16>) -> tensor<?x8192xbf16>
  %2 = linalg.matmul ins(%c, %wc : tensor<?x8192xbf16>, tensor<8192x8192xbf16>) outs(%ic : tensor<?x8192xbf16>) -> tensor<?x8192xbf16>
  // LINEAR: "size": "d"
  // LINEAR: 307,
  %id = linalg.fill ins(%zero : bf16) outs(%yd : tensor<?x16384xbf16>) -> tensor<?x16384xbf16>
  %3 = linalg.matmul ins(%d, %wd : tensor<?x16384xbf16>, tensor<16384x16384xbf16>) outs(%id : tensor<?x16384xbf16>) -> tensor<?x16384xbf16>
  // Depthwise: never.
  // LINEAR: "size": "e"
  // LINEAR-NEXT: "intervals": []
  %4 = linalg.depthwise_conv_2d_nhwc_hwc ins(%e, %we : tensor<?x32x32x8xbf16>, tensor<3x3x8xbf16>) outs(%ye : tensor<?x30x30x8xbf16>) -> tensor<?x30x30x8xbf16>
  // Elementwise: never.
  // LINEAR: "size": "f"
  // LINEAR-NEXT: "intervals": []
  %5 = linalg.add ins(%f, %f : tensor<?x64xbf16>, tensor<?x64xbf16>) outs(%f : tensor<?x64xbf16>) -> tensor<?x64xbf16>
  return %0, %1, %2, %3, %4, %5 : tensor<?x4096xbf16>, tensor<?x14336xbf16>, tensor<?x8192xbf16>, tensor<?x16384xbf16>, tensor<?x30x30x8xbf16>, tensor<?x64xbf16>
}

//--- one.mlir
// 2 * 4096^2 / 989e12 = 33.9 ns for each row; or 2 * 2 * 4096 / 3.35e12 = 4.89
// ns, and 2 * 4096^2 / 3.35e12 = 10.0 us for the matrix.
// TABLE: latency bound 33.9 ns*n (matrix.bf16) for large sizes
// TABLE: linalg.matmul {{.*}} matrix.bf16 from n = 345, else HBM 33.9 ns*n
// TABLE: latency bound 33.9 ns*n from n = 345 on, 4.89 ns*n + 10.0 us up to 344
// TABLE-NEXT: mostly by matrix.bf16 from n = 345, else HBM
// TABLE-NEXT: compute-bound n >= 345
// TABLE-NEXT: floor 33.9 ns*n from n = 345 on, 4.89 ns*n + 10.0 us up to 344 by matrix.bf16 from n = 345, else HBM
// EXPLAIN: time the larger of {{.*}} (matrix.bf16)
// EXPLAIN-NEXT: and {{.*}} (HBM)
// EXPLAIN-NEXT: bound by matrix.bf16 from n = 345, else HBM
// EXPLAIN-NEXT: compute-bound n >= 345
// NEVER: compute-bound never
// ALWAYS: compute-bound {{ *}}always
func.func @main(%x: tensor<?x4096xbf16> {roofline.size = "n"}, %w: tensor<4096x4096xbf16>, %y: tensor<?x4096xbf16>) -> tensor<?x4096xbf16> {
  %zero = arith.constant 0.0 : bf16
  %0 = linalg.fill ins(%zero : bf16) outs(%y : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  %1 = linalg.matmul ins(%x, %w : tensor<?x4096xbf16>, tensor<4096x4096xbf16>) outs(%0 : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  return %1 : tensor<?x4096xbf16>
}

//--- tokens.mlir
// All depends on the number of tokens alone.
// TOKENS: compute-bound batch*sequence >= 345
func.func @main(%x: tensor<?x?x4096xbf16> {roofline.size = ["batch", "sequence", ""]}, %w: tensor<4096x4096xbf16>, %y: tensor<?x4096xbf16>) -> tensor<?x4096xbf16> {
  %zero = arith.constant 0.0 : bf16
  %tokens = tensor.collapse_shape %x [[0, 1], [2]] : tensor<?x?x4096xbf16> into tensor<?x4096xbf16>
  %0 = linalg.fill ins(%zero : bf16) outs(%y : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  %1 = linalg.matmul ins(%tokens, %w : tensor<?x4096xbf16>, tensor<4096x4096xbf16>) outs(%0 : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  return %1 : tensor<?x4096xbf16>
}

//--- two.mlir
// With one column it is a sum over rows, and never compute-bound.
// OPEN-NOT: compute-bound
// OPEN: floor
// RANGE: compute-bound never at cols = 1; rows >= 345 at cols = 4096
func.func @main(%x: tensor<?x4096xbf16>, %w: tensor<4096x?xbf16>, %y: tensor<?x?xbf16>) -> tensor<?x?xbf16> {
  %zero = arith.constant 0.0 : bf16
  %0 = linalg.fill ins(%zero : bf16) outs(%y : tensor<?x?xbf16>) -> tensor<?x?xbf16>
  %1 = linalg.matmul ins(%x, %w : tensor<?x4096xbf16>, tensor<4096x?xbf16>) outs(%0 : tensor<?x?xbf16>) -> tensor<?x?xbf16>
  return %1 : tensor<?x?xbf16>
}

//--- middle.mlir
// Compute-bound on both sides. The square takes 2 * 4096^3 / 989e12 = 139 us of the
// matrix unit, the sum 4 * 262144 / 3.35e12 = 313 ns * n of memory, and the product
// 2 * 512 / 989e12 = 1.04 ps * n^2 of the matrix unit, or of memory up to n = 1394,
// 2 (1024 n + n^2) / 3.35e12. Memory has more than half where
//   313.62 ns * n + 0.597 ps * n^2 > 139 us, from n = 442.7 on, and
//   313.01 ns * n > 139 us + 1.0354 ps * n^2, up to n = 301864.6.
// UPTO: compute-bound {{ *}}n <= 442{{$}}
// Both ends of all sizes say the matrix unit, which does not hold between them.
// MIDDLE: mostly by {{ *}}matrix.bf16 for small and large sizes{{$}}
// MIDDLE-NEXT: compute-bound {{ *}}n <= 442 and >= 301865{{$}}
func.func @main(%a: tensor<4096x4096xbf16>, %ya: tensor<4096x4096xbf16>,
                %b: tensor<?x262144xbf16> {roofline.size = "n"}, %yb: tensor<?x262144xbf16>,
                %c: tensor<?x512xbf16> {roofline.size = "n"}, %d: tensor<512x?xbf16> {roofline.size = ["", "n"]}, %yc: tensor<?x?xbf16>)
    -> (tensor<4096x4096xbf16>, tensor<?x262144xbf16>, tensor<?x?xbf16>) {
  %zero = arith.constant 0.0 : bf16
  %ia = linalg.fill ins(%zero : bf16) outs(%ya : tensor<4096x4096xbf16>) -> tensor<4096x4096xbf16>
  %0 = linalg.matmul ins(%a, %a : tensor<4096x4096xbf16>, tensor<4096x4096xbf16>) outs(%ia : tensor<4096x4096xbf16>) -> tensor<4096x4096xbf16>
  %1 = linalg.add ins(%b, %b : tensor<?x262144xbf16>, tensor<?x262144xbf16>) outs(%yb : tensor<?x262144xbf16>) -> tensor<?x262144xbf16>
  %ic = linalg.fill ins(%zero : bf16) outs(%yc : tensor<?x?xbf16>) -> tensor<?x?xbf16>
  %2 = linalg.matmul ins(%c, %d : tensor<?x512xbf16>, tensor<512x?xbf16>) outs(%ic : tensor<?x?xbf16>) -> tensor<?x?xbf16>
  return %0, %1, %2 : tensor<4096x4096xbf16>, tensor<?x262144xbf16>, tensor<?x?xbf16>
}
