"""Tests of the front ends of the Python package, each where its packages are installed."""

import os
import tempfile
import unittest
from importlib.util import find_spec
from pathlib import Path
from unittest import mock

import mlir_roofline as roofline
from mlir_roofline import _analyze, _executable
from mlir_roofline.front_ends import _iree, _lowered

EXP = "func.func @f(%a: tensor<4xf32>) -> tensor<4xf32> {\n %0 = math.exp %a : tensor<4xf32>\n return %0 : tensor<4xf32>\n}"

IREE = Path(__file__).parent / "iree-input.mlir"
LAYER = Path(__file__).parent / "layer.mlir"


def has(*packages):
    try:
        return all(find_spec(package) for package in packages)
    except ModuleNotFoundError:
        return False


class Tools:
    """Programs of these names are in PATH, and no others of them."""

    def __init__(self, scripts):
        self.scripts = scripts

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        for name, script in self.scripts.items():
            path = Path(self.folder.name, name)
            path.write_text("#!/bin/sh\n" + script)
            path.chmod(0o755)
        path = self.folder.name + os.pathsep + "/usr/bin" + os.pathsep + "/bin"
        self.patches = [
            mock.patch.dict(os.environ, {"PATH": path}),
            mock.patch("sysconfig.get_path", lambda *_: self.folder.name),
        ]
        for patch in self.patches:
            patch.start()
        return self.folder.name

    def __exit__(self, *_):
        for patch in self.patches:
            patch.stop()
        self.folder.cleanup()


class WithoutPackages(unittest.TestCase):
    """What happens around the packages."""

    def test_tflite_through_its_converter(self):
        with Tools({"tosa-converter-for-tflite": f"cat > /dev/null\ncat <<'E'\n{EXP}\nE\n"}):
            self.assertEqual(roofline.analyze(b"\0\0\0\0TFL3").totals.transcendentals, 4)

    def test_converter_missing(self):
        with Tools({}):
            with self.assertRaisesRegex(
                roofline.MissingPackageError, "pip install tosa-converter-for-tflite"
            ):
                roofline.analyze(b"\0\0\0\0TFL3")

    def test_converter_fails(self):
        script = "echo 'loc: error: expected a flatbuffer' >&2\necho more >&2\nexit 3\n"
        with Tools({"tosa-converter-for-tflite": script}):
            with self.assertRaises(roofline.RooflineError) as caught:
                roofline.analyze(b"\0\0\0\0TFL3")
        self.assertEqual(
            str(caught.exception),
            "tosa-converter-for-tflite: loc: error: expected a flatbuffer",
        )
        self.assertEqual(caught.exception.exit_status, 3)

    def test_missing_files(self):
        for path in ("no.tflite", "no.onnx"):
            with self.assertRaises(FileNotFoundError):
                roofline.analyze(path)

    def test_arguments(self):
        for path in ("no.tflite", "no.onnx"):
            with self.assertRaisesRegex(TypeError, "expected no arguments"):
                roofline.analyze(path, 1)

    @unittest.skipIf(has("jax"), "jax is installed")
    def test_jax_missing(self):
        with self.assertRaisesRegex(roofline.MissingPackageError, "pip install jax"):
            roofline.analyze(lambda x: x, 1.0)

    @unittest.skipIf(has("torch_mlir", "onnx"), "torch-mlir and onnx are installed")
    def test_onnx_missing(self):
        with tempfile.NamedTemporaryFile(suffix=".onnx") as file:
            with self.assertRaisesRegex(roofline.MissingPackageError, "torch-mlir"):
                roofline.analyze(file.name)

    @unittest.skipIf(has("iree.compiler"), "iree-base-compiler is installed")
    def test_iree_missing(self):
        with self.assertRaisesRegex(roofline.MissingPackageError, "iree-base-compiler"):
            roofline.analyze(IREE)

    def test_iree_recognised(self):
        """By its functions, wherever they stand."""
        for program in (IREE, str(IREE), IREE.read_text(), IREE.read_bytes()):
            self.assertTrue(_iree.accepts(program))
        self.assertTrue(_iree.accepts('"builtin.module"() ({\n "util.func"() <{'))
        for program in (EXP, EXP.encode(), "// util.func\n" + EXP, LAYER, object()):
            self.assertFalse(_iree.accepts(program))

    def test_name_of_no_open_size(self):
        """What a front end calls a size that the program does not leave open is no error."""
        exp = EXP.encode()
        lowered = _lowered.Lowered(exp, {}, {"arg0.d0": "batch"})
        with mock.patch.object(_analyze, "lower", lambda *_: lowered):
            self.assertEqual(roofline.analyze(exp).totals.transcendentals, 4)

    def test_names_of_sizes(self):
        """They go to the executable, or, if that is an older one, into the bindings."""
        lowered = _lowered.Lowered(b"", {}, {"arg0": "batch", "arg2.d0": "batch"})
        with mock.patch.object(_analyze, "lower", lambda *_: lowered):
            for knows, options in (
                (True, {"name": ["arg0=batch", "arg2.d0=batch"], "bind": {"batch": 8, "n": 1}}),
                (False, {"bind": {"arg0": 8, "arg2.d0": 8, "n": 1}}),
            ):
                with mock.patch.object(_analyze, "has_option", lambda *_: knows):
                    made = _analyze.prepare("report", b"", (), {"bind": {"batch": 8, "n": 1}}, None)
                self.assertEqual(made.options, options)


