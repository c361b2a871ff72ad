"""usage: report_as.py NAME MODEL FOLDER: reports a copy of MODEL that is called NAME, with
the escapes of Python."""

import os
import shutil
import subprocess
import sys

name, model, folder = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
copy = os.path.join(folder, name.encode().decode("unicode_escape"))
shutil.copy(model, copy)
sys.exit(subprocess.run(["mlir-roofline", "report", copy]).returncode)
