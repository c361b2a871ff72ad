"""Statements with regions: loops, branches and blocks of scf and affine."""

from program import COMPARISONS, Undefined, run_all


def names(values):
    return ", ".join("%" + value for value in values)


def indices(values):
    return ", ".join("index" for _ in values)


class _WithResults:
    """A statement whose regions yield index values."""

    def left(self):
        return names(self.results) + " = " if self.results else ""

    def finish(self, machine, env, values):
        for i, (name, value) in enumerate(zip(self.results, values)):
            env[name] = value
            machine.saw(self.line, i, value)


class For(_WithResults):
    """scf.for with carried index values."""

    def __init__(self, iv, lower, upper, step, body, results=(), carried=(), inits=(), yields=()):
        self.iv, self.lower, self.upper, self.step, self.body = iv, lower, upper, step, body
        self.results, self.carried, self.inits, self.yields = results, carried, inits, yields

    def print(self, out):
        pairs = ", ".join("%%%s = %%%s" % pair for pair in zip(self.carried, self.inits))
        tail = " iter_args(%s) -> (%s)" % (pairs, indices(self.results)) if pairs else ""
        self.line = out.line(
            "%sscf.for %%%s = %%%s to %%%s step %%%s%s {"
            % (self.left(), self.iv, self.lower, self.upper, self.step, tail)
        )
        end = "scf.yield %s : %s" % (names(self.yields), indices(self.yields)) if pairs else None
        out.body(self.body, end)
        out.line("}")

    def run(self, machine, env):
        lower, upper, step = env[self.lower], env[self.upper], env[self.step]
        if step <= 0:
            raise Undefined()
        values = [env[name] for name in self.inits]
        for i in range(lower, upper, step):
            machine.step()
            env[self.iv] = i
            env.update(zip(self.carried, values))
            run_all(self.body, machine, env)
            values = [env[name] for name in self.yields]
        self.finish(machine, env, values)


class While(_WithResults):
    """scf.while: `before` ends with the condition and what it hands on."""

    def __init__(self, results, carried, inits, before, condition, passed, received, after, yields):
        self.results, self.carried, self.inits = results, carried, inits
        self.before, self.condition, self.passed = before, condition, passed
        self.received, self.after, self.yields = received, after, yields

    def print(self, out):
        pairs = ", ".join("%%%s = %%%s" % pair for pair in zip(self.carried, self.inits))
        self.line = out.line(
            "%sscf.while (%s) : (%s) -> (%s) {"
            % (self.left(), pairs, indices(self.inits), indices(self.results))
        )
        out.body(
            self.before,
            "scf.condition(%%%s) %s : %s" % (self.condition, names(self.passed), indices(self.passed)),
        )
        out.line("} do {")
        out.line("^bb0(%s):" % ", ".join("%%%s: index" % name for name in self.received))
        out.body(self.after, "scf.yield %s : %s" % (names(self.yields), indices(self.yields)))
        out.line("}")

    def run(self, machine, env):
        values, trips = [env[name] for name in self.inits], 0
        while True:
            machine.step()
            env.update(zip(self.carried, values))
            run_all(self.before, machine, env)
            values = [env[name] for name in self.passed]
            if not env[self.condition]:
                break
            env.update(zip(self.received, values))
            run_all(self.after, machine, env)
            values = [env[name] for name in self.yields]
            trips += 1
        machine.ran(self.line, trips)
        self.finish(machine, env, values)


class Switch(_WithResults):
    """scf.index_switch, or scf.if where there are no cases: bodies and what each yields.

    The last body is the default, or the other side, which may be None without results.
    """

    def __init__(self, selector, cases, bodies, results=(), yields=()):
        self.selector, self.cases, self.bodies = selector, cases, bodies
        self.results, self.yields = results, yields

    def print(self, out):
        left = self.left()
        types = " -> (%s)" % indices(self.results) if left else ""
        if self.cases is None:
            self.line = out.line("%sscf.if %%%s%s {" % (left, self.selector, types))
            self.print_body(out, 0)
            if self.bodies[1] is not None:
                out.line("} else {")
                self.print_body(out, 1)
            out.line("}")
            return
        types = " -> " + indices(self.results) if left else ""
        self.line = out.line("%sscf.index_switch %%%s%s" % (left, self.selector, types))
        for i, case in enumerate(list(self.cases) + ["default"]):
            out.line("default {" if case == "default" else "case %d {" % case)
            self.print_body(out, i, must_end=True)
            out.line("}")

    def print_body(self, out, i, must_end=False):
        end = None
        if self.results:
            end = "scf.yield %s : %s" % (names(self.yields[i]), indices(self.results))
        elif must_end:
            end = "scf.yield"
        out.body(self.bodies[i], end)

    def run(self, machine, env):
        machine.step()
        value = env[self.selector]
        if self.cases is None:
            taken = 0 if value else 1
        else:
            taken = self.cases.index(value) if value in self.cases else len(self.cases)
        if self.bodies[taken] is not None:
            run_all(self.bodies[taken], machine, env)
        if self.results:
            self.finish(machine, env, [env[name] for name in self.yields[taken]])


