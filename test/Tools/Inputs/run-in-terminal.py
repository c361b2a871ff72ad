"""Runs a command on a terminal: run-in-terminal.py [--stdout-only] COLUMNS COMMAND...

Prints what the command printed there, with escape sequences made visible. With
--stdout-only its standard error is no terminal: how long work goes on is not seen.
"""

import fcntl
import os
import pty
import struct
import sys
import termios

arguments = sys.argv[1:]
stdout_only = arguments[0] == "--stdout-only"
if stdout_only:
    arguments = arguments[1:]
columns = int(arguments[0])
command = arguments[1:]
for name in ("COLUMNS", "NO_COLOR"):
    os.environ.pop(name, None)
os.environ["TERM"] = "xterm-256color"
# The width must be right before the command looks at it, so it waits for us.
ready_read, ready_write = os.pipe()
own_stderr = os.dup(2)
pid, terminal = pty.fork()
if pid == 0:
    if stdout_only:
        os.dup2(own_stderr, 2)
    os.read(ready_read, 1)
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
os.write(ready_write, b"x")
output = b""
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    output += part
_, status = os.waitpid(pid, 0)
text = output.decode().replace("\r\n", "\n").replace("\x1b", "<esc>")
sys.stdout.write(text)
sys.exit(os.waitstatus_to_exitcode(status))
