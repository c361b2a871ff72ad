"""Where upstream's lowering does other work than the op it lowers.

EXPLAINED: (rung that the lowering leads to, op) -> a function from the op to
pairs (reason, {(element type, class): what the lowering does more}).
"""

import re
import subprocess
from math import prod


class Type:
    """A ranked, static tensor type."""

    def __init__(self, text):
        parts = re.fullmatch(r"tensor<((?:\d+x)*)(.*)>", text)
        self.shape = [int(extent) for extent in parts.group(1).split("x")[:-1]]
        self.element = parts.group(2)

    def size(self):
        return prod(self.shape)


class Operation:
    """An op as mlir-opt prints it in generic form."""

    def __init__(self, name, attributes, constants, operands, results):
        self.name, self.attributes, self.constants = name, attributes, constants
        self.operand_text, self.result_text = operands, results

    def types(self, text):
        return [Type(found) for found in re.findall(r"tensor<[^<>]*>", text)]

    @property
    def operands(self):
        return self.types(self.operand_text)

    @property
    def result(self):
        return self.types(self.result_text)[0]

    def attribute(self, name):
        found = re.search(r"\b%s = ([^,<>]*(?:<[^<>]*>)?)" % name, self.attributes)
        return found.group(1) if found else None

    def numbers(self, name):
        return [int(n) for n in re.findall(r"-?\d+", self.attribute(name).split(":")[1])]


def generic_form(text):
    done = subprocess.run(
        ["mlir-opt", "-", "--mlir-print-op-generic", "--allow-unregistered-dialect",
         "--mlir-elide-elementsattrs-if-larger=16"],
        input=text.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def operations(text):
    """(function, Operation) for each op of a module."""
    function, constants = "", {}
    lines = generic_form(text).split("\n")
    for number, line in enumerate(lines):
        found = re.search(r'^\s*(?:(%\w+)\S* = )?"([a-z_0-9]+\.[\w.]+)"\(([^)]*)\)', line)
        if not found:
            continue
        result, name, operands = found.groups()
        if name == "func.func":
            function = re.search(r'sym_name = "([^"]*)"', line).group(1)
        attributes = re.search(r"<\{(.*?)\}>(?= : |\s*\(\{|$| \{)", line)
        if line.endswith("({"):  # The types follow the regions.
            end = line[: len(line) - len(line.lstrip())] + "})"
            line = next(l for l in lines[number + 1 :] if l.startswith(end))
        types = re.search(r" : \((.*)\) -> (.*?)$", line)
        if name == "tosa.const":
            constants[result] = attributes.group(1)
        yield function, Operation(
            name, attributes.group(1) if attributes else "",
            [constants.get(operand) for operand in operands.split(", ")],
            types.group(1) if types else "", types.group(2) if types else "")


def add(total, more):
    """Adds counts, which may be polynomials as text."""
    for key, number in more.items():
        if isinstance(number, str) or isinstance(total.get(key), str):
            total[key] = "%s + %s" % (total.get(key, 0), number)
        else:
            total[key] = total.get(key, 0) + number


def convolution(op):
    yield "the bias is the accumulator's initial value", {
        (op.attribute("acc_type"), "add"): -op.result.size()
    }


def depthwise(op):
    accumulator, result = op.attribute("acc_type"), op.result
    if accumulator != result.element:
        change = {
            (accumulator, "add"): -result.size(),
            (result.element, "add"): result.size(),
        }
        if op.operands[2].element != accumulator:
            change[accumulator, "convert"] = -result.size()
        yield "the bias is added after the cast to the result's type", change


def average_pool(op):
    accumulator = op.attribute("acc_type")
    if accumulator.startswith("f"):
        yield "the divisor is computed from the position", {
            (accumulator, "convert"): op.result.size()
        }


def resize(op):
    """Per spatial dimension that has more than one position, from output to
    input: in floats multiply, add, divide, and two indices to clamp."""
    source, result = op.operands[0], op.result
    dims = sum(extent > 1 for extent in source.shape[1:3])
    element, count = result.element, result.size() * dims
    if not element.startswith("f") or not dims:
        return
    change = {
        (element, "convert"): 2 * count,
        (element, "div"): count,
        ("i32", "mul"): count,
        ("i32", "add"): 2 * count,
        ("i32", "div"): 2 * count,
        ("i32", "compare"): 4 * count,
    }
    if "BILINEAR" not in op.attributes:
        change["i32", "compare"] = 3 * count
        change[element, "compare"] = count
    yield "positions and weights are computed per element", change


def folded_pool(op):
    accumulator = op.attribute("acc_type")
    if accumulator.startswith("f") and not any(op.numbers("pad")):
        yield "without padding the divisor is a constant", {
            (accumulator, "convert"): -op.result.size()
        }


def folded_resize(op):
    for _, change in resize(op):
        element = op.result.element
        yield "the cast of the constant scale is evaluated", {
            (element, "convert"): -change[element, "convert"] // 2
        }


def folded_shift(op):
    if "round = true" in op.attributes:
        yield "a disjunction with a constant is evaluated", {
            ("i1", "bit"): -op.result.size()
        }


def folded_rescale(op):
    size = op.result.size()
    for zero_point in op.constants[3:5]:
        if zero_point and "dense<0>" in zero_point:
            yield "a zero point of zero", {("i32", "add"): -size}
    if "per_channel = false" in op.attributes:
        yield "what depends on the multiplier and the shift only is evaluated", {
            ("i32", "convert"): -size,
            ("i64", "convert"): -2 * size,
            ("i64", "bit"): -2 * size,
        }


def winograd(op):
    """The transform is left * tile * right, its matrices read as tensors."""
    m, r = {"0": (2, 3), "1": (4, 3), "2": (2, 5)}[op.attribute("fmr").split(" ")[0]]
    alpha = m + r - 1
    if op.name.endswith("output_transform"):
        macs = m * alpha * alpha + m * alpha * m
        tiles = prod(op.operands[0].shape[2:])
    elif op.name.endswith("input_transform"):
        macs = 2 * alpha**3
        tiles = prod(op.result.shape[2:])
    else:
        macs = alpha * r * r + alpha * r * alpha
        tiles = prod(op.result.shape[2:])
    yield "the constants of the transform are factors of matrix products", {
        ("macs", ""): macs * tiles
    }


EXPLAINED = {
    ("named", "tosa.conv2d"): convolution,
    ("named", "tosa.conv3d"): convolution,
    ("named", "tosa.depthwise_conv2d"): depthwise,
    ("named", "tosa.avg_pool2d"): average_pool,
    ("named", "tosa.resize"): resize,
    ("generic", "tosa.avg_pool2d"): folded_pool,
    ("generic", "tosa.resize"): folded_resize,
    ("generic", "tosa.arithmetic_right_shift"): folded_shift,
    ("generic", "tosa.rescale"): folded_rescale,
    ("generic", "linalg.winograd_filter_transform"): winograd,
    ("generic", "linalg.winograd_input_transform"): winograd,
    ("generic", "linalg.winograd_output_transform"): winograd,
}