@unittest.skipUnless(has("iree.compiler"), "no iree-base-compiler")
class Iree(unittest.TestCase):
    """x (n x 64) by a weight (64 x 32), n = 8: 8 * 64 * 32 = 16384 MACs, tanh of 8 * 32 and
    exp of 8 * 8 elements: 320 transcendentals. x, the weight and the buffer come in, 4 * (512
    + 2048 + 64) bytes; the product goes out and in again, tanh and exp out: 4 * (3 * 256 +
    64)."""

    def check(self, report):
        self.assertEqual(report.totals.macs, 16384)
        self.assertEqual(report.totals.transcendentals, 320)
        self.assertEqual(report.totals.bytes, 4 * (512 + 2048 + 64) + 4 * (3 * 256 + 64))
        self.assertEqual(report.parameters.count, 2048)
        self.assertEqual(report.coverage.unknown, [])
        # What waits for the device is no program of its own.
        self.assertEqual([f.name for f in report.functions], ["main", "activate"])

    def test_file(self):
        self.check(roofline.analyze(IREE, bind={"arg0.d0": 8}))

    def test_text(self):
        self.check(roofline.analyze(IREE.read_text(), bind={"arg0.d0": 8}))

    def test_object(self):
        from iree.compiler import ir

        with ir.Context():
            module = ir.Module.parse(IREE.read_text())
            self.check(roofline.analyze(module, bind={"arg0.d0": 8}))

    def test_compiler(self):
        """What the compiler makes of linalg costs what that does, before and after it has
        put the calling convention of devices around it."""
        from iree.compiler import compile_str

        whole = roofline.analyze(EXP)
        for phase in ("input", "abi"):
            options = {"input_type": "none", "target_backends": ["llvm-cpu"]}
            text = compile_str(EXP, extra_args=[f"--compile-to={phase}"], **options)
            self.assertTrue(_iree.accepts(text))
            self.assertEqual(roofline.analyze(text).totals, whole.totals)

    def test_calling_convention(self):
        """What is written over an argument comes back as one more result, so that the floor
        has it: 4 * (512 + 2048 + 64) bytes come in, 4 * (256 + 64) go out, 3352e9 a second."""
        report = roofline.analyze(IREE, bind={"arg0.d0": 8}, target="nvidia-h100-sxm")
        self.assertAlmostEqual(report.targets[0].latency_floor_s * 3352e9, 11776, places=3)

    def test_mistakes(self):
        with self.assertRaisesRegex(roofline.RooflineError, "expected operation name"):
            roofline.analyze("module {\nutil.func @f() { 3 }\n}")
        with self.assertRaisesRegex(TypeError, "expected no arguments"):
            roofline.analyze(IREE, 1)
        cut = """module {
          util.func public @f(%x: tensor<4xf32>) -> tensor<4xf32> {
            %0 = flow.dispatch @e::@d(%x) : (tensor<4xf32>) -> tensor<4xf32>
            util.return %0 : tensor<4xf32>
          }
        }"""
        with self.assertRaisesRegex(roofline.RooflineError, "found flow.dispatch"):
            roofline.analyze(cut)


