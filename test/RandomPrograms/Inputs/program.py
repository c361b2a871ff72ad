"""Small programs of control flow that can be printed and executed.

A program is a list of functions, a function a list of statements or of blocks. Each
node prints itself as MLIR and executes itself on integers, so that the truth about a
program comes from nothing but its meaning: this shares no code with the analysis, and
nothing of MLIR runs. Work is counted in scalar operations of three kinds: `flops`,
`int_ops` and `transcendentals`; arithmetic on `index` is none of them.
"""

KINDS = ("flops", "int_ops", "transcendentals")
MASK = (1 << 64) - 1


class Undefined(Exception):
    """The program has no meaning for these arguments: a division by 0, …"""


class TooLong(Exception):
    """The program runs longer than the test wants to wait."""


class Machine:
    """What a run has counted, and the values that it saw, by line and result."""

    def __init__(self, program, data, steps=60000):
        self.program = program
        self.data = data  # A random.Random: what loads read.
        self.steps = steps
        self.counts = dict.fromkeys(KINDS, 0)
        self.values = {}
        self.trips = {}

    def step(self):
        self.steps -= 1
        if self.steps < 0:
            raise TooLong()

    def count(self, kind, times=1):
        self.counts[kind] += times

    def saw(self, line, result, value):
        self.values.setdefault((line, result), set()).add(value)

    def ran(self, line, trips):
        self.trips.setdefault(line, set()).add(trips)

    def run(self, arguments):
        self.program[-1].run(self, arguments)
        return self.counts


class Printer:
    def __init__(self):
        self.lines = []
        self.depth = 0

    def line(self, text):
        """Prints a line and returns its number."""
        self.lines.append("  " * self.depth + text)
        return len(self.lines)

    def body(self, statements, end=None):
        self.depth += 1
        for statement in statements:
            statement.print(self)
        if end:
            self.line(end)
        self.depth -= 1


def run_all(statements, machine, env):
    for statement in statements:
        statement.run(machine, env)


def signed(value):
    value &= MASK
    return value - (1 << 64) if value >> 63 else value


def truncated(a, b):
    if b == 0:
        raise Undefined()
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def floored(a, b):
    if b == 0:
        raise Undefined()
    return a // b


def unsigned(operation):
    def apply(a, b):
        return signed(operation(a & MASK, b & MASK))

    return apply


def shift(a, b):
    if not 0 <= b < 64:
        raise Undefined()
    return b


ARITHMETIC = {
    "addi": lambda a, b: a + b,
    "subi": lambda a, b: a - b,
    "muli": lambda a, b: a * b,
    "divsi": truncated,
    "remsi": lambda a, b: a - truncated(a, b) * b,
    "floordivsi": floored,
    "ceildivsi": lambda a, b: -floored(-a, b),
    "divui": unsigned(floored),
    "remui": unsigned(lambda a, b: a - floored(a, b) * b),
    "minsi": min,
    "maxsi": max,
    "minui": unsigned(min),
    "maxui": unsigned(max),
    "shli": lambda a, b: a << shift(a, b),
    "shrsi": lambda a, b: a >> shift(a, b),
}
COMPARISONS = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "slt": lambda a, b: a < b,
    "sle": lambda a, b: a <= b,
    "sgt": lambda a, b: a > b,
    "sge": lambda a, b: a >= b,
    "ult": lambda a, b: a & MASK < b & MASK,
    "ule": lambda a, b: a & MASK <= b & MASK,
    "ugt": lambda a, b: a & MASK > b & MASK,
    "uge": lambda a, b: a & MASK >= b & MASK,
}


class Let:
    """One operation with one result: text with {0}, {1}, … for its operands."""

    def __init__(self, result, text, operands, function):
        self.result, self.text, self.operands, self.function = result, text, operands, function

    def print(self, out):
        text = self.text.format(*("%" + name for name in self.operands))
        self.line = out.line("%%%s = %s" % (self.result, text))

    def run(self, machine, env):
        machine.step()
        value = self.function(*(env[name] for name in self.operands))
        env[self.result] = value
        if isinstance(value, int):
            machine.saw(self.line, 0, value)


class Load(Let):
    """Reads a number that only the data knows."""

    def __init__(self, result, text, operands, values):
        super().__init__(result, text, operands, None)
        self.choices = values

    def run(self, machine, env):
        machine.step()
        env[self.result] = machine.data.choice(self.choices)
        machine.saw(self.line, 0, env[self.result])


