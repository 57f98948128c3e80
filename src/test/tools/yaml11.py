"""Reads CloudFormation templates with a parser of YAML 1.1 and prints them as one JSON list."""

import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    pass


def function(loader, suffix, node):
    name = "Ref" if suffix == "Ref" else "Fn::" + suffix
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt":
        value = value.split(".", 1)
    return {name: value}


Loader.add_multi_constructor("!", function)

templates = []
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        templates.append(yaml.load(file, Loader))
json.dump(templates, sys.stdout)
