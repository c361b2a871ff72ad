"""usage: run_python.py PAGE...

Runs the Python of pages, each page's in one interpreter, in a folder with a model.mlir.
A block that needs a package that is not installed is left out.
"""

import os
import pathlib
import re
import shutil
import sys
import tempfile
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[3]
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def run_page(page):
    """What went wrong, or nothing."""
    names = {}
    done = left_out = 0
    for number, block in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), 1):
        try:
            exec(compile(block, "%s: block %d" % (page.name, number), "exec"), names)
            done += 1
        except ImportError as error:
            print("%s: block %d: %s" % (page.name, number, error))
            left_out += 1
        except Exception as error:
            traceback.print_exc()
            return "%s: block %d: %s" % (page.name, number, type(error).__name__)
    print("%s: %d blocks run, %d without a package" % (page.name, done, left_out))
    return None


def main(pages):
    pages = [pathlib.Path(page).resolve() for page in pages]
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "docs/examples/resnet20.mlir", os.path.join(folder, "model.mlir"))
        os.chdir(folder)
        failures = [failure for failure in map(run_page, pages) if failure]
        os.chdir("/")
    print("\n".join(failures))
    return bool(failures) or not pages


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