class Work:
    """`times` operations of a kind, by the extents of a tensor if there is one."""

    TEXT = {
        "flops": ("arith.addf %{0}, %{0} : {1}", "f32"),
        "int_ops": ("arith.muli %{0}, %{0} : {1}", "i32"),
        "transcendentals": ("math.exp %{0} : {1}", "f32"),
    }

    def __init__(self, result, kind, operand, type=None):
        self.result, self.kind, self.operand, self.type = result, kind, operand, type

    def print(self, out):
        text, scalar = self.TEXT[self.kind]
        out.line("%%%s = %s" % (self.result, text.format(self.operand, self.type or scalar)))

    def run(self, machine, env):
        machine.step()
        times = 1
        for extent in env[self.operand] if self.type else ():
            times *= extent
        machine.count(self.kind, times)
        if self.type:
            env[self.result] = env[self.operand]


class Call:
    def __init__(self, results, callee, operands):
        self.results, self.callee, self.operands = results, callee, operands

    def print(self, out):
        left = ", ".join("%" + name for name in self.results)
        self.line = out.line(
            "%sfunc.call @%s(%s) : (%s) -> %s"
            % (
                left + " = " if left else "",
                self.callee.name,
                ", ".join("%" + name for name in self.operands),
                ", ".join(type for _, type in self.callee.arguments),
                self.callee.result_types(),
            )
        )

    def run(self, machine, env):
        machine.step()
        results = self.callee.run(machine, [env[name] for name in self.operands])
        for i, (name, value) in enumerate(zip(self.results, results)):
            env[name] = value
            machine.saw(self.line, i, value)


class Block:
    """A block of a function: arguments, statements, and where control goes.

    `selector` chooses among `targets`, each (block number or None, operands): None
    returns them. No selector: the first; an i1: the second if false; an index: the
    case of that number, else the last.
    """

    def __init__(self, number):
        self.number = number
        self.arguments, self.statements, self.targets = [], [], []
        self.selector, self.is_switch = None, False

    def print(self, out, entry):
        if not entry:
            arguments = ", ".join("%%%s: index" % name for name in self.arguments)
            out.line("^b%d%s:" % (self.number, "(%s)" % arguments if arguments else ""))
        out.body(self.statements, self.end())

    def target(self, i):
        number, operands = self.targets[i]
        names = ", ".join("%" + name for name in operands)
        types = ", ".join("index" for _ in operands)
        return "^b%d%s" % (number, "(%s : %s)" % (names, types) if operands else "")

    def end(self):
        if self.targets[0][0] is None:
            operands = self.targets[0][1]
            names = ", ".join("%" + name for name in operands)
            return "return %s : %s" % (names, ", ".join("index" for _ in operands)) if operands else "return"
        if self.selector is None:
            return "cf.br " + self.target(0)
        if not self.is_switch:
            return "cf.cond_br %%%s, %s, %s" % (self.selector, self.target(0), self.target(1))
        cases = ["default: " + self.target(-1)]
        cases += ["%d: %s" % (i, self.target(i)) for i in range(len(self.targets) - 1)]
        return "cf.switch %%%s : i32, [%s]" % (self.selector, ", ".join(cases))

    def choose(self, env):
        if self.selector is None:
            return self.targets[0]
        value = env[self.selector]
        if not self.is_switch:
            return self.targets[0 if value else 1]
        return self.targets[value if 0 <= value < len(self.targets) - 1 else -1]


class Function:
    """Arguments are (name, type); the body is one list of statements, or blocks."""

    def __init__(self, name, arguments, results, body=None, blocks=None, is_public=False):
        self.name, self.arguments, self.results = name, arguments, results
        self.body, self.blocks, self.is_public = body, blocks, is_public

    def result_types(self):
        return "(%s)" % ", ".join("index" for _ in self.results)

    def print(self, out):
        arguments = ", ".join("%%%s: %s" % argument for argument in self.arguments)
        out.line(
            "func.func %s@%s(%s) -> %s {"
            % ("" if self.is_public else "private ", self.name, arguments, self.result_types())
        )
        if self.blocks:
            for block in self.blocks:
                block.print(out, block is self.blocks[0])
        else:
            names = ", ".join("%" + name for name in self.results)
            types = ", ".join("index" for _ in self.results)
            out.body(self.body, "return %s : %s" % (names, types) if names else "return")
        out.line("}")

    def run(self, machine, values):
        env = {name: value for (name, _), value in zip(self.arguments, values)}
        if not self.blocks:
            run_all(self.body, machine, env)
            return [env[name] for name in self.results]
        by_number = {block.number: block for block in self.blocks}
        block = self.blocks[0]
        while True:
            machine.step()
            run_all(block.statements, machine, env)
            number, operands = block.choose(env)
            passed = [env[name] for name in operands]
            if number is None:
                return passed
            block = by_number[number]
            env.update(zip(block.arguments, passed))


def print_program(program):
    out = Printer()
    for function in program:
        function.print(out)
    return "\n".join(out.lines) + "\n"
