// Every failure: exit status 2, one diagnostic, nothing on standard output, and
// the output file as it was.

// RUN: split-file %s %t
// RUN: echo before > %t/out

// DEFINE: %{args} =
// DEFINE: %{prefix} =
// DEFINE: %{check} = %python %S/../Inputs/run.py 2 mlir-roofline report %{args} -o %t/out 2>&1 | FileCheck %s --match-full-lines --check-prefix=%{prefix} && grep -q before %t/out

// REDEFINE: %{args} = %t/missing.mlir
// REDEFINE: %{prefix} = MISSING
// RUN: %{check}
// MISSING: mlir-roofline: error: cannot open input file '{{.*}}missing.mlir': {{.+}}

// REDEFINE: %{args} =
// REDEFINE: %{prefix} = NOMODEL
// RUN: %{check}
// NOMODEL: mlir-roofline: error: expected a MODEL, a file or - for standard input (see mlir-roofline report --help)

// REDEFINE: %{args} = %t/syntax.mlir
// REDEFINE: %{prefix} = SYNTAX
// RUN: %{check}
// SYNTAX: {{.*}}syntax.mlir:2:3: error: {{.+}}

// REDEFINE: %{args} = %t/unregistered.mlir
// REDEFINE: %{prefix} = UNREGISTERED
// RUN: %{check}
// UNREGISTERED: {{.*}}unregistered.mlir:2:12: error: {{.*}}unregistered{{.*}}

// REDEFINE: %{args} = %t/good.mlir --target=no-such-machine
// REDEFINE: %{prefix} = TARGET
// RUN: %{check}
// TARGET: mlir-roofline: error: unknown target 'no-such-machine': {{.*}}

// What a format has no place for is refused, not dropped.
// REDEFINE: %{args} = %t/good.mlir --format=md --fusion
// REDEFINE: %{prefix} = MDFUSION
// RUN: %{check}
// MDFUSION: mlir-roofline: error: in --fusion: expected --format=table, {{.*}}csv{{.*}}, which have a place for it, not md

// REDEFINE: %{args} = %t/good.mlir --format=csv --levels --target=nvidia-t4
// REDEFINE: %{prefix} = CSVLEVELS
// RUN: %{check}
// CSVLEVELS: mlir-roofline: error: in --levels: expected --format=table{{,? (or )?}}json{{( or html)?}}, which have a place for it, not csv

// REDEFINE: %{args} = %t/good.mlir --format=csv --assume=weights:f16
// REDEFINE: %{prefix} = CSVASSUME
// RUN: %{check}
// CSVASSUME: mlir-roofline: error: in --assume: expected --format=table, json{{,? (or )?}}md{{( or html)?}}, which have a place for it, not csv

// REDEFINE: %{args} = %t/good.mlir --format=csv --training=sgd
// REDEFINE: %{prefix} = CSVTRAINING
// RUN: %{check}
// CSVTRAINING: mlir-roofline: error: in --training: expected --format=table{{,? (or )?}}json{{( or html)?}}, which have a place for it, not csv

// REDEFINE: %{args} = %t/good.mlir --format=csv --grid=700
// REDEFINE: %{prefix} = CSVGRID
// RUN: %{check}
// CSVGRID: mlir-roofline: error: in --grid: expected --format=table, json{{,? (or )?}}md{{( or html)?}}, which have a place for it, not csv

// What speaks of a machine needs one.
// DEFINE: %{option} =
// DEFINE: %{machine} = %python %S/../Inputs/run.py 2 mlir-roofline report %t/good.mlir %{option} 2>&1 | FileCheck %s --check-prefix=MACHINE
// REDEFINE: %{option} = --cache=hot
// RUN: %{machine}
// REDEFINE: %{option} = --allow-tf32
// RUN: %{machine}
// REDEFINE: %{option} = --levels
// RUN: %{machine}
// REDEFINE: %{option} = --batch-symbol=arg0.d0 --bind arg0.d0=2
// RUN: %{machine}
// REDEFINE: %{option} = --devices=2
// RUN: %{machine}
// REDEFINE: %{option} = --energy=horowitz-45nm
// RUN: %{machine}
// REDEFINE: %{option} = --grid=FRA
// RUN: %{machine}
// MACHINE: mlir-roofline: error: in --{{cache|allow-tf32|levels|batch-symbol|devices|energy|grid}}: expected a target, by --target or on the module{{$}}

