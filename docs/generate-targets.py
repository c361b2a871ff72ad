#!/usr/bin/env python3
"""Writes docs/Targets.md, or checks that it is what it would write.

Reads, from standard input, what `mlir-roofline targets --format=json` prints,
and puts tables in place of the marks in docs/Targets.template.md.
"""

import argparse
import collections
import json
import pathlib
import sys

DOCS = pathlib.Path(__file__).resolve().parent
TEMPLATE = DOCS / "Targets.template.md"
PAGE = DOCS / "Targets.md"

# Columns of the tables of peaks; types of one column run at one rate wherever
# both exist, or else a cell names them.
COLUMNS = {
    "f64": ["f64"],
    "f32": ["f32"],
    "tf32": ["tf32"],
    "f16, bf16": ["f16", "bf16"],
    "f8": ["f8E4M3FN", "f8E5M2", "f8E4M3FNUZ", "f8E5M2FNUZ"],
    "f6": ["f6E2M3FN", "f6E3M2FN"],
    "f4": ["f4E2M1FN"],
    "i32": ["i32"],
    "i8": ["i8"],
    "i4": ["i4"],
}
KINDS = ["matrix", "vector", "special"]


def format_si(value, unit):
    for prefix, scale in (("P", 1e15), ("T", 1e12), ("G", 1e9), ("M", 1e6)):
        if value >= scale:
            return f"{value / scale:.4g} {prefix}{unit}"
    return f"{value:.4g} {unit}"


def format_capacity(value):
    for prefix, scale in (("Gi", 2**30), ("Mi", 2**20), ("Ki", 2**10)):
        if value >= scale:
            return f"{value / scale:.4g} {prefix}B"
    return f"{value:.0f} B"


def format_table(header, rows, align):
    lines = ["| " + " | ".join(header) + " |", "|" + "|".join(align) + "|"]
    lines += ["| " + " | ".join(cells) + " |" for cells in rows]
    return "\n".join(lines) + "\n"


def get_peaks(target, kind):
    """Type to a list of (peak, accumulator or None), the units of one kind."""
    peaks = collections.defaultdict(list)
    for unit in target["units"]:
        if unit["kind"] == kind:
            for rate in unit["rates"]:
                peaks[rate["type"]].append((rate["peak_ops_per_s"], rate.get("accumulate")))
    return peaks


def format_cell(peaks, types):
    """The peaks of the types of a column, those that are equal together; which
    types they are is left out where that is all the target has of several, or
    all there can be."""
    labels = collections.defaultdict(list)
    for name in types:
        for peak, accumulate in peaks.get(name, []):
            labels[peak].append(name + (f" in {accumulate}" if accumulate else ""))
    present = [name for name in types if name in peaks]
    cells = []
    for peak, names in labels.items():
        is_clear = names == present and (len(present) > 1 or len(types) == 1)
        cells.append(format_si(peak, "/s") + ("" if is_clear else f" ({', '.join(names)})"))
    return ", ".join(cells) or "-"


def get_main_peak(target):
    """Unit, type and peak by which targets are compared."""
    for kind, choices in (
        ("matrix", (["f16", "bf16"], ["i8"])),
        ("vector", (["f32"], ["f16"], ["i8"])),
    ):
        peaks = get_peaks(target, kind)
        for types in choices:
            found = [(max(peaks[name])[0], name) for name in types if name in peaks]
            if found:
                peak, name = max(found, key=lambda item: item[0])
                return kind, name, peak
    sys.exit(f"{target['name']}: expected a peak to compare, found none")


def write_glance(targets):
    rows = []
    for target in targets:
        kind, name, peak = get_main_peak(target)
        memory = target["memory"][0]
        bandwidth = memory["bandwidth_bytes_per_s"]
        capacity = memory.get("capacity_bytes")
        extra = target.get("extra", {})
        rows.append([
            f"`{target['name']}`",
            target["vendor"],
            f"{kind} {name}",
            format_si(peak, "/s"),
            memory["name"],
            format_capacity(capacity) if capacity else "-",
            format_si(bandwidth, "B/s"),
            f"{peak / bandwidth:.3g}",
            f"{extra['tdp_w']:g} W" if "tdp_w" in extra else "-",
            "yes" if target["efficiency"] else "",
        ])
    header = ["target", "vendor", "peak of", "peak", "memory", "capacity", "bandwidth",
              "ridge, op/B", "TDP", "calibrated"]
    return format_table(header, rows, ["---"] * 3 + ["--:", "---"] + ["--:"] * 4 + ["---"])


