"""Where an expression can be made wrong, and what stands in its place then.

Works on the text of formatted C++, with strings and comments blanked out: what the
switch makes of it has the type that it had, or does not compile and is dropped.
"""

import collections
import hashlib
import math
import os
import re

SWAPS = {
    "<": ("less", "lessEqual", "<="),
    "<=": ("lessEqual", "less", "<"),
    ">": ("greater", "greaterEqual", ">="),
    ">=": ("greaterEqual", "greater", ">"),
    "==": ("equal", "notEqual", "!="),
    "!=": ("notEqual", "equal", "=="),
    "+": ("plus", "minus", "-"),
    "-": ("minus", "plus", "+"),
    "*": ("times", "plus", "+"),
}
STATUSES = {
    "exact": "lower",
    "lower": "exact",
    "upper": "exact",
    "estimate": "exact",
    "declared": "exact",
    "unknown": "estimate",
}
TWINS = {"front": "back", "back": "front", "getLhs": "getRhs", "getRhs": "getLhs",
         "getA": "getB", "getB": "getA", "getInput1": "getInput2", "getInput": "getOutput"}

PATTERNS = [
    ("relation", r"(?<=[\w)\]]) (<|<=|>|>=|==|!=) (?=[\w(*!-])"),
    ("term", r"(?<=[\w)\]]) (\+|-|\*) (?=[\w(])"),
    ("constant", r"(?:(?<=\()|(?<=[,=+*-] )|(?<=return ))(?:\d+(?:\.\d+)?|true|false)(?=[,;)]| [-+*/<>=])"),
    ("operand", r"\bget(?:Op)?(?:Operand|Result|DpsInitOperand|DpsInputOperand)\([01]\)"),
    ("operand", r"\b(?!stack|frames|worklist|pending|todo)\w+(?:(?:\.|->)\w+(?:\(\))?)*?(?:\.|->)(?:%s)\(\)" % "|".join(TWINS)),
    ("status", r"\bCountStatus::(?:%s)\b(?!:)" % "|".join(STATUSES)),
    ("extremum", r"(?<!Quantity )\bQuantity::(?:min|max)\(|\bstd::(?:min|max)(?:<[\w:]+>)?\((?!\{)"),
    ("condition", r"\bif \((?!auto |const )(?:[^;{}=]|[=!<>]=)*?\)(?=\n| \{)"),
]
PATTERNS = [(operator, re.compile(pattern)) for operator, pattern in PATTERNS]
OPERATORS = sorted({operator for operator, _ in PATTERNS})
# Where a switch cannot stand, or what it computes does not matter.
FORBIDDEN = re.compile(
    r"\b(static_assert|constexpr|assert|llvm_unreachable|template|case|typename|using|"
    r"operator|enum|StringLiteral|emitError|emitOpError|reserve|LLVM_DEBUG)\b"
)
BLANKED = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|^#[^\n]*', re.S | re.M
)


class Point(collections.namedtuple("Point", "file operator code nth start end line text")):
    """An expression: `text` at the offsets `start` to `end`, in `line` of `file`.

    `code`, the line without its indentation, and `nth`, among the equal ones of the
    file, name it independently of what is written elsewhere.
    """

    @property
    def key(self):
        return "%s|%s|%s|%d" % (self.file, self.operator, self.code, self.nth)

    @property
    def area(self):
        return self.file.split("/")[1]

    @property
    def change(self):
        """What it becomes, for people."""
        text = " ".join(self.text.split())
        if self.operator in ("relation", "term"):
            return "%s to %s" % (text, SWAPS[text][2])
        if self.operator == "condition":
            return "condition negated"
        return "%s to %s" % (text.rstrip("("), self.wrong.rstrip("("))

    @property
    def wrong(self):
        """The wrong expression of a point that has one."""
        text = self.text
        if self.operator == "constant":
            return {"true": "false", "false": "true"}.get(text) or text.replace(
                re.match(r"\d+", text).group(), str(int(re.match(r"\d+", text).group()) + 1), 1)
        if self.operator == "status":
            return "CountStatus::" + STATUSES[text.split("::")[1]]
        if self.operator == "extremum":
            return re.sub(r"::(min|max)", lambda m: "::max" if m.group(1) == "min" else "::min", text)
        if text[-2].isdigit():
            return "%s%d)" % (text[:-2], 1 - int(text[-2]))
        name = re.search(r"(\w+)\(\)$", text).group(1)
        return text[: -len(name) - 2] + TWINS[name] + "()"

    def switched(self, number, text):
        """The expression with a switch; `text` is what it is now."""
        if self.operator in ("relation", "term"):
            symbol = text.strip()
            right, wrong, _ = SWAPS[symbol]
            swap = "mutation::swap<mutation::%s, mutation::%s>(%d)" % (right, wrong, number)
            return " %s %s %s " % (symbol, swap, symbol)
        if self.operator == "condition":
            return "if (mutation::test(%d, bool%s))" % (number, text[len("if "):])
        if self.operator == "extremum":
            if text.startswith("std::"):
                return re.sub(r"std::(min|max)(.*)\(", r"mutation::\1Of\2(%d, " % number, text)
            return "(mutation::isOn(%d) ? %s : %s)(" % (number, self.wrong[:-1], text[:-1])
        if self.operator == "operand":
            if text[-2].isdigit():
                return "%smutation::pick(%d, %s, %s))" % (
                    text[:-2], number, text[-2], self.wrong[-2])
            return "(mutation::isOn(%d) ? %s : %s)" % (number, self.wrong, text)
        return "mutation::pick(%d, %s, %s)" % (number, text, self.wrong)


