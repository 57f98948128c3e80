"""Compares rows of resource types with the registry's resource schemas.

Reads lines of type, tag property, properties, replacing properties, separated by tabs, the
properties by commas. Prints a line for each type that does not exist, each tag property that is
another one, each property that the type does not have, and each list of replacing properties that
lacks one.
"""

import sys

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER


def names(schema, *keys):
    return {
        path.removeprefix("/properties/")
        for key in keys
        for path in schema.get(key, [])
        if "/" not in path.removeprefix("/properties/")
    }


def tag_property(schema):
    named = schema.get("tagging", {}).get("tagProperty", "").removeprefix("/properties/")
    return named or ("Tags" if "Tags" in schema["properties"] else "")


def check(kind, tags, properties, replacing):
    try:
        schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", kind).schema
    except Exception:  # whatever it is that the manager raises: there is no schema
        yield f"{kind}: there is no such type"
        return
    if tags != tag_property(schema):
        yield f"{kind}: its tags are {tag_property(schema) or 'none'}, not {tags or 'none'}"
    for name in properties + replacing:
        if name not in schema["properties"]:
            yield f"{kind}: there is no property {name}"
    if replacing:
        known = names(schema, "createOnlyProperties", "conditionalCreateOnlyProperties")
        for name in sorted(known - set(replacing)):
            yield f"{kind}: {name} replaces it"


def main(file):
    with open(file, encoding="utf-8") as rows:
        for row in rows:
            kind, tags, properties, replacing = row.rstrip("\n").split("\t")
            for problem in check(
                kind,
                tags,
                [name for name in properties.split(",") if name],
                [name for name in replacing.split(",") if name],
            ):
                print(problem)


main(sys.argv[1])
