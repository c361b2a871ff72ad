// An extent that a type leaves open and an operation does not: the program is valid for one number
// alone, and the report says which and because of what.

// RUN: mlir-roofline report %s | FileCheck %s
// CHECK: Sizes (--bind NAME=NUMBER,... fills them in)
// CHECK-NEXT: rows {{ *}}extent 0 of argument 0 of @main
// CHECK-NEXT: arg0.d1 = 64 {{ *}}extent 1 of argument 0, required by linalg.add at line {{[0-9]+}}
// RUN: mlir-roofline report %s --bind=rows=3 | FileCheck %s --check-prefix=BOUND
// BOUND: {{^}}Sizes{{$}}
// BOUND-NEXT: rows = 3
// BOUND-NEXT: arg0.d1 = 64
// RUN: mlir-roofline report %s --format=json | FileCheck %s --check-prefix=JSON
// JSON: "name": "arg0.d1",
// JSON-NEXT: "meaning": "extent 1 of argument 0, required by linalg.add at line
// JSON-NEXT: "value": 64
// RUN: not mlir-roofline report %s --bind=arg0.d1=32 2>&1 | FileCheck %s --check-prefix=OTHER
// OTHER: error: in --bind: arg0.d1 = 64, required by linalg.add at line {{[0-9]+}}, but arg0.d1 is bound to 32

func.func @main(%x: tensor<?x?xf32> {roofline.size = ["rows", ""]}, %y: tensor<?x64xf32> {roofline.size = "rows"}, %out: tensor<?x64xf32> {roofline.size = "rows"}) -> tensor<?x64xf32> {
  %0 = linalg.add
      ins(%x, %y : tensor<?x?xf32>, tensor<?x64xf32>) outs(%out : tensor<?x64xf32>) -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}
