"""Validates reports: validate.py SCHEMA REPORT..."""

import json
import sys

import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for name in sys.argv[2:]:
    with open(name) as file:
        report = json.load(file)
    for error in validator.iter_errors(report):
        sys.exit("%s: at %s: %s" % (name, error.json_path, error.message))
print(len(sys.argv) - 2, "valid")
