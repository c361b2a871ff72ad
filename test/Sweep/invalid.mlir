// RUN: not mlir-roofline sweep %s 2>&1 | FileCheck %s --check-prefix=OVER
// OVER: mlir-roofline: error: expected --over=NAME=VALUES
// RUN: not mlir-roofline sweep 2>&1 | FileCheck %s --check-prefix=MODEL
// MODEL: mlir-roofline: error: expected a MODEL, a file or - for standard input
// RUN: not mlir-roofline sweep %s --over=arg0.d0 2>&1 | FileCheck %s --check-prefix=FORM
// FORM: error: in --over 'arg0.d0': expected NAME=VALUES
// RUN: not mlir-roofline sweep %s --over=batch=1..8 2>&1 | FileCheck %s --check-prefix=NAME
// NAME: error: in --over: no size is called 'batch'; the open sizes are: arg0.d0, arg0.d1
// RUN: not mlir-roofline sweep %s --over=arg0.d0=0..8 2>&1 | FileCheck %s --check-prefix=ZERO
// ZERO: error: in --over 'arg0.d0=0..8': expected an integer from 1 to 2^40, found '0'
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..two 2>&1 | FileCheck %s --check-prefix=WORD
// WORD: expected an integer from 1 to 2^40, found 'two'
// RUN: not mlir-roofline sweep %s --over=arg0.d0=8..1 2>&1 | FileCheck %s --check-prefix=FALLS
// FALLS: expected a range that does not fall, found '8..1'
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..8:*1 2>&1 | FileCheck %s --check-prefix=FACTOR
// FACTOR: expected a factor of at least 2, found '1..8:*1'
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..8,4 2>&1 | FileCheck %s --check-prefix=TWICE
// TWICE: expected values that differ, found 4 twice
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..8 --over=arg0.d0=9 2>&1 | FileCheck %s --check-prefix=AGAIN
// AGAIN: error: in --over 'arg0.d0=9': 'arg0.d0' has a value already
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..8 --bind=arg0.d0=9 2>&1 | FileCheck %s --check-prefix=BOUND
// BOUND: error: in --over 'arg0.d0=1..8': 'arg0.d0' has a value already
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..99999999 2>&1 | FileCheck %s --check-prefix=VALUES
// VALUES: expected at most 10000000 values, found more in '1..99999999'
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..10000 --over=arg0.d1=1..10000 2>&1 | FileCheck %s --check-prefix=POINTS
// POINTS: expected at most 10000000 points, found more
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..8 2>&1 | FileCheck %s --check-prefix=OPEN
// OPEN: error: expected a value for every size, found none for 'arg0.d1', extent 1 of argument 0 of @main; --bind gives it one, --over several
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..8 --bind=arg0.d1=2 --metrics=speed 2>&1 | FileCheck %s --check-prefix=METRIC
// METRIC: error: in --metrics: expected one of the metrics parameters, {{.*}}, energy_j, found 'speed'
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..8 --bind=arg0.d1=2 --metrics=time_s 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET: error: in --metrics: 'time_s' needs a target (--target)
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..8 --bind=arg0.d1=2 --batch-symbol=arg0.d0 2>&1 | FileCheck %s --check-prefix=BATCH
// BATCH: error: in --batch-symbol: expected a target (--target) beside it
// RUN: not mlir-roofline sweep %s --over=arg0.d0=1..8 --bind=arg0.d1=2 --batch-symbol=b 2>&1 | FileCheck %s --check-prefix=SYMBOL
// SYMBOL: error: in --batch-symbol: no size is called 'b'; the open sizes are: arg0.d0, arg0.d1

func.func @main(%x: tensor<?x?xf32>, %out: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.exp ins(%x : tensor<?x?xf32>) outs(%out : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
