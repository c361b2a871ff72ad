// Loops and branches for peak_execution.py: a tile that is updated in place, temporaries
// of one iteration, of an inner loop, and of one side of a branch.
func.func @regions(%x: tensor<16x64xf32>, %t: tensor<16x64xf32>, %c: i1) -> tensor<16x64xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %e = tensor.empty() : tensor<16x64xf32>
  %y = linalg.exp ins(%x : tensor<16x64xf32>) outs(%e : tensor<16x64xf32>) -> tensor<16x64xf32>
  %e1 = tensor.empty() : tensor<16x64xf32>
  %init = linalg.exp ins(%t : tensor<16x64xf32>) outs(%e1 : tensor<16x64xf32>) -> tensor<16x64xf32>
  %0 = scf.for %i = %c0 to %c16 step %c1 iter_args(%acc = %init) -> tensor<16x64xf32> {
    %s = tensor.extract_slice %y[%i, 0] [1, 64] [1, 1] : tensor<16x64xf32> to tensor<1x64xf32>
    %er = tensor.empty() : tensor<1x64xf32>
    %r = linalg.exp ins(%s : tensor<1x64xf32>) outs(%er : tensor<1x64xf32>) -> tensor<1x64xf32>
    %1 = scf.for %j = %c0 to %c16 step %c1 iter_args(%inner = %acc) -> tensor<16x64xf32> {
      %eq = tensor.empty() : tensor<1x64xf32>
      %q = linalg.log ins(%r : tensor<1x64xf32>) outs(%eq : tensor<1x64xf32>) -> tensor<1x64xf32>
      %2 = tensor.insert_slice %q into %inner[%j, 0] [1, 64] [1, 1] : tensor<1x64xf32> into tensor<16x64xf32>
      scf.yield %2 : tensor<16x64xf32>
    }
    scf.yield %1 : tensor<16x64xf32>
  }
  %3 = scf.if %c -> tensor<16x64xf32> {
    %e2 = tensor.empty() : tensor<16x64xf32>
    %4 = linalg.exp ins(%0 : tensor<16x64xf32>) outs(%e2 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %e3 = tensor.empty() : tensor<16x64xf32>
    %5 = linalg.add ins(%4, %0 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%e3 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %6 = linalg.exp ins(%5 : tensor<16x64xf32>) outs(%4 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %7 = linalg.add ins(%6, %5 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%6 : tensor<16x64xf32>) -> tensor<16x64xf32>
    scf.yield %7 : tensor<16x64xf32>
  } else {
    %e4 = tensor.empty() : tensor<16x64xf32>
    %8 = linalg.log ins(%0 : tensor<16x64xf32>) outs(%e4 : tensor<16x64xf32>) -> tensor<16x64xf32>
    scf.yield %8 : tensor<16x64xf32>
  }
  return %3 : tensor<16x64xf32>
}
