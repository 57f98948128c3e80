"""Validates SARIF files against the schema of the format.

Prints `file path: message` for each thing that the schema refuses.
"""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as text:
    schema = json.load(text)
jsonschema.Draft4Validator.check_schema(schema)
validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
for file in sys.argv[2:]:
    with open(file, encoding="utf-8") as text:
        document = json.load(text)
    for error in validator.iter_errors(document):
        print(file, "/".join(map(str, error.absolute_path)) + ":", error.message)
