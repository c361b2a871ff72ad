// Which operations --op stands for.

// RUN: mlir-roofline explain %s --op='layer*' | FileCheck %s --check-prefixes=LAYERS
// LAYERS: Operation 0: linalg.exp at layer0/exp in main
// LAYERS: Operation 1: linalg.exp at layer1/exp in main
// LAYERS: Operation 2: linalg.exp at layer2/exp in main
// LAYERS: Operation 3: linalg.exp at layer3/exp in main
// LAYERS-NOT: Operation
// LAYERS: 'layer{{.*}}' stands for 2 more: --op=ID explains one of 4, 5

// Places: file and line, line and column, one within a longer location.
// RUN: mlir-roofline explain %s --op=here.py:7 | FileCheck %s --check-prefix=PLACE
// RUN: mlir-roofline explain %s --op=7:3 | FileCheck %s --check-prefix=PLACE
// RUN: mlir-roofline explain %s --op=a/here.py:7:3 | FileCheck %s --check-prefix=PLACE
// RUN: mlir-roofline explain %s --op=layer5/exp | FileCheck %s --check-prefix=PLACE
// RUN: mlir-roofline explain %s --op='layer?/e*' | FileCheck %s --check-prefixes=LAYERS
// PLACE: Operation 5:
// PLACE-NOT: Operation

// DEFINE: %{op} =
// DEFINE: %{prefix} =
// DEFINE: %{check} = %python %S/../Tools/Inputs/run.py 2 mlir-roofline explain %s %{op} 2>&1 | FileCheck %s --match-full-lines --check-prefix=%{prefix}

// REDEFINE: %{op} = --op=6
// REDEFINE: %{prefix} = ID
// RUN: %{check}
// ID: mlir-roofline: error: in --op '6': expected an id from 0 to 5

// REDEFINE: %{op} = --op=99999999999999999999
// REDEFINE: %{prefix} = LARGE
// RUN: %{check}
// LARGE: mlir-roofline: error: in --op '99999999999999999999': expected an id from 0 to 5

// REDEFINE: %{op} = --op=linalg.esp
// REDEFINE: %{prefix} = NEAR
// RUN: %{check}
// NEAR: mlir-roofline: error: in --op 'linalg.esp': expected the id, location or name of an operation that costs something; did you mean 'linalg.exp'?

// REDEFINE: %{op} = --op=layer
// REDEFINE: %{prefix} = PART
// RUN: %{check}
// PART: mlir-roofline: error: in --op 'layer': expected the id, location or name of an operation that costs something; '*layer*' stands for 6 operations

// REDEFINE: %{op} = --op=tensor.empty
// REDEFINE: %{prefix} = FREE
// RUN: %{check}
// FREE: mlir-roofline: error: in --op 'tensor.empty': expected the id, location or name of an operation that costs something, found 1 that costs nothing

// REDEFINE: %{op} = --op=
// REDEFINE: %{prefix} = EMPTY
// RUN: %{check}
// EMPTY: mlir-roofline: error: in --op '': expected the id, location or name of an operation that costs something

// REDEFINE: %{op} =
// REDEFINE: %{prefix} = NONE
// RUN: %{check}
// NONE: mlir-roofline: error: expected --op=ID|LOCATION|NAME (see mlir-roofline explain --help)

// RUN: %python %S/../Tools/Inputs/run.py 2 mlir-roofline explain --op=0 2>&1 | FileCheck %s --check-prefix=MODEL
// MODEL: mlir-roofline: error: expected a MODEL, a file or - for standard input (see mlir-roofline explain --help)

// RUN: echo 'module {}' > %t.empty.mlir
// RUN: %python %S/../Tools/Inputs/run.py 2 mlir-roofline explain %t.empty.mlir --op=0 2>&1 | FileCheck %s --check-prefix=NOTHING
// NOTHING: mlir-roofline: error: in --op '0': expected a program with operations that cost something

// The input is not written over.
// RUN: cp %s %t.copy.mlir
// RUN: %python %S/../Tools/Inputs/run.py 2 mlir-roofline explain %t.copy.mlir --op=0 -o %t.copy.mlir 2>&1 | FileCheck %s --check-prefix=OVER
// OVER: mlir-roofline: error: {{.*}}copy.mlir{{.*}}
// RUN: diff %s %t.copy.mlir

func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %0 = linalg.exp ins(%a : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("layer0/exp")
  %1 = linalg.exp ins(%0 : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("layer1/exp")
  %2 = linalg.exp ins(%1 : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("layer2/exp")
  %3 = linalg.exp ins(%2 : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("layer3/exp")
  %4 = linalg.exp ins(%3 : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("layer4/exp")
  %5 = linalg.exp ins(%4 : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc("layer5/exp"("a/here.py":7:3))
  return %5 : tensor<4xf32>
}
