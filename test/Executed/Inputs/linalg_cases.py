"""An instance or more of every structured operation of linalg, on buffers.

Convolutions and poolings follow from their names, which spell their layouts;
an operation that a later MLIR adds in the same grammar needs no line here.
"""

import itertools
from dataclasses import replace

from cases import Buffer, Case, Difference, destination_case
from linalg_window_cases import convolution_cases, convolution_types, pooling_cases

# ===-----------------------------------------------------------------------===#
# Contractions
# ===-----------------------------------------------------------------------===#

CONTRACTIONS = {
    "matmul": ("mk", "kn", "mn"),
    "batch_matmul": ("bmk", "bkn", "bmn"),
    "batch_reduce_matmul": ("bmk", "bkn", "mn"),
    "batch_matvec": ("bmk", "bk", "bm"),
    "batch_vecmat": ("bk", "bkn", "bn"),
    "matvec": ("mk", "k", "m"),
    "vecmat": ("k", "kn", "n"),
    "dot": ("k", "k", ""),
    "mmt4d": ("MKmk", "NKnk", "MNmn"),
    "batch_mmt4d": ("BMKmk", "BNKnk", "BMNmn"),
    "quantized_matmul": ("mk", "kn", "mn"),
    "quantized_batch_matmul": ("bmk", "bkn", "bmn"),
}
LETTERS = {
    "awkward": dict(b=2, m=3, k=5, n=7, B=2, M=3, K=2, N=1),
    "ones": dict(b=1, m=1, k=1, n=1, B=1, M=1, K=1, N=1),
    "outer": dict(b=3, m=4, k=1, n=2, B=1, M=2, K=3, N=2),
    # Nothing to add up, and nothing to add it to.
    "no terms": dict(b=2, m=3, k=0, n=2, B=1, M=2, K=1, N=2),
    "no rows": dict(b=2, m=0, k=5, n=2, B=1, M=2, K=1, N=0),
}


def maps_attribute(loops, *operands):
    dims = ", ".join(loops)
    maps = ", ".join(
        "affine_map<(%s) -> (%s)>" % (dims, ", ".join(letters)) for letters in operands
    )
    return " indexing_maps = [%s]" % maps


def contraction_cases(name):
    if name not in CONTRACTIONS:
        return
    layouts = CONTRACTIONS[name]
    quantized = name.startswith("quantized")
    types = (
        [("i8", "i32")]
        if quantized
        else convolution_types(False)
        + [
            ("complex<f32>", "complex<f32>"),
            ("i1", "i1"),
            ("bf16", "f32"),
        ]
    )
    scalars = [Buffer("i32"), Buffer("i32")] if quantized else []
    for sizes in LETTERS:
        for number, (narrow, wide) in enumerate(types):
            if number != 0 and sizes != "awkward":
                continue
            # A formula of traffic supposes that no extent is 0.
            is_open = number == 0 and 0 not in LETTERS[sizes].values()
            for dynamic in (False, True) if is_open else (False,):
                a, b, c = (
                    Buffer(t, tuple(LETTERS[sizes][x] for x in layout), dynamic)
                    for t, layout in zip((narrow, narrow, wide), layouts)
                )
                what = "%s, %s%s" % (sizes, narrow, ", dynamic" if dynamic else "")
                yield destination_case("linalg." + name, what, [a, b] + scalars, [c])
    # Transposed and broadcast operands, by maps of the user's.
    if name in ("matmul", "batch_matmul"):
        batch = "b" if name == "batch_matmul" else ""
        for a, b in [("km", "kn"), ("mk", "nk"), ("k", "kn"), ("mk", "k")]:
            if batch and len(a + b) < 4:
                a, b = a, batch + b if len(b) == 2 else b
                a = a if len(a) == 1 else batch + a
            else:
                a, b = batch + a, batch + b
            out = batch + "mn"
            shapes = [
                tuple(LETTERS["awkward"][x] for x in layout) for layout in (a, b, out)
            ]
            yield destination_case(
                "linalg." + name,
                "%s by %s" % (a, b),
                [Buffer("f32", shapes[0]), Buffer("f32", shapes[1])],
                [Buffer("f32", shapes[2])],
                maps_attribute(batch + "mnk", a, b, out),
            )


