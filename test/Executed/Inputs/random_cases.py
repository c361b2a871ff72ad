"""Random linalg.generic operations: random maps, types and bodies.

Upstream's lowering folds as it goes (`max(x, x)`, a cast of a cast, a
computation on constants), and then executes less than the operation says. The
bodies avoid what folds, so that executed and analysed counts must be equal.
"""

import random

from cases import Buffer, Case

FLOATS = ("f32", "f64", "f16")
INTEGERS = ("i32", "i64", "i16", "i8")
EXTENTS = (1, 2, 3, 4, 5, 7)
WIDTH = {
    "f16": 16,
    "f32": 32,
    "f64": 64,
    "i1": 1,
    "i8": 8,
    "i16": 16,
    "i32": 32,
    "i64": 64,
}


class Body:
    """Builds a body as trees over the block's arguments."""

    def __init__(self, rng, arguments, num_inputs):
        self.rng = rng
        self.arguments = arguments  # (name, type)
        self.inputs = arguments[:num_inputs]
        self.lines = []

    def emit(self, text):
        name = "%%v%d" % len(self.lines)
        self.lines.append("    %s = %s" % (name, text))
        return name

    def leaf(self, kind):
        """A value of type `kind` and the set of values it comes from."""
        name, source = self.rng.choice(self.arguments)
        if source == kind:
            return name, {name}
        same = [a for a in self.arguments if a[1] == kind]
        if same and self.rng.random() < 0.7:
            name, _ = self.rng.choice(same)
            return name, {name}
        return self.convert(name, source, kind), {name}

    def convert(self, value, source, kind):
        if source == kind:
            return value
        cast = self.cast_op(source, kind)
        return self.emit("%s %s : %s to %s" % (cast, value, source, kind))

    def cast_op(self, source, kind):
        is_float = source in FLOATS, kind in FLOATS
        wider = WIDTH[kind] > WIDTH[source]
        if is_float == (True, True):
            return "arith.extf" if wider else "arith.truncf"
        if is_float == (False, False):
            return (
                self.rng.choice(["arith.extsi", "arith.extui"])
                if wider
                else "arith.trunci"
            )
        if is_float == (True, False):
            return self.rng.choice(["arith.fptosi", "arith.fptoui"])
        return self.rng.choice(["arith.sitofp", "arith.uitofp"])

    def constant(self, kind):
        value = self.rng.choice([3, 5, 6])
        text = "%d.5" % value if kind in FLOATS else str(value)
        name = self.emit("arith.constant %s : %s" % (text, kind))
        return name, {name}

    def tree(self, kind, depth):
        rng = self.rng
        if depth == 0 or rng.random() < 0.15:
            return self.leaf(kind)
        if kind == "i1":
            return self.truth(depth)
        if rng.random() < 0.15:
            return self.select(kind, depth)
        if rng.random() < 0.25:
            return self.unary(kind, depth)
        left, from_left = self.tree(kind, depth - 1)
        by_constant = rng.random() < 0.2
        if by_constant:
            right, from_right = self.constant(kind)
        else:
            right, from_right = self.tree(kind, depth - 1)
        if kind in FLOATS:
            op = rng.choice("addf subf mulf divf maximumf minnumf remf".split())
        elif by_constant:
            # Data may be zero, and a division by it would end the program.
            op = rng.choice(
                "divsi divui remsi remui floordivsi ceildivsi shrui".split()
            )
        else:
            op = rng.choice("addi subi muli andi ori xori maxsi minui".split())
        if from_left & from_right:
            op = "mulf" if kind in FLOATS else "muli"
        return (
            self.emit("arith.%s %s, %s : %s" % (op, left, right, kind)),
            from_left | from_right,
        )

    def unary(self, kind, depth):
        if kind not in FLOATS:
            op, (value, origin) = "math.ctpop", self.leaf(kind)
        elif self.rng.random() < 0.2:
            values = [self.tree(kind, depth - 1) for _ in range(3)]
            names = ", ".join(name for name, _ in values)
            origin = set().union(*(o for _, o in values))
            return self.emit("math.fma %s : %s" % (names, kind)), origin
        else:
            op = self.rng.choice(
                "math.exp math.sqrt math.rsqrt math.tanh math.log math.sin math.absf "
                "math.floor math.roundeven math.erf arith.negf".split()
            )
            # Of a leaf: some of these fold when applied twice.
            value, origin = self.leaf(kind)
        return self.emit("%s %s : %s" % (op, value, kind)), origin

    def truth(self, depth):
        kinds = [k for _, k in self.arguments if k != "i1"] or ["i32"]
        kind = self.rng.choice(kinds)
        left, from_left = self.tree(kind, depth - 1)
        right, from_right = self.constant(kind)
        if kind in FLOATS:
            text = "arith.cmpf %s, %s, %s : %s" % (
                self.rng.choice(["olt", "uge"]),
                left,
                right,
                kind,
            )
        else:
            text = "arith.cmpi %s, %s, %s : %s" % (
                self.rng.choice(["slt", "uge"]),
                left,
                right,
                kind,
            )
        return self.emit(text), from_left | from_right

    def select(self, kind, depth):
        condition, _ = self.truth(1)
        left, from_left = self.tree(kind, depth - 1)
        right, from_right = self.constant(kind)
        return (
            self.emit("arith.select %s, %s, %s : %s" % (condition, left, right, kind)),
            from_left | from_right,
        )

    def product(self, kind):
        """A product as a contraction has it, or one like it: of a value with itself,
        by a constant, by a third factor."""
        rng = self.rng
        narrow = rng.choice(FLOATS if kind in FLOATS else INTEGERS)
        suffix = "f" if kind in FLOATS else "i"
        if len(self.inputs) > 1 and rng.random() < 0.7:
            two = rng.sample(self.inputs, 2)
            factors = [self.convert(name, source, narrow) for name, source in two]
        else:
            second = self.constant if rng.random() < 0.3 else self.leaf
            factors = [make(narrow)[0] for make in (self.leaf, second)]
        value = self.emit("arith.mul%s %s, %s : %s" % (suffix, *factors, narrow))
        value = self.convert(value, narrow, kind)
        return self.on_the_way(value, kind) if rng.random() < 0.4 else value

    def on_the_way(self, value, kind):
        """`value` scaled, negated, divided, shifted, rounded, selected or clamped."""
        if self.rng.random() < 0.2:
            condition, _ = self.truth(1)
            other = self.constant(kind)[0]
            return self.emit(
                "arith.select %s, %s, %s : %s" % (condition, value, other, kind)
            )
        if kind in FLOATS:
            unary = "arith.negf math.floor math.roundeven".split()
            by_leaf = "mulf mulf divf maximumf minnumf".split()
            by_constant = "mulf divf maximumf minnumf".split()
        else:
            unary = []
            by_leaf = "muli muli maxsi minui".split()
            by_constant = "muli shrsi shli divsi floordivsi maxsi minui".split()
        op = self.rng.choice(unary + by_leaf + [name + " " for name in by_constant])
        if op in unary:
            return self.emit("%s %s : %s" % (op, value, kind))
        other = self.leaf(kind)[0] if op in by_leaf else self.constant(kind)[0]
        if other == value:  # the larger of a value and itself folds
            op = "mulf" if kind in FLOATS else "muli"
        return self.emit("arith.%s %s, %s : %s" % (op.strip(), value, other, kind))

    def plus(self, left, right, kind):
        suffix = "f" if kind in FLOATS else "i"
        if self.rng.random() < 0.2:
            return self.emit("arith.sub%s %s, %s : %s" % (suffix, left, right, kind))
        terms = self.rng.sample([left, right], 2)
        return self.emit("arith.add%s %s, %s : %s" % (suffix, *terms, kind))

    def accumulation(self, output, kind):
        """The output plus a product, as a contraction has it, or nearly so: plus two,
        plus a product and something else, scaled or clamped before or after."""
        rng = self.rng
        value = self.product(kind)
        if rng.random() < 0.2:
            value = self.plus(value, self.product(kind), kind)
        if rng.random() < 0.15:
            third = self.leaf(kind)[0]
            if third == output:  # (x - o) + o folds
                third = self.constant(kind)[0]
            value = self.plus(value, third, kind)
        if rng.random() < 0.15:
            output = self.on_the_way(output, kind)
        value = self.plus(output, value, kind)
        return self.on_the_way(value, kind) if rng.random() < 0.15 else value

    def chain(self, kind):
        """What unrolling leaves of a loop: some value plus two products, one by one,
        or nearly so: one, or a product to start with."""
        rng = self.rng
        value = self.product(kind) if rng.random() < 0.2 else self.leaf(kind)[0]
        for _ in range(rng.choice([1, 2, 2, 2, 3])):
            value = self.plus(value, self.product(kind), kind)
        return value


