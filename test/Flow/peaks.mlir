// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-peaks)' -verify-diagnostics
// RUN: %print_flow %s -split-input-file -pass-pipeline='builtin.module(print-peaks{keep=true})' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=KEEP

// Bytes that are live in the order of the program; inputs die at their last use,
// in the lines KEEP the caller holds them.

// 8x64 f32 are 2048 B, 8x256 8192 B. The maximum is taken in place:
//   first product: 2048 + 8192 = 10240; maximum: 8192; second: 8192 + 2048.
// With the inputs kept, the second: 2048 + 8192 + 2048 = 12288.
// Everything together: 2048 + 8192 + 2048 = 12288.
// KEEP: peak = 12288 at linalg.matmul [arg0 2048, linalg.matmul 8192, linalg.matmul 2048], order-free = 10240, sum = 12288, plan = 12288
// expected-remark @below {{peak = 10240 at linalg.matmul [arg0 2048, linalg.matmul 8192], order-free = 10240, sum = 12288, plan = 10240.}}
func.func @mlp(%x: tensor<8x64xf32>, %w1: tensor<64x256xf32> {roofline.param}, %w2: tensor<256x64xf32> {roofline.param}) -> tensor<8x64xf32> {
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : tensor<8x256xf32>
  %e1 = tensor.empty() : tensor<8x256xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<8x256xf32>) -> tensor<8x256xf32>
  %h = linalg.matmul ins(%x, %w1 : tensor<8x64xf32>, tensor<64x256xf32>) outs(%f1 : tensor<8x256xf32>) -> tensor<8x256xf32>
  %r = arith.maximumf %h, %zeros : tensor<8x256xf32>
  %e2 = tensor.empty() : tensor<8x64xf32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<8x64xf32>) -> tensor<8x64xf32>
  %y = linalg.matmul ins(%r, %w2 : tensor<8x256xf32>, tensor<256x64xf32>) outs(%f2 : tensor<8x64xf32>) -> tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

// -----

// The same where the maximum has memory of its own: 8192 + 8192 = 16384, and
// 2048 more where the caller keeps the input. What a row of TOSA says nothing of
// memory takes new memory, too.
// KEEP: peak = 18432 at tosa.clamp
// KEEP-SAME: plan = 18432
// expected-remark @below {{peak = 16384 at tosa.clamp [tosa.matmul 8192, tosa.clamp 8192], order-free = 16384, sum = 20480, plan = 16384.}}
func.func @mlp_copied(%x: tensor<1x8x64xf32>, %w1: tensor<1x64x256xf32> {roofline.param}, %w2: tensor<1x256x64xf32> {roofline.param}) -> tensor<1x8x64xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %h = tosa.matmul %x, %w1, %z, %z : (tensor<1x8x64xf32>, tensor<1x64x256xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x256xf32>
  %r = tosa.clamp %h {min_val = 0.0 : f32, max_val = 3.40282347E+38 : f32} : (tensor<1x8x256xf32>) -> tensor<1x8x256xf32>
  %y = tosa.matmul %r, %w2, %z, %z : (tensor<1x8x256xf32>, tensor<1x256x64xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x64xf32>
  return %y : tensor<1x8x64xf32>
}

// -----

// A destination that is read later cannot be written: the value before the
// maximum is returned, too. At the second product: 8192 + 8192 + 2048 = 18432.
// expected-remark @below {{peak = 18432 at linalg.matmul [linalg.matmul 8192, arith.maximumf 8192, linalg.matmul 2048], order-free = 16384, sum = 20480, plan = 18432.}}
func.func @mlp_read_later(%x: tensor<8x64xf32>, %w1: tensor<64x256xf32> {roofline.param}, %w2: tensor<256x64xf32> {roofline.param}) -> (tensor<8x64xf32>, tensor<8x256xf32>) {
  %zero = arith.constant 0.0 : f32
  %zeros = arith.constant dense<0.0> : tensor<8x256xf32>
  %e1 = tensor.empty() : tensor<8x256xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<8x256xf32>) -> tensor<8x256xf32>
  %h = linalg.matmul ins(%x, %w1 : tensor<8x64xf32>, tensor<64x256xf32>) outs(%f1 : tensor<8x256xf32>) -> tensor<8x256xf32>
  %r = arith.maximumf %h, %zeros : tensor<8x256xf32>
  %e2 = tensor.empty() : tensor<8x64xf32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<8x64xf32>) -> tensor<8x64xf32>
  %y = linalg.matmul ins(%r, %w2 : tensor<8x256xf32>, tensor<256x64xf32>) outs(%f2 : tensor<8x64xf32>) -> tensor<8x64xf32>
  return %y, %h : tensor<8x64xf32>, tensor<8x256xf32>
}

