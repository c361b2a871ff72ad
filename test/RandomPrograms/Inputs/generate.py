"""Makes random programs: `make_program(seed, number)` is always the same one.

Those of even numbers are static, those of odd ones leave sizes open.
"""

import random

import cfg
from reduce import list_bodies
from program import ARITHMETIC, Call, Function, KINDS, Let, Load, Work
from regions import (
    AffineFor,
    AffineIf,
    ExecuteRegion,
    For,
    Map,
    Parallel,
    Switch,
    While,
    compare,
)


class Scope:
    """What a statement may use. `top` says that results are symbols for affine."""

    def __init__(self, parent=None):
        copy = lambda name: list(getattr(parent, name)) if parent else []
        self.ints, self.positive, self.bools = copy("ints"), copy("positive"), copy("bools")
        self.tensors, self.memrefs, self.scalars = copy("tensors"), copy("memrefs"), copy("scalars")
        self.dims, self.symbols = copy("dims"), copy("symbols")
        self.top = False
        self.depth = parent.depth + 1 if parent else 0

    def add(self, name):
        self.ints.append(name)
        if self.top:
            self.symbols.append(name)


class Generator:
    def __init__(self, random, is_open):
        self.random, self.is_open = random, is_open
        self.number = 0
        self.functions = []

    def fresh(self, stem="v"):
        self.number += 1
        return "%s%d" % (stem, self.number)

    def one_in(self, n):
        return self.random.randrange(n) == 0

    # Values ---------------------------------------------------------------

    def constant(self, scope, out, value, stem="c"):
        name = self.fresh(stem)
        out.append(Let(name, "arith.constant %d : index" % value, [], lambda: value))
        if scope.top:
            scope.symbols.append(name)
        return name

    def small(self, scope, out, low=0, high=9):
        return self.constant(scope, out, self.random.randint(low, high))

    def pick(self, scope, out):
        """An index value: mostly one that is there."""
        if scope.ints and not self.one_in(4):
            return self.random.choice(scope.ints[-6:] if self.one_in(2) else scope.ints)
        return self.small(scope, out)

    def pick_positive(self, scope, out):
        if scope.positive and self.one_in(3):
            return self.random.choice(scope.positive)
        if self.is_open and scope.ints and self.one_in(6):
            name = self.fresh("p")
            one = self.constant(scope, out, 1)
            out.append(Let(name, "arith.maxsi {0}, {1} : index", [self.pick(scope, out), one], max))
            scope.positive.append(name)
            return name
        return self.constant(scope, out, self.random.choice((1, 1, 1, 2, 3, 4, 7)))

    def arithmetic(self, scope, out):
        name = self.fresh()
        operation = self.random.choice(
            ("addi", "addi", "subi", "subi", "minsi", "maxsi", "muli")
            + ("divui", "remui", "floordivsi", "ceildivsi", "divsi", "remsi", "minui", "maxui", "shli", "shrsi")
        )
        a = self.pick(scope, out)
        if operation in ("divui", "remui", "floordivsi", "ceildivsi", "divsi", "remsi"):
            b = self.pick_positive(scope, out)
        elif operation in ("shli", "shrsi"):
            b = self.small(scope, out, 0, 3)
        elif operation == "muli":
            b = self.small(scope, out, 1, 4) if self.one_in(2) else self.pick(scope, out)
        else:
            b = self.pick(scope, out)
        out.append(Let(name, "arith.%s {0}, {1} : index" % operation, [a, b], ARITHMETIC[operation]))
        scope.add(name)
        return name

    def condition(self, scope, out):
        """An i1: a comparison, an argument, or two of them together."""
        if scope.bools and self.one_in(3):
            return self.random.choice(scope.bools)
        name = self.fresh("t")
        if self.one_in(5):
            text, function = self.random.choice(
                (("andi", lambda a, b: a and b), ("ori", lambda a, b: a or b), ("xori", lambda a, b: a != b))
            )
            a, b = self.compare(scope, out), self.compare(scope, out)
            out.append(Let(name, "arith.%s {0}, {1} : i1" % text, [a, b], function))
            return name
        return self.compare(scope, out)

    def compare(self, scope, out, a=None, predicate=None, b=None):
        predicate = predicate or self.random.choice(
            ("slt", "slt", "sle", "sgt", "sge", "eq", "ne", "ult", "uge")
        )
        name = self.fresh("t")
        operands = [a or self.pick(scope, out), b or self.pick(scope, out)]
        out.append(
            Let(
                name,
                "arith.cmpi %s, {0}, {1} : index" % predicate,
                operands,
                lambda x, y: compare(predicate, x, y),
            )
        )
        return name

    def select(self, scope, out):
        condition = self.condition(scope, out)
        name, a, b = self.fresh(), self.pick(scope, out), self.pick(scope, out)
        out.append(
            Let(name, "arith.select {0}, {1}, {2} : index", [condition, a, b], lambda c, x, y: x if c else y)
        )
        scope.add(name)

    def load(self, scope, out):
        memref = self.random.choice(scope.memrefs)
        name = self.fresh("l")
        zero = self.constant(scope, out, 0)
        values = self.random.choice(((0, 1, 2, 3), (0, 4, 9), (-2, 0, 3), (1, 2)))
        out.append(Load(name, "memref.load {0}[{1}] : memref<4xindex>", [memref, zero], values))
        scope.add(name)

    # Affine ---------------------------------------------------------------

    def expression(self, dims, symbols, depth=0):
        """(text, function of the values of dims and symbols)."""
        if dims + symbols and self.random.random() < (0.75 if depth < 2 else 0.9):
            i = self.random.randrange(dims + symbols)
            factor = self.random.choice((1, 1, 1, 1, 2, -1, 3))
            text = ("d%d" % i if i < dims else "s%d" % (i - dims)) + (" * %d" % factor if factor != 1 else "")
            function = lambda d, s: factor * (d[i] if i < dims else s[i - dims])
        else:
            value = self.random.randint(0, 9)
            text, function = str(value), lambda d, s: value
        if depth >= 2 or self.one_in(3):
            return text, function
        kind = self.random.choice(("+", "+", "-", "floordiv", "ceildiv", "mod"))
        if kind in "+-":
            other_text, other = self.expression(dims, symbols, depth + 1)
            sign = 1 if kind == "+" else -1
            return "%s %s (%s)" % (text, kind, other_text), lambda d, s: function(d, s) + sign * other(d, s)
        divisor = self.random.choice((2, 3, 4, 7))
        apply = {
            "floordiv": lambda a: a // divisor,
            "ceildiv": lambda a: -(-a // divisor),
            "mod": lambda a: a % divisor,
        }[kind]
        return "(%s) %s %d" % (text, kind, divisor), lambda d, s: apply(function(d, s))

    def map(self, scope, results):
        dims = self.random.sample(scope.dims, min(len(scope.dims), self.random.randint(0, 2)))
        symbols = self.random.sample(scope.symbols, min(len(scope.symbols), self.random.randint(0, 2)))
        return Map(dims, symbols, [self.expression(len(dims), len(symbols)) for _ in range(results)])

    def constant_map(self, value):
        return Map([], [], [(str(value), lambda d, s: value)])

    def affine_value(self, scope, out):
        name = self.fresh("a")
        kind = self.random.choice(("apply", "min", "max"))
        map = self.map(scope, 1 if kind == "apply" else self.random.randint(1, 3))
        text = "affine.%s %s" % (kind, map.print().replace("{", "{{"))
        reduce = max if kind == "max" else min
        operands = map.dims + map.symbols
        count = len(map.dims)
        expressions = map.expressions
        out.append(
            Let(
                name,
                text,
                operands,
                lambda *v: reduce(f(v[:count], v[count:]) for _, f in expressions),
            )
        )
        scope.add(name)

    def affine_for(self, scope, out):
        iv, inner = self.fresh("i"), Scope(scope)
        lower = self.constant_map(0) if self.one_in(2) else self.map(scope, self.random.choice((1, 1, 2)))
        upper = self.map(scope, self.random.choice((1, 1, 2, 3)))
        inner.ints.append(iv)
        inner.dims.append(iv)
        body = self.body(inner)
        out.append(AffineFor(iv, lower, upper, self.random.choice((1, 1, 1, 2, 3, 5)), body))

    def affine_if(self, scope, out):
        map = self.map(scope, self.random.choice((1, 1, 2)))
        equalities = [self.one_in(5) for _ in map.expressions]
        other = self.body(Scope(scope)) if self.one_in(2) else None
        out.append(AffineIf(map, equalities, [self.body(Scope(scope)), other]))

    # Work -----------------------------------------------------------------

    def work(self, scope, out):
        kind = self.random.choice(KINDS)
        tensors = [t for t in scope.tensors if kind != "int_ops"]
        if tensors and self.one_in(3):
            operand, type = self.random.choice(tensors)
            out.append(Work(self.fresh("w"), kind, operand, type))
        else:
            out.append(Work(self.fresh("w"), kind, scope.scalars[kind == "int_ops"]))

    def extent(self, scope, out):
        tensors = [t for t in scope.tensors if "?" in t[1]]
        if not tensors:
            return
        operand, type = self.random.choice(tensors)
        at = self.random.randrange(type.count("x"))
        name, i = self.fresh("d"), self.constant(scope, out, at)
        out.append(
            Let(name, "tensor.dim {0}, {1} : %s" % type, [operand, i], lambda shape, i: shape[i])
        )
        scope.add(name)

    def empty(self, scope, out):
        zero = self.constant(scope, out, 0)
        size, name = self.fresh("z"), self.fresh("e")
        out.append(Let(size, "arith.maxsi {0}, {1} : index", [self.pick(scope, out), zero], max))
        scope.add(size)
        static = self.random.choice((None, 1, 3))
        type = "tensor<?x%sf32>" % ("%dx" % static if static else "")
        out.append(
            Let(name, "tensor.empty({0}) : %s" % type, [size], lambda n: (n, static) if static else (n,))
        )
        scope.tensors.append((name, type))

    # Regions --------------------------------------------------------------

    def body(self, scope, size=None):
        out = []
        size = size or self.random.choice((1, 1, 2, 2, 3))
        for _ in range(size):
            self.statement(scope, out)
        if not self.one_in(5):
            self.work(scope, out)
        return out

    def bounds(self, scope, out):
        """(lower, upper, step), as a plain, a shifted, a triangular or a tiled loop."""
        lower = self.constant(scope, out, 0) if self.one_in(2) else self.pick(scope, out)
        return lower, self.pick(scope, out), self.pick_positive(scope, out)

    def loop(self, scope, out):
        lower, upper, step = self.bounds(scope, out)
        iv, inner = self.fresh("i"), Scope(scope)
        inner.ints.append(iv)
        carried, inits, results = [], [], []
        for _ in range(self.random.choice((0, 0, 0, 1, 1, 2))):
            carried.append(self.fresh("a"))
            results.append(self.fresh("r"))
            inits.append(self.pick(scope, out))
        inner.ints += carried
        body = self.body(inner)
        yields = []
        for name in carried:
            if self.one_in(3):
                yields.append(self.pick(inner, body))
            else:
                next = self.fresh()
                by = self.small(inner, body, 1, 4) if self.one_in(2) else self.pick(inner, body)
                operation = self.random.choice(("addi", "addi", "addi", "subi", "minsi", "maxsi"))
                body.append(
                    Let(next, "arith.%s {0}, {1} : index" % operation, [name, by], ARITHMETIC[operation])
                )
                yields.append(next)
        out.append(For(iv, lower, upper, step, body, results, carried, inits, yields))
        for name in results:
            scope.add(name)

    def tiles(self, scope, out):
        """A tile loop with a loop, or a slice of a tensor, of the size of the tile."""
        tile = self.random.choice((2, 3, 4, 5, 8))
        zero, step = self.constant(scope, out, 0), self.constant(scope, out, tile)
        upper = self.pick(scope, out)
        iv, size, inner = self.fresh("i"), self.fresh("s"), Scope(scope)
        left, limit = self.fresh(), self.fresh("c")
        body = [
            Let(limit, "arith.constant %d : index" % tile, [], lambda: tile),
            Let(left, "arith.subi {0}, {1} : index", [upper, iv], lambda n, i: n - i),
            Let(size, "arith.minsi {0}, {1} : index", [limit, left], min),
        ]
        inner.ints += [iv, size, size, size]
        body += self.body(inner)
        out.append(For(iv, zero, upper, step, body))

    def while_loop(self, scope, out):
        """Counts up or down to a bound; the test may be before or after the work."""
        carried, received, result = self.fresh("a"), self.fresh("b"), self.fresh("r")
        up = not self.one_in(3)
        init, bound = self.pick(scope, out), self.pick(scope, out)
        if not up:
            init, bound = bound, init
        before, inner = [], Scope(scope)
        inner.ints.append(carried)
        if self.one_in(4):
            self.work(inner, before)
        predicate = self.random.choice(("slt", "sle", "slt", "ult", "ne") if up else ("sgt", "sge", "sgt"))
        if self.one_in(4):
            swapped = {"slt": "sgt", "sle": "sge", "ult": "ugt", "ne": "ne", "sgt": "slt", "sge": "sle"}
            condition = self.compare(inner, before, bound, swapped[predicate], carried)
        else:
            condition = self.compare(inner, before, carried, predicate, bound)
        if scope.bools and self.one_in(5):
            both = self.fresh("t")
            before.append(
                Let(
                    both,
                    "arith.andi {0}, {1} : i1",
                    [condition, self.random.choice(scope.bools)],
                    lambda a, b: a and b,
                )
            )
            condition = both
        after_scope = Scope(scope)
        after_scope.ints.append(received)
        after = self.body(after_scope)
        next = self.fresh()
        by = self.constant(after_scope, after, self.random.choice((1, 1, 2, 3)))
        operation = "addi" if up else "subi"
        if up and self.one_in(8):
            operation = "muli"
        after.append(Let(next, "arith.%s {0}, {1} : index" % operation, [received, by], ARITHMETIC[operation]))
        out.append(
            While([result], [carried], [init], before, condition, [carried], [received], after, [next])
        )
        scope.add(result)

    def branch(self, scope, out):
        is_switch = self.one_in(3)
        selector = self.pick(scope, out) if is_switch else self.condition(scope, out)
        cases = self.random.sample(range(5), self.random.randint(1, 3)) if is_switch else None
        results = [self.fresh("r")] if self.one_in(3) else []
        bodies, yields = [], []
        for i in range(len(cases) + 1 if is_switch else 2):
            if not is_switch and i == 1 and not results and self.one_in(2):
                bodies.append(None)
                continue
            inner = Scope(scope)
            body = self.body(inner)
            yields.append([self.pick(inner, body)] if results else [])
            bodies.append(body)
        out.append(Switch(selector, cases, bodies, results, yields))
        for name in results:
            scope.add(name)

    def parallel(self, scope, out):
        bounds = [self.bounds(scope, out) for _ in range(self.random.choice((1, 2, 2)))]
        ivs, inner = [self.fresh("i") for _ in bounds], Scope(scope)
        inner.ints += ivs
        out.append(Parallel(self.one_in(2), ivs, *zip(*bounds), self.body(inner)))

    def execute(self, scope, out):
        inner = Scope(scope)
        body = self.body(inner)
        results = [self.fresh("r")] if self.one_in(2) else []
        yields = [self.pick(inner, body) for _ in results]
        out.append(ExecuteRegion(body, results, yields))
        for name in results:
            scope.add(name)

    def call(self, scope, out):
        callee = self.random.choice(self.functions)
        operands = []
        for _, type in callee.arguments:
            fits = [name for name, other in scope.tensors if other == type]
            if type == "index":
                operands.append(self.pick(scope, out))
            elif type.startswith("tensor"):
                if not fits:
                    return
                operands.append(self.random.choice(fits))
            else:
                operands.append({"f32": scope.scalars[0], "i32": scope.scalars[1]}[type])
        results = [self.fresh("r") for _ in callee.results]
        out.append(Call(results, callee, operands))
        for name in results:
            scope.add(name)

    def statement(self, scope, out):
        choices = [self.arithmetic, self.arithmetic, self.select]
        if scope.memrefs:
            choices += [self.load]
        if scope.symbols:
            choices += [self.affine_value]
        if scope.tensors:
            choices += [self.extent]
        if self.is_open:
            choices += [self.empty]
        if scope.depth < 3:
            regions = [self.loop, self.loop, self.tiles, self.while_loop, self.branch]
            regions += [self.parallel, self.execute, self.affine_for, self.affine_for, self.affine_if]
            choices = choices[: 3 + len(choices) // 4] + regions + ([self.call] * 2 if self.functions else [])
        self.random.choice(choices)(scope, out)

    # Functions ------------------------------------------------------------

    def function(self, name, is_public=False):
        scope, arguments = Scope(), []
        scope.top = True
        scalars = [("f", "f32"), ("k", "i32")]
        takes_sizes = self.is_open or not is_public
        if takes_sizes:
            arguments += [("n%d" % i, "index") for i in range(self.random.randint(1, 3))]
            for name_, _ in arguments:
                scope.add(name_)
        if self.is_open:
            types = [self.random.choice(("tensor<?xf32>", "tensor<?x?xf32>", "tensor<?x4xf32>", "tensor<5x3xf32>"))]
            scope.tensors += [("x%d" % i, type) for i, type in enumerate(types)]
            arguments += scope.tensors
        if is_public and self.one_in(3):
            arguments.append(("q", "i1"))
            scope.bools.append("q")
        if is_public and self.one_in(4):
            arguments.append(("m", "memref<4xindex>"))
            scope.memrefs.append("m")
        arguments += scalars
        scope.scalars = [name_ for name_, _ in scalars]
        if self.one_in(3):
            blocks, results = cfg.make_blocks(self, scope)
            return Function(name, arguments, results, blocks=blocks, is_public=is_public)
        body = self.body(scope, self.random.randint(2, 4))
        results = [self.pick(scope, body)] if not is_public and self.one_in(2) else []
        return Function(name, arguments, results, body=body, is_public=is_public)


def find_calls(node):
    """The calls below a function or a statement."""
    for statements in list_bodies(node):
        yield from (statement for statement in statements if isinstance(statement, Call))


def make_program(seed, number, attempt=0):
    """A list of functions, callees first; the last is the entry point."""
    source = random.Random("%s-%s-%s" % (seed, number, attempt))
    generator = Generator(source, is_open=number % 2 == 1)
    for i in range(generator.random.choice((0, 0, 1, 1, 2))):
        generator.functions.append(generator.function("f%d" % i))
    main = generator.function("main", is_public=True)
    # A function that nothing calls never runs: sometimes there is one.
    if source.random() < 0.1:
        return generator.functions + [main]
    called, waiting = [], [main]
    while waiting:
        callees = [call.callee for call in find_calls(waiting.pop())]
        waiting += [callee for callee in callees if callee not in called]
        called += [callee for callee in callees if callee not in called]
    return [function for function in generator.functions if function in called] + [main]


def make_arguments(program, random):
    """Values for the entry point: sizes from 0 on, extents from 1 on."""
    values = []
    for _, type in program[-1].arguments:
        if type == "index":
            values.append(random.choice((0, 1, 2, 3, 5, 7, 8, 12, 17)))
        elif type.startswith("tensor"):
            shape = type[len("tensor<") : -len("xf32>")].split("x")
            values.append(tuple(random.choice((1, 2, 3, 5, 8, 11)) if e == "?" else int(e) for e in shape))
        else:
            values.append(random.randrange(2) if type == "i1" else None)
    return values