def layout_cases():
    """Buffers with gaps, transposed, and at an offset."""
    for a, b, c in [
        ("strided<[10, 1], offset: 3>", "strided<[1, 5]>", ""),
        ("strided<[1, 3]>", "strided<[7, 1], offset: 11>", "strided<[20, 2]>"),
    ]:
        yield destination_case(
            "linalg.matmul",
            "strided",
            [Buffer("f32", (3, 5), layout=a), Buffer("f32", (5, 7), layout=b)],
            [Buffer("f32", (3, 7), layout=c)],
        )
    yield destination_case(
        "linalg.transpose",
        "strided",
        [Buffer("i16", (3, 5), layout="strided<[11, 2], offset: 1>")],
        [Buffer("i16", (5, 3), layout="strided<[1, 7]>")],
        region=" permutation = [1, 0]",
    )


# ===-----------------------------------------------------------------------===#
# Elementwise
# ===-----------------------------------------------------------------------===#

FLOATS = ("f32", "f64", "f16")
INTEGERS = ("i32", "i8", "i64")
ELEMENTWISE = {
    1: {
        FLOATS: "abs ceil erf exp floor log negf reciprocal round rsqrt sqrt "
        "square tanh",
    },
    2: {
        FLOATS: "add div max min mul powf sub",
        INTEGERS: "add div div_unsigned max min mul sub",
        ("complex<f32>",): "add mul sub",
    },
}
SHAPES = [(3, 1, 5), (7,), (2, 3, 1, 2), ()]


def elementwise_cases(name):
    op = "linalg." + name
    for arity, families in ELEMENTWISE.items():
        for types, names in families.items():
            if name not in names.split():
                continue
            plans = [(SHAPES[i % 4], t, False) for i, t in enumerate(types)]
            plans += [((2, 3), types[0], True), ((), types[0], False)]
            plans += [((2, 0, 3), types[0], False), ((0, 3), types[0], True)]
            for shape, element, dynamic in plans:
                buffer = Buffer(element, shape, dynamic)
                what = "%s, %s" % ("x".join(map(str, shape)) or "rank 0", element)
                yield destination_case(op, what, [buffer] * arity, [buffer])
    if name == "select":
        for element in ("f32", "i16", "f64"):
            yield destination_case(
                op,
                element,
                [
                    Buffer("i1", (3, 5)),
                    Buffer(element, (3, 5)),
                    Buffer(element, (3, 5)),
                ],
                [Buffer(element, (3, 5))],
            )


def other_cases(name):
    """Operations with a syntax of their own."""
    op = "linalg." + name
    f = lambda *sizes, **more: Buffer("f32", sizes, **more)
    if name == "copy":
        for element in ("f32", "i1", "i8", "complex<f64>"):
            buffer = Buffer(element, (3, 1, 7))
            yield destination_case(op, element, [buffer], [buffer])
        yield destination_case(
            op, "dynamic", [f(3, 5, dynamic=True)], [f(3, 5, dynamic=True)]
        )
    elif name == "fill":
        for element, shape in [
            ("f32", (3, 5)),
            ("i8", (7,)),
            ("f64", ()),
            ("i1", (11,)),
        ]:
            yield destination_case(
                op, element, [Buffer(element)], [Buffer(element, shape)]
            )
    elif name == "fill_rng_2d":
        scalars = [Buffer("f64"), Buffer("f64"), Buffer("i32")]
        for what, result, size in [("f32", f(3, 5), 15), ("f64", Buffer("f64", (2, 7)), 14)]:
            case = destination_case(op, what, scalars, [result])
            # Nothing folds here; upstream does it in making a generic op.
            reason = "casts of the generator's constants are executed"
            work = {"convert f64": size, "convert i32": 4 * size}
            yield replace(case, differences=[Difference(reason, work)])
    elif name == "broadcast":
        for shape, out, dims in [
            ((3,), (3, 5), [1]),
            ((5,), (3, 5, 2), [0, 2]),
            ((), (4,), [0]),
        ]:
            yield destination_case(
                op, str(dims), [f(*shape)], [f(*out)], region=" dimensions = %s" % dims
            )
    elif name == "transpose":
        for shape in [(3, 5), (2, 3, 5), (1, 7, 2, 3)]:
            for permutation in itertools.islice(
                itertools.permutations(range(len(shape))), 1, 4
            ):
                yield destination_case(
                    op,
                    str(permutation),
                    [f(*shape)],
                    [f(*(shape[i] for i in permutation))],
                    region=" permutation = %s" % list(permutation),
                )
    elif name == "reduce":
        for body, element in [
            ("arith.addf", "f32"),
            ("arith.maximumf", "f16"),
            ("arith.muli", "i32"),
            ("arith.andi", "i8"),
        ]:
            for dims in ([0], [1], [0, 2], [0, 1, 2]):
                kept = tuple(n for i, n in enumerate((3, 5, 2)) if i not in dims)
                yield reduce_case(op, body, element, dims, kept)
    elif name == "map":
        for body, arity in [("arith.mulf", 2), ("math.exp", 1), ("math.fma", 3)]:
            yield map_case(op, body, arity)
    elif name == "contract":
        for a, b, c in [
            ("mk", "kn", "mn"),
            ("kmb", "nbk", "bnm"),
            ("k", "k", ""),
            ("mk", "nk", "nm"),
        ]:
            loops = "".join(sorted(set(a + b + c)))
            yield destination_case(
                op,
                "%s, %s to %s" % (a, b, c),
                [f(*(LETTERS["awkward"][x] for x in layout)) for layout in (a, b)],
                [f(*(LETTERS["awkward"][x] for x in c))],
                maps_attribute(loops, a, b, c),
            )
    elif name == "elementwise":
        yield from elementwise_kind_cases(op)
    elif name == "generic":
        yield from generic_cases(op)


