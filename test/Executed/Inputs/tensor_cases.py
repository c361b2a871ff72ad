"""Operations of linalg that exist on tensors before they are decomposed."""

from cases import Buffer, Case, Difference, product

# A transform script that rewrites them by upstream's own decompositions.
DECOMPOSE = """
module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %softmax = transform.structured.match ops{["linalg.softmax"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.foreach %softmax : !transform.any_op {
    ^bb0(%op: !transform.any_op):
      %parts = transform.structured.decompose_interface %op : (!transform.any_op) -> !transform.any_op
    }
    %winograd = transform.structured.match ops{["linalg.winograd_filter_transform", "linalg.winograd_input_transform", "linalg.winograd_output_transform"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.foreach %winograd : !transform.any_op {
    ^bb0(%op: !transform.any_op):
      %parts = transform.structured.decompose_winograd_op %op : (!transform.any_op) -> !transform.any_op
    }
    %pack = transform.structured.match ops{["linalg.pack"]} in %root : (!transform.any_op) -> !transform.op<"linalg.pack">
    transform.foreach %pack : !transform.op<"linalg.pack"> {
    ^bb0(%op: !transform.op<"linalg.pack">):
      %a, %b, %c = transform.structured.lower_pack %op : (!transform.op<"linalg.pack">) -> (!transform.op<"tensor.pad">, !transform.op<"tensor.expand_shape">, !transform.op<"linalg.transpose">)
    }
    %unpack = transform.structured.match ops{["linalg.unpack"]} in %root : (!transform.any_op) -> !transform.op<"linalg.unpack">
    transform.foreach %unpack : !transform.op<"linalg.unpack"> {
    ^bb0(%op: !transform.op<"linalg.unpack">):
      %a, %b, %c, %d = transform.structured.lower_unpack %op : (!transform.op<"linalg.unpack">) -> (!transform.op<"tensor.empty">, !transform.op<"linalg.transpose">, !transform.op<"tensor.collapse_shape">, !transform.op<"tensor.extract_slice">)
    }
    transform.yield
  }
}
"""


def tensor_case(op, what, inputs, result, attributes="", suffix="", **more):
    arguments = ", ".join(
        "%%a%d : %s" % (i, a.type("tensor")) for i, a in enumerate(inputs)
    )
    out = result.type("tensor")
    text = (
        "  %%e = tensor.empty() : %s\n  %%r = %s%s ins(%s) outs(%%e : %s)%s\n  return %%r : %s"
        % (
            out,
            op,
            attributes,
            arguments,
            out,
            suffix % out if "%s" in suffix else suffix,
            out,
        )
    )
    return Case(op, what, inputs, text, [result], kind="tensor", **more)


def softmax_cases():
    for element, shape in [
        ("f32", (3, 5)),
        ("f64", (2, 3, 1, 7)),
        ("f16", (5,)),
        ("f32", (4, 1)),
    ]:
        for dim in {0, len(shape) - 1}:
            buffer = Buffer(element, shape)
            yield tensor_case(
                "linalg.softmax",
                "%s, dimension %d" % (element, dim),
                [buffer],
                buffer,
                " dimension(%d)" % dim,
                " -> %s",
            )


def pack_cases():
    # (shape, inner tiles of all dimensions, packed shape)
    for shape, tiles in [((4, 6), (2, 3)), ((8, 3), (4, 3)), ((5, 7), (2, 4))]:
        outer = tuple(-(-n // t) for n, t in zip(shape, tiles))
        wide, packed = Buffer("f32", shape), Buffer("f32", outer + tiles)
        tiling = "inner_dims_pos = [0, 1] inner_tiles = %s" % list(tiles)
        text = """  %%e = tensor.empty() : %s
  %%r = linalg.%s %%a0 %s%s into %%e : %s -> %s
  return %%r : %s"""
        pads = any(n % t for n, t in zip(shape, tiles))
        # Padded, the value is an operand; the copy into it reads every element.
        zero = "  %z = arith.constant 0.0 : f32\n" if pads else ""
        value = "padding_value(%z : f32) " if pads else ""
        p, w = packed.type("tensor"), wide.type("tensor")
        yield Case(
            "linalg.pack",
            "%s by %s" % (shape, tiles),
            [wide],
            zero + text % (p, "pack", value, tiling, w, p, p),
            [packed],
            kind="tensor",
        )
        yield Case(
            "linalg.unpack",
            "%s by %s" % (shape, tiles),
            [packed],
            text % (w, "unpack", "", tiling, p, w, w),
            [wide],
            kind="tensor",
            differences=[
                Difference(
                    "the padding is moved, too, and cut off after it",
                    reads={0: product(outer + tiles) - product(shape)},
                )
            ],
        )


def winograd_cases():
    # F(m, r) with tiles of m + r - 1; images of 2 x 1 tiles, 2 x 3 channels.
    for m, r in [(2, 3), (4, 3), (2, 5)]:
        tile = m + r - 1
        image = Buffer("f32", (2, m * 2 + r - 1, m + r - 1, 5))
        attribute = " fmr(F_%d_%d)" % (m, r)
        yield tensor_case(
            "linalg.winograd_filter_transform",
            attribute,
            [Buffer("f32", (3, r, r, 5))],
            Buffer("f32", (tile, tile, 5, 3)),
            attribute,
            " -> %s",
        )
        yield tensor_case(
            "linalg.winograd_input_transform",
            attribute,
            [image],
            Buffer("f32", (tile, tile, 2, 1, 2, 5)),
            attribute,
            " -> %s",
        )
        yield tensor_case(
            "linalg.winograd_output_transform",
            attribute,
            [Buffer("f32", (tile, tile, 2, 1, 2, 3))],
            Buffer("f32", (2, m * 2, m, 3)),
            attribute,
            " -> %s",
        )


def make_cases():
    yield from softmax_cases()
    yield from pack_cases()
    yield from winograd_cases()