class ExecuteRegion(_WithResults):
    def __init__(self, body, results, yields):
        self.body, self.results, self.yields = body, results, yields

    def print(self, out):
        types = " -> (%s)" % indices(self.results) if self.results else ""
        self.line = out.line("%sscf.execute_region%s {" % (self.left(), types))
        end = "scf.yield %s : %s" % (names(self.yields), indices(self.yields)) if self.results else "scf.yield"
        out.body(self.body, end)
        out.line("}")

    def run(self, machine, env):
        run_all(self.body, machine, env)
        self.finish(machine, env, [env[name] for name in self.yields])


def run_nest(machine, env, body, ivs, ranges):
    if not ivs:
        run_all(body, machine, env)
        return
    for i in ranges[0]:
        machine.step()
        env[ivs[0]] = i
        run_nest(machine, env, body, ivs[1:], ranges[1:])


class Parallel:
    """scf.parallel or scf.forall; bounds are names."""

    def __init__(self, is_forall, ivs, lowers, uppers, steps, body):
        self.is_forall, self.ivs, self.body = is_forall, ivs, body
        self.lowers, self.uppers, self.steps = lowers, uppers, steps

    def print(self, out):
        out.line(
            "%s (%s) = (%s) to (%s) step (%s) {"
            % (
                "scf.forall" if self.is_forall else "scf.parallel",
                *(names(values) for values in (self.ivs, self.lowers, self.uppers, self.steps)),
            )
        )
        out.body(self.body)
        out.line("}")

    def run(self, machine, env):
        bounds = [[env[name] for name in values] for values in (self.lowers, self.uppers, self.steps)]
        if min(bounds[2]) <= 0:
            raise Undefined()
        run_nest(machine, env, self.body, self.ivs, [range(*bound) for bound in zip(*bounds)])


class Map:
    """Affine expressions over dims and symbols: (text, function) each."""

    def __init__(self, dims, symbols, expressions):
        self.dims, self.symbols, self.expressions = dims, symbols, expressions

    def signature(self):
        dims = ", ".join("d%d" % i for i in range(len(self.dims)))
        symbols = ", ".join("s%d" % i for i in range(len(self.symbols)))
        return "(%s)%s" % (dims, "[%s]" % symbols if symbols else "")

    def print(self):
        results = ", ".join(text for text, _ in self.expressions)
        return "affine_map<%s -> (%s)>%s" % (self.signature(), results, self.operands())

    def operands(self):
        return "(%s)%s" % (names(self.dims), "[%s]" % names(self.symbols) if self.symbols else "")

    def evaluate(self, env):
        dims, symbols = [env[name] for name in self.dims], [env[name] for name in self.symbols]
        return [function(dims, symbols) for _, function in self.expressions]


class AffineFor:
    def __init__(self, iv, lower, upper, step, body):
        self.iv, self.lower, self.upper, self.step, self.body = iv, lower, upper, step, body

    def print(self, out):
        lower = ("max " if len(self.lower.expressions) > 1 else "") + self.lower.print()
        upper = ("min " if len(self.upper.expressions) > 1 else "") + self.upper.print()
        out.line("affine.for %%%s = %s to %s step %d {" % (self.iv, lower, upper, self.step))
        out.body(self.body)
        out.line("}")

    def run(self, machine, env):
        lower, upper = max(self.lower.evaluate(env)), min(self.upper.evaluate(env))
        run_nest(machine, env, self.body, [self.iv], [range(lower, upper, self.step)])


class AffineIf:
    """All constraints hold: (expression of a map, whether it is an equality)."""

    def __init__(self, map, equalities, bodies):
        self.map, self.equalities, self.bodies = map, equalities, bodies

    def print(self, out):
        constraints = ", ".join(
            "%s %s 0" % (text, "==" if equal else ">=")
            for (text, _), equal in zip(self.map.expressions, self.equalities)
        )
        out.line(
            "affine.if affine_set<%s : (%s)>%s {"
            % (self.map.signature(), constraints, self.map.operands())
        )
        out.body(self.bodies[0])
        if self.bodies[1] is not None:
            out.line("} else {")
            out.body(self.bodies[1])
        out.line("}")

    def run(self, machine, env):
        machine.step()
        values = self.map.evaluate(env)
        holds = all(v == 0 if equal else v >= 0 for v, equal in zip(values, self.equalities))
        body = self.bodies[0 if holds else 1]
        if body is not None:
            run_all(body, machine, env)


def compare(predicate, a, b):
    return COMPARISONS[predicate](a, b)