@unittest.skipUnless(has("jax"), "no jax")
class Jax(unittest.TestCase):
    """A layer: x (8 x 64) by w (64 x 32) are 16384 MACs, and 8 * 32 more FLOPs for the
    bias."""

    def setUp(self):
        import jax
        import jax.numpy as jnp

        self.jax = jax
        self.params = {"w": jnp.ones((64, 32)), "b": jnp.ones((32,)), "unused": jnp.ones((9,))}
        self.x = jax.ShapeDtypeStruct((8, 64), jnp.float32)

    @staticmethod
    def layer(params, x):
        return x @ params["w"] + params["b"]

    def check(self, report):
        self.assertEqual(report.totals.macs, 16384)
        self.assertEqual(report.totals.flops, 2 * 16384 + 256)
        self.assertEqual(report.coverage.unknown, [])
        # What the function does not use is no argument.
        self.assertEqual(report.parameters.count, 64 * 32 + 32)

    def test_function(self):
        self.check(roofline.analyze(self.layer, self.params, self.x))

    def test_jitted(self):
        self.check(roofline.analyze(self.jax.jit(self.layer), self.params, self.x))

    def test_lowered(self):
        self.check(roofline.analyze(self.jax.jit(self.layer).lower(self.params, self.x)))

    def test_parameters_by_name(self):
        def layer(net, x):
            return self.layer(net, x)

        report = roofline.analyze(layer, self.params, self.x)
        self.assertEqual(report.parameters.count, 0)
        self.check(roofline.analyze(layer, self.params, self.x, parameters="net"))

    def test_names_of_places(self):
        (dot, *_) = roofline.analyze(self.layer, self.params, self.x).ops
        self.assertEqual(dot.location, "jit(layer)/dot_general")

    def test_large_constant(self):
        """It is a parameter, though its values are not handed over."""
        import numpy

        weight = numpy.random.default_rng(0).random((64, 32), numpy.float32)
        report = roofline.analyze(lambda x: x @ weight, self.x)
        self.assertEqual(report.parameters.count, 64 * 32)
        self.assertEqual(report.totals.macs, 16384)

    def test_loop(self):
        """Four times a 64 x 64 by 64 product: 4 * 4096 MACs."""
        from jax import lax, numpy as jnp

        def power(x, w):
            return lax.fori_loop(0, 4, lambda _, y: w @ y, x)

        report = roofline.analyze(power, jnp.ones(64), jnp.ones((64, 64)))
        self.assertEqual(report.totals.macs, 4 * 4096)

    def test_named_sizes(self):
        from jax import export, numpy as jnp

        (batch,) = export.symbolic_shape("batch")
        x = self.jax.ShapeDtypeStruct((batch, 64), jnp.float32)
        report = roofline.analyze(self.layer, self.params, x, bind={"batch": 8})
        self.assertEqual(report.totals.macs, 16384)
        self.assertEqual(report.coverage.unknown, [])
        # Functions that JAX calls are given sizes as numbers; there is one size all the same.
        def activated(params, x):
            return self.jax.nn.relu(self.layer(params, x))

        report = roofline.analyze(activated, self.params, x)
        (size,) = report.symbols
        self.assertIn(size.name, ("batch", "arg3.d0"))
        self.assertEqual(report.totals.macs, f"2048*{size.name}")
        # What an exported function does not use stays an argument.
        self.assertEqual(report.parameters.count, 64 * 32 + 32 + 9)
        exported = export.export(self.jax.jit(self.layer))(self.params, x)
        report = roofline.analyze(exported, bind={"batch": 8})
        self.assertEqual(report.totals.macs, 16384)

    def test_sizes_without_an_extent_of_their_own(self):
        from jax import export, numpy as jnp

        (n,) = export.symbolic_shape("n")
        x = self.jax.ShapeDtypeStruct((2 * n,), jnp.float32)
        self.assertEqual(roofline.analyze(lambda x: x * 2, x).coverage.unknown, [])

    def test_mistakes(self):
        with self.assertRaisesRegex(TypeError, "no arguments for a lowered function, found 1"):
            roofline.analyze(self.jax.jit(self.layer).lower(self.params, self.x), 1)


@unittest.skipUnless(has("torch_mlir", "onnx"), "no torch-mlir and onnx")
class Onnx(unittest.TestCase):
    """x (batch x 16) by w (16 x 8), and a maximum with 0: 128 MACs per row."""

    def make(self):
        import numpy
        from onnx import TensorProto, helper, numpy_helper

        weight = numpy.random.default_rng(0).random((16, 8), numpy.float32)
        graph = helper.make_graph(
            [
                helper.make_node("MatMul", ["x", "w"], ["y"], name="layer1"),
                helper.make_node("Relu", ["y"], ["z"], name="activation"),
            ],
            "graph",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", 16])],
            [helper.make_tensor_value_info("z", TensorProto.FLOAT, ["batch", 8])],
            [numpy_helper.from_array(weight, "w")],
        )
        return helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8
        )

    def check(self, program):
        report = roofline.analyze(program, bind={"batch": 4})
        self.assertEqual(report.totals.macs, 512)
        self.assertEqual(report.parameters.count, 128)
        self.assertEqual([op.location for op in report.ops], ["layer1", "activation"])

    def test_model(self):
        self.check(self.make())

    def test_file(self):
        import onnx

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "model.onnx")
            onnx.save(self.make(), path)
            self.check(path)
            self.check(str(path))
            self.assertEqual(os.listdir(folder), ["model.onnx"])

    def test_broken_file(self):
        with tempfile.NamedTemporaryFile(suffix=".onnx") as file:
            file.write(b"nonsense")
            file.flush()
            with self.assertRaisesRegex(roofline.RooflineError, "_onnx_import: "):
                roofline.analyze(file.name)


