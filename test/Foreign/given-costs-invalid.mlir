// RUN: split-file %s %t
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/00.yaml 2>&1 | FileCheck %s --check-prefix=E00
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/01.yaml 2>&1 | FileCheck %s --check-prefix=E01
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/02.yaml 2>&1 | FileCheck %s --check-prefix=E02
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/03.yaml 2>&1 | FileCheck %s --check-prefix=E03
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/04.yaml 2>&1 | FileCheck %s --check-prefix=E04
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/05.yaml 2>&1 | FileCheck %s --check-prefix=E05
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/06.yaml 2>&1 | FileCheck %s --check-prefix=E06
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/07.yaml 2>&1 | FileCheck %s --check-prefix=E07
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/08.yaml 2>&1 | FileCheck %s --check-prefix=E08
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/09.yaml 2>&1 | FileCheck %s --check-prefix=E09
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/10.yaml 2>&1 | FileCheck %s --check-prefix=E10
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/11.yaml 2>&1 | FileCheck %s --check-prefix=E11
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/12.yaml 2>&1 | FileCheck %s --check-prefix=E12
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/13.yaml 2>&1 | FileCheck %s --check-prefix=E13
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/14.yaml 2>&1 | FileCheck %s --check-prefix=E14
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/15.yaml 2>&1 | FileCheck %s --check-prefix=E15
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/16.yaml 2>&1 | FileCheck %s --check-prefix=E16
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/17.yaml 2>&1 | FileCheck %s --check-prefix=E17
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/18.yaml 2>&1 | FileCheck %s --check-prefix=E18
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/19.yaml 2>&1 | FileCheck %s --check-prefix=E19
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/20.yaml 2>&1 | FileCheck %s --check-prefix=E20
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/21.yaml 2>&1 | FileCheck %s --check-prefix=E21
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/22.yaml 2>&1 | FileCheck %s --check-prefix=E22
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/23.yaml 2>&1 | FileCheck %s --check-prefix=E23
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/24.yaml 2>&1 | FileCheck %s --check-prefix=E24
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/25.yaml 2>&1 | FileCheck %s --check-prefix=E25
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/26.yaml 2>&1 | FileCheck %s --check-prefix=E26
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/27.yaml 2>&1 | FileCheck %s --check-prefix=E27
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/28.yaml 2>&1 | FileCheck %s --check-prefix=E28
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/29.yaml 2>&1 | FileCheck %s --check-prefix=E29
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/30.yaml 2>&1 | FileCheck %s --check-prefix=E30
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/31.yaml 2>&1 | FileCheck %s --check-prefix=E31
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/32.yaml 2>&1 | FileCheck %s --check-prefix=E32
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/33.yaml 2>&1 | FileCheck %s --check-prefix=E33
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/34.yaml 2>&1 | FileCheck %s --check-prefix=E34
// RUN: not mlir-roofline report %t/model.mlir --costs=%t/none.yaml 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: mlir-roofline report %t/model.mlir --costs=%t/other.yaml --format=json | FileCheck %s --check-prefix=OTHER

// NONE: error: cannot read the costs '{{.*}}none.yaml': No such file or directory

