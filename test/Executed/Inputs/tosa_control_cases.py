"""TOSA operations that run others, or keep state: conditionals, loops, variables.

Upstream lowers them by tosa-to-scf and tosa-to-mlprogram. Buffers cannot be
followed through what a branch or a loop returns, so most cases compare work only.
"""

from cases import Buffer, Case

BRANCHES = "a branch picks the buffer"
ITERATIONS = "the loop hands buffers on"

CONDITIONAL = """  %%r = tosa.cond_if %%a0 (%%b = %%a1) : tensor<i1> (tensor<3x5xf32>) -> tensor<3x5xf32> {
  ^bb0(%%x: tensor<3x5xf32>):
    %s
    tosa.yield %%y : tensor<3x5xf32>
  } else {
  ^bb0(%%x: tensor<3x5xf32>):
    %s
    tosa.yield %%y : tensor<3x5xf32>
  }
  return %%r : tensor<3x5xf32>"""
LITTLE = "%y = tosa.add %x, %x : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>"
MUCH = (
    "%z = tosa.sigmoid %x : (tensor<3x5xf32>) -> tensor<3x5xf32>\n"
    "    %y = tosa.sub %z, %x : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>"
)


def conditional_cases():
    """The analysis gives both sides; the condition decides which one runs."""
    for holds in (True, False):
        # An element filled with 0, 1 is 0; else it is 1.
        condition = Buffer("i1", (), fill=0 if holds else 2)
        for first, second in ((MUCH, LITTLE), (LITTLE, MUCH)):
            yield Case(
                "tosa.cond_if",
                "%s side, condition %s" % ("first" if holds else "second", holds),
                [condition, Buffer("f32", (3, 5))],
                CONDITIONAL % (first, second),
                [Buffer("f32", (3, 5))],
                kind="tensor",
                untraced=BRANCHES,
                side="larger" if (first == MUCH) == holds else "smaller",
            )


LOOP = """  %%i = "tosa.const"() <{values = dense<%d> : tensor<1xi32>}> : () -> tensor<1xi32>
  %%n = "tosa.const"() <{values = dense<7> : tensor<1xi32>}> : () -> tensor<1xi32>
  %%one = "tosa.const"() <{values = dense<1> : tensor<1xi32>}> : () -> tensor<1xi32>
  %%r:2 = tosa.while_loop (%%b = %%i, %%c = %%a0) : (tensor<1xi32>, tensor<3x5xf32>) -> (tensor<1xi32>, tensor<3x5xf32>) {
    %%go = tosa.greater %%n, %%b : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %%s = tosa.const_shape {values = dense<[]> : tensor<0xindex>} : () -> !tosa.shape<0>
    %%g = tosa.reshape %%go, %%s : (tensor<1xi1>, !tosa.shape<0>) -> tensor<i1>
    tosa.yield %%g : tensor<i1>
  } do {
  ^bb0(%%k: tensor<1xi32>, %%x: tensor<3x5xf32>):
    %%next = tosa.add %%k, %%one : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi32>
    %%y = tosa.sigmoid %%x : (tensor<3x5xf32>) -> tensor<3x5xf32>
    tosa.yield %%next, %%y : tensor<1xi32>, tensor<3x5xf32>
  }
  return %%r#1 : tensor<3x5xf32>"""


def loop_cases():
    for start, trips in ((0, 7), (4, 3), (7, 0)):
        yield Case(
            "tosa.while_loop",
            "%d iterations" % trips,
            [Buffer("f32", (3, 5))],
            LOOP % start,
            [Buffer("f32", (3, 5))],
            kind="tensor",
            untraced=ITERATIONS,
            trips=trips,
        )


def scatter_cases():
    for element, rows, updates in (("f32", 11, 4), ("i8", 5, 5), ("f16", 3, 1)):
        kinds = tuple(
            Buffer(t, s).type("tensor")
            for t, s in (
                (element, (2, rows, 3)),
                ("i32", (2, updates)),
                (element, (2, updates, 3)),
            )
        )
        yield Case(
            "tosa.scatter",
            "%d of %d, %s" % (updates, rows, element),
            [
                Buffer(element, (2, rows, 3)),
                Buffer("i32", (2, updates), fill=updates),
                Buffer(element, (2, updates, 3)),
            ],
            "  %%r = tosa.scatter %%a0, %%a1, %%a2 : (%s, %s, %s) -> %s\n"
            "  return %%r : %s" % (*kinds, kinds[0], kinds[0]),
            [Buffer(element, (2, rows, 3))],
            kind="tensor",
        )


def variable_cases():
    kind = "tensor<3x5xf32>"
    for number, (op, text) in enumerate(
        [
            (
                "tosa.variable",
                "  %%0 = tosa.variable_read @v%d : %s\n"
                "  %%r = tosa.add %%0, %%a0 : (%s, %s) -> %s\n"
                "  tosa.variable_write @v%d, %%r : %s\n",
            ),
            (
                "tosa.variable_read",
                "  %%0 = tosa.variable_read @v%d : %s\n"
                "  %%r = tosa.mul %%0, %%a0, %%s : (%s, %s, tensor<1xi8>) -> %s\n",
            ),
            (
                "tosa.variable_write",
                "  tosa.variable_write @v%d, %%a0 : %s\n"
                "  %%r = tosa.sub %%a0, %%a0 : (%s, %s) -> %s\n",
            ),
        ]
    ):
        names = (number, kind, kind, kind, kind)
        if op == "tosa.variable":
            names += (number, kind)
        shift = '  %s = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>\n'
        yield Case(
            op,
            "f32",
            [Buffer("f32", (3, 5))],
            (shift if "tosa.mul" in text else "")
            + text % names
            + "  return %%r : %s" % kind,
            [Buffer("f32", (3, 5))],
            kind="tensor",
            untraced="the variable is no operand",
            preamble="tosa.variable @v%d = dense<1.0> : %s\n" % (number, kind),
        )


def make_cases():
    yield from conditional_cases()
    yield from loop_cases()
    yield from scatter_cases()
    yield from variable_cases()
