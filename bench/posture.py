"""Prints a table of findings of checkov and cdk-nag, and the reason for each kind that is left."""

import collections
import json
import pathlib
import subprocess
import sys

tools = pathlib.Path(sys.argv[1])
templates = [pathlib.Path(name) for name in sys.argv[2:]]
here = pathlib.Path(__file__).parent


def checkov(template):
    run = subprocess.run(
        [tools / "venv/bin/checkov", "-f", template, "--framework", "cloudformation"]
        + ["-o", "json", "--compact", "--quiet", "--skip-download"],
        capture_output=True,
        text=True,
    )
    report = json.loads(run.stdout)
    failed = [(c["check_id"], c["check_name"]) for c in report["results"]["failed_checks"]]
    return report["summary"]["passed"], failed


def cdk_nag(template):
    run = subprocess.run(
        ["node", "posture.js", template.resolve()],
        cwd=tools,
        capture_output=True,
        text=True,
        check=True,
    )
    return [(f[0], f[2]) for f in json.loads(run.stdout)["failed"]]


reasons = {}
for line in (here / "posture-reasons.tsv").read_text().splitlines()[1:]:
    rule, reason = line.split("\t")
    reasons[rule] = reason
found = collections.Counter()
names = {}
print("| sample | checkov passed | checkov failed | cdk-nag findings |")
print("|---|---|---|---|")
for template in templates:
    passed, failed = checkov(template)
    nagged = cdk_nag(template)
    print(f"| {template.parent.name} | {passed} | {len(failed)} | {len(nagged)} |", flush=True)
    for rule, name in failed + nagged:
        found[rule] += 1
        names[rule] = name
print("\n| rule | findings | what | why it is left |\n|---|---|---|---|")
for rule, count in sorted(found.items()):
    print(f"| {rule} | {count} | {names[rule]} | {reasons.get(rule, 'NO REASON')} |")
missing = sorted(set(found) - set(reasons))
if missing:
    sys.exit(f"no reason for {', '.join(missing)}")
