// RUN: roofline-opt %s --roofline-annotate --split-input-file | FileCheck %s

// Where one loop is left of several, the address says which of them summed: what
// counted inside is in a quotient of the counter only.

// Rows of k, one after the other: k products for each element of %c. Also the sizes
// of %c may be anything.
// CHECK-LABEL: func @rows
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @rows(%a: memref<?x?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index, %k: index) {
  %nk = arith.muli %n, %k : index
  affine.for %i = 0 to %nk {
    %p = affine.apply affine_map<(d0)[s0] -> (d0 floordiv s0)>(%i)[%k]
    %q = affine.apply affine_map<(d0)[s0] -> (d0 mod s0)>(%i)[%k]
    %x = memref.load %a[%p, %q] : memref<?x?xf32>
    %y = memref.load %b[%q] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  return
}

// -----

// Rows of 5 and planes of 7 of them, in the map of the access, where the divisor is a number.
// CHECK-LABEL: func @in_map
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @in_map(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x7xf32>, %n: index) {
  affine.for %i = 0 to %n {
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = affine.load %c[%i floordiv 35, (%i floordiv 5) mod 7] : memref<?x7xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[%i floordiv 35, (%i floordiv 5) mod 7] : memref<?x7xf32>
  }
  return
}

// -----

// Each element once: what counted inside is a position.
// CHECK-LABEL: func @elementwise
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @elementwise(%a: memref<?x?xf32>, %b: memref<?x?xf32>, %c: memref<?x?xf32>, %n: index, %k: index) {
  %nk = arith.muli %n, %k : index
  affine.for %i = 0 to %nk {
    %p = affine.apply affine_map<(d0)[s0] -> (d0 floordiv s0)>(%i)[%k]
    %q = affine.apply affine_map<(d0)[s0] -> (d0 mod s0)>(%i)[%k]
    %x = memref.load %a[%p, %q] : memref<?x?xf32>
    %y = memref.load %b[%p, %q] : memref<?x?xf32>
    %z = memref.load %c[%p, %q] : memref<?x?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p, %q] : memref<?x?xf32>
  }
  return
}

// -----

// Every third and every other element: 0, 1, 3, 4, 6, ... (3*i floordiv 2), all
// different; 0, 0, 1, 2, 3, 3, ... (3*i floordiv 4), some of them twice.
// CHECK-LABEL: func @steps
// CHECK: arith.mulf {{.*}}<flops = 1>
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @steps(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %d: memref<?xf32>, %n: index) {
  affine.for %i = 0 to %n {
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = affine.load %c[(3 * %i) floordiv 2] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[(3 * %i) floordiv 2] : memref<?xf32>
    %w = affine.load %d[(3 * %i) floordiv 4] : memref<?xf32>
    %p = arith.mulf %x, %y : f32
    %t = arith.addf %w, %p : f32
    affine.store %t, %d[(3 * %i) floordiv 4] : memref<?xf32>
  }
  return
}

// -----

