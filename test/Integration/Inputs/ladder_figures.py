"""Which figures stay on which rung of the ladder, beside work and macs, and why not.

FLOOR of the program: what must move, however it is written. BYTES as its operations
move them: the same on those rungs where each access stays.
"""

import os

FLOOR, BYTES = ("floor", ""), ("bytes", "")
# Everything computes at once, and a byte takes a nanosecond: the floor is what must move.
ELEMENTS = "f64 f32 f16 bf16 f8E4M3FN f8E5M2 i64 i48 i40 i33 i32 i16 i8 i4 i1".split()
TARGET = (
    '#roofline.target<"bytes", units = [<vector, count = 1, clock_hz = 1e9, rates = [%s]>], '
    'memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>]>'
    % ", ".join("<%s = 1e12>" % element for element in ELEMENTS)
)

TILE = """module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%%root: !transform.any_op {transform.readonly}) {
    %%ops = transform.structured.match interface{LinalgOp} in %%root
        : (!transform.any_op) -> !transform.any_op
    transform.foreach %%ops : !transform.any_op {
    ^bb0(%%op: !transform.any_op):
      transform.sequence %%op : !transform.any_op failures(suppress) {
      ^bb1(%%one: !transform.any_op):
        %%tiled, %%loop = transform.structured.tile_using_%s %%one tile_sizes [3]
            : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
      }
    }
    transform.yield
  }
}
"""


def list_more_rungs(folder, buffers, loops, transform):
    """Rungs beside the ladder: what stock passes make of a rung."""
    rungs = [("fused", "generic", "builtin.module(linalg-fuse-elementwise-ops)")]
    for kind in ("for", "forall"):
        script = os.path.join(folder, "tile-%s.mlir" % kind)
        with open(script, "w") as file:
            file.write(TILE % kind)
        tile = "builtin.module(%s,canonicalize)" % transform(script)
        rungs += [("tiled-" + kind, "generic", tile)]
        rungs += [("tiled-%s-buffers" % kind, "tiled-" + kind, buffers)]
        rungs += [("tiled-%s-loops" % kind, "tiled-%s-buffers" % kind, loops)]
    affine = "builtin.module(func.func(%s))"
    return rungs + [
        ("peeled", "tiled-for-loops", affine % "scf-for-loop-peeling"),
        ("affine-tiled", "affine", affine % "affine-loop-tile{tile-size=3}"),
        ("unrolled", "affine", affine % "affine-loop-unroll{unroll-factor=3}"),
        ("unroll-jammed", "affine", affine % "affine-loop-unroll-jam{unroll-jam-factor=2}"),
        ("coalesced", "affine", affine % "affine-loop-coalescing"),
    ]


# Where each access of the rung above is one of this rung.
KEEPS_BYTES = ("cf", "peeled", "affine-tiled", "unrolled", "unroll-jammed", "coalesced")
# Where the floor may be smaller, and why.
WEAKER = {
    "cf": "blocks that branch back are no loops: one execution is certain",
    "peeled": "what is peeled off is another access of the buffer: the largest counts",
    "unrolled": "the accesses of one iteration are several now: the largest counts",
    "unroll-jammed": "the accesses of one iteration are several now: the largest counts",
    "coalesced": "one counter is divided into several, which are not linear in it",
    "tiled-for-loops": "windows of tiles of several sizes: the largest tile is certain",
    "tiled-forall-loops": "windows of tiles of several sizes: the largest tile is certain",
}
# Why the floor of a function is another one, and on which rungs.
LOOPS = ("scf", "affine", "tiled-for-loops", "tiled-forall-loops")
BUFFERS = ("buffers", "tiled-for-buffers", "tiled-forall-buffers")
OTHER_FLOORS = [
    ("conv2d", ("named",), "what is made of constants is a constant, larger than its parts"),
    ("layout", ("named",), "the lowering drops an operation"),
    ("resize", ("named",), "positions are computed: a lookup, which is no minimum"),
    ("branch", ("named",), "the condition is loaded"),
    ("layout", BUFFERS, "slices of one buffer are written one by one"),
    ("branch", BUFFERS, "which of two buffers is returned, is data"),
    ("fill", BUFFERS, "a splat that is returned can be ready before, a buffer cannot"),
    ("gather", LOOPS, "of a lookup, one element is certain"),
    ("table", LOOPS, "of a lookup, one element is certain"),
    ("resize", LOOPS, "of a lookup, one element is certain"),
    ("copy", ("fused", "tiled-for", "tiled-forall"), "a copy of what is returned is dropped"),
    ("winograd_filter", ("generic",), "the matrices of the transform are constants"),
    ("winograd_input", ("generic",), "the matrices of the transform are constants"),
    ("winograd_output", ("generic",), "the matrices of the transform are constants"),
    ("winograd_output", BUFFERS[1:] + LOOPS, "tiles of the transform are accessed in parts"),
]
OTHER_FLOOR = {(rung, function): reason for function, rungs, reason in OTHER_FLOORS
               for rung in rungs}
# (rung, function): what its lowering does differently, for every size.
OTHER_WORK = {
    ("tiled-for", "resize"): "positions in a tile are cast, and one comparison is folded",
    ("tiled-forall", "resize"): "positions in a tile are cast, and one comparison is folded",
}


# Differences that were met: what is explained has to be.
seen = set()


def list_unseen():
    """What is explained and does not differ any more."""
    return ["@%s at %s: %s" % (name, rung, reason)
            for (rung, name), reason in sorted({**OTHER_FLOOR, **OTHER_WORK}.items())
            if (rung, name) not in seen]


def compare_figures(rung, name, above, below):
    """What is wrong with floor and bytes; those of open sizes are formulas, and those that
    are unknown nothing is said of."""
    wrong = []
    floors = above.get(FLOOR), below.get(FLOOR)
    if None not in floors and (
            floors[1] > floors[0] or (floors[1] < floors[0] and rung not in WEAKER)):
        seen.add((rung, name))
        if (rung, name) not in OTHER_FLOOR:
            wrong.append("floor is %s, is due to be %s" % (floors[1], floors[0]))
    if rung in KEEPS_BYTES and above[BYTES] != below[BYTES] and isinstance(above[BYTES], int):
        wrong.append("bytes are %s, are due to be %s" % (below[BYTES], above[BYTES]))
    return wrong
