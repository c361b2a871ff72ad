"""Tests of the Python package; the only argument is the schema of reports.

In layer.mlir, of N = arg0.d0 rows: matmul of N x 16 by 16 x 8 is 128 N MACs = 256 N
FLOPs, and moves 4 (16 N + 128 + 8 N) = 96 N + 512 bytes.
"""

import json
import os
import re
import sys
import tempfile
import types
import unittest
from dataclasses import fields
from pathlib import Path

import mlir_roofline as roofline
from mlir_roofline import _executable, _text
from mlir_roofline.front_ends import _mlir

LAYER = Path(__file__).with_name("layer.mlir")
SCHEMA = Path(sys.argv.pop(1))
H100 = "nvidia-h100-sxm"


def make_executable(folder, script):
    path = os.path.join(folder, "fake")
    with open(path, "w") as file:
        file.write("#!/bin/sh\n" + script)
    os.chmod(path, 0o755)
    return path


class Environment:
    """One environment variable, for a while."""

    def __init__(self, name, value):
        self.name, self.value = name, value

    def __enter__(self):
        self.before = os.environ.get(self.name)
        os.environ[self.name] = self.value

    def __exit__(self, *_):
        del os.environ[self.name]
        if self.before is not None:
            os.environ[self.name] = self.before


class Programs(unittest.TestCase):
    """Every way to say which program."""

    def check(self, program):
        report = roofline.analyze(program, bind={"arg0.d0": 4})
        self.assertEqual(report.totals.macs, 512)
        self.assertEqual(report.totals.bytes, 896)

    def test_path(self):
        self.check(str(LAYER))
        self.check(LAYER)

    def test_path_like_a_flag(self):
        before = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "-o.mlir").write_bytes(LAYER.read_bytes())
            os.chdir(folder)
            try:
                self.check("-o.mlir")
            finally:
                os.chdir(before)

    def test_text(self):
        self.check(LAYER.read_text())
        self.check(LAYER.read_bytes())
        self.check(bytearray(LAYER.read_bytes()))

    def test_text_of_one_line(self):
        report = roofline.analyze(
            "func.func @f(%a: f32) -> f32 { %b = math.exp %a : f32 return %b : f32 }"
        )
        self.assertEqual(report.totals.transcendentals, 1)

    def test_object_that_prints(self):
        class Module:
            def __str__(self):
                return LAYER.read_text()

        self.check(Module())

    def test_bindings(self):
        """As those of MLIR: a module has an operation that prints itself."""

        class Operation:
            def get_asm(self):
                raise AssertionError("would need memory for the text twice")

            def print(self, file, print_generic_op_form, enable_debug_info, large_elements_limit):
                self.generic = print_generic_op_form
                file.write(LAYER.read_text())

        module = types.SimpleNamespace(operation=Operation())
        self.check(module)
        self.assertTrue(module.operation.generic)
        self.check(module.operation)

    def test_not_a_program(self):
        for value in (3, None, object(), "", ["module {}"], int):
            with self.assertRaises((TypeError, FileNotFoundError)) as caught:
                roofline.analyze(value)
            self.assertIn("expected a", str(caught.exception))

    def test_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(IsADirectoryError, "one program, found the folder .*each"):
                roofline.analyze(folder)

    def test_missing_file(self):
        with self.assertRaisesRegex(FileNotFoundError, "expected a file or MLIR, found 'no.mlir'"):
            roofline.analyze("no.mlir")

    def test_arguments(self):
        with self.assertRaisesRegex(TypeError, "no arguments for a program in MLIR, found 1"):
            roofline.analyze(LAYER, 3)

    def test_text_or_path(self):
        for text in ("module {}", "// note\n", "#map = affine_map<() -> ()> {", '"a.b"() {}'):
            self.assertTrue(_mlir.is_text(text), text)
        for path in ("model.mlir", "/a b/c.mlir", "dir.d/{x}.mlir", "module"):
            self.assertFalse(_mlir.is_text(path), path)


