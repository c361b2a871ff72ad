"""usage: check_lock.py PACKAGE_LOCK

Whether each package has a hash of what it holds, and none says where it is."""

import json
import sys

with open(sys.argv[1]) as file:
    packages = json.load(file)["packages"]
for name, package in packages.items():
    # The first is the program itself.
    assert not name or package["integrity"].startswith("sha512-"), name
    assert "resolved" not in package, name
assert len(packages) > 8, len(packages)