def is_clean_sum(loops, written, result):
    """Whether an output is left alone by loops that sum, not by parallel ones only:
    what those mean is up to the order they run in."""
    missing = [loop for loop in loops if loop not in result]
    return not missing or any(loop not in written for loop in missing)


def random_result(rng, extents):
    """One result of a map, and the extent its dimension has to have."""
    loop = rng.randrange(len(extents))
    last = extents[loop] - 1
    pick = rng.random()
    if pick < 0.55:
        return "d%d" % loop, last + 1
    slack = rng.choice([0, 0, 1, 3])
    if pick < 0.62:
        value = rng.randrange(3)
        return str(value), value + 1 + slack
    if pick < 0.70:
        step, start = rng.choice([1, 2, 3]), rng.randint(1, 2)
        return "d%d * %d + %d" % (loop, step, start), last * step + start + 1 + slack
    if pick < 0.74:
        return "%d - d%d" % (last, loop), last + 1 + slack
    if pick < 0.78:
        divisor = rng.choice([2, 3])
        return "d%d floordiv %d" % (loop, divisor), last // divisor + 1 + slack
    if pick < 0.82:
        divisor = rng.choice([2, 3])
        return "d%d mod %d" % (loop, divisor), divisor + slack
    other = rng.randrange(len(extents))
    a, b = rng.choice([1, 1, 2, 3]), rng.choice([1, 1, 2, 4])
    top = last * a + (extents[other] - 1) * b
    return "d%d * %d + d%d * %d" % (loop, a, other, b), top + 1 + slack