@unittest.skipUnless(has("torch", "torch_mlir"), "no torch and torch-mlir")
class Torch(unittest.TestCase):
    """Two layers of 16 x 16 and one of 16 x 4: 576 MACs per row, 576 + 36 parameters, and a
    buffer of 16."""

    def setUp(self):
        import torch

        class Network(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.layers = torch.nn.ModuleList(torch.nn.Linear(16, 16) for _ in range(2))
                self.head = torch.nn.Linear(16, 4)
                self.register_buffer("scale", torch.rand(16))

            def forward(self, x):
                for layer in self.layers:
                    x = torch.relu(layer(x)) * self.scale
                return self.head(x)

        self.torch = torch
        self.make = lambda: Network().eval()
        self.x = torch.randn(8, 16)

    def check(self, report):
        self.assertEqual(report.totals.macs, 8 * 576)
        self.assertEqual(report.parameters.count, 576 + 36 + 16)
        self.assertEqual(report.coverage.unknown, [])

    def test_module(self):
        self.check(roofline.analyze(self.make(), self.x))

    def test_meta(self):
        """Without values, and so without memory."""
        model = self.make().to("meta")
        self.check(roofline.analyze(model, self.x.to("meta")))

    def test_exported(self):
        exported = self.torch.export.export(self.make(), (self.x,))
        self.check(roofline.analyze(exported))
        with self.assertRaisesRegex(TypeError, "expected neither inputs nor dynamic_shapes"):
            roofline.analyze(exported, self.x)

    def test_names_of_places(self):
        products = [op for op in roofline.analyze(self.make(), self.x).ops if op.macs]
        self.assertEqual(
            [op.location for op in products],
            ["layers.0/aten.mm.default", "layers.1/aten.mm.default", "head/aten.mm.default"],
        )

    def test_named_sizes(self):
        shapes = ({0: self.torch.export.Dim("batch", min=2, max=64)},)
        self.check(
            roofline.analyze(self.make(), self.x, dynamic_shapes=shapes, bind={"batch": 8})
        )

    def test_shared_weight(self):
        """1000 x 64, once, though two layers have it."""
        torch = self.torch

        class Tied(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.embedding = torch.nn.Embedding(1000, 64)
                self.head = torch.nn.Linear(64, 1000, bias=False)
                self.head.weight = self.embedding.weight

            def forward(self, tokens):
                return self.head(self.embedding(tokens))

        report = roofline.analyze(Tied().eval(), torch.zeros(4, dtype=torch.long))
        self.assertEqual(report.parameters.count, 64000)

    def test_mistakes(self):
        with self.assertRaisesRegex(roofline.RooflineError, "torch-mlir: missing a required"):
            roofline.analyze(self.make())


@unittest.skipUnless(has("tosa_converter_for_tflite"), "no tosa-converter-for-tflite")
class TFLite(unittest.TestCase):
    def test_broken_file(self):
        with self.assertRaisesRegex(roofline.RooflineError, "tosa-converter-for-tflite: "):
            roofline.analyze(b"\0\0\0\0TFL3nonsense")

    @unittest.skipUnless(has("pymicro_wakeword"), "no pymicro-wakeword, whose models are used")
    def test_models(self):
        folder = Path(find_spec("pymicro_wakeword").submodule_search_locations[0], "models")
        models = sorted(folder.glob("*.tflite"))
        self.assertTrue(models)
        for path in models:
            report = roofline.analyze(path)
            self.assertEqual(report.coverage.unknown, [], path)
            self.assertGreater(report.parameters.count, 10000)
            self.assertGreater(report.totals.macs, 10000)
            self.assertNotIn(":", report.ops[0].location)


if __name__ == "__main__":
    unittest.main()
