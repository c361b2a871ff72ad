#!/usr/bin/env python3
"""Finds operations of MLIR's dialects that are named where none may be.

usage: op_names.py [--strict] SOURCE_ROOT MLIR_INCLUDE REMAINING < OPERATIONS

What an operation means is told by its model, behind an interface, so that a dialect
of anybody's own is treated like MLIR's. Only lib/Models names operations; its
dialect-free core, lib/Models/Core, Storage, Windows and Accumulation, names none. So may
lib/Advice/Dialects, which predicts what MLIR's own passes do with MLIR's own operations. Schedules are no part
of what is costed but written in the dialect transform, which lib/Schedules may name.
Everywhere else in lib, include and tools these are found:

  arith::CmpIOp       a class, also without its namespace or in another one's
  "linalg.generic"    the name of an operation in a string
  mlir/Dialect/…      an include of a dialect

MLIR_INCLUDE holds the headers from which the classes are read; OPERATIONS are the
lines of roofline-list-ops. REMAINING lists what is still to be moved, `FILE NAME` a
line; what is found and not in it is an error. So is a line that is not true any more,
with --strict, so that the list only shrinks.
"""

import glob
import os
import re
import sys

# Not operations: attributes of the data layout, which a target answers as.
DIALECTS_WITHOUT_OPS = {"DLTI"}
# The root of every program, in MLIR's own interface of passes and parsers.
ROOT = ("ModuleOp", "builtin.module")
# Where all dialects, and MLIR's passes, are registered for the tools.
REGISTRATION = {"include/mlir-roofline/InitAll.h", "tools/mlir-roofline/Input/StockPasses.cpp"}
# Where the language of schedules is spoken, and where that is defined.
SCHEDULES = ("include/mlir-roofline/Schedules/", "lib/Schedules/")
SCHEDULE_DIALECT, SCHEDULE_NAMESPACES = "Transform", {"transform", "tune"}
FOLDERS = ("include", "lib", "tools")
EXTENSIONS = (".cpp", ".h", ".inc", ".td")

# Longest first: a comment, a raw string, a string, a character.
TOKENS = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<delimiter>\w*)\((?P<raw>.*?)\)(?P=delimiter)"'
    r'|"(?P<string>(?:\\.|[^"\\\n])*)"|\'(?:\\.|[^\'\\\n])\'',
    re.DOTALL,
)
INCLUDE = re.compile(r'#\s*include\s+"(mlir/Dialect/(\w+)/[^"]*)"')
IDENTIFIER = re.compile(r"((?:\b\w+::)*)\b([A-Za-z_]\w*)\b")


def read_classes(include):
    """{class name: namespaces} of the operations in the generated headers."""
    classes = {}
    for path in glob.glob(os.path.join(include, "mlir/**/*.h.inc"), recursive=True):
        namespace = None
        for line in open(path, encoding="utf-8"):
            if match := re.match(r"namespace +mlir::([\w:]+) +\{", line):
                namespace = match[1].split("::")[-1]
            elif match := re.match(r"class (\w+) : public ::mlir::Op<", line):
                classes.setdefault(match[1], set()).add(namespace)
    return classes


def read_operations(lines):
    """The names of all registered operations."""
    return {line.split()[0] for line in lines if line.strip()}


def split(text):
    """(code without comments and strings, the contents of its strings)."""
    strings = []

    def take(match):
        strings.append(match["raw"] or match["string"] or "")
        return " "

    return TOKENS.sub(take, text), strings


def find_names(text, classes, operations, has_schedules):
    """What a file names, sorted."""
    allowed = DIALECTS_WITHOUT_OPS | ({SCHEDULE_DIALECT} if has_schedules else set())
    found = {path for path, dialect in INCLUDE.findall(text) if dialect not in allowed}
    code, strings = split(text)
    for qualifier, name in IDENTIFIER.findall(code):
        namespace = qualifier.split("::")[-2] if qualifier else ""
        if name not in classes or name in ROOT:
            continue
        if has_schedules and classes[name] & SCHEDULE_NAMESPACES and (
            not namespace or namespace in SCHEDULE_NAMESPACES
        ):
            continue
        if namespace in classes[name] or not namespace and name.endswith("Op"):
            found.add("%s::%s" % (namespace, name) if namespace else name)
    for string in strings:
        for name in re.findall(r"[a-z_]\w*(?:\.\w+)+", string):
            if name in operations and name not in ROOT:
                found.add('"%s"' % name)
    return sorted(found)


def may_name(path):
    core = ("lib/Models/Core/", "lib/Models/Storage/", "lib/Models/Windows/", "lib/Models/Accumulation/",
            "lib/Models/Loops/")
    in_models = path.startswith("lib/Models/") and not path.startswith(core)
    return in_models or path.startswith("lib/Advice/Dialects/") or path in REGISTRATION


def list_files(root):
    for folder in FOLDERS:
        for at, _, names in os.walk(os.path.join(root, folder)):
            for name in names:
                path = os.path.relpath(os.path.join(at, name), root)
                if name.endswith(EXTENSIONS) and not may_name(path):
                    yield path


def read_remaining(path):
    with open(path, encoding="utf-8") as lines:
        entries = [line.split("#")[0].split() for line in lines]
    return {tuple(entry) for entry in entries if entry}


def main(arguments):
    strict = "--strict" in arguments
    arguments = [argument for argument in arguments if argument != "--strict"]
    if len(arguments) != 3:
        sys.exit(__doc__)
    root, include, remaining_path = arguments
    classes, operations = read_classes(include), read_operations(sys.stdin)
    if len(classes) < 1000 or len(operations) < 1000:
        sys.exit(
            "error: expected at least 1000 classes in '%s' and 1000 operations, found %d and %d"
            % (include, len(classes), len(operations))
        )
    files = sorted(list_files(root))
    found = set()
    for path in files:
        with open(os.path.join(root, path), encoding="utf-8") as text:
            found |= {(path, name) for name in find_names(
                text.read(), classes, operations, path.startswith(SCHEDULES))}
    remaining = read_remaining(remaining_path)
    for path, name in sorted(found - remaining):
        print("%s names %s; ask an interface that a model of lib/Models implements" % (path, name))
    for path, name in sorted(remaining - found):
        print("%s does not name %s any more; remove the line" % (path, name))
    print("%d files, %d names remain, %d are new, %d lines are stale"
          % (len(files), len(found & remaining), len(found - remaining), len(remaining - found)))
    return 1 if found - remaining or strict and remaining - found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