def random_case(rng, number):
    extents = [rng.choice(EXTENTS) for _ in range(rng.randint(1, 4))]
    num_inputs, num_outputs = rng.randint(1, 3), rng.randint(1, 2)
    maps = [
        [random_result(rng, extents) for _ in range(rng.randint(0, 3))]
        for _ in range(num_inputs + num_outputs)
    ]
    # Half of the outputs leave loops out as a contraction's does.
    for i in range(num_inputs, len(maps)):
        if rng.random() < 0.5:
            kept = [loop for loop in range(len(extents)) if rng.random() < 0.5]
            maps[i] = [("d%d" % loop, extents[loop]) for loop in kept]
    # Each loop has to be by itself a result somewhere.
    for loop, extent in enumerate(extents):
        if not any(text == "d%d" % loop for results in maps for text, _ in results):
            maps[rng.randrange(num_inputs)].append(("d%d" % loop, extent))
    types = [
        rng.choice(FLOATS if rng.random() < 0.55 else INTEGERS + ("i1",)) for _ in maps
    ]
    dynamic = [rng.random() < 0.15 for _ in maps]
    buffers = [
        Buffer(t, tuple(extent for _, extent in results), d)
        for t, results, d in zip(types, maps, dynamic)
    ]
    body = Body(rng, [("%%b%d" % i, t) for i, t in enumerate(types)], num_inputs)
    loops = ["d%d" % loop for loop in range(len(extents))]
    texts = [" ".join(text for text, _ in results) for results in maps[num_inputs:]]
    written = " ".join(texts)
    yielded = []
    for output, t, result in zip(range(num_inputs, len(types)), types[num_inputs:], texts):
        is_clean = is_clean_sum(loops, written, result)
        can_add = t != "i1" and is_clean
        is_sum = can_add and any(loop not in result for loop in loops)
        if is_sum and rng.random() < 0.8:
            yielded.append(body.accumulation("%%b%d" % output, t))
        elif can_add and rng.random() < 0.5:
            yielded.append(body.chain(t))
        else:
            depth = rng.randint(0, 3) if is_clean else 0
            yielded.append(body.tree(t, depth)[0])
    iterators = [
        '"parallel"' if loop in written else '"reduction"' for loop in loops
    ]
    dims = ", ".join(loops)
    text = (
        "  linalg.generic {indexing_maps = [%s],\n    iterator_types = [%s]}\n    %s {\n"
        % (
            ", ".join(
                "affine_map<(%s) -> (%s)>"
                % (dims, ", ".join(text for text, _ in results))
                for results in maps
            ),
            ", ".join(iterators),
            operand_list(buffers, num_inputs),
        )
    )
    text += "  ^bb0(%s):\n" % ", ".join("%s: %s" % pair for pair in body.arguments)
    text += "".join(line + "\n" for line in body.lines)
    text += "    linalg.yield %s : %s\n  }\n  return" % (
        ", ".join(yielded),
        ", ".join(types[num_inputs:]),
    )
    # Of open sizes a footprint may have no formula, and is then a bound.
    return Case(
        "linalg.generic",
        "number %d" % number,
        buffers,
        text,
        bounded_traffic=any(dynamic),
    )


def operand_list(buffers, num_inputs):
    def group(word, first, some):
        return "%s(%s : %s)" % (
            word,
            ", ".join("%%a%d" % (first + i) for i in range(len(some))),
            ", ".join(b.type("memref") for b in some),
        )

    return "%s %s" % (
        group("ins", 0, buffers[:num_inputs]),
        group("outs", num_inputs, buffers[num_inputs:]),
    )


def make_cases(seed, count):
    # Each case has a generator of its own: number n is the same in any run.
    return [random_case(random.Random("%d/%d" % (seed, i)), i) for i in range(count)]
