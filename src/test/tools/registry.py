"""Checks every property of CloudFormation templates against the registry's resource schemas.

Prints a line for each property that the schema of its resource type does not have, is read-only,
has another type, or is missing though required. An intrinsic function stands for any value.
"""

import json
import re
import sys

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


def is_function(value):
    return (
        isinstance(value, dict)
        and len(value) == 1
        and (next(iter(value)) == "Ref" or next(iter(value)).startswith("Fn::"))
    )


def resolve(schema, root):
    while "$ref" in schema:
        target = root
        for part in schema["$ref"].lstrip("#/").split("/"):
            target = target[part]
        schema = target
    return schema


def alternatives(schema):
    for key in ("oneOf", "anyOf"):
        if key in schema and not any(k in schema for k in ("properties", "items")):
            return schema[key]
    return []


def check(value, schema, root, path):
    schema = resolve(schema, root)
    if is_function(value):
        return
    options = alternatives(schema)
    if options:
        results = [list(check(value, option, root, path)) for option in options]
        if all(results) and "type" not in schema:
            yield from min(results, key=len)
        return
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(
        isinstance(value, TYPES[t]) and (t == "boolean") == isinstance(value, bool)
        for t in types
        if t in TYPES
    ):
        yield f"{path}: {value!r} is no {' or '.join(types)}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is not allowed"
    if isinstance(value, str):
        if len(value) > schema.get("maxLength", len(value)):
            yield f"{path}: is too long"
        if "pattern" in schema:
            try:
                if not re.search(schema["pattern"], value):
                    yield f"{path}: {value!r} is not {schema['pattern']}"
            except re.error:
                pass
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value < schema.get("minimum", value) or value > schema.get("maximum", value):
            yield f"{path}: {value} is out of range"
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from check(item, schema.get("items", {}), root, f"{path}[{index}]")
    if isinstance(value, dict):
        yield from check_object(value, schema, root, path)


def check_object(value, schema, root, path):
    properties = schema.get("properties", {})
    patterns = schema.get("patternProperties", {})
    for name in schema.get("required", []):
        if name not in value:
            yield f"{path}: {name} is missing"
    for key, item in value.items():
        if key in properties:
            yield from check(item, properties[key], root, f"{path}.{key}")
            continue
        matching = [s for p, s in patterns.items() if re.search(p, key)]
        if matching:
            yield from check(item, matching[0], root, f"{path}.{key}")
        elif properties and not isinstance(schema.get("additionalProperties"), dict):
            yield f"{path}: there is no property {key}"


def main(files):
    checked = 0
    for file in files:
        with open(file, encoding="utf-8") as text:
            template = json.load(text)
        for name, resource in template["Resources"].items():
            kind = resource["Type"]
            root = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", kind).schema
            read_only = set(root.get("readOnlyProperties", []))
            properties = resource.get("Properties", {})
            for key in properties:
                checked += 1
                if f"/properties/{key}" in read_only:
                    print(f"{file}: {name}.{key} is read-only")
            for problem in check(properties, root, root, name):
                print(f"{file}: {problem}")
    print(f"checked {checked} properties", file=sys.stderr)


main(sys.argv[1:])
