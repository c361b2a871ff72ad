// RUN: split-file %s %t
// RUN: mlir-roofline report %t/square.mlir --target=nvidia-h100-sxm --bind arg0.d0=344 --format=json | FileCheck %s --check-prefix=MEMORY
// RUN: mlir-roofline report %t/square.mlir --target=nvidia-h100-sxm --bind arg0.d0=345 --format=json | FileCheck %s --check-prefix=COMPUTE
// RUN: mlir-roofline report %t/wide.mlir --target=nvidia-h100-sxm --bind arg0.d0=325 --format=json | FileCheck %s --check-prefix=MEMORY
// RUN: mlir-roofline report %t/wide.mlir --target=nvidia-h100-sxm --bind arg0.d0=326 --format=json | FileCheck %s --check-prefix=COMPUTE
// RUN: mlir-roofline report %t/huge.mlir --target=nvidia-h100-sxm --bind arg0.d0=295 --format=json | FileCheck %s --check-prefix=MEMORY
// RUN: mlir-roofline report %t/huge.mlir --target=nvidia-h100-sxm --bind arg0.d0=296 --format=json | FileCheck %s --check-prefix=COMPUTE

// The batch from which a linear layer h -> o in bf16 is bound by compute. It does
// 2*B*h*o operations and moves 2*(B*h + h*o + B*o) bytes, so it is where
// B*h*o / (h*o + B*(h + o)) = R, that is B = R*h*o / (h*o - R*(h + o)), with R the
// ridge point: 132 * 4096 * 1.83e9 / 3352e9 = 295.18.
// 4096 -> 4096:  295.18 * 4096 / (4096 - 2*295.18)                          = 344.9
// 4096 -> 14336: 295.18 * 58720256 / (58720256 - 295.18*18432)              = 325.3
// 2^40 -> 2^40:  295.18

// MEMORY:  "targets": [
// MEMORY:    "bound_by": "HBM3"
// COMPUTE: "targets": [
// COMPUTE:   "bound_by": "matrix.bf16"

//--- square.mlir
func.func @linear(%x: tensor<?x4096xbf16>, %w: tensor<4096x4096xbf16>) -> tensor<?x4096xbf16> {
  %zero = arith.constant 0.0 : bf16
  %c0 = arith.constant 0 : index
  %b = tensor.dim %x, %c0 : tensor<?x4096xbf16>
  %empty = tensor.empty(%b) : tensor<?x4096xbf16>
  %init = linalg.fill ins(%zero : bf16) outs(%empty : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  %0 = linalg.matmul ins(%x, %w : tensor<?x4096xbf16>, tensor<4096x4096xbf16>) outs(%init : tensor<?x4096xbf16>) -> tensor<?x4096xbf16>
  return %0 : tensor<?x4096xbf16>
}

//--- wide.mlir
func.func @linear(%x: tensor<?x4096xbf16>, %w: tensor<4096x14336xbf16>) -> tensor<?x14336xbf16> {
  %zero = arith.constant 0.0 : bf16
  %c0 = arith.constant 0 : index
  %b = tensor.dim %x, %c0 : tensor<?x4096xbf16>
  %empty = tensor.empty(%b) : tensor<?x14336xbf16>
  %init = linalg.fill ins(%zero : bf16) outs(%empty : tensor<?x14336xbf16>) -> tensor<?x14336xbf16>
  %0 = linalg.matmul ins(%x, %w : tensor<?x4096xbf16>, tensor<4096x14336xbf16>) outs(%init : tensor<?x14336xbf16>) -> tensor<?x14336xbf16>
  return %0 : tensor<?x14336xbf16>
}

//--- huge.mlir
func.func @linear(%x: tensor<?x1099511627776xbf16>, %w: tensor<1099511627776x1099511627776xbf16>) -> tensor<?x1099511627776xbf16> {
  %zero = arith.constant 0.0 : bf16
  %c0 = arith.constant 0 : index
  %b = tensor.dim %x, %c0 : tensor<?x1099511627776xbf16>
  %empty = tensor.empty(%b) : tensor<?x1099511627776xbf16>
  %init = linalg.fill ins(%zero : bf16) outs(%empty : tensor<?x1099511627776xbf16>) -> tensor<?x1099511627776xbf16>
  %0 = linalg.matmul ins(%x, %w : tensor<?x1099511627776xbf16>, tensor<1099511627776x1099511627776xbf16>) outs(%init : tensor<?x1099511627776xbf16>) -> tensor<?x1099511627776xbf16>
  return %0 : tensor<?x1099511627776xbf16>
}
