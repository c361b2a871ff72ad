"""Changes one value of a report after the other, and has the tool read each.

usage: mutate-reports.py PROGRAM REPORT FOLDER

Every count, number and share below becomes negative, text, a list and, where it is
needed, absent; names of targets and symbols and keys are repeated. Each has to be
refused with what was expected and found. Prints what is not, and how many were.
"""

import copy
import json
import os
import re
import subprocess
import sys

program, path, folder = sys.argv[1:]
with open(path) as file:
    report = json.load(file)
os.makedirs(folder, exist_ok=True)

# What no comparison, check or summary asks for.
UNREAD = re.compile(
    r"^(machine|symbols\.\d+\.meaning|groups|layers|loops|program)\b|effective_|"
    r"\.(work|roofs|ridge|levels|fits|fusion|calibration|stand_ins|share|slack|"
    r"estimate_s|energy_j|untimed|time_if_lifted_s|sums|timeline|live|live_bytes|"
    r"order_free_bytes|sum_bytes|plan_bytes|input_bytes|parameters\.types|"
    r"calibrated_share|cache_bytes|slowdown|rows_fastest|floor_.*|fused_.*|parameter_bytes)\b|"
    r"^functions\.\d+\.multiplicity|\.operands\.\d+\.(index|bytes_|range)|"
    r"^parameters\.types|^ops\.\d+\.(parameters|intensity|targets\.\d+\.missing)|"
    r"\.carbon_g$|^targets\.\d+\.(attribute|carbon_g)|^ops\.\d+\.targets\.\d+\.(?!time_s)"
)
# May be missing: a report of before they were there, or of an unknown.
OPTIONAL = re.compile(
    r"intensity$|_s$|_j$|_per_s$|multiplicity\.|^coverage\.(ops|bytes)$|^symbols\."
)


def walk(value, way=()):
    """All numbers of a report, by where they are."""
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        # What is in one item is in all.
        items = list(enumerate(value))[:2]
    else:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            yield way
        return
    for key, item in items:
        yield from walk(item, way + (key,))


def change(way, new):
    """A copy with another value at a place; none at all for an ellipsis."""
    changed = copy.deepcopy(report)
    parent = changed
    for key in way[:-1]:
        parent = parent[key]
    if new is ...:
        del parent[way[-1]]
    else:
        parent[way[-1]] = new
    return json.dumps(changed)


texts = {}
for way in walk(report):
    name = ".".join(map(str, way))
    if UNREAD.search(name):
        continue
    texts[name + " negative"] = change(way, -1)
    texts[name + " text"] = change(way, "no number")
    texts[name + " list"] = change(way, [])
    texts[name + " infinite"] = change(way, "INFINITE").replace('"INFINITE"', "1e999")
    if not OPTIONAL.search(name) and not isinstance(way[-1], int):
        texts[name + " absent"] = change(way, ...)
for key in ("targets", "symbols"):
    again = copy.deepcopy(report)
    again[key].append(copy.deepcopy(again[key][0]))
    if key == "targets":
        for op in again["ops"]:
            op["targets"].append(copy.deepcopy(op["targets"][0]))
    texts[key + " twice"] = json.dumps(again)
other = copy.deepcopy(report)
other["ops"][0]["targets"][0]["target"] = "another"
texts["target of an op"] = json.dumps(other)
other = copy.deepcopy(report)
other["ops"][1]["id"] = 0
texts["id twice"] = json.dumps(other)
other = copy.deepcopy(report)
other["coverage"]["ops"] = 1.5
texts["coverage over 1"] = json.dumps(other)
other = copy.deepcopy(report)
other["totals"]["unknown_ops"] = other["totals"]["ops"] + 1
texts["more unknown than all"] = json.dumps(other)
texts["a key twice"] = json.dumps(report).replace('"macs":', '"macs": 5, "macs":', 1)
texts["cut off"] = json.dumps(report)[:-1]

files = {}
for number, (name, text) in enumerate(texts.items()):
    file = os.path.join(folder, "%d.json" % number)
    with open(file, "w") as out:
        out.write(text)
    files[file] = name
done = subprocess.run(
    [program, "report", *files, path, "--format=json"], capture_output=True, text=True
)
read = {each["file"]: each.get("error") for each in json.loads(done.stdout)["models"]}
refused = 0
for file, name in files.items():
    error = read[file]
    if error is None:
        print("read:", name)
    elif not re.search("expected .*|is no JSON", error):
        print("without what was expected: %s: %s" % (name, error))
    else:
        refused += 1
print("status %d, %d of %d refused" % (done.returncode, refused, len(files)))