// -----

// Of two sides one runs. Then: 400 for what it reads and 400 for what it makes,
// which becomes the result. Otherwise: 400 and 40, then 40 and 400. Never 1240.
// expected-remark @below {{peak = 800 at tosa.exp [arg1 400, tosa.exp 400], order-free = 800, sum = 1640, plan = 800.}}
func.func @choice(%c: i1, %x: tensor<10x10xf32>) -> tensor<10x10xf32> {
  %e = tensor.empty() : tensor<10x10xf32>
  %0 = scf.if %c -> tensor<10x10xf32> {
    %a = tosa.exp %x : (tensor<10x10xf32>) -> tensor<10x10xf32>
    scf.yield %a : tensor<10x10xf32>
  } else {
    %s = tensor.extract_slice %x[0, 0] [1, 10] [1, 1] : tensor<10x10xf32> to tensor<10xf32>
    %b = tosa.exp %s : (tensor<10xf32>) -> tensor<10xf32>
    %d = linalg.broadcast ins(%b : tensor<10xf32>) outs(%e : tensor<10x10xf32>) dimensions = [0]
    scf.yield %d : tensor<10x10xf32>
  }
  return %0 : tensor<10x10xf32>
}

// -----

// What a loop carries and makes anew needs two buffers of 400 B; a value of one
// iteration, 40 B, lives only in it. What is used in the loop, 100 B, is held
// until it ends. At the broadcast: 400 (old) + 40 + 400 + 100 = 940; at the sum
// 400 (old) + 400 + 400 (new) + 100 = 1300. Together: 400 + 100 + 40 + 400 + 400,
// and 400 for the product behind the loop: 1740.
// expected-remark @below {{peak = 1300 at tosa.add [arg0 400, arg1 100, linalg.broadcast 400, tosa.add 400], order-free = 1200, sum = 1740, plan = 1300.}}
func.func @carried(%x: tensor<10x10xf32>, %k: tensor<25xf32>, %n: index) -> tensor<10x10xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %e = tensor.empty() : tensor<10x10xf32>
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %x) -> tensor<10x10xf32> {
    %v = tensor.extract %k[%c0] : tensor<25xf32>
    %s = tensor.extract_slice %acc[0, 0] [1, 10] [1, 1] : tensor<10x10xf32> to tensor<10xf32>
    %b = tosa.exp %s : (tensor<10xf32>) -> tensor<10xf32>
    %d = linalg.broadcast ins(%b : tensor<10xf32>) outs(%e : tensor<10x10xf32>) dimensions = [0]
    %u = tosa.add %d, %acc : (tensor<10x10xf32>, tensor<10x10xf32>) -> tensor<10x10xf32>
    scf.yield %u : tensor<10x10xf32>
  }
  %1 = tosa.exp %0 : (tensor<10x10xf32>) -> tensor<10x10xf32>
  return %1 : tensor<10x10xf32>
}

// -----

