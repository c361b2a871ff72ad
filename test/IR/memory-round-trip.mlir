// RUN: roofline-opt %s | roofline-opt | FileCheck %s

// CHECK: func.func private @f() attributes {roofline.group = #roofline.group<3, ops = 2, as_written = 96 B, fused = "8*n" B, saved = 0 B>, roofline.live = #roofline.live<"4*n" B>, roofline.peak = #roofline.peak<12288 B, upper>}
func.func private @f() attributes {roofline.peak = #roofline.peak<12288 B, upper>, roofline.live = #roofline.live<"4*n" B>,
  roofline.group = #roofline.group<3, ops = 2, as_written = 96 B, fused = "8*n" B, saved = 0 B>}
