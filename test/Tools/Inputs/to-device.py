"""Runs a command whose standard output is a device, or a pipe that nobody reads:
to-device.py DEVICE|closed-pipe COMMAND...

Prints the exit status after what the command printed on standard error.
"""

import os
import subprocess
import sys

if sys.argv[1] == "closed-pipe":
    read_end, output = os.pipe()
    os.close(read_end)
else:
    output = os.open(sys.argv[1], os.O_WRONLY)
result = subprocess.run(sys.argv[2:], stdout=output, stderr=subprocess.PIPE, text=True)
print(result.stderr + "exit status %d" % result.returncode)
