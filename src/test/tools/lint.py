"""cfn-lint for many calls: it takes longer to start than to check a template.

Reads a JSON list of arguments on each line, and answers each with a line {"code": 0, "out": "…"},
the exit code of cfn-lint and what it printed.
"""

import contextlib
import gc
import io
import json
import sys

from cfnlint.runner.cli import main

# What a template leaves behind lives as long as the template does: looking for rubbish more often
# takes a fifth of the time.
gc.freeze()
gc.set_threshold(500_000, 50, 100)

answers = sys.stdout
for line in sys.stdin:
    sys.argv = ["cfn-lint", *json.loads(line)]
    printed = io.StringIO()
    code = 0
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    print(json.dumps({"code": code, "out": printed.getvalue()}), file=answers, flush=True)
    gc.collect()
