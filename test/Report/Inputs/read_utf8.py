"""Prints standard input in ASCII, with escapes for the rest; fails if it is not UTF-8."""

import sys

text = sys.stdin.buffer.read().decode("utf-8", "strict")
sys.stdout.buffer.write(text.encode("ascii", "backslashreplace"))
