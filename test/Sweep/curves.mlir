// A sweep as a picture: figures of one unit share a panel, along the size that
// takes most values, with a curve for each combination of the others.

// RUN: mlir-roofline sweep %s --over=batch=1..64:*2 --over=width=8,16 --target=nvidia-h100-sxm --batch-symbol=batch --format=svg -o %t.svg
// RUN: %python %S/Inputs/list_curves.py %t.svg --labels | FileCheck %s
// CHECK: Time: 8 curves
// CHECK: Throughput: 4 curves
// CHECK-DAG: throughput width=8
// CHECK-DAG: throughput width=16
// CHECK-DAG: items width=8
// CHECK-DAG: items width=16
// CHECK: Bytes: 4 curves
// CHECK: Counts: 2 curves
// CHECK: Intensity: 2 curves
// RUN: FileCheck %s --check-prefix=MARKS --input-file=%t.svg
// MARKS: on times: memory-bound from a circle on, compute-bound from a diamond on
// MARKS: bound by HBM3 from here on

// At the axes numbers are written as in the table: 8 B for each of 8 to 1024 elements
// are 64 B to 8 KiB, and 1/8 per byte is between 0.1 and 0.2.
// RUN: FileCheck %s --check-prefix=TICKS --input-file=%t.svg --implicit-check-not=kB
//      TICKS: >Bytes</text>
//      TICKS: >64 B</text>
//      TICKS: >1.00 KiB</text>
//      TICKS: >8.00 KiB</text>
//      TICKS: >Intensity</text>
//      TICKS: >0.100</text>
//      TICKS: >0.200</text>

// Without a target there are no times, and with one value no lines.
// RUN: mlir-roofline sweep %s --over=batch=4 --bind=width=8 --format=svg -o %t.bare.svg
// RUN: %python %S/Inputs/list_curves.py %t.bare.svg | FileCheck %s --check-prefix=BARE --implicit-check-not=Time
// BARE: Bytes: 0 curves
// BARE-NEXT: Counts: 0 curves
// RUN: grep -c '<circle' %t.bare.svg | FileCheck %s --check-prefix=POINTS
// POINTS: 4

// So many curves that labels have no room: the first are drawn.
// RUN: mlir-roofline sweep %s --over=batch=1..32 --over=width=1..20 --metrics=flops --format=svg -o %t.many.svg
// RUN: %python %S/Inputs/list_curves.py %t.many.svg | FileCheck %s --check-prefix=MANY
// MANY: Counts: 16 curves
// RUN: FileCheck %s --check-prefix=NOTE --input-file=%t.many.svg
// NOTE: Not shown: 4 more curves

// What is closer than can be seen is one point: 1 to 200 and then every 0.5 %.
// RUN: mlir-roofline sweep %s --over=batch=1..100000 --bind=width=8 --metrics=flops --format=svg -o %t.close.svg
// RUN: %python -c "import re; t = open(r'%t.close.svg').read(); print(max(len(p.split()) for p in re.findall('points=\"(.*?)\"', t)))" | FileCheck %s --check-prefix=CLOSE
// CLOSE: {{^}}1{{[34]}}{{[0-9][0-9]$}}

// Names of files are text.
// RUN: cp %s "%t.<b>.mlir"
// RUN: mlir-roofline sweep "%t.<b>.mlir" --over=batch=1,2 --bind=width=8 --format=html | FileCheck %s --check-prefix=NAMES --implicit-check-not="<b>"
// NAMES: <h1>{{.*}}&lt;b&gt;.mlir</h1>

// The page says what the table says, all of it.
// RUN: mlir-roofline sweep %s --over=batch=1..40 --bind=width=8 --target=nvidia-h100-sxm --format=html -o %t.html
// RUN: FileCheck %s --check-prefix=PAGE --input-file=%t.html
// PAGE: <!doctype html>
// PAGE: default-src 'none'
// PAGE: <h1>{{.*}}curves.mlir on nvidia-h100-sxm</h1>
// PAGE: <div class="picture"><svg
// PAGE: <pre>
// PAGE: curves.mlir at 40 points
// PAGE-NOT: more; --all
// PAGE: {{^ *}}39 
// PAGE: </pre>
// PAGE: mlir-roofline

func.func @main(%x: tensor<?x?xf32> {roofline.size = ["batch", "width"]}, %out: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.add ins(%x, %x : tensor<?x?xf32>, tensor<?x?xf32>) outs(%out : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
