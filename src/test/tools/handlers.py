"""Prints the permissions that the handlers of resource types have in the schemas of the registry.

A line for each type and handler: the type, the handler, its permissions. Lists are left out:
CloudFormation lists nothing when it deploys. The schemas are those that c7n-awscc ships.
"""

import json
import pathlib
import sysconfig

DATA = pathlib.Path(sysconfig.get_paths()["purelib"], "c7n_awscc", "data")


def main():
    lines = []
    for path in DATA.glob("*.json"):
        schema = json.loads(path.read_text())
        for handler, needs in schema.get("handlers", {}).items():
            if handler != "list":
                lines.append(" ".join([schema["typeName"], handler, *needs.get("permissions", [])]))
    print("\n".join(sorted(lines)))


main()
