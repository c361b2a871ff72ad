"""Holds parts of explanations against each other: check_explanation.py FILE...

In each JSON file: terms add up to their counts, loops multiply to iterations,
positions that are met to footprints, the longest resource takes the time and is
the bound, and amounts over peaks are times.
"""

import json
import math
import sys


def is_number(value):
    return isinstance(value, int)


def check_terms(op, entry):
    iterations = math.prod(loop["extent"] for loop in op.get("loops", []))
    results = math.prod(
        loop["extent"] for loop in op.get("loops", []) if loop["iterator"] == "parallel"
    )
    factor = {"iteration": iterations, "result": results, "operation": 1}
    total = sum(term["each"] * factor[term["per"]] for term in entry["terms"])
    assert total == entry["count"], (op["id"], entry, total)
    for part in ("effective", "necessary"):
        assert entry.get(part, 0) <= entry["count"], (op["id"], entry)


def check_operand(op, operand):
    accesses = [a for a in operand.get("accesses", []) if "map" in a]
    if len(accesses) != 1 or operand.get("status") != "exact":
        return 0
    reaches = accesses[0]["reaches"]
    for reach in reaches:
        assert reach["met"] <= reach["extent"], (op["id"], reach)
        assert reach["met"] <= reach.get("inside", reach["iterations"]), reach
    if not all(reach["exact"] for reach in reaches):
        return 0
    met = math.prod(reach["met"] for reach in reaches)
    assert met == operand["footprint"], (op["id"], operand["index"], met)
    return 1


def check_target(op, target):
    resources = target.get("resources", [])
    if not resources or "time_s" not in target:
        return
    longest = max(resource["time_s"] for resource in resources)
    assert longest == target["time_s"], (op["id"], target["target"])
    for resource in resources:
        seconds = resource["amount"] / resource["per_second"]
        assert math.isclose(seconds, resource["time_s"], rel_tol=1e-9), resource
    if longest > 0:
        bound = next(r for r in resources if r["time_s"] == longest)
        assert bound["name"] == target["bound_by"], (op["id"], bound)


counts = {"operations": 0, "footprints": 0}
for name in sys.argv[1:]:
    with open(name) as file:
        explanation = json.load(file)
    for op in explanation["ops"]:
        counts["operations"] += 1
        if all(is_number(loop["extent"]) for loop in op.get("loops", [])):
            for entry in op.get("work", []) + op.get("formulas", []):
                if is_number(entry["count"]):
                    check_terms(op, entry)
            for operand in op["operands"]:
                if is_number(operand.get("footprint", "")):
                    counts["footprints"] += check_operand(op, operand)
        for target in op["targets"]:
            check_target(op, target)
print("%(operations)d operations, %(footprints)d footprints" % counts)
