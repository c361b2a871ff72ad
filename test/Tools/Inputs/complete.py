"""Prints what bash would offer for the last word of a command line:
complete.py SCRIPT WORD...

A value behind `=` is a word of its own, as bash parts them.
"""

import subprocess
import sys

script, *words = sys.argv[1:]
code = """
source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
compopt() { :; }
_mlir_roofline
[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
"""
sys.exit(subprocess.run(["bash", "-c", code, "bash", script, *words]).returncode)
