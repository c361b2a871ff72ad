"""Fails if a line of standard input is wider than the argument says."""

import re
import sys

for line in sys.stdin:
    text = re.sub(r"<esc>\[\d*m", "", line.rstrip("\n"))
    # A name of one word cannot be broken.
    if len(text) > int(sys.argv[1]) and " " in text.strip():
        sys.exit("wider than %s: %s" % (sys.argv[1], text))
