"""Checks the tree of layers of a JSON report against its operations."""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
layers = report["layers"]
operations = report["ops"]


def get_all(number):
    found = list(layers[number]["ops"])
    for other, layer in enumerate(layers):
        if layer.get("parent") == number:
            assert number < other and layer["depth"] == layers[number]["depth"] + 1
            assert layer["path"][: len(layers[number]["path"])] == layers[number]["path"]
            found += get_all(other)
    return found


def check(total, expected):
    assert abs(total - expected) <= 1e-9 * abs(expected), (total, expected)


def check_sums(totals, times, ids):
    for key in ("macs", "flops", "transcendentals", "bytes"):
        assert totals[key] == sum(operations[i][key] * operations[i]["multiplicity"] for i in ids), key
    for target, time in enumerate(times):
        seconds = [operations[i]["targets"][target]["time_s"] * operations[i]["multiplicity"] for i in ids]
        check(time["time_s"], sum(seconds))


for number, layer in enumerate(layers):
    ids = get_all(number)
    assert len(ids) == len(set(ids)) == layer["totals"]["ops"]
    check_sums(layer["totals"], layer["targets"], ids)
    assert layer["live_bytes"] == max(operations[i]["live_bytes"] for i in ids)
top = [number for number, layer in enumerate(layers) if layer["depth"] == 1]
assert all("parent" not in layers[number] for number in top)
assert sorted(i for number in top for i in get_all(number)) == list(range(len(operations)))
for target in range(len(report["targets"])):
    check(sum(layers[number]["targets"][target]["share"] for number in top), 1)
inner = sum("parent" in layer for layer in layers)
print(f"{len(layers)} layers, {inner} in others, {len(operations)} operations: all sums are right")
