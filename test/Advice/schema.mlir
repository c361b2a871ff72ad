// REQUIRES: jsonschema
// RUN: mlir-roofline advise %s --target=nvidia-h100-sxm --format=json -o %t.json
// RUN: mlir-roofline advise %s --target=nvidia-h100-sxm --no-verify --format=json -o %t.bare.json
// RUN: mlir-roofline advise %s --target=nvidia-h100-sxm --bind=arg0.d0=2 --batch-symbol=arg0.d0 --format=json -o %t.batch.json
// RUN: %python %S/../Report/Inputs/validate.py %src_root/docs/advice-v1.schema.json %t.json %t.bare.json %t.batch.json | FileCheck %s
// CHECK: 3 valid
// RUN: sed -e 's/"places"/"points"/' %t.batch.json > %t.wrong.json
// RUN: not %python %S/../Report/Inputs/validate.py %src_root/docs/advice-v1.schema.json %t.wrong.json

// While a size is open there are bytes and no seconds; with it both, and what
// was found is what was predicted.
// RUN: %python -c "import json; print([(p['kind'], 'seconds' in p['predicted'], 'error' in p) for p in json.load(open(r'%t.json'))['advice']])" | FileCheck %s --check-prefix=OPEN
// OPEN: ('unfused-groups', False, False)
// RUN: %python -c "import json; print([(p['kind'], p['items_before'], p['items'], abs(p['error']) < 1e-9) for p in json.load(open(r'%t.batch.json'))['advice'] if 'items' in p])" | FileCheck %s --check-prefix=BATCH
// BATCH: [('larger-batch', 2, {{[0-9]+}}, True)]

func.func @main(%x: tensor<?x64xf32>, %w: tensor<64x32xf32> {roofline.param}, %out: tensor<?x32xf32>) -> tensor<?x32xf32> {
  %y = linalg.matmul ins(%x, %w : tensor<?x64xf32>, tensor<64x32xf32>) outs(%out : tensor<?x32xf32>) -> tensor<?x32xf32>
  %z = linalg.exp ins(%y : tensor<?x32xf32>) outs(%out : tensor<?x32xf32>) -> tensor<?x32xf32>
  return %z : tensor<?x32xf32>
}
