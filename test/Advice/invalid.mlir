// RUN: not mlir-roofline advise 2>&1 | FileCheck %s --check-prefix=MODEL
// MODEL: expected a MODEL, a file or - for standard input (see mlir-roofline advise --help)
// RUN: not mlir-roofline advise %s 2>&1 | FileCheck %s --check-prefix=NO-TARGET
// NO-TARGET: expected --target=NAME or a module with a roofline.target: advice is for a machine
// RUN: not mlir-roofline advise %s --target=nvidia-h100-sxm --target=nvidia-l4 2>&1 | FileCheck %s --check-prefix=TWO
// TWO: in --target: expected one target, found 2
// RUN: not mlir-roofline advise %s --target=nvidia-h100-sxm --kind=precomputed 2>&1 | FileCheck %s --check-prefix=KIND
// KIND: in --kind: expected precompute, {{.*}} or narrow-types, found 'precomputed', did you mean precompute?
// RUN: not mlir-roofline advise %s --target=nvidia-h100-sxm --batch-symbol=arg7.d0 2>&1 | FileCheck %s --check-prefix=BATCH
// BATCH: in --batch-symbol 'arg7.d0': expected a size or the extent of an argument
// RUN: not mlir-roofline advise %s --target=nvidia-h100-sxm --batch-symbol=arg0.d0 2>&1 | FileCheck %s --check-prefix=SETTLED
// SETTLED: in --batch-symbol 'arg0.d0': expected an open size, found one that the program settles: there is no other batch to advise
// RUN: sed 's/tensor<4x/tensor<?x/g' %s | not mlir-roofline advise - --target=nvidia-h100-sxm --bind=arg0.d0=4 --batch-symbol=arg0.d0 2>&1 | FileCheck %s --check-prefix=WEIGHTS
// WEIGHTS: in --batch-symbol 'arg0.d0': expected weights that the items of a batch share, found none; --params says which arguments are
// RUN: not mlir-roofline advise %s --target=nvidia-h100-sxm -o %s 2>&1 | FileCheck %s --check-prefix=OVER
// OVER: to be no input, found that it is read as well
// RUN: echo 'func.func @main() { return %x : i32 }' | not mlir-roofline advise - --target=nvidia-h100-sxm 2>&1 | FileCheck %s --check-prefix=BROKEN
// BROKEN: error:

func.func @main(%x: tensor<4xf32>, %out: tensor<4xf32>) -> tensor<4xf32> {
  %0 = linalg.exp ins(%x : tensor<4xf32>) outs(%out : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
