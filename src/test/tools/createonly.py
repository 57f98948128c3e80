"""Prints what the registry's resource schemas say of properties that replace a resource.

A line for each type: the type, its createOnlyProperties, its conditionalCreateOnlyProperties with a
question mark. A property that tells one from another, when all such are given by the template, has
an equals sign before it. Types that are deleted before they are made again end with delete-first.
Of a property and one inside it only the outer one is printed.
"""

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

REGION = "us-east-1"


def names(schema, key):
    return [path.removeprefix("/properties/") for path in schema.get(key) or []]


def row(schema):
    effects = {name: "?" for name in names(schema, "conditionalCreateOnlyProperties")}
    effects.update({name: "" for name in names(schema, "createOnlyProperties")})
    effects = {
        name: mark
        for name, mark in effects.items()
        if "*" not in name
        and not any(name.startswith(outer + "/") and effects[outer] == "" for outer in effects)
    }
    identity = names(schema, "primaryIdentifier")
    if not identity or set(identity) - set(effects) or set(identity) & set(names(schema, "readOnlyProperties")):
        identity = []
    words = [("=" if name in identity else "") + name + effects[name] for name in sorted(effects)]
    if schema.get("replacementStrategy") == "delete_then_create":
        words.append("delete-first")
    return words


def main():
    for kind in sorted(PROVIDER_SCHEMA_MANAGER.get_resource_types(REGION)):
        if not kind.startswith("AWS::"):
            continue
        words = row(PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, kind).schema)
        if words:
            print(" ".join([kind, *words]))


main()
