"""Programs of one shape each and of any length, for scaling.py.

Each takes a length and yields lines. DYNAMIC lists those that leave sizes open.
"""

T, S = "tensor<?xf32>", "tensor<8xf32>"


def functions(n):
    for i in range(n):
        yield "func.func @f%d(%%x: %s) -> %s {\n  %%0 = math.exp %%x : %s\n  return %%0 : %s\n}" % (i, S, S, S, S)


def functions_dynamic(n):
    yield from (line.replace(S, T) for line in functions(n))


def arguments(n):
    yield "func.func @f(%s) {" % ", ".join("%%x%d: %s" % (i, S) for i in range(n))
    yield from ("  %%%d = math.exp %%x%d : %s" % (i, i, S) for i in range(n))
    yield "  return\n}"


def arguments_dynamic(n):
    yield from (line.replace(S, T) for line in arguments(n))


def _caller(n, type, argument):
    yield "func.func private @g(%%x: %s) -> %s {\n  %%0 = math.exp %%x : %s\n  return %%0 : %s\n}" % ((type,) * 4)
    yield "func.func @f(%%x: %s, %%n: index) {\n  %%c1 = arith.constant 1 : index\n  %%s0 = arith.addi %%n, %%c1 : index" % type
    for i in range(n):
        yield from argument(i)
        yield "  %%r%d = func.call @g(%%a%d) : (%s) -> %s" % (i, i, type, type)
    yield "  return\n}"


def calls_equal(n):
    yield from _caller(n, S, lambda i: ["  %%a%d = tensor.cast %%x : %s to %s" % (i, S, S)])


def calls_equal_dynamic(n):
    yield from _caller(n, T, lambda i: ["  %%a%d = tensor.cast %%x : %s to %s" % (i, T, T)])


def calls_different_dynamic(n):
    """The i-th call passes n + i elements."""

    def argument(i):
        yield "  %%s%d = arith.addi %%s%d, %%c1 : index" % (i + 1, i)
        yield "  %%a%d = tensor.empty(%%s%d) : %s" % (i, i, T)

    yield from _caller(n, T, argument)


def call_chain(n, type=S):
    yield "func.func private @f0(%%x: %s) -> %s {\n  %%0 = math.exp %%x : %s\n  return %%0 : %s\n}" % ((type,) * 4)
    for i in range(1, n):
        yield "func.func %s@f%d(%%x: %s) -> %s {" % ("private " if i + 1 < n else "", i, type, type)
        yield "  %%0 = func.call @f%d(%%x) : (%s) -> %s\n  return %%0 : %s\n}" % (i - 1, type, type, type)


def call_chain_dynamic(n):
    yield from call_chain(n, T)


def doubling_calls(n):
    """Each function calls the next one twice: 2^(n-1) executions."""
    call = "  %%%d = func.call @f%d(%%%s) : (%s) -> %s"
    for i, function in enumerate(_functions_of_chain(n)):
        yield function + " {"
        if i == 0:
            yield "  %%1 = math.exp %%x : %s" % S
        else:
            yield call % (0, i - 1, "x", S, S)
            yield call % (1, i - 1, "0", S, S)
        yield "  return %%1 : %s\n}" % S


def _functions_of_chain(n):
    for i in range(n):
        yield "func.func %s@f%d(%%x: %s) -> %s" % ("private " if i + 1 < n else "", i, S, S)


def doubling_calls_dynamic(n):
    yield from (line.replace(S, T) for line in doubling_calls(n))


def diamonds(n, type=S):
    yield "func.func @f(%%x: %s, %%y: %s, %%c: i1) {\n  cf.br ^h0" % (type, type)
    for i in range(n):
        yield "^h%d:\n  cf.cond_br %%c, ^a%d, ^b%d" % (i, i, i)
        yield "^a%d:\n  %%p%d = math.exp %%x : %s\n  cf.br ^h%d" % (i, i, type, i + 1)
        yield "^b%d:\n  %%q%d = math.exp %%y : %s\n  cf.br ^h%d" % (i, i, type, i + 1)
    yield "^h%d:\n  return\n}" % n


def diamonds_dynamic(n):
    yield from diamonds(n, T)


def cases_dynamic(n):
    """One of n sides runs, by an index that is not known."""
    yield "func.func @f(%%i: index, %%x: %s) -> %s {\n  %%r = scf.index_switch %%i -> %s" % (S, S, S)
    for i in range(n):
        yield "  case %d {\n    %%e = math.exp %%x : %s\n    scf.yield %%e : %s\n  }" % (i, S, S)
    yield "  default {\n    scf.yield %%x : %s\n  }\n  return %%r : %s\n}" % (S, S)


def dims_dynamic(n):
    """A tensor of the extent of the one before, and so on."""
    yield "func.func @f(%%e0: %s) -> %s {\n  %%c0 = arith.constant 0 : index" % (T, T)
    for i in range(n):
        yield "  %%d%d = tensor.dim %%e%d, %%c0 : %s\n  %%e%d = tensor.empty(%%d%d) : %s" % (i, i, T, i + 1, i, T)
    yield "  %%r = math.exp %%e%d : %s\n  return %%r : %s\n}" % (n, T, T)


