// RUN: roofline-opt %s --roofline-annotate=target=nvidia-h100-sxm --remarks-filter=roofline --remark-format=yaml --remarks-output-file=%t.yaml -o /dev/null
// RUN: FileCheck %s < %t.yaml
// RUN: llvm-remarkutil count --parser=yaml --count-by=arg --args=flops --group-by=function %t.yaml | FileCheck %s --check-prefix=COUNT
// RUN: llvm-remarkutil count --parser=yaml --count-by=arg --args=mflops --group-by=function %t.yaml | FileCheck %s --check-prefix=LARGE
// RUN: roofline-opt %s --roofline-annotate --remarks-filter=roofline -o /dev/null 2>&1 | FileCheck %s --check-prefix=TEXT
// RUN: roofline-opt %s --roofline-annotate --remarks-filter=other -o /dev/null 2>&1 | count 0
// RUN: roofline-opt %s --roofline-annotate=target=nvidia-h100-sxm --remarks-filter=roofline --remark-format=yaml --remark-policy=final --remarks-output-file=%t.final.yaml -o /dev/null
// RUN: FileCheck %s --check-prefix=FINAL < %t.final.yaml
// RUN: roofline-opt %s --roofline-annotate=target=nvidia-h100-sxm,nvidia-t4 --remarks-filter=roofline --remark-format=yaml --remarks-output-file=%t.both.yaml -o /dev/null
// RUN: FileCheck %s --check-prefix=BOTH < %t.both.yaml
// With several targets, keys say of which; a T4 moves 1024 B at 320 GB/s in 3.2 ns.
// BOTH: 'nvidia-h100-sxm:bound_by': HBM3
// BOTH-NEXT: 'nvidia-h100-sxm:time_ps': '305'
// BOTH: 'nvidia-t4:bound_by': GDDR6
// BOTH-NEXT: 'nvidia-t4:time_ps': '3200'

// Names and positions of several kinds: each comes out with the file that is in
// it, which the engine does not look for, and with the function. Both products
// come from one line; their names differ, so that neither policy of the engine
// takes them for one.
// CHECK: --- !Analysis
// CHECK-NEXT: Pass: {{ *}}roofline
// CHECK-NEXT: Name: {{ *}}cost-0
// CHECK-NEXT: DebugLoc: {{ *}}{ File: model.py, Line: 12, Column: 8 }
// CHECK-NEXT: Function: {{ *}}main
// CHECK-NEXT: Args:
// CHECK-NEXT: op: {{ *}}linalg.matmul
// CHECK-NEXT: location: {{ *}}'net/dense'
// CHECK-NEXT: executions: {{ *}}'1'
// 8*8*8 macs, and 256 B each for three tensors and the accumulator; 1024 B at
// 3.352 TB/s are 305 ps.
// CHECK-NEXT: macs: {{ *}}'512'
// CHECK-NEXT: mmacs: {{ *}}'0'
// CHECK-NEXT: flops: {{ *}}'1024'
// CHECK-NEXT: mflops: {{ *}}'0'
// CHECK-NEXT: int_ops: {{ *}}'0'
// CHECK-NEXT: transcendentals: '0'
// CHECK-NEXT: bytes_read: {{ *}}'768'
// CHECK-NEXT: bytes_written: {{ *}}'256'
// CHECK-NEXT: bytes: {{ *}}'1024'
// CHECK-NEXT: kbytes: {{ *}}'1'
// CHECK-NEXT: kind: {{ *}}memory
// CHECK-NEXT: bound_by:
// CHECK-NEXT: time_ps: {{ *}}'305'
// CHECK-NEXT: time_ns: {{ *}}'0'
// CHECK: Name: {{ *}}cost-1
// CHECK-NEXT: DebugLoc: {{ *}}{ File: model.py, Line: 12, Column: 8 }
// CHECK: location: {{ *}}layer1
// In all three iterations: 3 * 64 additions.
// CHECK: Name: {{ *}}cost-2
// CHECK-NEXT: DebugLoc: {{ *}}{ File: loop.py, Line: 3, Column: 1 }
// CHECK: executions: {{ *}}'3'
// CHECK: flops: {{ *}}'192'
// What is no number stays out of every sum.
// CHECK: Name: {{ *}}cost-3
// CHECK: Function: {{ *}}open
// CHECK: flops_text: {{ *}}open.arg0.d0
// CHECK: bytes_text:
// CHECK: Name: {{ *}}cost-4
// CHECK-NOT: flops:
// CHECK: status: {{ *}}unknown
// CHECK: reason:

// COUNT: Function,flops
// 2 * 1024 + 192.
// COUNT: main,2240
// Beyond 32 bits that tool counts nothing: 2 * 4096^3 = 137,438,953,472 flops,
// rounded to millions. The reader above sees the exact number.
// CHECK: Name: {{ *}}cost-5
// CHECK: flops: {{ *}}'137438953472'
// CHECK-NEXT: mflops: {{ *}}'137439'
// LARGE: Function,mflops
// LARGE: large,137439

// TEXT: model.py:12:8: remark: [Analysis] cost-0 | Category:roofline | Function=main | {{.*}}flops=1024{{.*}}op=linalg.matmul

// FINAL-DAG: cost-0
// FINAL-DAG: cost-1
// FINAL-DAG: cost-2

#line = loc("model.py":12:8)
func.func @main(%a: tensor<8x8xf32>, %b: tensor<8x8xf32>, %c: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<8x8xf32>, tensor<8x8xf32>) outs(%c : tensor<8x8xf32>) -> tensor<8x8xf32> loc("net/dense"(#line))
  %1 = linalg.matmul ins(%0, %b : tensor<8x8xf32>, tensor<8x8xf32>) outs(%c : tensor<8x8xf32>) -> tensor<8x8xf32> loc(fused<"x">["layer1"(#line), "other.py":1:1])
  %i0 = arith.constant 0 : index
  %i1 = arith.constant 1 : index
  %i3 = arith.constant 3 : index
  %2 = scf.for %i = %i0 to %i3 step %i1 iter_args(%x = %1) -> tensor<8x8xf32> {
    %3 = arith.addf %x, %b : tensor<8x8xf32> loc(callsite("loop.py":3:1 at #line))
    scf.yield %3 : tensor<8x8xf32>
  }
  return %2 : tensor<8x8xf32>
}

func.func @open(%x: tensor<?xf32>, %s: f32) -> tensor<?xf32> {
  %0 = arith.addf %x, %x : tensor<?xf32>
  %1 = llvm.fneg %s : f32
  return %0 : tensor<?xf32>
}

func.func @large(%a: tensor<4096x4096xf32>, %b: tensor<4096x4096xf32>, %c: tensor<4096x4096xf32>) -> tensor<4096x4096xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<4096x4096xf32>, tensor<4096x4096xf32>) outs(%c : tensor<4096x4096xf32>) -> tensor<4096x4096xf32>
  return %0 : tensor<4096x4096xf32>
}
