// RUN: split-file %s %t
// RUN: mlir-roofline report %t/spaces.mlir --target=%t/levels.mlir --format=json | FileCheck %s
// RUN: mlir-roofline report %t/spaces.mlir --target=%t/named.mlir --format=json | FileCheck %s --check-prefix=NAMED
// RUN: mlir-roofline report %t/spaces.mlir --target=%t/flat.mlir --format=json | FileCheck %s --check-prefix=FLAT

// Buffers on the chip do not pass the outermost memory. 16 floats are 64 B; DRAM moves
// 1e9 B/s, SRAM 2e9, L1 4e9 B/s.

// A level that names the space of a buffer has it, whatever it holds otherwise; of the
// levels inside, only those that hold its like. Weights are read from flash, 64 ns, and
// written to RAM, 16 ns. The buffer in space 7 is in flash and, on its way in, in RAM: 64 ns
// of flash, and 128 B, 32 ns, of RAM.
// RUN: mlir-roofline report %t/held.mlir --target=%t/beside.mlir --format=json | FileCheck %s --check-prefix=BESIDE
// BESIDE:      "op": "memref.copy"
// BESIDE:      "bound_by": "flash"
// BESIDE-NEXT: "kind": "memory"
// BESIDE:      "time_s": 6.4{{(0+[0-9])?}}e-08
// BESIDE:      "next_bound_by": "RAM"
// BESIDE-NEXT: "time_if_lifted_s": 1.6{{(0+[0-9])?}}e-08
// BESIDE:      "op": "memref.copy"
// BESIDE:      "bound_by": "flash"
// BESIDE:      "time_s": 6.4{{(0+[0-9])?}}e-08
// BESIDE:      "next_bound_by": "RAM"
// BESIDE-NEXT: "time_if_lifted_s": 3.2{{(0+[0-9])?}}e-08

// What is in the scratch pad takes no room in DRAM: %in, and %out, which the caller keeps,
// are 64 B each, and so is %b. Inside, everything passes.
// RUN: mlir-roofline report %t/fits.mlir --target=%t/sizes.mlir | FileCheck %s --check-prefix=FITS
// FITS: fits DRAM {{ *}}128 B of 128 B{{$}}
// FITS: fits pad {{ *}}192 B of 128 B, 64 B missing

// A buffer in a space is where that is named, whatever else is held there: %w and %n are in
// flash, 128 B; in RAM, %o and, on its way in, %n.
// RUN: mlir-roofline report %t/held.mlir --target=%t/small.mlir | FileCheck %s --check-prefix=SMALL
// SMALL: fits flash {{ *}}128 B of 100 B, 28 B missing
// SMALL: fits RAM {{ *}}128 B of 1000 B{{$}}

// Parameters in the scratch pad take no room in DRAM, be they given or constant: there is %o,
// 64 B, and one that is in no space. Inside, everything passes.
// RUN: mlir-roofline report %t/given.mlir --target=%t/sizes.mlir | FileCheck %s --check-prefix=GIVEN
// RUN: mlir-roofline report %t/constant.mlir --target=%t/sizes.mlir | FileCheck %s --check-prefix=GIVEN
// GIVEN: fits DRAM {{ *}}128 B of 128 B{{$}}
// GIVEN: fits pad {{ *}}192 B of 128 B, 64 B missing

//--- held.mlir
func.func @main(%w: memref<16xf32> {roofline.param}, %o: memref<16xf32>) {
  %n = memref.alloc() : memref<16xf32, 7>
  memref.copy %w, %o : memref<16xf32> to memref<16xf32>
  memref.copy %n, %o : memref<16xf32, 7> to memref<16xf32>
  return
}
//--- beside.mlir
#roofline.target<"beside",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"flash", bandwidth_bytes_per_s = 1e9, holds = [parameters], spaces = [7]>,
            <"RAM", bandwidth_bytes_per_s = 4e9, holds = [caches, activations]>]>
//--- small.mlir
#roofline.target<"small",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"flash", capacity_bytes = 100, bandwidth_bytes_per_s = 1e9, holds = [parameters], spaces = [7]>,
            <"RAM", capacity_bytes = 1000, bandwidth_bytes_per_s = 4e9, holds = [caches, activations]>]>