def write_peaks(targets):
    """A table per kind of unit, with the columns that any of the targets needs."""
    text = ""
    for kind in KINDS:
        peaks = {target["name"]: get_peaks(target, kind) for target in targets}
        columns = {
            label: types
            for label, types in COLUMNS.items()
            if any(name in found for found in peaks.values() for name in types)
        }
        if unknown := {name for found in peaks.values() for name in found} - {
            name for types in COLUMNS.values() for name in types
        }:
            sys.exit(f"no column for {', '.join(sorted(unknown))}: add one to COLUMNS")
        if not columns:
            continue
        rows = [
            [f"`{name}`"] + [format_cell(found, types) for types in columns.values()]
            for name, found in peaks.items()
            if found
        ]
        text += f"\nPeaks of the {kind} units:\n\n"
        text += format_table(["target", *columns], rows, ["---"] + ["--:"] * len(columns))
    return text


def write_memory(targets):
    rows = []
    for target in targets:
        kind, name, peak = get_main_peak(target)
        for index, level in enumerate(target["memory"]):
            capacity = level.get("capacity_bytes")
            bandwidth = level.get("bandwidth_bytes_per_s")
            rows.append([
                f"`{target['name']}`" if index == 0 else "",
                level["name"],
                format_capacity(capacity) if capacity else "-",
                format_si(bandwidth, "B/s") if bandwidth else "-",
                f"{peak / bandwidth:.3g} ({kind} {name})" if bandwidth else "-",
            ])
    header = ["target", "level", "capacity", "bandwidth", "ridge, op/B"]
    return "\nMemory:\n\n" + format_table(header, rows, ["---", "---", "--:", "--:", "--:"])


def write_sparsity(targets):
    """Targets with the same factors in one line."""
    factors = collections.defaultdict(list)
    for target in targets:
        found = target.get("extra", {}).get("sparsity", {})
        if found:
            by_factor = collections.defaultdict(list)
            for name, factor in found.items():
                by_factor[factor].append(name)
            text = "; ".join(
                f"× {factor:g} for {', '.join(names)}" for factor, names in by_factor.items()
            )
            factors[text].append(target["name"])
    if not factors:
        return ""
    rows = [[", ".join(f"`{name}`" for name in names), text] for text, names in factors.items()]
    return "\nStructured sparsity multiplies the dense peak at most by:\n\n" + format_table(
        ["targets", "factor"], rows, ["---", "---"]
    )


def get_sources(target):
    """Figure and source, one pair per source text of a target."""
    for unit in target["units"]:
        yield f"{unit['kind']} units", unit["source"]
        for rate in unit["rates"]:
            if rate["source"] != unit["source"]:
                yield f"{unit['kind']} {rate['type']}", rate["source"]
    for level in target["memory"]:
        yield level["name"], level["source"]
    for entry in target["efficiency"]:
        name = " ".join(filter(None, [entry["class"], entry.get("element_type")]))
        yield f"efficiency of {name}", entry["source"]
    energy = target.get("energy", {})
    if "source" in energy:
        yield "energy", energy["source"]
    for entry in energy.get("pj_per_op", []) + energy.get("pj_per_byte", []):
        if "source" in entry and entry["source"] != energy.get("source"):
            name = " ".join(filter(None, [entry.get("of"), entry.get("type"), entry.get("memory")]))
            yield f"energy of {name}", entry["source"]
    for key, value in target.get("extra", {}).items():
        if key.endswith("_source"):
            name = key.removesuffix("_source")
            yield {"tdp": "TDP"}.get(name, name), value


def write_sources(targets):
    rows = []
    for target in targets:
        figures = collections.defaultdict(list)
        for figure, source in get_sources(target):
            if figure not in figures[source]:
                figures[source].append(figure)
        for index, (source, names) in enumerate(figures.items()):
            rows.append([
                f"`{target['name']}`" if index == 0 else "",
                ", ".join(names),
                source.replace("*", "\\*").replace("|", "\\|"),
            ])
    return "\nSources:\n\n" + format_table(["target", "of", "source"], rows, ["---"] * 3)


def write_vendors(targets):
    vendors = collections.defaultdict(list)
    for target in targets:
        vendors[target["vendor"]].append(target)
    text = ""
    for vendor, own in sorted(vendors.items()):
        text += f"## {vendor}\n" + write_peaks(own) + write_memory(own)
        text += write_sparsity(own) + write_sources(own) + "\n"
    return text


def write_page(targets):
    page = TEMPLATE.read_text()
    for mark, table in (
        ("<!-- glance -->", write_glance(targets)),
        ("<!-- vendors -->", write_vendors(targets)),
    ):
        if page.count(mark) != 1:
            sys.exit(f"{TEMPLATE.name}: expected '{mark}' once, found {page.count(mark)}")
        page = page.replace(mark, table.strip())
    return page


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    args = parser.parse_args()

    page = write_page(json.load(sys.stdin)["targets"])
    if not args.check:
        PAGE.write_text(page)
    elif not PAGE.exists() or PAGE.read_text() != page:
        sys.exit(
            f"{PAGE.name} is out of date: run\n"
            "  build/bin/mlir-roofline targets --format=json | docs/generate-targets.py"
        )


if __name__ == "__main__":
    main()