class Reports(unittest.TestCase):
    def test_values(self):
        report = roofline.analyze(LAYER, target=H100, params="1", bind={"arg0.d0": 4})
        self.assertEqual(report.totals.flops, 1024)
        self.assertEqual(report.totals.status, "exact")
        self.assertEqual(report.parameters.count, 128)
        self.assertEqual([(s.name, s.value) for s in report.symbols], [("arg0.d0", 4)])
        (op,) = report.ops
        self.assertEqual(op.op, "linalg.matmul")
        self.assertEqual(op.parameters.bytes, 512)
        self.assertEqual(op.targets[0].bound_by, "HBM3")
        self.assertEqual(report.targets[0].name, H100)
        # 896 B at 3.35 TB/s are 267 ps.
        self.assertAlmostEqual(report.targets[0].latency_bound_s, 896 / 3.352e12, delta=1e-12)
        self.assertEqual(report.functions[0].totals.macs, 512)
        self.assertEqual(report.json["totals"]["macs"], 512)
        self.assertEqual(repr(report), "<Report of 1 operations>")

    def test_formulas(self):
        report = roofline.analyze(LAYER)
        self.assertEqual(report.totals.macs, "128*arg0.d0")
        self.assertIsNone(report.totals.intensity)
        self.assertIsNone(report.targets)

    def test_groups(self):
        report = roofline.analyze(LAYER, group_by="kind")
        self.assertEqual([(g.name, g.ops) for g in report.groups], [("linalg.matmul", [0])])
        (row,) = report.rows("groups")
        self.assertEqual((row["name"], row["ops"], row["macs"]), ("linalg.matmul", 1, "128*arg0.d0"))

    def test_rows(self):
        report = roofline.analyze(LAYER, target=[H100, "nvidia-a100-sxm-80gb"], bind={"arg0.d0": 4})
        (row,) = report.rows()
        self.assertEqual((row["op"], row["macs"], row["total_bytes"]), ("linalg.matmul", 512, 896))
        self.assertEqual(row[f"{H100}.bound_by"], "HBM3")
        self.assertEqual(row["fastest"], H100)
        with self.assertRaisesRegex(ValueError, "expected a report with groups, found none"):
            report.rows("groups")
        with self.assertRaisesRegex(ValueError, "expected 'ops', 'groups' or 'layers'"):
            report.rows("functions")

    def test_executions(self):
        """Three times round a loop are three times the 4 exponentials of one."""
        report = roofline.analyze(
            """func.func @f(%a: tensor<4xf32>) -> tensor<4xf32> {
              %0 = arith.constant 0 : index
              %1 = arith.constant 1 : index
              %3 = arith.constant 3 : index
              %r = scf.for %i = %0 to %3 step %1 iter_args(%x = %a) -> tensor<4xf32> {
                %y = math.exp %x : tensor<4xf32>
                scf.yield %y : tensor<4xf32>
              }
              return %r : tensor<4xf32>
            }"""
        )
        row = next(row for row in report.rows() if row["op"] == "math.exp")
        self.assertEqual((row["multiplicity"], row["transcendentals"]), (3, 4))
        self.assertEqual(row["total_transcendentals"], 12)

    def test_save_and_load(self):
        report = roofline.analyze(LAYER, target=H100)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "report.json")
            report.save(path)
            loaded = roofline.Report.load(path)
        self.assertEqual(loaded, report)
        with self.assertRaisesRegex(ValueError, "has no program to render again"):
            loaded.render()
        with self.assertRaisesRegex(ValueError, "expected the schema .*, found 'other'"):
            roofline.Report.from_json({"schema": "other"})

    def test_other_formats(self):
        report = roofline.analyze(LAYER.read_text(), target=H100, bind={"arg0.d0": 4})
        self.assertIn("linalg.matmul", report.render("table"))
        self.assertTrue(report.render("csv", csv="long").startswith("group_by,id,name,"))
        self.assertIn("**", report.render("md"))

    def test_html(self):
        report = roofline.analyze(LAYER, target=H100, bind={"arg0.d0": 4})
        try:
            page = report.to_html()
        except roofline.RooflineError as error:
            self.assertIn("html", str(error), "built without the page")
            return
        self.assertTrue(page.startswith("<!DOCTYPE html>") or page.startswith("<!doctype html>"))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "report.html")
            report.to_html(path)
            self.assertEqual(path.read_text(encoding="utf-8"), page)

    def test_warnings(self):
        report = roofline.analyze(
            'func.func @f(%a: f32) -> f32 { %b = "stablehlo.custom"(%a) : (f32) -> f32\n'
            "return %b : f32 }",
            allow_unregistered_dialect=True,
        )
        self.assertEqual(len(report.warnings), 1)
        self.assertEqual(report.totals.unknown_ops, 1)
        self.assertEqual(report.coverage.unknown[0]["op"], "stablehlo.custom")

    def test_types_know_the_schema(self):
        """Whatever a report may have can be reached by name."""
        schema = json.loads(SCHEMA.read_text())
        definitions, properties = schema["$defs"], schema["properties"]

        def get_keys(node):
            return set(node.get("items", node)["properties"])

        counts = get_keys(definitions["counts"])
        for cls, keys in (
            (roofline.Report, set(properties) - {"schema"}),
            (roofline.Counts, counts),
            (roofline.Totals, counts | set(definitions["totals"]["properties"])),
            (roofline.Symbol, get_keys(properties["symbols"])),
            (roofline.Parameters, get_keys(properties["parameters"])),
            (roofline.Activations, get_keys(definitions["activations"])),
            (roofline.Coverage, get_keys(properties["coverage"])),
            (roofline.Function, get_keys(properties["functions"])),
            (roofline.Op, counts | get_keys(properties["ops"])),
            (roofline.Group, get_keys(properties["groups"]) | get_keys(properties["layers"])),
            (roofline.OpTime, get_keys(definitions["times"])),
            (roofline.Target, get_keys(definitions["targets"])),
        ):
            known = {item.name for item in fields(cls)}
            self.assertEqual(keys - known, set(), cls.__name__)


