#!/usr/bin/env python3
"""Stands for a faulty tool: crashes on half of the programs, has a negative figure."""

import os
import sys
import zlib

with open(sys.argv[2], "rb") as file:
    program = file.read()
if "--format=json" in sys.argv and zlib.crc32(program) % 2:
    os.abort()
print('{"flops": -1}')
