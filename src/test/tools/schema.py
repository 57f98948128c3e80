"""Validates Compose files against docs/x-aws.schema.json, without the Compose schema it extends.

Prints `file path` for each value that the schema refuses.
"""

import json
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    pass


def anything(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True)


Loader.add_multi_constructor("!", anything)

with open(sys.argv[1], encoding="utf-8") as text:
    schema = json.load(text)
schema.pop("allOf")
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for file in sys.argv[2:]:
    with open(file, encoding="utf-8") as text:
        document = yaml.load(text, Loader)
    for error in validator.iter_errors(document):
        path = ""
        for part in error.absolute_path:
            path += f"[{part}]" if isinstance(part, int) else f".{part}"
        print(file, path.lstrip("."))