class Display(unittest.TestCase):
    def test_text(self):
        text = str(roofline.analyze(LAYER, target=H100, bind={"arg0.d0": 4}))
        self.assertIn("MACs             512\n", text)
        self.assertIn("memory traffic   896 B\n", text)
        self.assertIn("nvidia-h100-sxm  267 ps, bound by HBM3", text)

    def test_notebook(self):
        report = roofline.analyze(
            'func.func @f(%a: f32) -> f32 {\n  %b = math.exp %a : f32 loc("<b>&")\n'
            "  return %b : f32\n}"
        )
        page = report._repr_html_()
        self.assertIn("&lt;b&gt;&amp;", page)
        self.assertNotIn("<b>", page)

    def test_numbers(self):
        for value, text in (
            (0, "0"),
            (999, "999"),
            (1234567, "1.23 M"),
            (999999, "1.00 M"),
            (4835703278458516698300416, "4.84 Y"),
            (10**400, "1.00e+400"),
            ("64*n", "64*n"),
            (None, "-"),
        ):
            self.assertEqual(_text.format_count(value), text)
        # 1664 / 1024 = 1.625, which goes to the even digit.
        for value, text in (
            (512, "512 B"),
            (1664, "1.62 KiB"),
            (2048, "2.00 KiB"),
            (1023 * 1024, "1023 KiB"),
            (1536 * 2**20, "1.50 GiB"),
            (5251492889879929991684080, "4.34 YiB"),
        ):
            self.assertEqual(_text.format_bytes(value), text)
        for value, text in (
            (2.5, "2.50 s"),
            (1.57e12, "1.57 Ts"),
            (0.0125, "12.5 ms"),
            (4.7e-7, "470 ns"),
            (3e-10, "300 ps"),
            (0, "0 s"),
        ):
            self.assertEqual(_text.format_time(value), text)
        for status, text in (
            ("exact", "4"),
            ("lower", ">= 4"),
            ("upper", "<= 4"),
            ("estimate", "~ 4"),
            ("declared", "4*"),
            ("unknown", "-"),
        ):
            self.assertEqual(_text.mark("4", status), text)

    def test_visible(self):
        """What would turn text around, or hide, is its bytes."""
        for text, visible in (
            ("a\u202eb", "a\\E2\\80\\AEb"),
            ("a\nb\x1b", "a\\0Ab\\1B"),
            ("\u200b\u2028\ufeff", "\\E2\\80\\8B\\E2\\80\\A8\\EF\\BB\\BF"),
            ("\ud800", "\\ED\\A0\\80"),
            ("caf\u00e9 \u6f22\u5b57 \\", "caf\u00e9 \u6f22\u5b57 \\"),
        ):
            self.assertEqual(_text.to_visible(text), visible)
        report = roofline.analyze(
            'func.func @f(%a: f32) -> f32 {\n  %b = math.exp %a : f32 loc("x\\E2\\80\\AEy")\n'
            "  return %b : f32\n}"
        )
        self.assertIn("x\\E2\\80\\AEy", report._repr_html_())
        self.assertNotIn("\u202e", report._repr_html_())

    def test_open(self):
        """Of N rows 256 N FLOPs at 66.9 TFLOP/s, and 96 N + 512 B at 3.352 TB/s, which are
        28.6 ps N + 153 ps."""
        report = roofline.analyze(LAYER, target=H100)
        bound = "28.6 ps*arg0.d0 + 153 ps, bound by HBM3"
        self.assertIn(f"nvidia-h100-sxm  {bound}", str(report))
        page = report._repr_html_()
        self.assertIn("28.6 ps*arg0.d0 + 153 ps", page)
        self.assertIn("128*arg0.d0", page)

    def test_marks(self):
        """A branch may run: its 64 exponentials are at most so many. 256 B are read and
        written each, 512 B in 153 ps."""
        report = roofline.analyze(
            """func.func @f(%x: tensor<64xf32>, %c: i1) -> tensor<64xf32> {
              %r = scf.if %c -> tensor<64xf32> {
                %y = math.exp %x : tensor<64xf32>
                scf.yield %y : tensor<64xf32>
              } else {
                scf.yield %x : tensor<64xf32>
              }
              return %r : tensor<64xf32>
            }""",
            target=H100,
        )
        text = str(report)
        self.assertRegex(text, "transcendentals  <= 64\\n")
        self.assertRegex(text, "memory traffic   <= 51")
        self.assertRegex(text, "nvidia-h100-sxm  <= 15")

    def test_as_the_table(self):
        """The totals are those that the command line prints."""
        for program, options in (
            (LAYER.read_text(), {"bind": {"arg0.d0": 1 << 40}}),
            (
                'func.func @f(%a: tensor<9xf32>) -> tensor<9xf32> { %b = "my.op"(%a) : '
                "(tensor<9xf32>) -> tensor<9xf32> %c = math.exp %b : tensor<9xf32> "
                "return %c : tensor<9xf32> }",
                {"allow_unregistered_dialect": True},
            ),
        ):
            report = roofline.analyze(program, target=H100, **options)
            table = report.render("table")
            for line in str(report).splitlines():
                name, text = re.split("  +", line, maxsplit=1)
                noun = {"MACs": "MACs", "FLOPs": "FLOPs", "memory traffic": "moved"}.get(name)
                if noun:
                    self.assertIn(f"{text} {noun}", table)
                if name == H100:
                    self.assertIn("bound " + text.replace(", bound by ", " ("), table)