def is_balanced(text):
    depth = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0


def find_points(source, path):
    """Every place of a file that can be switched."""
    with open(os.path.join(source, path)) as file:
        text = file.read()
    code = BLANKED.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    lines, blanked = text.split("\n"), code.split("\n")
    seen, points = collections.Counter(), []
    for operator, pattern in PATTERNS:
        for match in pattern.finditer(code):
            line = code.count("\n", 0, match.start())
            if FORBIDDEN.search(blanked[line]):
                continue
            if operator == "condition" and not is_balanced(match.group()):
                continue
            shown = lines[line].strip()
            points.append(Point(path, operator, shown, seen[operator, shown],
                                match.start(), match.end(), line + 1, match.group()))
            seen[operator, shown] += 1
    return points


def rank(seed, text):
    """A random number that nothing but the seed and the text decide."""
    return hashlib.sha256(("%s|%s" % (seed, text)).encode()).hexdigest()


def list_files(source, area):
    """The implementations of an area."""
    paths = []
    for folder, _, names in os.walk(os.path.join(source, "lib", area)):
        paths += [os.path.relpath(os.path.join(folder, name), source)
                  for name in names if name.endswith(".cpp")]
    return paths


def list_groups(source, areas, files, seed):
    """{(area, operator): points in random order}, of some files of each area: as many
    as `files` times the square root of how many there are."""
    groups = collections.defaultdict(list)
    for area in areas:
        paths = sorted(list_files(source, area), key=lambda path: rank(seed, path))
        for path in paths[: math.ceil(files * math.sqrt(len(paths)))]:
            for point in find_points(source, path):
                groups[area, point.operator].append(point)
    for points in groups.values():
        points.sort(key=lambda point: rank(seed, point.key), reverse=True)
    return groups


def choose(source, areas, number, files, seed):
    """About `number` points, none inside of another: of each area by the square root of
    its number of files, spread over the operators. Whether a point is chosen depends
    little on the others, so that an edit changes few of them."""
    groups = list_groups(source, areas, files, seed)
    weights = {area: math.sqrt(len(list_files(source, area))) for area in areas}
    chosen, taken = [], collections.defaultdict(list)
    for area in areas:
        due = round(number * weights[area] / sum(weights.values()))
        keys = [key for key in sorted(groups) if key[0] == area]
        while due and keys:
            keys = [key for key in keys if groups[key]]
            for key in keys[:due]:
                point = groups[key].pop()
                spans = taken[point.file]
                if all(point.end <= start or end <= point.start for start, end in spans):
                    spans.append((point.start, point.end))
                    chosen.append(point)
                    due -= 1
    return sorted(chosen)


def switch(text, points):
    """The text of a file with the switches of its points, a dict by number."""
    for number, point in sorted(points.items(), key=lambda item: -item[1].start):
        text = (text[: point.start] + point.switched(number, text[point.start : point.end])
                + text[point.end :])
    return text