// Nested loops: what the outer one makes, 40 B, is held while the inner one runs
// again and again, and so is what comes from outside of both, 400 B; the tensor
// of 400 B that is updated in place is one. At the inner exponential, which holds
// 4 B of its own: 400 + 400 + 40 + 4 + 4 = 848.
// expected-remark @below {{peak = 848 at tosa.exp}}
func.func @nested(%x: tensor<10x10xf32>, %t: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  %0 = scf.for %i = %c0 to %c10 step %c1 iter_args(%a = %t) -> tensor<100xf32> {
    %s = tensor.extract_slice %x[%i, 0] [1, 10] [1, 1] : tensor<10x10xf32> to tensor<10xf32>
    %row = tosa.exp %s : (tensor<10xf32>) -> tensor<10xf32>
    %1 = scf.for %j = %c0 to %c10 step %c1 iter_args(%b = %a) -> tensor<100xf32> {
      %p = tensor.extract_slice %row[%j] [1] [1] : tensor<10xf32> to tensor<1xf32>
      %q = tosa.exp %p : (tensor<1xf32>) -> tensor<1xf32>
      %r = tosa.exp %q : (tensor<1xf32>) -> tensor<1xf32>
      %u = tensor.insert_slice %r into %b[%j] [1] [1] : tensor<1xf32> into tensor<100xf32>
      scf.yield %u : tensor<100xf32>
    }
    scf.yield %1 : tensor<100xf32>
  }
  %2 = tosa.exp %0 : (tensor<100xf32>) -> tensor<100xf32>
  return %2 : tensor<100xf32>
}

// -----

// A callee makes 400 of what it is given, 400, and from that 400 more, when what
// it was given has died: 800. Its first caller goes on holding what it passes,
// and 100 B for later: 400 + 100 + 400 + 400 = 1300 while the callee runs; at the
// sum 3 * 400 + 100 = 1300, too. The second call hands its argument over: 100 +
// 800. Together: 400 + 100 + 2 * 800 + 400 + 100 = 2600.
// expected-remark @below {{peak = 800 at tosa.exp [arg0 400, tosa.exp 400], order-free = 800, sum = 1200, plan = 800.}}
func.func private @twice(%x: tensor<100xf32>) -> tensor<100xf32> {
  %0 = tosa.exp %x : (tensor<100xf32>) -> tensor<100xf32>
  %1 = tosa.exp %0 : (tensor<100xf32>) -> tensor<100xf32>
  return %1 : tensor<100xf32>
}
// expected-remark @below {{peak = 1300 at tosa.exp [arg0 400, arg1 100, tosa.exp 400, tosa.exp 400], order-free = 1200, sum = 2600, plan = 1300.}}
func.func @calls(%x: tensor<100xf32>, %k: tensor<25xf32>) -> (tensor<100xf32>, tensor<25xf32>) {
  %0 = func.call @twice(%x) : (tensor<100xf32>) -> tensor<100xf32>
  %1 = tosa.add %0, %x : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  %2 = func.call @twice(%1) : (tensor<100xf32>) -> tensor<100xf32>
  %3 = tosa.exp %k : (tensor<25xf32>) -> tensor<25xf32>
  return %2, %3 : tensor<100xf32>, tensor<25xf32>
}

// -----

// Open sizes, n f32 and m i8. Where the second of three tensors is made of the
// first, or the third of the second: 8*n + m. At the conversion: 4*n + m + 4*m.
// Which is more is open, and where the peak is, too.
// expected-remark @below {{peak = 4*arg0.d0 + arg1.d0 + 4*max(arg0.d0, arg1.d0) [], order-free = max(8*arg0.d0, 5*arg1.d0), sum = 12*arg0.d0 + 5*arg1.d0, plan = -.}}
func.func @open(%x: tensor<?xf32>, %y: tensor<?xi8>) -> (tensor<?xf32>, tensor<?xi32>) {
  %0 = tosa.exp %x : (tensor<?xf32>) -> tensor<?xf32>
  %1 = tosa.exp %0 : (tensor<?xf32>) -> tensor<?xf32>
  %2 = tosa.cast %y : (tensor<?xi8>) -> tensor<?xi32>
  return %1, %2 : tensor<?xf32>, tensor<?xi32>
}

// -----