class Frames(unittest.TestCase):
    """Data frames, where the packages are installed."""

    def analyze(self):
        return roofline.analyze(LAYER, target=H100)

    def test_pandas(self):
        try:
            import pandas
        except ImportError:
            with self.assertRaisesRegex(roofline.MissingPackageError, "expected the package pandas"):
                self.analyze().to_pandas()
            return
        frame = self.analyze().to_pandas()
        self.assertIsInstance(frame, pandas.DataFrame)
        self.assertEqual(frame["macs"][0], "128*arg0.d0")

    def test_polars(self):
        try:
            import polars
        except ImportError:
            with self.assertRaisesRegex(roofline.MissingPackageError, "expected the package polars"):
                self.analyze().to_polars()
            return
        frame = self.analyze().to_polars()
        self.assertIsInstance(frame, polars.DataFrame)
        self.assertEqual(frame["macs"][0], "128*arg0.d0")


class Comparisons(unittest.TestCase):
    def test_check(self):
        report = roofline.analyze(LAYER, bind={"arg0.d0": 4})
        self.assertTrue(roofline.check(report, max_macs=512))
        result = roofline.check(LAYER, max_macs=511, bind={"arg0.d0": 4})
        self.assertFalse(result)
        self.assertIn("fails", result.text)
        with self.assertRaisesRegex(roofline.RooflineError, "no-such-limit"):
            roofline.check(report, no_such_limit=1)

    def test_diff(self):
        old = roofline.analyze(LAYER, bind={"arg0.d0": 4})
        new = roofline.analyze(LAYER, bind={"arg0.d0": 8})
        changed = roofline.diff(old, new)
        self.assertEqual(changed.json["schema"], "mlir-roofline/diff/v1")
        self.assertFalse(roofline.diff(old, old).json["changed"])
        self.assertTrue(changed.json["changed"])
        self.assertTrue(roofline.diff(LAYER, LAYER.read_text()).json["same"])


