"""usage: same_reports.py TOOL OTHER MODEL...

Whether two executables say the same of models, byte for byte.
"""

import subprocess
import sys

# On a target and without; every number that there is, and every row.
FORMATS = [
    ["--format=json"],
    ["--format=json", "--target=nvidia-h100-sxm", "--fusion", "--group-by=layer"],
    ["--all", "--target=intel-xeon-8480", "--levels"],
]


def compare(tools, models):
    """How many reports there are, and what differs."""
    different = []
    number = 0
    for model in models:
        for flags in FORMATS:
            number += 1
            said = [
                subprocess.run([tool, "report", model, *flags], capture_output=True)
                for tool in tools
            ]
            if any(done.returncode for done in said) or said[0].stdout != said[1].stdout:
                different.append(" ".join([model, *flags]))
    return number, different


def main(tools, models):
    number, different = compare(tools, models)
    print("\n".join(different + ["%d reports, %d differ" % (number, len(different))]))
    return bool(different) or not number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:3], sys.argv[3:]))
