"""Reads a Markdown report as GitHub does, as far as escapes go, and prints the
cells of its tables and the texts of its lists.

usage: check_markdown.py REPORT.md
"""

import html
import re
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
assert "\r" not in text and not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)


def read(source):
    """The text of a cell; asserts that nothing in it is any other markup."""
    span = re.fullmatch(r"`([^`]*)`", source)
    if span:
        # Nothing in a code span has a meaning.
        assert not re.search(r"[<>&\\|]", span[1]), source
        return span[1]
    plain = re.sub(r"</?code>|\*\*|`[^`<>&|]*`|&#\d+;|&nbsp;", "", source)
    assert not re.search(r"[<>&*_\[\]`|#@~\\$!:{}]", plain), source
    return html.unescape(re.sub(r"</?code>|`", "", source))


columns = None
for line in text.split("\n"):
    # A bar always parts cells: GitHub looks for them before anything else.
    if line.startswith("|"):
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if columns is None:
            columns = len(cells)
        assert len(cells) == columns, line
        if not re.fullmatch(r"[|:-]+", line):
            print(" ; ".join(read(cell) for cell in cells))
        continue
    columns = None
    if line.startswith("- "):
        head, tail = line[2:].split(": ", 1)
        read(tail)
    else:
        assert line == "" or re.match(r"### Roofline of |\*\*", line), line
