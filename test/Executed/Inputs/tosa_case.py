"""How a case of a TOSA operation is written."""

from dataclasses import dataclass

from cases import Buffer, Case


@dataclass
class Const:
    """A constant operand: no argument of the function, and no traffic."""

    element: str
    shape: tuple
    values: str


@dataclass
class Shape:
    values: tuple


def tosa_case(name, what, operands, results, attributes="", **more):
    """A case of tosa.`name`; `operands` are buffers and constants."""
    lines, names, types, arguments, numbers = [], [], [], [], []
    for number, operand in enumerate(operands):
        if isinstance(operand, Buffer):
            names.append("%%a%d" % len(arguments))
            types.append(operand.type("tensor"))
            numbers.append(len(arguments))
            arguments.append(operand)
            continue
        names.append("%%c%d" % number)
        numbers.append(None)
        if isinstance(operand, Shape):
            count = len(operand.values)
            types.append("!tosa.shape<%d>" % count)
            value = "tosa.const_shape {values = dense<%s> : tensor<%dxindex>}" % (
                list(operand.values),
                count,
            )
        else:
            kind = Buffer(operand.element, operand.shape).type("tensor")
            types.append(kind)
            value = '"tosa.const"() <{values = dense<%s> : %s}>' % (
                operand.values,
                kind,
            )
        signature = " : () -> " + types[-1]
        lines.append("  %s = %s%s" % (names[-1], value, signature))
    outs = [r.type("tensor") for r in results]
    out = outs[0] if len(outs) == 1 else "(%s)" % ", ".join(outs)
    bound = "%r" if len(outs) == 1 else "%%r:%d" % len(outs)
    lines.append(
        "  %s = tosa.%s %s%s : (%s) -> %s"
        % (
            bound,
            name,
            ", ".join(names),
            " {%s}" % attributes if attributes else "",
            ", ".join(types),
            out,
        )
    )
    returned = ["%r"] if len(outs) == 1 else ["%%r#%d" % i for i in range(len(outs))]
    lines.append("  return %s : %s" % (", ".join(returned), ", ".join(outs)))
    return Case(
        "tosa." + name,
        what,
        arguments,
        "\n".join(lines),
        list(results),
        kind="tensor",
        operands=numbers,
        **more,
    )


def zero(element):
    return Const(element, (1,), "0.0" if element.startswith(("f", "bf")) else "0")
