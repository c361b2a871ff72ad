#!/usr/bin/env python3
"""Lists the panels of a picture, or of the picture in a page, and what is drawn in each.

usage: list_curves.py FILE [--labels]

Fails if the picture is no XML.
"""

import re
import sys
import xml.etree.ElementTree as tree

with open(sys.argv[1]) as file:
    text = re.search(r"<svg.*?</svg>", file.read(), re.DOTALL).group(0)
panels = []
for element in tree.fromstring(text):
    look = element.get("class", "").split()
    if look == ["head"]:
        panels.append((element.text, [], []))
    # In the frame, or beside it: what a label belongs to.
    elif "curve" in look and float(element.get("points").split(",")[0]) <= 700:
        panels[-1][1].append(element)
    elif look == ["small"] and element.get("text-anchor") is None and panels:
        panels[-1][2].append(element.text)
for title, curves, labels in panels:
    print("%s: %d curves" % (title, len(curves)))
    if "--labels" in sys.argv:
        print("\n".join("  " + label for label in labels))
