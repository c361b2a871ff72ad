"""Compares what one case executes with what the analysis says of it."""

import math
import re


def evaluate(count, case):
    """The value of a count: an integer, or a polynomial in argument extents."""
    if isinstance(count, int):
        return count
    functions = {
        "floordiv": lambda a, b: a // b,
        "ceildiv": lambda a, b: -(-a // b),
        "mod": lambda a, b: a % b,
        "min": min,
        "max": max,
    }

    def size(match):
        return str(case.arguments[int(match[1])].sizes[int(match[2])])

    text = re.sub(r"(?:c\d+\.)?arg(\d+)\.d(\d+)", size, count).replace("^", "**")
    text = re.sub(r"\btrips\d+\b", str(case.trips), text)
    return eval(text, {"__builtins__": {}}, functions)  # our own tool's formula



FIGURES = {
    "flops": ("bf", {"add": 1, "mul": 1, "div": 1, "fma": 2}),
    "int_ops": ("i", {"add": 1, "mul": 1, "div": 1}),
    "transcendentals": ("bf", {"special": 1}),
}


def compare_side(executed, totals):
    """The side that does less: its figures are the lower bounds."""
    for figure, (types, classes) in FIGURES.items():
        done = 0
        for key, count in executed.items():
            _, work_class, element = (key.split() + ["", ""])[:3]
            if key.startswith("work ") and element and element[0] in types:
                done += classes.get(work_class, 0) * count
        value = totals.get(figure, 0)
        lower, upper = totals.get("range", {}).get(figure, [value, value])
        if lower != done or upper != value:
            yield "%s: analysed [%d, %d] and %d, executed %d" % (
                figure,
                lower,
                upper,
                value,
                done,
            )


def compare_figures(case, totals):
    """Figures are sums over the work, which is compared with what was executed."""
    for figure, (types, classes) in FIGURES.items():
        due = sum(
            classes.get(work_class, 0) * evaluate(count, case)
            for element, row in totals.get("work", {}).items()
            for work_class, count in row.items()
            if element[0] in types and element != "index"
        )
        if evaluate(totals.get(figure, 0), case) != due:
            yield "%s: analysed %s, its work is %d" % (figure, totals.get(figure), due)


def compare_sums(case, op):
    """The bytes of an operation are those of its operands, and the intensity is
    theirs; the footprint of what is read or written once has its size."""
    said = {
        field: evaluate(op.get(field, 0), case)
        for field in ("bytes_read", "bytes_written", "bytes", "flops", "int_ops")
    }
    for field in ("bytes_read", "bytes_written"):
        due = sum(evaluate(o.get(field, 0), case) for o in op.get("operands", []))
        if said[field] != due:
            yield "%s: analysed %d, its operands %d" % (field, said[field], due)
    if said["bytes"] != said["bytes_read"] + said["bytes_written"]:
        yield "bytes: analysed %d, read and written %d" % (
            said["bytes"],
            said["bytes_read"] + said["bytes_written"],
        )
    intensity = op.get("intensity")
    if isinstance(intensity, (int, float)) and said["bytes"]:
        due = (said["flops"] + said["int_ops"]) / said["bytes"]
        if abs(intensity - due) > 1e-6 * due:
            yield "intensity: analysed %s, due %s" % (intensity, due)


def compare(case, executed, totals, ops):
    """Yields one message per disagreement."""
    if case.side:
        if totals.get("status") != "upper":
            yield "work is '%s', expected 'upper'" % totals.get("status")
        if case.side == "smaller":
            yield from compare_side(executed, totals)
            return
    instead = any(d.instead is not None for d in case.differences)
    is_exact = case.side or totals.get("status", "exact") == "exact"
    if not totals or totals.get("unknown_ops") or not (is_exact or instead):
        yield "work is '%s', expected 'exact'" % totals.get("status")
    analysed = {
        "%s %s" % (work_class, element): evaluate(count, case)
        for element, row in totals.get("work", {}).items()
        for work_class, count in row.items()
        if element != "index" and work_class != "index"
    }
    analysed["macs"] = evaluate(totals.get("macs", 0), case)
    yield from compare_figures(case, totals)
    for difference in case.differences:
        if difference.instead is None:
            continue
        # Another algorithm: the analysis answers for the documented one, what was
        # executed for the lowering's.
        if analysed != dict(difference.due, macs=0):
            yield "work: analysed %s, documented %s" % (analysed, difference.due)
        if totals.get("status") != "estimate":
            yield "work is '%s', expected 'estimate'" % totals.get("status")
        analysed = dict(difference.instead)
    done = {
        key[len("work ") :]: count
        for key, count in executed.items()
        if key.startswith("work ")
    }
    explained = {}
    for difference in case.differences:
        for key, count in difference.work.items():
            explained[key] = explained.get(key, 0) + count
    for key in sorted(set(analysed) | set(done) | set(explained)):
        expected = analysed.get(key, 0) + explained.get(key, 0)
        if done.get(key, 0) != expected:
            yield "work %s: analysed %d%s, executed %d" % (
                key,
                analysed.get(key, 0),
                " (%+d explained)" % explained[key] if key in explained else "",
                done.get(key, 0),
            )
    if not case.untraced:
        tested = [op for op in ops if op["op"] == case.op]
        yield from compare_traffic(case, executed, tested)


def compare_traffic(case, executed, ops):
    """Bytes per operand, where the operand is an argument or a result."""
    if len(ops) > 1:
        yield "%d operations '%s' analysed, expected 1" % (len(ops), case.op)
        return
    # What the analysis leaves out is free: then nothing may be touched.
    op = ops[0] if ops else {}
    if op:
        yield from compare_sums(case, op)
    roles = {}
    for operand in op.get("operands", []):
        roles[operand["role"], operand["index"]] = operand
    operands = case.operands or range(len(case.arguments))  # None: a constant
    buffers = [
        (role, i, "arg%d" % argument, case.arguments[argument])
        for role, arguments in (("operand", operands), ("captured", case.captured))
        for i, argument in enumerate(arguments)
        if argument is not None
    ]
    buffers += [("result", i, "res%d" % i, b) for i, b in enumerate(case.results)]
    explained = {}
    for difference in case.differences:
        for number, count in difference.reads.items():
            explained["arg%d" % number] = count
    for role, index, name, buffer in buffers:
        if buffer.sizes is None or "read " + name not in executed:
            continue
        said = roles.get((role, index), {})
        for verb, field in (("read", "bytes_read"), ("written", "bytes_written")):
            # Tensors have no place before bufferisation gives them one: only
            # reads of arguments and writes of results are the operation's.
            if case.kind == "tensor" and (role == "result") == (verb == "read"):
                continue
            touched = executed["%s %s" % (verb, name)]
            expected = buffer.bytes(
                touched - (explained.get(name, 0) if verb == "read" else 0)
            )
            bytes_said = evaluate(said.get(field, 0), case)
            # What depends on data is bounded by the tensor, and only that.
            bounded = (
                case.bounded_traffic
                and op["bytes_status"] == "upper"
                and verb == "read"
                and bytes_said <= buffer.bytes(math.prod(buffer.sizes))
            )
            if bytes_said < expected or (bytes_said > expected and not bounded):
                yield "bytes %s of %s: analysed %d, executed %d (%d elements)" % (
                    verb,
                    name,
                    bytes_said,
                    expected,
                    touched,
                )
