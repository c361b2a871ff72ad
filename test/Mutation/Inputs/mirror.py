"""A copy of the sources with switches in it, and its build."""

import collections
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from points import switch

# Lines are counted as in the original.
PROLOGUE = '#include "Mutation.h"\n#line 1\n'


def list_files(source):
    """The files that belong to the sources: what git knows or would, else all."""
    done = subprocess.run(
        ["git", "-C", source, "ls-files", "--cached", "--others", "--exclude-standard", "."],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, universal_newlines=True)
    if done.returncode == 0 and done.stdout:
        return [path for path in done.stdout.splitlines()
                if os.path.isfile(os.path.join(source, path))]
    return [os.path.relpath(os.path.join(folder, name), source)
            for folder, _, names in os.walk(source) for name in names]


def write_if_changed(path, data, like=None):
    """Leaves a file alone that is as it should be, so that nothing is built twice."""
    if os.path.exists(path):
        with open(path, "rb") as file:
            if file.read() == data:
                return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
    if like:
        shutil.copymode(like, path)


def write(source, tree, points):
    """Makes `tree` the sources with the switches of `points`, a dict by number."""
    by_file = collections.defaultdict(dict)
    for number, point in points.items():
        by_file[point.file][number] = point
    for path in list_files(source):
        original = os.path.join(source, path)
        with open(original, "rb") as file:
            data = file.read()
        if path in by_file:
            data = (PROLOGUE + switch(data.decode(), by_file[path])).encode()
        write_if_changed(os.path.join(tree, path), data, original)
    with open(os.path.join(HERE, "Mutation.h"), "rb") as file:
        write_if_changed(os.path.join(tree, "include", "Mutation.h"), file.read())


def at_fault(log, points):
    """The points that a compiler's messages are about: a message may stand a line away
    from the switch, or in Mutation.h and name the line that needed it."""
    said = {(path, int(line)) for path, line in re.findall(
        r"(lib/[\w/]+\.cpp):(\d+):\d+:\s+(?:fatal )?(?:error|required|note: in instantiation)", log)}
    if "Mutation.h" in log:
        said |= {(path, int(line)) for path, line in
                 re.findall(r"(lib/[\w/]+\.cpp):(\d+):\d+: note", log)}
    bad = set()
    for path, line in said:
        for distance in (0, 1):
            near = {
                number for number, point in points.items()
                if point.file == path and point.line - distance <= line
                and line <= point.line + point.text.count("\n") + distance
            }
            if near:
                bad |= near
                break
    return bad


def build(source, tree, points, cmake):
    """Builds in `tree`/build, leaving out what does not compile: the points that are left.

    The build lies where that of the sources would, so that a cache of compilations
    knows the files without switches.
    """
    folder = os.path.join(tree, "build")
    points = dict(points)
    write(source, tree, points)
    if not os.path.exists(os.path.join(folder, "build.ninja")):
        subprocess.run(cmake + ["-S", tree, "-B", folder], check=True, stdout=subprocess.DEVNULL)
    # What has switches comes first: most of what does not compile is known then.
    targets = sorted({os.path.join(tree, point.file) + "^" for point in points.values()})
    while True:
        run = subprocess.run(["ninja", "-k", "0", "-C", folder] + targets,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                             universal_newlines=True)
        if run.returncode == 0 and not targets:
            return points
        if run.returncode == 0:
            targets = []
            continue
        bad = at_fault(run.stdout, points)
        if not bad:
            print(run.stdout[-4000:])
            sys.exit("error: does not build without these mutants either")
        print("%d mutants do not compile" % len(bad), flush=True)
        points = {number: point for number, point in points.items() if number not in bad}
        write(source, tree, points)
