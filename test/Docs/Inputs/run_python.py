"""usage: run_python.py [--update] PAGE...

Runs the Python of pages, each page's in one interpreter, in a folder with a model.mlir. Where
a block without a language follows, that is what it prints; --update writes it anew. A block
that needs a package that is not installed is left out, and so is what comes after it, unless
it needs nothing of that.
"""

import contextlib
import io
import os
import pathlib
import re
import shutil
import sys
import tempfile
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[3]
BLOCK = re.compile(r"```python\n(.*?)```\n(?:\n```\n(.*?)```\n)?", re.DOTALL)


class Page:
    def __init__(self, path):
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.done = self.left_out = 0
        self.failure = None

    def fail(self, number, what):
        self.failure = "%s: block %d: %s" % (self.path.name, number, what)

    def run_block(self, number, match, names):
        """What it printed; None if it was left out or failed."""
        block = compile(match[1], "%s: block %d" % (self.path.name, number), "exec")
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                exec(block, names)
        except ImportError as error:
            print("%s: block %d: %s" % (self.path.name, number, error))
        except (NameError, FileNotFoundError) as error:
            if self.left_out:
                print("%s: block %d needs one that was left out" % (self.path.name, number))
            else:
                traceback.print_exc()
                self.fail(number, type(error).__name__)
        except Exception as error:
            traceback.print_exc()
            self.fail(number, type(error).__name__)
        else:
            self.done += 1
            return printed.getvalue()
        self.left_out += 1
        return None

    def run(self, is_updating):
        names = {"__name__": "__main__"}
        for number, match in enumerate(list(BLOCK.finditer(self.text)), 1):
            printed = self.run_block(number, match, names)
            if self.failure:
                return
            if printed is None or match[2] is None or printed == match[2]:
                continue
            if not is_updating:
                print(printed)
                return self.fail(number, "prints something else")
            new = match[0][: match.start(2) - match.start()] + printed + "```\n"
            self.text = self.text.replace(match[0], new, 1)


def main(arguments):
    is_updating = "--update" in arguments
    pages = [Page(pathlib.Path(name).resolve()) for name in arguments if name != "--update"]
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            inner = os.path.join(folder, page.path.stem)
            os.mkdir(inner)
            shutil.copy(ROOT / "docs/examples/resnet20.mlir", os.path.join(inner, "model.mlir"))
            os.chdir(inner)
            page.run(is_updating)
            if is_updating and not page.failure:
                page.path.write_text(page.text, encoding="utf-8")
            counts = (page.path.name, page.done, page.left_out)
            print("%s: %d blocks run, %d without a package" % counts)
        os.chdir("/")
    failures = [page.failure for page in pages if page.failure]
    print("\n".join(failures))
    return bool(failures) or not pages


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