// One size: 4*n + 4*n at the first exponential, and it is the first of equals.
// expected-remark @below {{peak = 8*arg0.d0 at tosa.exp [arg0 4*arg0.d0, tosa.exp 4*arg0.d0], order-free = 8*arg0.d0, sum = 12*arg0.d0, plan = -.}}
func.func @formula(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = tosa.exp %x : (tensor<?xf32>) -> tensor<?xf32>
  %1 = tosa.exp %0 : (tensor<?xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// -----

// What calls pass is put in: 12 f32 are 48 B, there are two, and nothing is open.
// expected-remark @below {{peak = 96 at tosa.exp}}
func.func private @exp(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = tosa.exp %x : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
// expected-remark @below {{peak = 96 at tosa.exp [arg0 48, tosa.exp 48]}}
func.func @passed(%x: tensor<12xf32>) -> tensor<?xf32> {
  %0 = tensor.cast %x : tensor<12xf32> to tensor<?xf32>
  %1 = func.call @exp(%0) : (tensor<?xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// -----

// Nothing is held of tensors without elements. 4-bit elements are packed: 7 of
// them are 28 bits, 4 B.
// expected-remark @below {{peak = 0 [], order-free = 0, sum = 0, plan = 0.}}
func.func @empty(%x: tensor<0x4xf32>) -> tensor<0x4xf32> {
  %0 = math.exp %x : tensor<0x4xf32>
  return %0 : tensor<0x4xf32>
}
// expected-remark @below {{peak = 8 at tosa.negate [arg0 4, tosa.negate 4]}}
func.func @packed(%x: tensor<7xi4>) -> tensor<7xi4> {
  %z = "tosa.const"() {values = dense<0> : tensor<1xi4>} : () -> tensor<1xi4>
  %0 = tosa.negate %x, %z, %z : (tensor<7xi4>, tensor<1xi4>, tensor<1xi4>) -> tensor<7xi4>
  return %0 : tensor<7xi4>
}
// An unranked tensor has a number of elements: those of %x, and of its exponential,
// and of the sum, whose number nobody knows.
// expected-remark @below {{peak = 8*unranked.arg0.size + 4*unranked.s0 at tosa.add [arg0 4*unranked.arg0.size, math.exp 4*unranked.arg0.size, tosa.add 4*unranked.s0], order-free = 8*unranked.arg0.size + 4*unranked.s0, sum = 8*unranked.arg0.size + 4*unranked.s0, plan = -.}}
func.func @unranked(%x: tensor<*xf32>) -> tensor<*xf32> {
  %0 = math.exp %x : tensor<*xf32>
  %1 = tosa.add %0, %x : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32>
  return %1 : tensor<*xf32>
}

// -----

// Blocks: a value counts from its first to its last use in their order, which may
// be more than there is.
// expected-remark @below {{peak = 800 at tosa.exp [arg1 400, tosa.exp 400], order-free = 800, sum = 1200, plan = 800, upper.}}
func.func @blocks(%c: i1, %x: tensor<100xf32>) -> tensor<100xf32> {
  cf.cond_br %c, ^a, ^b
^a:
  %0 = tosa.exp %x : (tensor<100xf32>) -> tensor<100xf32>
  return %0 : tensor<100xf32>
^b:
  %1 = tosa.exp %x : (tensor<100xf32>) -> tensor<100xf32>
  return %1 : tensor<100xf32>
}

// -----

// A cycle of blocks reads %x again and again: it is held until the cycle ends,
// beside what it carries, 400, and makes, 400.
// expected-remark @below {{peak = 1200 at tosa.add}}
func.func @cycle(%n: index, %x: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = tosa.exp %x : (tensor<100xf32>) -> tensor<100xf32>
  cf.br ^head(%c0, %0 : index, tensor<100xf32>)
^head(%i: index, %a: tensor<100xf32>):
  %c = arith.cmpi slt, %i, %n : index
  cf.cond_br %c, ^body, ^exit
^body:
  %1 = tosa.add %a, %x : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
  %j = arith.addi %i, %c1 : index
  cf.br ^head(%j, %1 : index, tensor<100xf32>)
^exit:
  return %a : tensor<100xf32>
}

// -----

// Buffers: 64 (a) + 64 (b), and 128 (arena) from where it is allocated to where
// it is freed, 32 for what the loop owns, in it alone: at most 64 + 64 + 128 + 32.
// KEEP: peak = 288 at
// expected-remark @below {{peak = 288 at}}
func.func @buffers(%a: memref<16xf32>, %b: memref<16xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %arena = memref.alloc() : memref<128xi8>
  %x = memref.view %arena[%c0][] : memref<128xi8> to memref<16xf32>
  scf.for %i = %c0 to %n step %c1 {
    %s = memref.alloca() : memref<8xf32>
    %f = memref.load %a[%i] : memref<16xf32>
    memref.store %f, %s[%c0] : memref<8xf32>
    memref.store %f, %x[%i] : memref<16xf32>
  }
  linalg.exp ins(%x : memref<16xf32>) outs(%b : memref<16xf32>)
  memref.dealloc %arena : memref<128xi8>
  %t = memref.alloc() : memref<4xf32>
  memref.dealloc %t : memref<4xf32>
  return
}

// -----

// In each iteration what was carried, 400 B, and what is made of it; of an input that the
// caller keeps, it is another one from the second iteration on.
// KEEP: peak = 1200 at tosa.exp
// expected-remark @below {{peak = 800 at tosa.exp}}
func.func @renewed(%x: tensor<100xf32>) -> tensor<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  %0 = scf.for %i = %c0 to %c10 step %c1 iter_args(%a = %x) -> tensor<100xf32> {
    %1 = tosa.exp %a : (tensor<100xf32>) -> tensor<100xf32>
    scf.yield %1 : tensor<100xf32>
  }
  return %0 : tensor<100xf32>
}

// -----

// Tiles are computed where they belong: the input and the result, 400 B each.
// expected-remark @below {{peak = 800 at scf.forall}}
func.func @put_back(%x: tensor<100xf32>) -> tensor<100xf32> {
  %e = tensor.empty() : tensor<100xf32>
  %r = scf.forall (%i) = (0) to (100) step (10) shared_outs(%o = %e) -> (tensor<100xf32>) {
    %s = tensor.extract_slice %x[%i] [10] [1] : tensor<100xf32> to tensor<10xf32>
    %d = tensor.extract_slice %o[%i] [10] [1] : tensor<100xf32> to tensor<10xf32>
    %a = linalg.exp ins(%s : tensor<10xf32>) outs(%d : tensor<10xf32>) -> tensor<10xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %a into %o[%i] [10] [1] : tensor<10xf32> into tensor<100xf32>
    }
  }
  return %r : tensor<100xf32>
}

// -----

// But a tile of 40 B that is put elsewhere is one of its own.
// expected-remark @below {{peak = 840 at linalg.exp}}
func.func @put_elsewhere(%x: tensor<100xf32>) -> tensor<100xf32> {
  %e = tensor.empty() : tensor<100xf32>
  %r = scf.forall (%i) = (0) to (100) step (10) shared_outs(%o = %e) -> (tensor<100xf32>) {
    %s = tensor.extract_slice %x[%i] [10] [1] : tensor<100xf32> to tensor<10xf32>
    %t = tensor.empty() : tensor<10xf32>
    %a = linalg.exp ins(%s : tensor<10xf32>) outs(%t : tensor<10xf32>) -> tensor<10xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %a into %o[%i] [10] [1] : tensor<10xf32> into tensor<100xf32>
    }
  }
  return %r : tensor<100xf32>
}

// -----

// A tied weight that an exporter has left behind: nobody reads it.
// KEEP: peak = 800 at tosa.exp
// expected-remark @below {{peak = 800 at tosa.exp}}
func.func @left_behind(%x: tensor<100xf32>, %w: tensor<1000xf32>) -> tensor<100xf32> {
  %0 = tosa.exp %x : (tensor<100xf32>) -> tensor<100xf32>
  return %0 : tensor<100xf32>
}