def reduce_case(op, body, element, dims, kept):
    text = "  linalg.reduce { %s } ins(%%a0 : %s) outs(%%a1 : %s) dimensions = %s\n  return"
    source, target = Buffer(element, (3, 5, 2)), Buffer(element, kept)
    return Case(
        op,
        "%s over %s" % (body, dims),
        [source, target],
        text % (body, source.type("memref"), target.type("memref"), dims),
    )


def map_case(op, body, arity):
    buffer = Buffer("f32", (3, 7))
    names = ", ".join("%%a%d" % i for i in range(arity))
    types = ", ".join([buffer.type("memref")] * arity)
    text = "  linalg.map { %s } ins(%s : %s) outs(%%a%d : %s)\n  return" % (
        body,
        names,
        types,
        arity,
        buffer.type("memref"),
    )
    return Case(op, body, [buffer] * (arity + 1), text)


def elementwise_kind_cases(op):
    kinds = {
        1: "exp log abs ceil floor negf reciprocal round sqrt rsqrt square tanh erf",
        2: "add sub mul div max_signed min_signed powf",
    }
    for arity, names in kinds.items():
        for kind in names.split():
            buffer = Buffer("f32", (3, 5))
            yield destination_case(
                op,
                kind,
                [buffer] * arity,
                [buffer],
                " kind=#linalg.elementwise_kind<%s>" % kind,
            )
    yield destination_case(
        op,
        "mul, broadcast and transposed",
        [Buffer("f32", (5,)), Buffer("f32", (5, 3))],
        [Buffer("f32", (3, 5))],
        " kind=#linalg.elementwise_kind<mul>" + maps_attribute("mn", "n", "nm", "mn"),
    )
    yield destination_case(
        op,
        "select",
        [Buffer("i1", (3, 5)), Buffer("f32", (3, 5)), Buffer("f32", (3, 5))],
        [Buffer("f32", (3, 5))],
        " kind=#linalg.elementwise_kind<select>",
    )


def generic_cases(op):
    """What random bodies leave out: positions, lookups, unused operands."""
    table, indices, out = (
        Buffer("f32", (11, 3)),
        Buffer("index", (5,), fill=11),
        Buffer("f32", (5, 3)),
    )
    text = """  linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>],
    iterator_types = ["parallel", "parallel"]}
    ins(%a1 : memref<5xindex>) outs(%a2 : memref<5x3xf32>) {
  ^bb0(%i: index, %o: f32):
    %j = linalg.index 1 : index
    %x = memref.load %a0[%i, %j] : memref<11x3xf32>
    %y = math.exp %x : f32
    linalg.yield %y : f32
  }
  return"""
    yield Case(
        "linalg.generic",
        "lookup",
        [table, indices, out],
        text,
        bounded_traffic=True,
        operands=[1, 2],
        captured=[0],
    )
    text = """  linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>],
    iterator_types = ["parallel", "parallel"]} outs(%a0 : memref<3x5xi32>) {
  ^bb0(%o: i32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %k = arith.muli %i, %j : index
    %l = arith.index_cast %k : index to i32
    %m = arith.addi %l, %o : i32
    linalg.yield %m : i32
  }
  return"""
    yield Case("linalg.generic", "positions", [Buffer("i32", (3, 5))], text)


def make_cases(names):
    """Cases by operation name (without the dialect), for the names given."""
    makers = [
        convolution_cases,
        pooling_cases,
        contraction_cases,
        elementwise_cases,
        other_cases,
    ]
    for name in names:
        for maker in makers:
            yield from maker(name)
    yield from layout_cases()