// E00: 00.yaml:2:3: error: unknown field 'flops', did you mean ops or loops?
// E01: 01.yaml:2:10: error: expected macs, mul, add, fma, div, special, compare, convert, bit or index, found 'adds'
// E02: 02.yaml:2:15: error: expected a loop, a definition, 'iterations', 'attr.NAME', 'loops.VALUE', 'subgroup_size' or a size such as 'operand0.d1', 'result0.size', found 'operand0.x'
// E03: 03.yaml:2:15: error: expected a count >= 0, found -3
// E04: 04.yaml:1:3: error: expected 'loops' or 'maps' for what is told of each iteration
// E05: 05.yaml:1:3: error: expected no work and no traffic of what is free
// E06: 06.yaml:1:3: error: expected the name of an operation with its dialect, found 'acme'
// E07: 07.yaml:1:1: error: expected a list of rules, each with 'op'
// E08: 08.yaml:1:3: error: expected 'op' or 'ops'
// E09: 09.yaml:1:3: error: expected 'op' or 'ops'
// E10: 10.yaml:2:11: error: expected operand0, result0 or a name among 'operands', found 'foo'
// E11: 11.yaml:2:10: error: expected 'elementwise' or a map from values to loops
// E12: 12.yaml:2:22: error: expected an attribute such as 'dimension' or 'dimension_numbers.offset_dims', found 'b c'
// E13: 13.yaml:2:22: error: expected loops such as 'rows', 'rows@dimensions', 'out~tap@-1', found '1'
// E14: 14.yaml:2:22: error: expected dimensions such as '0+1' or '-1', found '1+b'
// E15: 15.yaml:2:14: error: expected NAME, NAME*results or NAME*rest, found 'a*2'
// E16: 16.yaml:2:17: error: expected a new name of letters, found 'a'
// E17: 17.yaml:2:22: error: expected nothing behind the rest
// E18: 18.yaml:2:9: error: expected true or false
// E19: 19.yaml:2:11: error: expected exact, lower, upper, estimate or declared, found 'unknown'
// E20: 20.yaml:2:9: error: expected whole, part or drawn, found 'all'
// E21: 21.yaml:2:12: error: expected body, once, one or loop, found 'all'
// E22: 22.yaml:2:10: error: expected 'like VALUE', 'held_by VALUE' or 'concatenated VALUES DIMENSION', found 'like'
// E23: 23.yaml:2:12: error: expected strides, dilations, base_dilations or padding, found 'step'
// E24: 24.yaml:2:12: error: expected read.VALUE or write.VALUE, found 'move.operand0'
// E25: 25.yaml:2:34: error: expected 'FORMULA >= 0', '== 0' or '!= 0', found 'operand0 >= 1'
// E26: 26.yaml:2:21: error: expected used or unused, found 'maybe'
// E27: 27.yaml:2:11: error: expected none, converted, moved, term, factor or summed, found 'summand'
// E28: 28.yaml:2:11: error: expected a map, found a list
// E29: 29.yaml:2:3: error: expected a word, found nothing
// E30: 30.yaml:2:3: error: expected one 'op', found two
// E31: 31.yaml:1:6: error: expected no anchors or aliases
// E32: 32.yaml:1:7: error: Could not find closing ]!
// E33: 33.yaml:1:1: error: expected one document, found several
// E34: 34.yaml:1:18: error: expected at most 16 levels of lists and maps

// What the operation does not have is no error of the file: nothing is known of it.
// OTHER: "reason": "no 'attr.width' to count with"

//--- model.mlir
func.func @f(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = "acme.f"(%a) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
//--- other.yaml
- op: acme.f
  work: {add: attr.width}
//--- 00.yaml
- op: acme.f
  flops: 3
//--- 01.yaml
- op: acme.f
  work: {adds: 3}
//--- 02.yaml
- op: acme.f
  work: {add: operand0.x}
//--- 03.yaml
- op: acme.f
  work: {add: -3}
//--- 04.yaml
- op: acme.f
  each: {add: 1}
//--- 05.yaml
- op: acme.f
  free: true
  work: {add: 1}
//--- 06.yaml
- op: acme
//--- 07.yaml
op: x
//--- 08.yaml
- ops: []
//--- 09.yaml
- loops: elementwise
//--- 10.yaml
- op: acme.f
  loops: {foo: [a]}
//--- 11.yaml
- op: acme.f
  loops: all
//--- 12.yaml
- op: acme.f
  loops: {operand0: [a@b c]}
//--- 13.yaml
- op: acme.f
  loops: {operand0: [1]}
//--- 14.yaml
- op: acme.f
  loops: {operand0: [a@1+b]}
//--- 15.yaml
- op: acme.f
  operands: [a*2]
//--- 16.yaml
- op: acme.f
  operands: [a, a]
//--- 17.yaml
- op: acme.f
  operands: [a*rest, b]
//--- 18.yaml
- op: acme.f
  free: maybe
//--- 19.yaml
- op: acme.f
  status: unknown
//--- 20.yaml
- op: acme.f
  view: all operand0
//--- 21.yaml
- op: acme.f
  regions: all
//--- 22.yaml
- op: acme.f
  sizes: like
//--- 23.yaml
- op: acme.f
  window: {step: a}
//--- 24.yaml
- op: acme.f
  memory: {move.operand0: 1}
//--- 25.yaml
- op: acme.f
  comparison: {attribute: d, LT: operand0 >= 1}
//--- 26.yaml
- op: acme.f
  when: {argument0: maybe}
//--- 27.yaml
- op: acme.f
  roles: [summand]
//--- 28.yaml
- op: acme.f
  reads: [a]
//--- 29.yaml
- op: acme.f
  reason:
//--- 30.yaml
- op: acme.f
  op: acme.g
//--- 31.yaml
- &a op: *a
//--- 32.yaml
- [1,2
//--- 33.yaml
- op: acme.f
---
- op: acme.g
//--- 34.yaml
[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]
