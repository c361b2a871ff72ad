// What is wrong with a file of measured times, or with the flags.

// RUN: split-file %s %t
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/none.csv 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: error: in --measured: cannot open '{{.*}}none.csv': {{[Nn]}}o such file
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/column.csv 2>&1 | FileCheck %s --check-prefix=COLUMN
// COLUMN: in --measured: {{.*}}column.csv:1: expected a column of times with its unit, such as time_us or duration_ms, found name, speed
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/two.csv 2>&1 | FileCheck %s --check-prefix=TWO
// TWO: two.csv:1: expected one column of times, found 'time_us' and 'time_ms'
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/place.csv 2>&1 | FileCheck %s --check-prefix=PLACE
// PLACE: place.csv:1: expected a column that says what was measured, one of id, location, layer, function, op and name, found what, time_us
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/number.csv 2>&1 | FileCheck %s --check-prefix=NUMBER
// NUMBER: number.csv:3: expected a number >= 0 in 'time_us', found '-1'
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/calls.csv 2>&1 | FileCheck %s --check-prefix=CALLS
// CALLS: calls.csv:2: expected a number > 0 in 'calls', found '0'
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/cells.csv 2>&1 | FileCheck %s --check-prefix=CELLS
// CELLS: cells.csv:2: expected 2 cells, found 3
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/unnamed.csv 2>&1 | FileCheck %s --check-prefix=UNNAMED
// UNNAMED: unnamed.csv:2: expected a name of what was measured, found empty cells
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/quote.csv 2>&1 | FileCheck %s --check-prefix=QUOTE
// QUOTE: quote.csv:2: expected a " that ends the cell, found the end of the file
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/targets.csv 2>&1 | FileCheck %s --check-prefix=TARGETS
// TARGETS: targets.csv:3: expected the times of one target, 'a', found 'b'
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/heading.csv 2>&1 | FileCheck %s --check-prefix=HEADING
// HEADING: in --measured: expected times in '{{.*}}heading.csv', found none
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/event.json 2>&1 | FileCheck %s --check-prefix=EVENT
// EVENT: expected traceEvents[0].dur to be a number >= 0, of microseconds, found -1
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/empty.json 2>&1 | FileCheck %s --check-prefix=EMPTY
// EMPTY: expected complete events ("ph": "X" with a dur), found none
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/no-name.json 2>&1 | FileCheck %s --check-prefix=NONAME
// NONAME: expected traceEvents[0].name to be a text
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/no-event.json 2>&1 | FileCheck %s --check-prefix=NOEVENT
// NOEVENT: expected traceEvents[0] to be an event, an object
// RUN: %python -c "import sys; open(sys.argv[1], 'wb').write(b'\x1f\x8b\x08'); open(sys.argv[2], 'wb').write(b'PK\x03\x04')" %t/gzip %t/zip
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/gzip 2>&1 | FileCheck %s --check-prefix=GZIP
// GZIP: expected CSV or JSON in '{{.*}}gzip', found a gzip file; gunzip unpacks it
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/zip 2>&1 | FileCheck %s --check-prefix=ZIP
// ZIP: expected CSV or JSON in '{{.*}}zip', found a workbook or zip file
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured-runs=2 2>&1 | FileCheck %s --check-prefix=BESIDE
// BESIDE: in --measured-runs: expected --measured beside it
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/good.csv --measured-runs=0 2>&1 | FileCheck %s --check-prefix=RUNS
// RUNS: in --measured-runs: expected a number > 0, found 0
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --target=%S/../Inputs/wide.mlir --measured=%t/good.csv 2>&1 | FileCheck %s --check-prefix=MACHINES
// MACHINES: in --measured: expected one target, the machine that was measured, found 2
// RUN: not mlir-roofline report %t/main.mlir --measured=%t/good.csv 2>&1 | FileCheck %s --check-prefix=MACHINE
// MACHINE: --measured: expected a target
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --measured=%t/good.csv --format=md 2>&1 | FileCheck %s --check-prefix=FORMAT
// FORMAT: --measured
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --sort=lost_s 2>&1 | FileCheck %s --check-prefix=SORT
// SORT: in --sort: expected --measured beside 'lost_s'
// RUN: not mlir-roofline report %t/main.mlir --target=%S/../Inputs/tiny.mlir --columns=lost_s 2>&1 | FileCheck %s --check-prefix=SHOWN
// SHOWN: in --columns: expected --measured beside 'lost_s'

//--- column.csv
name,speed
//--- two.csv
name,time_us,time_ms
//--- place.csv
what,time_us
//--- number.csv
name,time_us
a,1
b,-1
//--- calls.csv
name,calls,time_us
a,0,1
//--- cells.csv
name,time_us
a,1,2
//--- unnamed.csv
name,time_us
,1
//--- quote.csv
name,time_us
"a,1
//--- targets.csv
name,target,time_us
x,a,1
x,b,1
//--- heading.csv
name,time_us
//--- event.json
[{"ph": "X", "name": "a", "dur": -1}]
//--- empty.json
{"traceEvents": []}
//--- no-name.json
[{"ph": "X", "dur": 1}]
//--- no-event.json
[1]
//--- good.csv
name,time_us
main,1
//--- main.mlir
func.func @main(%a: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %0 = linalg.exp ins(%a : tensor<4x4xf32>) outs(%a : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}
