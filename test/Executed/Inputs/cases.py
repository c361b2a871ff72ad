"""What a test case is: a function around one operation, and its sizes."""

import math
from dataclasses import dataclass, field


@dataclass
class Buffer:
    """A memref or tensor, or with `shape` None a scalar.

    The type says `?` where `dynamic` is set; `sizes` are the extents at run
    time. `fill` 0 makes all elements one, n makes them 0, 1, ..., n-1, 0, ...
    """

    element: str
    sizes: tuple = None
    dynamic: bool = False
    layout: str = ""
    fill: int = 0

    def type(self, kind):
        if self.sizes is None:
            return self.element
        dims = "".join("?x" if self.dynamic else "%dx" % n for n in self.sizes)
        layout = ", " + self.layout if self.layout else ""
        return "%s<%s%s%s>" % (kind, dims, self.element, layout)

    def bytes(self, elements):
        """Storage of that many elements, packed, in whole bytes."""
        return -(-elements * bits_of(self.element) // 8)


def bits_of(element):
    if element.startswith("complex<"):
        return 2 * bits_of(element[len("complex<") : -1])
    if element == "index":
        return 64
    if element.startswith("f8"):
        return 8
    return int(element.lstrip("iubf"))


@dataclass
class Difference:
    """What a lowering does other than the operation says, and why.

    `work` maps "class type" to executed minus analysed; `reads` an argument
    number to the number of elements executed minus analysed. `instead` is what
    is executed, where the lowering uses another algorithm altogether, and `due`
    what is to be analysed then, from the formula in the documentation.
    """

    reason: str
    work: dict = field(default_factory=dict)
    instead: dict = None
    due: dict = None
    reads: dict = field(default_factory=dict)


@dataclass
class Case:
    """One function. `text` is its body, with %a0, %a1, ... as arguments."""

    op: str
    what: str
    arguments: list
    text: str
    results: list = field(default_factory=list)
    kind: str = "memref"
    # Why buffers cannot be followed through the lowering, which leaves only the
    # work to compare; empty if they can.
    untraced: str = ""
    # The traffic is an upper bound, since it depends on the data.
    bounded_traffic: bool = False
    # Which argument each operand and each captured buffer of the operation is,
    # if not one by one.
    operands: list = None
    captured: list = field(default_factory=list)
    differences: list = field(default_factory=list)
    # Top-level text, such as a global, that the function refers to.
    preamble: str = ""
    # Of two sides that the analysis bounds, which one runs.
    side: str = ""
    # How often the loop runs whose iterations the analysis leaves open.
    trips: int = None

    def function(self, name):
        arguments = ", ".join(
            "%%a%d: %s" % (i, a.type(self.kind)) for i, a in enumerate(self.arguments)
        )
        results = ", ".join(r.type(self.kind) for r in self.results)
        sizes = ", ".join(
            "array<i64%s>" % (": " + ", ".join(map(str, b.sizes)) if b.sizes else "")
            for b in self.arguments + self.results
        )
        fill = ", ".join(str(a.fill) for a in self.arguments)
        return (
            "%sfunc.func @%s(%s)%s attributes {executed.sizes = [%s], "
            "executed.fill = array<i64%s>} {\n%s\n}\n"
            % (
                self.preamble,
                name,
                arguments,
                " -> (%s)" % results if results else "",
                sizes,
                ": " + fill if fill else "",
                self.text.rstrip(),
            )
        )


def destination_case(op, what, inputs, outputs, attributes="", region="", **more):
    """A linalg operation on buffers: `op attributes ins(...) outs(...) region`."""
    kind = more.get("kind", "memref")
    arguments = inputs + outputs

    def group(word, first, buffers):
        if not buffers:
            return ""
        names = ", ".join("%%a%d" % (first + i) for i in range(len(buffers)))
        types = ", ".join(b.type(kind) for b in buffers)
        return " %s(%s : %s)" % (word, names, types)

    ins = group("ins", 0, inputs)
    outs = group("outs", len(inputs), outputs)
    text = "  %s%s%s%s%s\n  return" % (op, attributes, ins, outs, region)
    return Case(op, what, arguments, text, **more)


def product(numbers):
    return math.prod(numbers)
