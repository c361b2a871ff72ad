"""Functions of linalg on tensors, as text, for decoder.py."""

import itertools
import re
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Tensor:
    """A value: its name, its extents (numbers, or names of open sizes) and its element type."""

    name: str
    shape: tuple
    element: str

    @property
    def type(self):
        extents = "".join("%sx" % (e if isinstance(e, int) else "?") for e in self.shape)
        return "tensor<%s%s>" % (extents, self.element)


class Body:
    """What is computed of one element. Scalars are names; types are f32 unless said."""

    def __init__(self, function):
        self.function, self.lines = function, []

    def op(self, name, *operands, type="f32"):
        made = "%%x%d" % len(self.lines)
        self.lines.append("%s = %s %s : %s" % (made, name, ", ".join(operands), type))
        return made

    def number(self, value, type="f32"):
        return self.function.constant(value, type)

    def wide(self, scalar, type):
        return scalar if type == "f32" else self.op("arith.extf", scalar, type=type + " to f32")

    def narrow(self, scalar, type):
        return scalar if type == "f32" else self.op("arith.truncf", scalar, type="f32 to " + type)


class Function:
    """The text of one function. Loops have letters: `b s h` are those over batch, tokens and
    hidden, and indices of a tensor are such letters or expressions of them."""

    def __init__(self, name, largest=None):
        """`largest`: by name of an open size what it may be at most."""
        self.largest = largest or {}
        self.name, self.arguments, self.attributes, self.lines = name, [], [], []
        self.numbers = itertools.count()
        self.constants, self.sizes = {}, {}

    def argument(self, shape, element, param=False):
        value = Tensor("%%arg%d" % len(self.arguments), shape, element)
        names = [e if isinstance(e, str) else "" for e in shape]
        # Said once of each size.
        ranges = [
            "1..%d" % self.largest[n] if n in self.largest and n not in self.sizes else ""
            for n in names
        ]
        attributes = ["roofline.param"] if param else []
        for key, values in (("size", names), ("range", ranges)):
            if any(values):
                texts = ", ".join('"%s"' % value for value in values)
                attributes.append("roofline.%s = [%s]" % (key, texts))
        self.arguments.append(value)
        self.attributes.append(" {%s}" % ", ".join(attributes) if attributes else "")
        for axis, extent in enumerate(shape):
            if isinstance(extent, str) and extent not in self.sizes:
                index = self.constant(axis, "index")
                text = "tensor.dim %s, %s : %s" % (value.name, index, value.type)
                self.sizes[extent] = self.op(text)
        return value

    def op(self, text):
        name = "%%%d" % next(self.numbers)
        self.lines.append("  %s = %s" % (name, text))
        return name

    def constant(self, value, type):
        """All stand at the top, where every region sees them."""
        return self.constants.setdefault((str(value), type), "%%c%d" % len(self.constants))

    def extents(self, *extents):
        return ", ".join(self.sizes[e] if isinstance(e, str) else str(e) for e in extents)

    def empty(self, shape, element):
        made = Tensor(None, shape, element)
        sizes = self.extents(*(e for e in shape if isinstance(e, str)))
        return replace(made, name=self.op("tensor.empty(%s) : %s" % (sizes, made.type)))

    def filled(self, shape, element, value="0.0"):
        out, scalar = self.empty(shape, element), self.constant(value, element)
        text = "linalg.fill ins(%s : %s) outs(%s : %s) -> %s"
        return replace(out, name=self.op(text % (scalar, element, out.name, out.type, out.type)))

    @staticmethod
    def maps(indices):
        """Affine maps, and the letters of all loops in their order: the result's first."""
        letters = list(dict.fromkeys(re.findall("[a-z]", " ".join([indices[-1], *indices]))))
        text = "affine_map<(%s) -> (%s)>"
        return [text % (", ".join(letters), ", ".join(i.split())) for i in indices], letters

    @staticmethod
    def operands(values):
        return "%s : %s" % (", ".join(v.name for v in values), ", ".join(v.type for v in values))

    def contract(self, a, b, indices, shape, element):
        """Sums of products over what is in both of the first two indices and not in the last."""
        out = self.filled(shape, element)
        text = "linalg.contract indexing_maps = [%s] ins(%s) outs(%s) -> %s"
        maps = ", ".join(self.maps(indices)[0])
        text %= maps, self.operands([a, b]), self.operands([out]), out.type
        return replace(out, name=self.op(text))

    def generic(self, inputs, indices, out, compute):
        """`compute` gets a body, the scalars of inputs and of `out`, whose indices are the last,
        and returns the new one."""
        maps, letters = self.maps(indices)
        loops = ["parallel" if letter in indices[-1] else "reduction" for letter in letters]
        scalars = ["%%i%d" % i for i in range(len(inputs))] + ["%out"]
        text = "linalg.generic {indexing_maps = [%s], iterator_types = [%s]}%s outs(%s) {"
        ins = " ins(%s)" % self.operands(inputs) if inputs else ""
        loops = ", ".join('"%s"' % loop for loop in loops)
        name = self.op(text % (", ".join(maps), loops, ins, self.operands([out])))
        body = Body(self)
        result = compute(body, *scalars)
        types = [v.element for v in [*inputs, out]]
        arguments = ", ".join("%s: %s" % each for each in zip(scalars, types))
        self.lines.append("  ^bb0(%s):" % arguments)
        self.lines += ["    " + line for line in body.lines]
        self.lines.append("    linalg.yield %s : %s" % (result, out.element))
        self.lines.append("  } -> %s" % out.type)
        return replace(out, name=name)

    def text(self, results):
        signature = zip(self.arguments, self.attributes)
        arguments = ",\n    ".join("%s: %s%s" % (v.name, v.type, a) for v, a in signature)
        types = ", ".join(v.type for v in results)
        constants = ["  %s = arith.constant %s : %s" % (n, *c) for c, n in self.constants.items()]
        head = "func.func @%s(\n    %s) -> (%s) {" % (self.name, arguments, types)
        last = "  return " + self.operands(results)
        return "\n".join([head, *constants, *self.lines, last, "}"])
