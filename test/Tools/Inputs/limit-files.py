"""Runs a command that can write no file of more than so many bytes, and expects
exit status 2: limit-files.py BYTES COMMAND...
"""

import resource
import signal
import subprocess
import sys


def limit():
    size = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


result = subprocess.run(sys.argv[2:], preexec_fn=limit)
sys.exit(result.returncode != 2)
