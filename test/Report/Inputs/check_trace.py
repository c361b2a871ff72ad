"""Checks that a trace is what Perfetto reads, and agrees with a JSON report.

usage: check_trace.py TRACE.json REPORT.json
"""

import json
import math
import sys

with open(sys.argv[1]) as file:
    trace = json.load(file)
with open(sys.argv[2]) as file:
    report = json.load(file)


def total(events):
    return math.fsum(event.get("dur", 0) for event in events) * 1e-6


names = {}
tracks = {}
for event in trace["traceEvents"]:
    assert isinstance(event["name"], str)
    if event["ph"] == "M":
        if event["name"] != "thread_sort_index":
            names[event["pid"], event.get("tid")] = event["args"]["name"]
        continue
    assert event["ph"] in "Xi", event
    assert event["ts"] >= 0
    assert ("dur" in event) == (event["ph"] == "X"), event
    tracks.setdefault((event["pid"], event["tid"]), []).append(event)
assert set(tracks) < set(names), "every track has a name"

for number, target in enumerate(report["targets"]):
    own = [e for key, es in tracks.items() if key[0] == number + 1 for e in es]
    written = [event for event in own if event["tid"] != 0]
    assert sorted(e["args"]["id"] for e in written) == list(range(len(report["ops"])))
    written.sort(key=lambda event: event["args"]["id"])
    end = 0
    for event, op in zip(written, report["ops"]):
        assert event["name"] == op["op"]
        assert math.isclose(event["ts"], end, rel_tol=1e-9, abs_tol=1e-12), event
        end = event["ts"] + event.get("dur", 0)
        assert event["args"]["executions"] == op["multiplicity"]
        time = op["targets"][number].get("time_s")
        assert (time is None) == (event["ph"] == "i")
        if time is not None:
            all_of_it = time * op["multiplicity"] * 1e6
            assert math.isclose(event["dur"], all_of_it, rel_tol=1e-9, abs_tol=1e-15)
            assert event["args"]["bound_by"] == op["targets"][number]["bound_by"]
        if "flops" in op:
            assert event["args"]["flops"] == op["flops"] * op["multiplicity"]
    time = total(written)
    assert math.isclose(time, target["latency_bound_s"], rel_tol=1e-9), time
    fused = [event for event in own if event["tid"] == 0]
    if fused:
        time = total(fused)
        assert math.isclose(time, target["latency_fused_s"], rel_tol=1e-9), time
    print(
        "%s: %d events of %d ops, %d of what can run as one"
        % (names[number + 1, None], len(written), len(report["ops"]), len(fused))
    )
