// RUN: mlir-roofline report %s --format=json | %python %S/../Inputs/list-work.py | FileCheck %s

// Scalars and vectors move nothing; a vector counts its elements.
func.func @scalars(%i: i32, %f: f32, %h: f16, %v: vector<3x5xi4>, %n: index,
                   %c: i1, %s: vector<[4]x3xf32>) {
  // CHECK: arith.addf: f32.add=1{{$}}
  %0 = arith.addf %f, %f : f32
  // CHECK-NEXT: arith.subi: i32.add=1{{$}}
  %1 = arith.subi %i, %i : i32
  // Sum and carry come from one addition.
  // CHECK-NEXT: arith.addui_extended: i32.add=1{{$}}
  %2, %3 = arith.addui_extended %i, %i : i32, i1
  // 3 * 5 = 15.
  // CHECK-NEXT: arith.muli: i4.mul=15{{$}}
  %4 = arith.muli %v, %v : vector<3x5xi4>
  // CHECK-NEXT: arith.mulsi_extended: i32.mul=1{{$}}
  %5, %6 = arith.mulsi_extended %i, %i : i32
  // CHECK-NEXT: arith.divf: f16.div=1{{$}}
  %7 = arith.divf %h, %h : f16
  // CHECK-NEXT: arith.remsi: i32.div=1{{$}}
  %8 = arith.remsi %i, %i : i32
  // CHECK-NEXT: arith.ceildivui: i32.div=1{{$}}
  %9 = arith.ceildivui %i, %i : i32
  // CHECK-NEXT: arith.minimumf: f32.compare=1{{$}}
  %10 = arith.minimumf %f, %f : f32
  // A comparison is filed under what it compares, a select under what it picks.
  // CHECK-NEXT: arith.cmpf: f32.compare=1{{$}}
  %11 = arith.cmpf olt, %f, %f : f32
  // CHECK-NEXT: arith.select: f32.compare=1{{$}}
  %12 = arith.select %c, %f, %f : f32
  // CHECK-NEXT: arith.negf: f32.bit=1{{$}}
  %13 = arith.negf %f : f32
  // CHECK-NEXT: arith.shrsi: i4.bit=15{{$}}
  %14 = arith.shrsi %v, %v : vector<3x5xi4>
  // A cast is filed under its result.
  // CHECK-NEXT: arith.extf: f32.convert=1{{$}}
  %15 = arith.extf %h : f16 to f32
  // CHECK-NEXT: arith.truncf: f16.convert=1{{$}}
  %16 = arith.truncf %f : f32 to f16
  // CHECK-NEXT: arith.fptosi: i32.convert=1{{$}}
  %17 = arith.fptosi %f : f32 to i32
  // 4 * 3 elements per unit of vscale.
  // CHECK-NEXT: arith.mulf: f32.mul=12*vscale{{$}}
  %18 = arith.mulf %s, %s : vector<[4]x3xf32>
  // CHECK-NEXT: arith.select: f32.compare=12*vscale{{$}}
  %19 = arith.select %c, %s, %s : vector<[4]x3xf32>
  return
}

// Whatever touches `index` is index arithmetic, in or out.
func.func @index(%n: index, %i: i32, %c: i1) {
  // CHECK-NEXT: arith.addi: index.index=1{{$}}
  %0 = arith.addi %n, %n : index
  // CHECK-NEXT: arith.cmpi: index.index=1{{$}}
  %1 = arith.cmpi ult, %n, %n : index
  // CHECK-NEXT: arith.select: index.index=1{{$}}
  %2 = arith.select %c, %n, %n : index
  // CHECK-NEXT: arith.index_cast: index.index=1{{$}}
  %3 = arith.index_cast %n : index to i32
  // CHECK-NEXT: arith.index_castui: index.index=1{{$}}
  %4 = arith.index_castui %i : i32 to index
  return
}

// Tensors are read and written, sub-byte types packed; a splat is an immediate.
func.func @tensors(%a: tensor<7x3xf32>, %b: tensor<5xi4>, %c: tensor<5xi1>,
                   %one: i1, %d: tensor<?x7xbf16>, %u: tensor<*xf64>,
                   %e: tensor<3xf8E4M3FN>, %s: tensor<3xf8E8M0FNU>,
                   %w: tensor<3xf32>) {
  %splat = arith.constant dense<2.0> : tensor<7x3xf32>
  %weights = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  // 21 elements: 21 * 4 B = 84 B.
  // CHECK-NEXT: arith.mulf: f32.mul=21 read=84 write=84{{$}}
  %0 = arith.mulf %a, %splat : tensor<7x3xf32>
  // A constant that is no splat is read like any tensor: 2 * 12 B.
  // CHECK-NEXT: arith.addf: f32.add=3 read=24 write=12{{$}}
  %1 = arith.addf %w, %weights : tensor<3xf32>
  // 5 * 4 bits are 3 B, read once: both operands are one tensor.
  // CHECK-NEXT: arith.addi: i4.add=5 read=3 write=3{{$}}
  %2 = arith.addi %b, %b : tensor<5xi4>
  // 5 bits are 1 B: reads 1 + 3.
  // CHECK-NEXT: arith.select: i4.compare=5 read=4 write=3{{$}}
  %3 = arith.select %c, %b, %b : tensor<5xi1>, tensor<5xi4>
  // CHECK-NEXT: arith.cmpi: i4.compare=5 read=3 write=1{{$}}
  %4 = arith.cmpi eq, %b, %b : tensor<5xi4>
  // One condition picks one of two tensors: nothing moves.
  // CHECK-NEXT: arith.select: i1.compare=1{{$}}
  %5 = arith.select %one, %b, %b : tensor<5xi4>
  // 7 * 2 B = 14 B per row.
  // CHECK-NEXT: arith.subf: bf16.add=7*tensors.arg4.d0 read=14*tensors.arg4.d0 write=14*tensors.arg4.d0{{$}}
  %6 = arith.subf %d, %d : tensor<?x7xbf16>
  // The number of elements of an unranked tensor is one symbol.
  // CHECK-NEXT: arith.negf: f64.bit=[[U:[a-z0-9.]+]] read=8*tensors.arg5.size write=8*[[U]]{{$}}
  %7 = arith.negf %u : tensor<*xf64>
  // 2 conversions and a product (a quotient) for each of 3 elements; 1 B each
  // of values and scales, 4 B of results.
  // CHECK-NEXT: arith.scaling_extf: f32.mul=3 f32.convert=6 read=6 write=12{{$}}
  %8 = arith.scaling_extf %e, %s : tensor<3xf8E4M3FN>, tensor<3xf8E8M0FNU> to tensor<3xf32>
  // Converted twice, into the wide and into the narrow type; reads 3 * 4 + 3.
  // CHECK-NEXT: arith.scaling_truncf: f8E4M3FN.convert=3 f32.div=3 f32.convert=3 read=15 write=3{{$}}
  %9 = arith.scaling_truncf %w, %s : tensor<3xf32>, tensor<3xf8E8M0FNU> to tensor<3xf8E4M3FN>
  // A bitcast is free.
  // CHECK-NOT: arith.bitcast
  %10 = arith.bitcast %a : tensor<7x3xf32> to tensor<7x3xi32>
  return
}