// REDEFINE: %{args} = %t/good.mlir --target=nvidia-t4 --grid=frb
// REDEFINE: %{prefix} = GRID
// RUN: %{check}
// GRID: mlir-roofline: error: in --grid: expected grams of CO2 per kilowatt hour (a number >= 0) or one of {{.*}}, found 'frb', did you mean {{.*}}FRA{{.*}}?

// REDEFINE: %{args} = %t/good.mlir --target=nvidia-t4 --energy=horowitz
// REDEFINE: %{prefix} = ENERGY
// RUN: %{check}
// ENERGY: mlir-roofline: error: unknown energy table 'horowitz': expected a file or one of {{.*}}horowitz-45nm{{.*}}, did you mean horowitz-45nm?

// REDEFINE: %{args} = %t/good.mlir --target=nvidia-t4 --energy=./mine
// REDEFINE: %{prefix} = ENERGYFILE
// RUN: %{check}
// ENERGYFILE: mlir-roofline: error: cannot read the energy table './mine': No such file or directory

// REDEFINE: %{args} = %t/good.mlir --bind X=1
// REDEFINE: %{prefix} = UNKNOWN
// RUN: %{check}
// UNKNOWN: mlir-roofline: error: in --bind 'X=1': no size is called 'X'; the open sizes are: arg0.d0

// REDEFINE: %{args} = %t/static.mlir --bind X=1
// REDEFINE: %{prefix} = STATIC
// RUN: %{check}
// STATIC: mlir-roofline: error: in --bind 'X=1': no size is called 'X'; the program leaves no size open

// REDEFINE: %{args} = %t/good.mlir --bind arg0.d0
// REDEFINE: %{prefix} = NOVALUE
// RUN: %{check}
// NOVALUE: mlir-roofline: error: in --bind 'arg0.d0': expected NAME=NUMBER

// REDEFINE: %{args} = %t/good.mlir --bind arg0.d0=-4
// REDEFINE: %{prefix} = NEGATIVE
// RUN: %{check}
// NEGATIVE: mlir-roofline: error: in --bind 'arg0.d0=-4': expected an integer >= 0, found '-4'

// REDEFINE: %{args} = %t/good.mlir --bind arg0.d0=B
// REDEFINE: %{prefix} = SYMBOL
// RUN: %{check}
// SYMBOL: mlir-roofline: error: in --bind 'arg0.d0=B': expected an integer >= 0, found 'B'

// REDEFINE: %{args} = %t/good.mlir --bind arg0.d0=4,arg0.d0=5
// REDEFINE: %{prefix} = TWICE
// RUN: %{check}
// TWICE: mlir-roofline: error: in --bind 'arg0.d0=5': 'arg0.d0' is bound more than once

// REDEFINE: %{args} = %t/good.mlir --params=7
// REDEFINE: %{prefix} = PARAMS
// RUN: %{check}
// PARAMS: {{.*}}error: {{.+}}

// REDEFINE: %{args} = %t/good.mlir --format=pdf
// REDEFINE: %{prefix} = FORMAT
// RUN: %{check}
// FORMAT: {{.*}}format{{.*}}'pdf'{{.*}}

// REDEFINE: %{args} = %t/good.mlir --no-such-option
// REDEFINE: %{prefix} = OPTION
// RUN: %{check}
// OPTION: {{.*}}no-such-option{{.*}}

// RUN: %python %S/../Inputs/run.py 2 mlir-roofline report %t/good.mlir -o %t/no-such-folder/out 2>&1 | FileCheck %s --check-prefix=OUTPUT
// OUTPUT: mlir-roofline: error: cannot write '{{.*}}no-such-folder{{.*}}': {{.+}}

// RUN: %python %S/../Inputs/run.py 2 mlir-roofline 2>&1 | FileCheck %s --check-prefix=COMMAND
// COMMAND: mlir-roofline: error: expected a command: report, {{.*}}targets{{.*}} (see --help)

// RUN: %python %S/../Inputs/run.py 2 mlir-roofline targets no-such-machine 2>&1 | FileCheck %s --check-prefix=TARGET

//--- good.mlir
func.func @main(%a: tensor<?xf32>) -> tensor<?xf32> {
  %0 = arith.addf %a, %a : tensor<?xf32>
  return %0 : tensor<?xf32>
}
//--- static.mlir
func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  return %a : tensor<4xf32>
}
//--- syntax.mlir
func.func @main() {
  nonsense
}
//--- unregistered.mlir
func.func @main() {
  "mine.op"() : () -> ()
  return
}
