"""Configuration of the lit tests.

Features
  shared     the folder of third-party models and test inputs is present
  jsonschema Python can validate a JSON schema
  clang-format  the clang-format of MLIR's release is installed
  valgrind   programs can be compiled and run in a simulated cache
  mkdocs     the documentation can be made a site
  html       the build has --format=html
  chromium   pages can be opened in a headless browser, driven by Node.js
  cpack      archives can be made, and those of Debian be opened
  plugin     stock mlir-opt can load what the build made: it has no sanitizers
  jax        the interpreter for front ends has JAX, and its roofline
  vela       that interpreter has Arm's compiler for Ethos-U, and networks for it
  static-tool  the executable of the Python wheel was made
  small-frames  calls take as much of the stack as for users: no sanitizers, either

Substitutions
  %shared           that folder
  %roofline_plugin  the pass and dialect plugin for mlir-opt
  %counting_plugin  a plugin of passes alone
  %clashing_plugin  one with a dialect whose name is taken
  %shlibext         the suffix of plugins
  %python           the interpreter
  %lit              the test runner
  %front_end_python an interpreter that may have JAX, ONNX and the like
  %src_root         the source tree
  %list_ops         prints the registered operations
  %print_flow       an mlir-opt that says what is found out about values
  %node             Node.js
  %html_dir         where the build bundles the page
  %mlir_include     the headers of MLIR
  %cmake_configure  CMake, told to use the compilers of the build
  %cmake            CMake
  %cpack            CPack
  %build_root       the build tree
  %mlir_dir         the folder of MLIRConfig.cmake
"""

import os
import shutil
import subprocess

import lit.formats

config.name = "roofline"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.roofline_binary_dir, "test")

# The tools under test come from the build, whatever else is in PATH; the tools
# that test them come from the LLVM that the build found.
tool_dirs = [config.roofline_tools_dir] + sorted(
    {os.path.dirname(program) for program in config.test_programs}
)
config.environment["PATH"] = os.pathsep.join(
    tool_dirs + [config.environment.get("PATH", "")]
)
# The width and language of whoever runs the tests must not matter.
config.environment["LC_ALL"] = "C.UTF-8"

# Which mutant is on, and where to say which were reached, see Mutation.
for name in ("ROOFLINE_MUTANT", "ROOFLINE_MUTANTS_REACHED"):
    if name in os.environ:
        config.environment[name] = os.environ[name]

# MLIR's own library has no sanitizers: what it hands over is not marked.
if config.sanitized:
    config.environment["ASAN_OPTIONS"] = ":".join(
        ["detect_container_overflow=0", "allow_user_poisoning=0"]
    )
    config.environment["UBSAN_OPTIONS"] = "print_stacktrace=1"
else:
    config.available_features.update(["plugin", "small-frames"])

config.substitutions += [
    ("%python", '"%s"' % config.python),
    ("%lit", config.lit),
    (
        "%front_end_python",
        '"%s"' % os.environ.get("ROOFLINE_FRONT_END_PYTHON", config.python),
    ),
    ("%shlibext", config.shlibext),
    ("%roofline_plugin", config.roofline_plugin),
    ("%counting_plugin", config.counting_plugin),
    ("%clashing_plugin", config.clashing_plugin),
    ("%src_root", config.roofline_source_dir),
    (
        "%list_ops",
        os.path.join(config.test_exec_root, "Coverage", "roofline-list-ops"),
    ),
    (
        "%print_flow",
        os.path.join(config.test_exec_root, "Flow", "roofline-print-flow"),
    ),
    ("%mlir_include", config.mlir_include),
    (
        "%cmake_configure",
        " ".join('"%s"' % word for word in [config.cmake] + config.cmake_arguments),
    ),
    ("%cmake", config.cmake),
    ("%cpack", config.cpack),
    ("%build_root", config.roofline_binary_dir),
    ("%mlir_dir", config.mlir_dir),
]

if not config.clang_format.endswith("NOTFOUND"):
    config.available_features.add("clang-format")
    config.substitutions.append(("%clang_format", config.clang_format))

shared = os.environ.get("ROOFLINE_SHARED") or os.path.join(
    os.path.dirname(config.roofline_source_dir), "shared"
)
if os.path.isdir(os.path.join(shared, "models")):
    config.available_features.add("shared")
    config.substitutions.append(("%shared", os.path.abspath(shared)))
else:
    lit_config.note(
        "no third-party models in '%s' (set ROOFLINE_SHARED to their folder): "
        "tests that need them are reported as unsupported" % shared
    )

if (
    subprocess.run(
        [config.python, "-c", "import jsonschema"], stderr=subprocess.DEVNULL
    ).returncode
    == 0
):
    config.available_features.add("jsonschema")
else:
    lit_config.note("no Python package 'jsonschema': schema tests are unsupported")

if config.has_html:
    config.available_features.add("html")
    config.substitutions += [
        ("%node", config.node),
        ("%html_dir", os.path.join(config.roofline_binary_dir, "web")),
    ]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium:
        config.available_features.add("chromium")
        config.environment["ROOFLINE_CHROMIUM"] = chromium
    else:
        lit_config.note("no chromium: tests in a browser are unsupported")

front_end_python = os.environ.get("ROOFLINE_FRONT_END_PYTHON", config.python)
for feature, modules in {
    "jax": ["jax", "absl"],
    "vela": ["ethosu", "pymicro_wakeword", "tosa_converter_for_tflite"],
}.items():
    find = "import sys, importlib.util as i; assert all(map(i.find_spec, sys.argv[1:]))"
    found = subprocess.run(
        [front_end_python, "-c", find, *modules], stderr=subprocess.DEVNULL
    )
    if found.returncode == 0:
        config.available_features.add(feature)

# The build makes it only where it is asked for.
if os.path.exists(os.path.join(config.roofline_tools_dir, "mlir-roofline-static")):
    config.available_features.add("static-tool")
else:
    lit_config.note(
        "no mlir-roofline-static (ninja mlir-roofline-static): tests of the Python "
        "wheel are unsupported"
    )

if shutil.which(config.cpack) and shutil.which("dpkg"):
    config.available_features.add("cpack")

if shutil.which("mkdocs"):
    config.available_features.add("mkdocs")

# Caches are simulated by running programs.
if shutil.which("valgrind") and shutil.which("gcc"):
    config.available_features.add("valgrind")

if not os.path.exists(os.path.join(config.test_exec_root, "Unit", "lit.site.cfg.py")):
    lit_config.note("the build found no GoogleTest: there are no unit tests")
