"""Functions of blocks: straight code, diamonds, counted loops, irreducible cycles."""

from program import ARITHMETIC, Block, Let


class _Builder:
    """Appends segments behind a current block, whose end is still open."""

    def __init__(self, generator, scope):
        self.generator, self.scope = generator, scope
        self.random = generator.random
        self.blocks = []
        self.now = self.block()

    def block(self, arguments=()):
        block = Block(len(self.blocks))
        block.arguments = list(arguments)
        self.blocks.append(block)
        return block

    def inner(self):
        from generate import Scope

        scope = Scope(self.scope)
        # Few statements with regions: the graph is the point.
        scope.depth = 2
        return scope

    def work(self, block, scope):
        for _ in range(self.random.choice((0, 0, 1))):
            self.generator.statement(scope, block.statements)
        if self.random.random() < 0.8:
            self.generator.work(scope, block.statements)

    def add(self, block, operation, a, b):
        name = self.generator.fresh()
        block.statements.append(
            Let(name, "arith.%s {0}, {1} : index" % operation, [a, b], ARITHMETIC[operation])
        )
        return name

    def go(self, block, target, operands=()):
        block.targets = [(target.number, list(operands))]

    def fork(self, block, condition, a, b):
        block.selector = condition
        block.targets = [(a[0].number, list(a[1])), (b[0].number, list(b[1]))]

    # Segments: each starts in self.now and leaves self.now open.

    def straight(self):
        self.work(self.now, self.scope)

    def diamond(self):
        generator, scope = self.generator, self.inner()
        condition = generator.condition(self.scope, self.now.statements)
        passed = generator.fresh("m")
        a, b = self.block(), self.block()
        self.fork(self.now, condition, (a, ()), (b, ()))
        merge = None
        ends = []
        for side in (a, b):
            side_scope = self.inner()
            self.work(side, side_scope)
            ends.append((side, generator.pick(side_scope, side.statements)))
        merge = self.block([passed])
        for side, value in ends:
            self.go(side, merge, [value])
        self.scope.ints.append(passed)
        self.now = merge

    def switch(self):
        generator = self.generator
        value = generator.pick(self.scope, self.now.statements)
        name = generator.fresh("k")
        self.now.statements.append(Let(name, "arith.index_cast {0} : index to i32", [value], int))
        sides = [self.block() for _ in range(self.random.randint(2, 3))]
        self.now.selector, self.now.is_switch = name, True
        self.now.targets = [(side.number, []) for side in sides]
        for side in sides:
            self.work(side, self.inner())
        merge = self.block()
        for side in sides:
            self.go(side, merge)
        self.now = merge

    def counted(self, depth=0):
        """A counter from init to bound, tested in front or behind; maybe a way out."""
        generator, start = self.generator, self.now
        up = self.random.random() < 0.75
        step = generator.constant(self.scope, start.statements, self.random.choice((1, 1, 2, 3)))
        bound, init = generator.pick(self.scope, start.statements), generator.pick(self.scope, start.statements)
        if not up:
            init, bound = bound, init
        counter = generator.fresh("i")
        also = generator.fresh("o") if self.random.random() < 0.3 else None
        arguments = [counter] + ([also] if also else [])
        if self.random.random() < 0.5:
            arguments.reverse()
        inits = [init if name == counter else step for name in arguments]
        header = self.block(arguments)
        self.go(start, header, inits)
        outer = self.scope
        self.scope = scope = self.inner()
        scope.ints.append(counter)
        front = self.random.random() < 0.6
        predicate = self.random.choice(("slt", "slt", "sle", "ult", "ne") if up else ("sgt", "sge"))
        if front:
            self.work(header, scope) if self.random.random() < 0.3 else None
            condition = generator.compare(scope, header.statements, counter, predicate, bound)
            body = self.block()
            self.now = body
        else:
            self.now = header
        self.work(self.now, scope)
        escape = None
        if self.random.random() < 0.25:
            early = generator.condition(scope, self.now.statements)
            escape, onward = self.now, self.block()
            escape.selector = early
            self.now = onward
        if depth < 1 and self.random.random() < 0.3:
            self.counted(depth + 1)
        elif self.random.random() < 0.25:
            self.diamond()
        latch = self.now
        next = self.add(latch, "addi" if up else "subi", counter, step)
        nexts = []
        for name in arguments:
            nexts.append(next if name == counter else self.add(latch, "addi", name, step))
        if front:
            self.go(latch, header, nexts)
            exit = self.block()
            if self.random.random() < 0.2:
                # The other way round: leave where the condition holds.
                negated = generator.fresh("t")
                one = generator.fresh("t")
                header.statements.append(Let(one, "arith.constant true", [], lambda: True))
                header.statements.append(
                    Let(negated, "arith.xori {0}, {1} : i1", [condition, one], lambda a, b: a != b)
                )
                self.fork(header, negated, (exit, ()), (body, ()))
            else:
                self.fork(header, condition, (body, ()), (exit, ()))
        else:
            tested = self.random.choice((next, next, counter))
            condition = generator.compare(scope, latch.statements, tested, predicate, bound)
            exit = self.block()
            self.fork(latch, condition, (header, nexts), (exit, ()))
        if escape:
            escape.targets = [(exit.number, []), (onward.number, [])]
        self.scope = outer
        self.now = exit

    def irreducible(self):
        """Two blocks in a cycle that may be entered at either."""
        generator, start = self.generator, self.now
        condition = generator.condition(self.scope, start.statements)
        zero = generator.constant(self.scope, start.statements, 0)
        one = generator.constant(self.scope, start.statements, 1)
        bound = generator.pick(self.scope, start.statements)
        i, j = generator.fresh("i"), generator.fresh("j")
        a, b = self.block([i]), self.block([j])
        self.fork(start, condition, (a, [zero]), (b, [zero]))
        ends = []
        for block, counter in ((a, i), (b, j)):
            scope = self.inner()
            scope.ints.append(counter)
            self.work(block, scope)
            ends.append(self.add(block, "addi", counter, one))
        test = generator.compare(self.scope, a.statements, ends[0], "slt", bound)
        exit = self.block()
        self.fork(a, test, (b, [ends[0]]), (exit, ()))
        self.go(b, a, [ends[1]])
        self.now = exit


def make_blocks(generator, scope):
    """(blocks, results) of a function body."""
    scope.top = False  # Operands of affine operations: only those of the entry block.
    builder = _Builder(generator, scope)
    for _ in range(generator.random.randint(1, 3)):
        segments = [builder.straight, builder.diamond, builder.switch, builder.counted, builder.counted, builder.counted]
        generator.random.choice(segments + [builder.irreducible] * generator.one_in(3))()
    builder.work(builder.now, scope)
    if generator.one_in(6):
        # Two ways out.
        condition = generator.condition(scope, builder.now.statements)
        a, b = builder.block(), builder.block()
        builder.fork(builder.now, condition, (a, ()), (b, ()))
        builder.work(a, builder.inner())
        a.targets = [(None, [])]
        b.targets = [(None, [])]
    else:
        builder.now.targets = [(None, [])]
    return builder.blocks, []
