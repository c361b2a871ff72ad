// REQUIRES: jsonschema
// RUN: mlir-roofline sweep %s --over=arg0.d0=1..3 --over=arg0.d1=8,16 --target=nvidia-h100-sxm --target=amd-mi300x --batch-symbol=arg0.d0 --format=json -o %t.json
// RUN: mlir-roofline sweep %s --over=arg0.d0=1..3 --bind=arg0.d1=8 --format=json -o %t.bare.json
// RUN: mlir-roofline sweep %s --over=arg0.d0=1..500 --bind=arg0.d1=8 --target=nvidia-h100-sxm --format=json -o %t.many.json
// RUN: %python %S/../Report/Inputs/validate.py %src_root/docs/sweep-v1.schema.json %t.json %t.bare.json %t.many.json | FileCheck %s
// CHECK: 3 valid
// RUN: sed -e 's/"points"/"places"/' %t.json > %t.wrong.json
// RUN: not %python %S/../Report/Inputs/validate.py %src_root/docs/sweep-v1.schema.json %t.wrong.json

// The last axis varies fastest: point 3 is 2 x 16, whose 32 elements of 4 bytes
// are read and written.
// RUN: %python -c "import json; p = json.load(open(r'%t.json'))['points'][3]; print(p['at'], p['bytes'], [t['bound_by'] for t in p['targets']])" | FileCheck %s --check-prefix=POINT
// POINT: {'arg0.d0': 2, 'arg0.d1': 16} 256 ['HBM3', 'HBM3']

// RUN: %python %S/Inputs/compare.py %s --target=nvidia-h100-sxm --target=amd-mi300x --over=arg0.d0=1..3 --over=arg0.d1=8,16 | FileCheck %s --check-prefix=SAME
// SAME: 6 points, {{[0-9]+}} figures, all the same

func.func @main(%x: tensor<?x?xf32>, %out: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.exp ins(%x : tensor<?x?xf32>) outs(%out : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}
