"""Checks that a picture is well formed and that no label covers another or is cut.

usage: check_svg.py PICTURE.svg
"""

import math
import re
import sys
import xml.etree.ElementTree

SVG = "{http://www.w3.org/2000/svg}"
root = xml.etree.ElementTree.parse(sys.argv[1]).getroot()
assert root.tag == SVG + "svg"
# Neither scripts nor anything from elsewhere.
for element in root.iter():
    name = element.tag.replace(SVG, "")
    assert name in "svg title style rect polyline circle polygon text".split(), name
    assert not [key for key in element.keys() if key.startswith("on") or "href" in key]
width, height = float(root.get("width")), float(root.get("height"))


def corners(element):
    """Of the box of a text, in letters that are narrower than any font's."""
    size = 17 if element.get("class") == "title" else 11
    x, y = float(element.get("x")), float(element.get("y"))
    length = 0.5 * size * len(element.text)
    start = {"middle": -length / 2, "end": -length}.get(element.get("text-anchor"), 0)
    turn = re.match(r"rotate\((\S+) ", element.get("transform", ""))
    angle = math.radians(float(turn[1])) if turn else 0
    across = math.cos(angle), math.sin(angle)
    return [
        (x + a * across[0] - b * across[1], y + a * across[1] + b * across[0])
        for a, b in [
            (start, -0.7 * size),
            (start + length, -0.7 * size),
            (start + length, 0),
            (start, 0),
        ]
    ]


def are_apart(a, b):
    """Whether a side of one of two rectangles parts them."""
    for shape in a, b:
        for (x0, y0), (x1, y1) in zip(shape, shape[1:]):
            side = [[(x1 - x0) * x + (y1 - y0) * y for x, y in s] for s in (a, b)]
            if max(side[0]) <= min(side[1]) or max(side[1]) <= min(side[0]):
                return True
    return False


texts = [element for element in root.iter(SVG + "text") if element.text]
boxes = [corners(element) for element in texts]
for element, box in zip(texts, boxes):
    for x, y in box:
        assert 0 <= x <= width and 0 <= y <= height, element.text
for i, box in enumerate(boxes):
    for j in range(i):
        assert are_apart(box, boxes[j]), (texts[i].text, texts[j].text)
for kind, tag in ("memory", "circle"), ("compute", "polygon"):
    marks = [e for e in root.iter(SVG + tag) if e.get("class") == kind]
    # The legend has one, too, which is no row.
    print("%d %s" % (len(marks) - 1, kind))
    for mark in marks[1:]:
        print(mark.find(SVG + "title").text)
for element in texts:
    print("text: " + element.text)