class Errors(unittest.TestCase):
    def test_diagnostic(self):
        with self.assertRaises(roofline.RooflineError) as caught:
            roofline.analyze("func.func @f() {\n  nonsense\n}")
        error = caught.exception
        (diagnostic,) = [d for d in error.diagnostics if d.severity == "error"]
        self.assertEqual((diagnostic.file, diagnostic.line, diagnostic.column), ("<stdin>", 2, 3))
        self.assertIn("<stdin>:2:3: ", str(error))
        self.assertEqual(error.exit_status, 2)
        self.assertEqual(error.command[1:3], ["report", "-"])

    def test_flag(self):
        with self.assertRaisesRegex(roofline.RooflineError, "no-such-flag"):
            roofline.analyze(LAYER, no_such_flag=True)
        with self.assertRaisesRegex(TypeError, "unexpected option 'format'"):
            roofline.analyze(LAYER, format="csv")

    def test_executable(self):
        with Environment("MLIR_ROOFLINE_EXECUTABLE", "/no/such/file"):
            with self.assertRaisesRegex(roofline.RooflineError, "expected an executable, found"):
                roofline.analyze(LAYER)

    def test_no_answer(self):
        with tempfile.TemporaryDirectory() as folder:
            fake = make_executable(folder, "exec sleep 60\n")
            with Environment("MLIR_ROOFLINE_EXECUTABLE", fake):
                with self.assertRaisesRegex(roofline.RooflineError, "within 0.2 s, found none"):
                    roofline.analyze(LAYER, timeout=0.2)

    def test_crash(self):
        with tempfile.TemporaryDirectory() as folder:
            fake = make_executable(folder, "kill -SEGV $$\n")
            with Environment("MLIR_ROOFLINE_EXECUTABLE", fake):
                with self.assertRaisesRegex(roofline.RooflineError, "ended with status -11"):
                    roofline.analyze(LAYER)

    def test_version(self):
        self.assertTrue(roofline.version().startswith(f"mlir-roofline {roofline.__version__} "))


class Flags(unittest.TestCase):
    def test_values(self):
        self.assertEqual(
            _executable.format_options(
                {
                    "group_by": "layer",
                    "fusion": True,
                    "levels": False,
                    "top": None,
                    "target": ["a", Path("b.mlir")],
                    "bind": {"n": 1, "m": 2},
                    "costs": Path("c.yaml"),
                }
            ),
            ["--group-by=layer", "--fusion", "--target=a", "--target=b.mlir", "--bind=n=1,m=2"]
            + ["--costs=c.yaml"],
        )


if __name__ == "__main__":
    unittest.main()
