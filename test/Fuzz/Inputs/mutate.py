"""Small changes to the text of programs: some are still programs, most nearly."""

import re

TOKEN = re.compile(r'%[\w#$.-]+|@[\w$.-]+|#[\w$.]+|"[^"\n]*"|\d+\.\d+(?:e[+-]?\d+)?|\d+|[A-Za-z_]\w*|\S')
NUMBERS = ("0", "1", "2", "3", "7", "64", "-1", "255", "65536", str(2**31), str(2**62), str(2**63 - 1))
# Of a shape: an extent and what is behind it.
EXTENT = re.compile(r"(?<=[<x])(\d+)(?=x)")
CONSTANT = re.compile(r"(?<![\w.%#@\"<x])-?\d+(?![\w.x])")
ATTRIBUTE = re.compile(r"(\w+) = ([^,{}\n]+)")
ELEMENTS = ("f32", "f16", "bf16", "f64", "i1", "i8", "i32", "i64", "index")


def _replace(text, match, new):
    return text[: match.start()] + new + text[match.end() :]


def change_number(text, random):
    matches = list(CONSTANT.finditer(text))
    return _replace(text, random.choice(matches), random.choice(NUMBERS)) if matches else text


def change_extent(text, random):
    """The same extent everywhere, so that types still agree."""
    extents = sorted(set(EXTENT.findall(text)))
    if not extents:
        return text
    new = random.choice(("1", "2", "5", "0", "128", str(2**31), str(2**40)))
    return re.sub(r"(?<=[<x])%s(?=x)" % random.choice(extents), new, text)


def open_extent(text, random):
    extents = sorted(set(EXTENT.findall(text)))
    return re.sub(r"(?<=[<x])%s(?=x)" % random.choice(extents), "?", text) if extents else text


def open_one_extent(text, random):
    matches = list(EXTENT.finditer(text))
    return _replace(text, random.choice(matches), "?") if matches else text


def change_element(text, random):
    return re.sub(r"(?<=[x< ])%s\b" % random.choice(ELEMENTS), random.choice(ELEMENTS), text)


def swap_tokens(text, random):
    tokens = list(TOKEN.finditer(text))
    if len(tokens) < 2:
        return text
    at = random.randrange(len(tokens))
    near = tokens[max(0, at - 30) : at + 30]
    a, b = sorted((tokens[at], random.choice(near)), key=lambda match: match.start())
    if a.end() > b.start():
        return text
    return text[: a.start()] + b.group() + text[a.end() : b.start()] + a.group() + text[b.end() :]


def use_other_value(text, random):
    values = list(re.finditer(r"%[\w#]+", text))
    if len(values) < 2:
        return text
    return _replace(text, random.choice(values), random.choice(values).group())


def _lines(text):
    return text.split("\n")


def delete_line(text, random):
    lines = _lines(text)
    del lines[random.randrange(len(lines))]
    return "\n".join(lines)


def duplicate_line(text, random):
    """The copy has results of its own, so that it is one more operation."""
    lines = _lines(text)
    at = random.randrange(len(lines))
    lines.insert(at, re.sub(r"^(\s*)%(\w+)", r"\1%again_\2", lines[at]))
    return "\n".join(lines)


def change_attribute(text, random):
    matches = list(ATTRIBUTE.finditer(text))
    if not matches:
        return text
    match = random.choice(matches)
    new = random.choice(("", match[1], "%s = %s" % (match[1], random.choice(NUMBERS)), "%s = []" % match[1]))
    return _replace(text, match, new)


def hint_trips(text, random):
    """An attribute of this project's own, at some operation that has a dictionary."""
    attribute = random.choice(
        (
            "roofline.trip_count = %s : i64" % random.choice(NUMBERS),
            'roofline.trip_count = "N*%s"' % random.choice(NUMBERS),
            "roofline.param",
            "roofline.declared_cost = #roofline.declared_cost<macs = %s>" % random.choice(NUMBERS),
        )
    )
    at = [match.end() for match in re.finditer(r"\{(?=\s*\w+ = )", text)]
    if not at:
        return text
    place = random.choice(at)
    return text[:place] + attribute + ", " + text[place:]


# What often leaves a program a program is tried more often.
MUTATIONS = (
    (change_number, 8),
    (change_extent, 8),
    (open_extent, 8),
    (open_one_extent, 1),
    (change_element, 3),
    (swap_tokens, 1),
    (use_other_value, 2),
    (delete_line, 2),
    (duplicate_line, 5),
    (change_attribute, 1),
    (hint_trips, 3),
)


def mutate(text, random):
    functions, weights = zip(*MUTATIONS)
    wanted = random.choice((1, 1, 1, 2, 3))
    for _ in range(20):
        changed = random.choices(functions, weights)[0](text, random)
        wanted -= changed != text
        text = changed
        if not wanted:
            break
    return text


FLAGS = (
    [],
    [],
    ["--target=nvidia-h100-sxm"],
    ["--target=amd-epyc-7763", "--target=nvidia-h100-sxm"],
    ["--group-by=kind"],
    ["--group-by=layer", "--target=nvidia-h100-sxm"],
    ["--group-by=function", "--all"],
    ["--target=nvidia-h100-sxm", "--cache=hot", "--allow-tf32"],
    ["--params=0-"],
    ["--params=1-", "--assume=weights:i4,group=128,scale=f16", "--target=nvidia-h100-sxm"],
    ["--allow-unregistered-dialect"],
    ["--target=nvidia-h100-sxm", "--grid=100", "--devices=3"],
)
FORMATS = ("json", "json", "json", "json", "table", "csv")


def choose_flags(random):
    flags = list(random.choice(FLAGS))
    if random.random() < 0.3:
        name = "arg%d%s" % (random.randrange(3), random.choice(("", ".d0", ".d1", ".d2")))
        flags.append("--bind=%s=%s" % (name, random.choice(NUMBERS)))
    if random.random() < 0.03:
        flags.append(random.choice(("--params=7-3", "--bind=x", "--devices=0", "--target=none", "--pue=-1")))
    return random.choice(FORMATS), flags
