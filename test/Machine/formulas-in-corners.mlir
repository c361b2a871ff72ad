// Times for large and small sizes where these decide a minimum, and where they
// are rounded.

// A look-up of n rows of 64 f32 in a table of 100 reads 8 bytes of each number,
// writes 256 bytes of each row, and reads 256 * min(100, n) bytes of the table:
// 264 * n + 25600 bytes for large n, 520 * n for small ones. At 3352e9 bytes a
// second that is 78.8 ps * n + 7.64 ns, and 155 ps * n.
// RUN: mlir-roofline report %s --function=rows --target=nvidia-h100-sxm | FileCheck %s --check-prefix=ROWS
// All rows may be one, so that this is an upper bound.
// ROWS: latency bound {{ *}}<= 78.8 ps*n + 7.64 ns for large sizes, <= 155 ps*n for small ones

// An H100 takes a byte for each bit, but none for those that fill the last byte:
// 5 * n bytes with what is written, 1.49 ps * n.
// RUN: mlir-roofline report %s --function=bits --target=nvidia-h100-sxm | FileCheck %s --check-prefix=BITS
// BITS: latency bound {{ *}}1.49 ps*n{{$}}

// Every other of n numbers is ceildiv(n, 2): 8 * ceildiv(n, 2) bytes that are read
// and written take 1.19 ps * n, but for the rounding.
// RUN: mlir-roofline report %s --function=halves --target=nvidia-h100-sxm | FileCheck %s --check-prefix=HALVES
// HALVES: bytes {{ *}}8*ceildiv(n, 2) B
// HALVES: latency bound {{ *}}~ 1.19 ps*n
// RUN: mlir-roofline report %s --function=halves --target=nvidia-h100-sxm --format=json -o %t.json
// RUN: FileCheck %s --check-prefix=JSON --input-file=%t.json
// JSON: "latency_bound": {
// JSON: "large": {
// JSON-NEXT: "seconds": "1.19{{[0-9]*}}e-12*n
// JSON: "rounded": true

func.func @rows(%ids: tensor<?xi64> {roofline.size = "n"}, %table: tensor<100x64xf32>) -> tensor<?x64xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %ids, %c0 : tensor<?xi64>
  %empty = tensor.empty(%n) : tensor<?x64xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%ids : tensor<?xi64>) outs(%empty : tensor<?x64xf32>) {
  ^bb0(%id: i64, %out: f32):
    %row = arith.index_cast %id : i64 to index
    %column = linalg.index 1 : index
    %value = tensor.extract %table[%row, %column] : tensor<100x64xf32>
    linalg.yield %value : f32
  } -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}

func.func @bits(%mask: tensor<?xi1> {roofline.size = "n"}) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %one = arith.constant 1.0 : f32
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %mask, %c0 : tensor<?xi1>
  %empty = tensor.empty(%n) : tensor<?xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%mask : tensor<?xi1>) outs(%empty : tensor<?xf32>) {
  ^bb0(%bit: i1, %out: f32):
    %value = arith.select %bit, %one, %zero : f32
    linalg.yield %value : f32
  } -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

func.func @halves(%x: tensor<?xf32> {roofline.size = "n"}) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %half = arith.ceildivsi %n, %c2 : index
  %slice = tensor.extract_slice %x[0] [%half] [2] : tensor<?xf32> to tensor<?xf32>
  %empty = tensor.empty(%half) : tensor<?xf32>
  %0 = linalg.exp ins(%slice : tensor<?xf32>) outs(%empty : tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
