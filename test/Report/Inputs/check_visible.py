"""Fails if standard input is not UTF-8 or holds a control character other than newlines,
or one that formats text (Unicode's categories Cc, Cf, Zl, Zp)."""

import sys
import unicodedata

text = sys.stdin.buffer.read().decode("utf-8", "strict")
bad = [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")]
if not text or bad:
    sys.exit(f"expected visible text, found {bad}")
