"""Expects a command to fail: run.py STATUS COMMAND...

Succeeds if the command exits with STATUS and prints nothing on standard output;
passes its standard error on.
"""

import subprocess
import sys

expected = int(sys.argv[1])
result = subprocess.run(sys.argv[2:], capture_output=True, text=True)
sys.stderr.write(result.stderr)
if result.returncode != expected:
    sys.exit("expected exit status %d, found %d" % (expected, result.returncode))
if result.stdout:
    sys.exit("expected nothing on standard output, found: " + result.stdout)
