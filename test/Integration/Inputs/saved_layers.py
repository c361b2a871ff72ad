#!/usr/bin/env python3
"""Compares what transformer layers save for their backward pass with published formulas.

Korthikanti et al. (arXiv 2205.05198): of a sequence of s, a batch of b, h features and a
heads a layer in 16 bits saves s*b*h*(34 + 5*a*s/h) bytes, 34*s*b*h without the attention
that selective checkpointing computes again, and 2*s*b*h, its input, if all is computed
again. They leave out what norms save for each row; here that is told apart.
"""

import json
import os
import subprocess
import sys
import tempfile

LAYERS = [  # name, s, b, h, a, published bytes
    ("22B", 2048, 4, 6144, 64, 7_079_985_152),
    ("175B (GPT-3)", 2048, 1, 12288, 96, 2_868_903_936),
    ("530B", 2048, 1, 20480, 128, 4_110_417_920),
    ("1T", 2048, 1, 25600, 160, 5_138_022_400),
]

failures = 0
for name, s, b, h, a, published in LAYERS:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "layer.mlir")
        generator = os.path.join(os.path.dirname(__file__), "transformer_layer.py")
        with open(path, "w") as file:
            subprocess.run([sys.executable, generator, *map(str, (s, b, h, a))], check=True, stdout=file)
        report = subprocess.run(["mlir-roofline", "report", path, "--training=adam", "--format=json"],
                                check=True, capture_output=True, text=True)
    found = json.loads(report.stdout)
    training = found["training"]
    rows = training["statistics_bytes"]
    # Two norms, of each the reciprocal deviation of s*b rows in 2 B.
    expected = {
        "status": "exact",
        "saved_bytes": published + rows,
        "selective_bytes": 34 * s * b * h + rows,
        "full_bytes": 2 * s * b * h,
        "mask_bytes": 2 * s * b * h + a * s * s * b,
        "statistics_bytes": 2 * s * b * 2,
        # 12*h^2 weights and 9*h biases: 2 B of gradient, 8 B of moments, 4 B of a copy.
        "gradient_bytes": 2 * (12 * h * h + 9 * h),
        "state_bytes": 12 * (12 * h * h + 9 * h),
    }
    assert published == s * b * h * 34 + 5 * a * s * s * b
    for key, value in expected.items():
        if training[key] != value:
            print(f"{name}: expected {key} = {value}, found {training[key]}")
            failures += 1
    print(f"{name}: {training['saved_bytes'] - rows:,} B, selective "
          f"{training['selective_bytes'] - rows:,} B, full {training['full_bytes']:,} B")
print(f"{len(LAYERS)} layers, {failures} differ")
sys.exit(failures != 0)
