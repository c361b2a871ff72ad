"""Kernels timed inside of networks, in the form that `calibrate` reads.

`network-ops-fp32.csv` (NeuSight, MIT) names operations as PyTorch's tracer does:
device,network,mode,sequence,batch,op,input_shapes,output_shape,dtype,forward_us. What is no
product, norm or elementwise kernel (views, dropout at inference, embeddings) is left out.
"""

import ast
import csv
import math
import re

# The last parts of module names, by what the module is.
LINEAR = re.compile(r"(query|key|value|dense|classifier|lm_head|fc\d|[qkvo]_proj|out_proj|c_\w+|wi|wo|lin\d?)$")
NORM = re.compile(r"(layer_?norm|ln_\w+)$", re.IGNORECASE)
ACTIVATION = re.compile(r"(activation(_fn)?|act|relu)$")
BINARY = {"add": "add", "sub": "add", "mul": "mul", "truediv": "div"}
HEADER = ["device", "op", "b", "m_or_h", "n", "k", "latency_us"]


def to_kernel(row):
    """`op, b, m_or_h, n, k` of a row, or nothing."""
    if row["dtype"] != "torch.float32":
        return None
    inputs, output = ast.literal_eval(row["input_shapes"]), ast.literal_eval(row["output_shape"])
    if not inputs or not output:
        return None
    op, source = row["op"], inputs[0]
    rows = math.prod(source[:-1])
    if op in BINARY and math.prod(source) == math.prod(output):
        # A tensor that is repeated is hardly read: as if it were a scalar.
        is_whole = len(inputs) > 1 and math.prod(inputs[1]) == math.prod(output)
        return BINARY[op] + ("" if is_whole else "u"), math.prod(output[:-1]), output[-1], "", ""
    if op == "gelu" or op == "tanh":
        return op, rows, source[-1], "", ""
    if NORM.search(op):
        return "ln", rows, source[-1], "", ""
    if LINEAR.search(op):
        return "linear", 1, rows, output[-1], source[-1]
    if ACTIVATION.search(op):
        return "relu", rows, source[-1], "", ""
    return None


def read(file, device):
    """Rows of `HEADER` by network."""
    networks = {}
    with open(file, newline="") as text:
        for row in csv.DictReader(text):
            kernel = to_kernel(row) if row["device"] == device and row["mode"] == "inf" else None
            if kernel:
                networks.setdefault(row["network"], []).append([device, *kernel, row["forward_us"]])
    return networks


def write(path, rows):
    with open(path, "w", newline="") as out:
        csv.writer(out).writerows([HEADER] + rows)
