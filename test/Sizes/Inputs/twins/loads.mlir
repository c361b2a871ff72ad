// NAMES: arg0.d0=B,arg0.d1=S,arg1.d0=S,arg1.d1=B
// VALUES: B=1,5 S=3,64
// Single loads in loops: the floor reads all of what they touch.
func.func @main(%a: memref<{B}x{S}xf32>, %b: memref<{S}x{B}xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %d0 = memref.dim %a, %c0 : memref<{B}x{S}xf32>
  %d1 = memref.dim %a, %c1 : memref<{B}x{S}xf32>
  scf.for %i = %c0 to %d0 step %c1 {
    scf.for %j = %c0 to %d1 step %c1 {
      %x = memref.load %a[%i, %j] : memref<{B}x{S}xf32>
      %y = math.exp %x : f32
      memref.store %y, %b[%j, %i] : memref<{S}x{B}xf32>
    }
  }
  return
}