// A position that the loop carries is another one each time, though the counter is not in
// it. Of one that is loaded, data say whether it is.
// CHECK-LABEL: func @scatter
// CHECK: arith.mulf {{.*}}<upper, macs = 1, flops = 1>
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @scatter(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %positions: memref<?xindex>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  affine.for %i = 0 to %n {
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %p = affine.load %positions[%i] : memref<?xindex>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  %end = scf.for %i = %c0 to %n step %c1 iter_args(%p = %c0) -> index {
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
    %next = arith.addi %p, %c1 : index
    scf.yield %next : index
  }
  return
}

// -----

// The quotient counts the loop inside, which starts where the outer one is: only
// the inner one comes back.
// CHECK-LABEL: func @nest
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @nest(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %n: index, %k: index) {
  affine.for %i = 0 to %n {
    affine.for %j = 0 to %k {
      %x = affine.load %a[%j] : memref<?xf32>
      %y = affine.load %b[%j] : memref<?xf32>
      %z = affine.load %c[%i, %j floordiv 8] : memref<?x?xf32>
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      affine.store %s, %c[%i, %j floordiv 8] : memref<?x?xf32>
    }
    affine.for %j = 0 to %k {
      %x = affine.load %a[%j] : memref<?xf32>
      %y = affine.load %b[%j] : memref<?xf32>
      %z = affine.load %c[%i + 1, %j] : memref<?x?xf32>
      %m = arith.mulf %x, %y : f32
      %s = arith.addf %z, %m : f32
      affine.store %s, %c[%i + 1, %j] : memref<?x?xf32>
    }
  }
  return
}

// -----

// Quotients that change in turns: (0, 0), (0, 1), (1, 1), (1, 2), ..., all different.
// CHECK-LABEL: func @turns
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @turns(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %n: index) {
  affine.for %i = 0 to %n {
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = affine.load %c[%i floordiv 2, (%i + 1) floordiv 2] : memref<?x?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[%i floordiv 2, (%i + 1) floordiv 2] : memref<?x?xf32>
  }
  return
}

// -----

// (0, 0), (0, 0), (0, 1), (1, 1), ...: of three iterations each changes one, 1/3 + 1/3 < 1.
// CHECK-LABEL: func @two_of_three
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @two_of_three(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %n: index) {
  affine.for %i = 0 to %n {
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = affine.load %c[%i floordiv 3, (%i + 1) floordiv 3] : memref<?x?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[%i floordiv 3, (%i + 1) floordiv 3] : memref<?x?xf32>
  }
  return
}

// -----

// One of 2 and one of 3 of what changes otherwise: 1/2 + 1/3 < 1, as 0, 1, 2, 3, 4 go to
// (0, 0), (0, 0), (1, 1), (1, 1), (2, 1).
// CHECK-LABEL: func @halves_and_thirds
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @halves_and_thirds(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %n: index) {
  affine.for %i = 0 to %n {
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = affine.load %c[%i floordiv 2, (%i + 1) floordiv 3] : memref<?x?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[%i floordiv 2, (%i + 1) floordiv 3] : memref<?x?xf32>
  }
  return
}

// -----

// Quotients of one another change together: 1/2 + 1/4 + 1/4 is not less than 1, but where
// %i floordiv 4 changes, %i floordiv 2 does.
// CHECK-LABEL: func @quotients_of_quotients
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @quotients_of_quotients(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?x?x?xf32>, %n: index) {
  affine.for %i = 0 to %n {
    %x = affine.load %a[%i] : memref<?xf32>
    %y = affine.load %b[%i] : memref<?xf32>
    %z = affine.load %c[%i floordiv 8, %i floordiv 4, %i floordiv 2, %i floordiv 32] : memref<?x?x?x?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    affine.store %s, %c[%i floordiv 8, %i floordiv 4, %i floordiv 2, %i floordiv 32] : memref<?x?x?x?xf32>
  }
  return
}

// -----

// Rows of k products through the digits of an index; of open and of known extents.
// CHECK-LABEL: func @digits
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @digits(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %h: index, %l: index, %k: index, %n: index) {
  affine.for %i = 0 to %n {
    %p:3 = affine.delinearize_index %i into (%h, %l, %k) : index, index, index
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p#0, %p#1] : memref<?x?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p#0, %p#1] : memref<?x?xf32>
  }
  return
}

// -----

// 8 products for each of 2 * 3 elements, without a first extent; and back to one position.
// CHECK-LABEL: func @known_digits
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @known_digits(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  affine.for %i = 0 to %n {
    %p:3 = affine.delinearize_index %i into (3, 8) : index, index, index
    %q = affine.linearize_index [%p#0, %p#1] by (2, 3) : index
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%q] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%q] : memref<?xf32>
  }
  return
}

// -----

// Each element once: all digits are positions, or one that is made of them all.
// CHECK-LABEL: func @all_digits
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @all_digits(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?x?xf32>, %n: index) {
  affine.for %i = 0 to %n {
    %p:2 = affine.delinearize_index %i into (8, 8) : index, index
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p#0, %p#1] : memref<?x?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p#0, %p#1] : memref<?x?xf32>
  }
  return
}
// CHECK-LABEL: func @digits_put_together
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @digits_put_together(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  affine.for %i = 0 to %n {
    %p:2 = affine.delinearize_index %i into (8, 8) : index, index
    %q = affine.linearize_index [%p#1, %p#0] by (8, 8) : index
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%q] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%q] : memref<?xf32>
  }
  return
}

// -----

// No formula says what the bits of an unknown are: the neighbour of each element is
// another one each time. Also in a sum with a quotient.
// CHECK-LABEL: func @bits
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @bits(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  %c1 = arith.constant 1 : index
  affine.for %i = 0 to %n {
    %p = arith.xori %i, %c1 : index
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%p] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%p] : memref<?xf32>
  }
  return
}
// CHECK-LABEL: func @bits_of_index
// CHECK: arith.mulf {{.*}}<flops = 1>
func.func @bits_of_index(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index) {
  affine.for %i = 0 to %n {
    %p = index.xor %i, %n
    %q = affine.apply affine_map<(d0, d1) -> (d0 + d1 floordiv 4)>(%p, %i)
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%q] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%q] : memref<?xf32>
  }
  return
}

// -----

// Bits of what stays the same stay the same.
// CHECK-LABEL: func @other_bits
// CHECK: arith.mulf {{.*}}<macs = 1, flops = 1>
func.func @other_bits(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<?xf32>, %n: index, %n1: index) {
  affine.for %i = 0 to %n {
    %p = index.xor %n, %n1
    %q = affine.apply affine_map<(d0, d1) -> (d0 + d1 floordiv 4)>(%p, %i)
    %x = memref.load %a[%i] : memref<?xf32>
    %y = memref.load %b[%i] : memref<?xf32>
    %z = memref.load %c[%q] : memref<?xf32>
    %m = arith.mulf %x, %y : f32
    %s = arith.addf %z, %m : f32
    memref.store %s, %c[%q] : memref<?xf32>
  }
  return
}