//--- given.mlir
func.func @main(%w: memref<16xf32, 7> {roofline.param}, %v: memref<16xf32> {roofline.param}, %o: memref<16xf32>) {
  memref.copy %w, %o : memref<16xf32, 7> to memref<16xf32>
  memref.copy %v, %o : memref<16xf32> to memref<16xf32>
  return
}
//--- constant.mlir
memref.global "private" constant @w : memref<2x8xf32, 7> = dense<[[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0]]>
func.func @main(%v: memref<2x8xf32> {roofline.param}, %o: memref<2x8xf32>) {
  %w = memref.get_global @w : memref<2x8xf32, 7>
  memref.copy %w, %o : memref<2x8xf32, 7> to memref<2x8xf32>
  memref.copy %v, %o : memref<2x8xf32> to memref<2x8xf32>
  return
}
//--- fits.mlir
func.func @main(%in: memref<16xf32>, %out: memref<16xf32>) {
  %b = memref.alloc() : memref<16xf32, 7>
  memref.copy %in, %b : memref<16xf32> to memref<16xf32, 7>
  memref.copy %b, %out : memref<16xf32, 7> to memref<16xf32>
  memref.dealloc %b : memref<16xf32, 7>
  return
}
//--- sizes.mlir
#roofline.target<"sizes",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", capacity_bytes = 128, bandwidth_bytes_per_s = 1e9>,
            <"pad", capacity_bytes = 128, bandwidth_bytes_per_s = 4e9, spaces = [7]>]>
//--- levels.mlir
#roofline.target<"levels",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>, <"SRAM", bandwidth_bytes_per_s = 2e9>,
            <"L1", bandwidth_bytes_per_s = 4e9>]>
//--- named.mlir
#roofline.target<"named",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>,
            <"SRAM", bandwidth_bytes_per_s = 2e9, spaces = [7, #gpu.address_space<workgroup>]>,
            <"L1", bandwidth_bytes_per_s = 4e9, spaces = ["scratch"]>]>
//--- flat.mlir
#roofline.target<"flat",
  units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
  memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>

// In and out of memory that a workgroup or a thread has, in the innermost level: 64 ns
// of DRAM each. Between them, nothing but L1, 128 B, 32 ns. A space that nobody knows
// is in the outermost level, 128 ns, and so is one that all threads share. The floor is
// what comes from and goes to DRAM, 64 B each of %a and %s, %o, %n and %g.
// CHECK:      "op": "memref.copy"
// CHECK:      "bound_by": "DRAM"
// CHECK:      "time_s": 6.4{{(0+[0-9])?}}e-08
// CHECK:      "op": "memref.copy"
// CHECK:      "bound_by": "L1"
// CHECK:      "time_s": 3.2{{(0+[0-9])?}}e-08
// CHECK:      "op": "memref.copy"
// CHECK:      "time_s": 6.4{{(0+[0-9])?}}e-08
// CHECK:      "op": "memref.copy"
// CHECK:      "time_s": 1.28{{(0+[0-9])?}}e-07
// CHECK:      "op": "memref.copy"
// CHECK:      "bound_by": "DRAM"
// CHECK:      "time_s": 1.28{{(0+[0-9])?}}e-07
// CHECK:      "latency_floor_s": 3.2{{(0+[0-9])?}}e-07

// Where a level names the space: workgroup memory is in SRAM, so that the copy from
// there takes 64 B / 2e9 B/s; so are buffers in space 7, and the scratch pad is L1.
// NAMED:      "time_s": 6.4{{(0+[0-9])?}}e-08
// NAMED:      "bound_by": "SRAM"
// NAMED:      "time_s": 3.2{{(0+[0-9])?}}e-08
// NAMED:      "time_s": 6.4{{(0+[0-9])?}}e-08
// NAMED:      "bound_by": "SRAM"
// NAMED:      "time_s": 3.2{{(0+[0-9])?}}e-08
// NAMED:      "bound_by": "DRAM"
// NAMED:      "time_s": 1.28{{(0+[0-9])?}}e-07

// A target that lists nothing on the chip: what is there takes no time.
// FLAT:      "time_s": 6.4{{(0+[0-9])?}}e-08
// FLAT:      "time_s": 0
// FLAT:      "time_s": 6.4{{(0+[0-9])?}}e-08

//--- spaces.mlir
func.func @main(%a: memref<16xf32>, %o: memref<16xf32>, %s: memref<16xf32, "scratch">, %n: memref<16xf32, 7>, %g: memref<16xf32, #gpu.address_space<global>>) {
  %w = memref.alloc() : memref<16xf32, #gpu.address_space<workgroup>>
  %p = memref.alloca() : memref<16xf32, #gpu.address_space<private>>
  memref.copy %a, %w : memref<16xf32> to memref<16xf32, #gpu.address_space<workgroup>>
  memref.copy %w, %p : memref<16xf32, #gpu.address_space<workgroup>> to memref<16xf32, #gpu.address_space<private>>
  memref.copy %p, %o : memref<16xf32, #gpu.address_space<private>> to memref<16xf32>
  memref.copy %s, %n : memref<16xf32, "scratch"> to memref<16xf32, 7>
  memref.copy %a, %g : memref<16xf32> to memref<16xf32, #gpu.address_space<global>>
  return
}
