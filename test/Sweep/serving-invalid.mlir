// RUN: split-file %s %t
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=BATCH
// BATCH: error: in --serve 'input=8,output=4': expected input=, output= and batch=, found no batch=
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=0 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=ZERO
// ZERO: error: in --serve 'input=8,output=4,batch=0': expected an integer from 1 to 2^40, found '0'
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=0,output=4,batch=1 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=INPUT
// INPUT: expected input= and an integer from 1 to 16777216, found '0'
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=many,batch=1 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=OUTPUT
// OUTPUT: expected output= and an integer from 1 to 16777216, found 'many'
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1,devices=0 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=DEVICES
// DEVICES: expected devices= and an integer from 1 to 1000000, found '0'
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1,tokens=3 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=KEY
// KEY: expected input=TOKENS, output=TOKENS, batch=VALUES or devices=NUMBER, found 'tokens=3'
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,9,output=4,batch=1 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=LIST
// LIST: expected input=TOKENS, output=TOKENS, batch=VALUES or devices=NUMBER, found '9'
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1,batch=2 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=TWICE
// TWICE: expected one value for batch, found 'batch=2', too
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1,1 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=SAME
// SAME: expected values that differ, found 1 twice
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=100000,batch=1..1000 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=MANY
// MANY: expected at most 10000000 batches times output tokens, found 100000000
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET: error: in --serve: expected a target (--target) beside it
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1 --target=nvidia-t4 --metrics=flops 2>&1 | FileCheck %s --check-prefix=METRIC
// METRIC: error: in --metrics: expected beside --serve one of latency_floor_s, latency_fused_s, time_s, estimate_s, energy_j, found 'flops'
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1 --over=batch=2 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=OVER
// OVER: error: in --over: has no effect beside --serve
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1 --batch-symbol=batch --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=SYMBOL
// SYMBOL: error: in --batch-symbol: has no effect beside --serve
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1 --function=decode --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=FUNCTION
// FUNCTION: error: in --function: has no effect beside --serve
// RUN: not mlir-roofline sweep %t/model.mlir --serve= --over=batch=2 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=OVER
// RUN: not mlir-roofline sweep %t/model.mlir --serve= --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=EMPTY
// EMPTY: error: in --serve '': expected input=TOKENS, output=TOKENS, batch=VALUES or devices=NUMBER, found ''
// RUN: not mlir-roofline sweep %t/model.mlir --over=batch=1 --decode=decode 2>&1 | FileCheck %s --check-prefix=DECODE
// DECODE: error: in --decode: expected --serve beside it

// Functions and sizes by other names.
// RUN: not mlir-roofline sweep %t/names.mlir --serve=input=8,output=4,batch=1 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=PREFILL
// PREFILL: error: in --serve: expected a function called 'prefill', or --prefill=NAME, found read, write, fixed
// RUN: not mlir-roofline sweep %t/names.mlir --serve=input=8,output=4,batch=1 --prefill=reed --decode=write --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: error: expected the name of a function with a body, found 'reed'; did you mean 'read'?; the functions are: read, write, fixed
// RUN: not mlir-roofline sweep %t/names.mlir --serve=input=8,output=4,batch=1 --prefill=read --decode=write --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=SIZE
// SIZE: error: in --serve: no size of @read is called 'batch'; the open sizes are: read.arg0.d0, read.arg0.d1; --name=SIZE=batch calls one so
// RUN: not mlir-roofline sweep %t/names.mlir --serve=input=8,output=4,batch=1 --prefill=read --decode=write --name=read.arg0.d0=batch,read.arg0.d1=sequence,write.arg0.d0=batch --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=CACHE
// CACHE: error: in --serve: no size of @write is called 'cache'; the open sizes are: batch, write.arg0.d1; --name=SIZE=cache calls one so
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1 --decode=fixed --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=FIXED
// FIXED: error: in --serve: no size of @fixed is called 'cache'; the open sizes are: batch
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1,17 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=RANGE
// RANGE: error: in --serve: {{.*}}1..16
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1 --bind=batch=2 --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=BOUND
// BOUND: error: in --serve: 'batch' has a value already (--bind)
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1 --decode=other --target=nvidia-t4 2>&1 | FileCheck %s --check-prefix=OTHER
// OTHER: error: in --serve: expected a value for every other size of @other, found none for 'width', {{.*}}; --bind gives it one
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1 --target=nvidia-t4 --bind=width=3 2>&1 | FileCheck %s --check-prefix=NEITHER
// NEITHER: error: in --bind: no size of @prefill or @decode is called 'width'
// RUN: not mlir-roofline sweep %t/model.mlir --serve=input=8,output=4,batch=1 --target=nvidia-t4 --range=arg7.d0=1..3 2>&1 | FileCheck %s --check-prefix=NORANGE
// NORANGE: error: in --range: no size of @prefill or @decode is called 'arg7.d0'

//--- model.mlir
func.func @prefill(%x: tensor<?x?xf32> {roofline.size = ["batch", "sequence"], roofline.range = ["1..16", ""]}, %out: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.exp ins(%x : tensor<?x?xf32>) outs(%out : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
func.func @decode(%x: tensor<?x?xf32> {roofline.size = ["batch", "cache"]}, %out: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.exp ins(%x : tensor<?x?xf32>) outs(%out : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
func.func @fixed(%x: tensor<?x8xf32> {roofline.size = ["batch", ""]}, %out: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = linalg.exp ins(%x : tensor<?x8xf32>) outs(%out : tensor<?x8xf32>) -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}
func.func @other(%x: tensor<?x?x?xf32> {roofline.size = ["batch", "cache", "width"]}, %out: tensor<?x?x?xf32>) -> tensor<?x?x?xf32> {
  %0 = linalg.exp ins(%x : tensor<?x?x?xf32>) outs(%out : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
  return %0 : tensor<?x?x?xf32>
}
//--- names.mlir
func.func @read(%x: tensor<?x?xf32>, %out: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.exp ins(%x : tensor<?x?xf32>) outs(%out : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
func.func @write(%x: tensor<?x?xf32>, %out: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.exp ins(%x : tensor<?x?xf32>) outs(%out : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
func.func @fixed(%x: tensor<8xf32>) -> tensor<8xf32> {
  return %x : tensor<8xf32>
}
