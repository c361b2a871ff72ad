// Names may be any bytes. What people read shows control characters, changes of
// direction and what is no UTF-8 as MLIR prints them, and keeps everything else, so
// that no name moves the cursor or forges a row; a spreadsheet gets no formula.

// RUN: mlir-roofline report %s --all > %t.txt
// RUN: FileCheck %s --check-prefix=TABLE < %t.txt
// RUN: %python -B %S/../Inputs/check_visible.py < %t.txt
// RUN: mlir-roofline report %s --format=csv > %t.csv
// RUN: FileCheck %s --check-prefix=CSV < %t.csv
// RUN: %python -B %S/../Inputs/check_visible.py < %t.csv
// RUN: mlir-roofline report %s --group-by=function | FileCheck %s --check-prefix=WIDE --strict-whitespace
// RUN: %python -B %S/../Inputs/report_as.py "\x1b[31m.mlir" %s %t | FileCheck %s --check-prefix=FILE

// FILE: {{.*}}\1B[31m.mlir (no target

// TABLE-DAG: 0 arith.addf \1B[31mred\1B]0;pwned\07 {{.*}} 32 B
// TABLE-DAG: 1 arith.addf forged\0A7 arith.addf {{.*}} 48 B
// TABLE-DAG: 2 arith.addf nul\00tab\09cr\0Ddel\7F {{.*}} 48 B
// U+202E turns the direction of text, U+200B takes no room, U+2028 ends lines.
// TABLE-DAG: 3 arith.addf bidi\E2\80\AE,zero\E2\80\8B,line\E2\80\A8 {{.*}} 48 B
// A lone byte, a character that ends too early, one that is written too long.
// TABLE-DAG: 4 arith.addf \FF,\C3,\C0\AF {{.*}} 48 B
// TABLE-DAG: 5 arith.addf café層,back\slash {{.*}} 48 B

// An ideograph takes two columns of a terminal, in three bytes.
//      WIDE:{{^}}function  ops
// WIDE-NEXT:{{^}}層層層     11

// CSV: 0,arith.addf,層層層,\1B[31mred\1B]0;pwned\07,1,
// CSV: 1,arith.addf,層層層,forged\0A7 arith.addf,1,
// CSV: 4,arith.addf,層層層,"\FF,\C3,\C0\AF",1,
// CSV: 6,arith.addf,層層層,"'=HYPERLINK(""http://a.b"")",1,
// CSV: 7,arith.addf,層層層,'+3,1,
// CSV: 8,arith.addf,層層層,'-2+cmd|' /C calc'!A0,1,
// CSV: 9,arith.addf,層層層,' @SUM(A1:A9),1,
// CSV: 10,arith.addf,層層層,\09=1,1,

func.func @"層層層"(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = arith.addf %a, %a : tensor<4xf32> loc("\1B[31mred\1B]0;pwned\07")
  %1 = arith.addf %0, %a : tensor<4xf32> loc("forged\0A7 arith.addf")
  %2 = arith.addf %1, %a : tensor<4xf32> loc("nul\00tab\09cr\0Ddel\7F")
  %3 = arith.addf %2, %a : tensor<4xf32> loc("bidi\E2\80\AE,zero\E2\80\8B,line\E2\80\A8")
  %4 = arith.addf %3, %a : tensor<4xf32> loc("\FF,\C3,\C0\AF")
  %5 = arith.addf %4, %a : tensor<4xf32> loc("café層,back\\slash")
  %6 = arith.addf %5, %a : tensor<4xf32> loc("=HYPERLINK(\22http://a.b\22)")
  %7 = arith.addf %6, %a : tensor<4xf32> loc("+3")
  %8 = arith.addf %7, %a : tensor<4xf32> loc("-2+cmd|' /C calc'!A0")
  %9 = arith.addf %8, %a : tensor<4xf32> loc(" @SUM(A1:A9)")
  %10 = arith.addf %9, %a : tensor<4xf32> loc("\09=1")
  return %10 : tensor<4xf32>
}
