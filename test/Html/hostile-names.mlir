// REQUIRES: html
// RUN: mlir-roofline report %s --format=html --allow-unregistered-dialect --target=%S/../Report/Inputs/tiny.mlir -o %t.html
// RUN: mlir-roofline report %s --format=json --allow-unregistered-dialect --target=%S/../Report/Inputs/tiny.mlir -o %t.json
// RUN: %python %S/Inputs/check_page.py %t.html %t.json
// RUN: FileCheck %s --input-file=%t.html

// Whatever a program calls its operations, it is text in the page: names end no
// script, begin no comment and are no markup. E2 80 A8 is U+2028, a line
// separator, E2 80 AE U+202E, behind which text runs from right to left; the page
// shows their bytes (inert.test).

// CHECK: "location":"\u003c/script>\u003cscript>globalThis.broken=1\u003c/script>/a"
// CHECK-SAME: "location":"\u003c!--\u003cscript>/b"
// CHECK-SAME: "location":"\u003cimg src=x onerror=globalThis.broken=1>\u2028${globalThis.broken=1}/c"
// CHECK-SAME: "location":"\\\"quoted\\\u003c/script>\\/d"

func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.exp %a : tensor<4xf32> loc("</script><script>globalThis.broken=1</script>/a")
  %1 = math.exp %0 : tensor<4xf32> loc("<!--<script>/b")
  %2 = math.exp %1 : tensor<4xf32> loc("<img src=x onerror=globalThis.broken=1>\E2\80\A8${globalThis.broken=1}/c")
  %3 = math.exp %2 : tensor<4xf32> loc("\\\"quoted\\</script>\\/d")
  %4 = "x.<b>"(%3) : (tensor<4xf32>) -> tensor<4xf32>
  %5 = math.exp %4 : tensor<4xf32> loc("turned \E2\80\AE around\0A/e")
  return %5 : tensor<4xf32>
}
