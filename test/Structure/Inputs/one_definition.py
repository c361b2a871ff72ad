#!/usr/bin/env python3
"""Finds types of one name that two headers define in one namespace.

usage: one_definition.py FOLDER...

Where both are used, the linker takes the functions of one of them for both, and no
compiler says so. Types in .cpp files stand in anonymous namespaces. The last line says
how many types there are. Exit status 1: one is defined twice, or none was found.
"""

import collections
import os
import re
import sys


def find_types(text):
    """The types that are defined outside of others, with their namespace."""
    namespace = ""
    for line in text.splitlines():
        if match := re.match(r"namespace ([\w:]+) \{", line):
            namespace = match[1]
        elif match := re.match(r"\} // namespace ([\w:]+)$", line):
            namespace = ""
        elif match := re.match(r"(?:struct|class) (\w+)(?: final)?(?: :.*)? ?\{", line):
            yield "%s::%s" % (namespace, match[1])


def main():
    places = collections.defaultdict(list)
    for root in sys.argv[1:]:
        for folder, _, files in os.walk(root):
            for name in sorted(files):
                if name.endswith(".h"):
                    path = os.path.join(folder, name)
                    with open(path, encoding="utf-8") as header:
                        for type in find_types(header.read()):
                            places[type].append(os.path.relpath(path, root))
    twice = {type: found for type, found in places.items() if len(found) > 1}
    for type, found in sorted(twice.items()):
        print("%s: %s" % (type, ", ".join(sorted(found))))
    print("%d types, %d defined twice" % (len(places), len(twice)))
    return 1 if twice or not places else 0


if __name__ == "__main__":
    sys.exit(main())