def casts_dynamic(n):
    yield "func.func @f(%%e0: %s) -> %s {" % (T, T)
    yield from ("  %%e%d = tensor.cast %%e%d : %s to %s" % (i + 1, i, T, T) for i in range(n))
    yield "  %%r = math.exp %%e%d : %s\n  return %%r : %s\n}" % (n, T, T)


def concats_dynamic(n):
    """One more argument behind the tensor, each time."""
    yield "func.func @f(%%x: %s, %%e0: %s) -> %s {" % (T, T, T)
    yield from ("  %%e%d = tensor.concat dim(0) %%e%d, %%x : (%s, %s) -> %s" % (i + 1, i, T, T, T) for i in range(n))
    yield "  return %%e%d : %s\n}" % (n, T)


def ops(n, type=S):
    """A chain of elementwise operations that all write into one tensor."""
    yield "func.func @f(%%x0: %s, %%o: %s) -> %s {" % (type, type, type)
    for i in range(n):
        yield "  %%x%d = linalg.exp ins(%%x%d : %s) outs(%%o : %s) -> %s" % (i + 1, i, type, type, type)
    yield "  return %%x%d : %s\n}" % (n, type)


def ops_dynamic(n):
    yield from ops(n, T)


def tiled_nests(n, bound="%c1000"):
    """Two levels of tiles, uneven, with a loop over the elements of the inner tile."""
    yield "func.func @f(%x: f32, %n: index) {"
    for value in (0, 1, 8, 64, 1000):
        yield "  %%c%d = arith.constant %d : index" % (value, value)
    for i in range(n):
        yield "  scf.for %%i = %%c0 to %s step %%c64 {" % bound
        yield "    %%r = arith.subi %s, %%i : index\n    %%s = arith.minsi %%c64, %%r : index" % bound
        yield "    scf.for %j = %c0 to %s step %c8 {\n      %q = arith.subi %s, %j : index"
        yield "      %t = arith.minsi %c8, %q : index\n      scf.for %k = %c0 to %t step %c1 {"
        yield "        %0 = arith.addf %x, %x : f32\n      }\n    }\n  }"
    yield "  return\n}"


def tiled_nests_dynamic(n):
    yield from tiled_nests(n, "%n")


def loops_dynamic(n):
    """Loops in a row, each over the size of a tensor and a square below it."""
    yield "func.func @f(%%x: %s, %%y: f32) {" % T
    yield "  %%c0 = arith.constant 0 : index\n  %%c1 = arith.constant 1 : index\n  %%n = tensor.dim %%x, %%c0 : %s" % T
    for _ in range(n):
        yield "  scf.for %i = %c0 to %n step %c1 {\n    scf.for %j = %c0 to %i step %c1 {"
        yield "      %0 = arith.addf %y, %y : f32\n    }\n  }"
    yield "  return\n}"


def nest(n, bound="3"):
    yield "func.func @f(%x: f32, %n: index) {"
    yield from ("affine.for %%i%d = 0 to %s {" % (i, bound) for i in range(n))
    yield "%0 = arith.addf %x, %x : f32"
    yield "}\n" * n + "return\n}"


def nest_dynamic(n):
    yield from nest(n, "%n")


LENGTHS = (1000, 2000, 4000, 8000)
# Depths that grow by themselves: executions double, parsers recurse.
DEPTHS = (25, 50, 100, 200)
NESTS = (62, 125, 250, 500)
PROGRAMS = {
    program.__name__: (program, lengths)
    for program, lengths in (
        (functions, LENGTHS),
        (functions_dynamic, LENGTHS),
        (arguments, LENGTHS),
        (arguments_dynamic, LENGTHS),
        (calls_equal, LENGTHS),
        (calls_equal_dynamic, LENGTHS),
        (calls_different_dynamic, LENGTHS),
        (call_chain, LENGTHS),
        (call_chain_dynamic, LENGTHS),
        (doubling_calls, DEPTHS),
        (doubling_calls_dynamic, DEPTHS),
        (diamonds, LENGTHS),
        (diamonds_dynamic, LENGTHS),
        (cases_dynamic, LENGTHS),
        (dims_dynamic, LENGTHS),
        (casts_dynamic, LENGTHS),
        (concats_dynamic, LENGTHS),
        (ops, LENGTHS),
        (ops_dynamic, LENGTHS),
        (tiled_nests, LENGTHS),
        (tiled_nests_dynamic, LENGTHS),
        (loops_dynamic, LENGTHS),
        (nest, NESTS),
        (nest_dynamic, NESTS),
    )
}
# With a target, times and dependences are part of the work.
WITH_TARGET = {"ops": "nvidia-h100-sxm", "ops_dynamic": "nvidia-h100-sxm"}
