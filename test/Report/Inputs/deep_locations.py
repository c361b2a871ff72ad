"""Prints a program with locations that are deep, or stand for very many."""

print('#c0 = loc("main.py":1:0)\n#f = loc("twice.py":1:0)\n#l0 = loc(callsite(#f at #f))\n#n0 = loc("a/b"(#f))')
for i in range(1, 100000):
    print(f'#f{i} = loc("m.py":{i}:0)\n#c{i} = loc(callsite(#f{i} at #c{i - 1}))')
for i in range(1, 60):
    print(f"#l{i} = loc(callsite(#l{i - 1} at #l{i - 1}))")
    print(f"#n{i} = loc(fused<{i}>[callsite(#n{i - 1} at #n{i - 1}), #n{i - 1}])")
print("func.func @main(%x: tensor<4xf32>, %e: tensor<4xf32>) {")
for i, location in enumerate(("#c99999", "#l59", "#n59")):
    print(f"  %{i} = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32> loc({location})")
print("  return\n}")
