#!/usr/bin/env python3
"""Prints an MLIR file with `roofline.param` on the arguments that are weights.

usage: mark_params.py MODEL.mlir MODEL.args.json

The side file's `args` say which positions are of kind `param`. Only files with
one function whose arguments carry no attributes are understood.
"""

import json
import re
import sys


def main(model, side_file):
    with open(side_file) as file:
        kinds = {arg["index"]: arg["kind"] for arg in json.load(file)["args"]}
    with open(model) as file:
        text = file.read()
    begin = text.index("func.func")
    end = text.index(") ->", begin)

    def mark(match):
        is_param = kinds.get(int(match.group(1))) == "param"
        return match.group(0) + (" {roofline.param}" if is_param else "")

    signature = re.sub(r"%arg(\d+): [^,)]+", mark, text[begin:end])
    sys.stdout.write(text[:begin] + signature + text[end:])


if __name__ == "__main__":
    main(*sys.argv[1:])
