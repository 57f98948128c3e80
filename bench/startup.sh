#!/bin/sh
# Whole-process time of `c2ecs convert` on a 2-service and a 100-service file, against a JVM that
# prints one line. All commands run in turn, so that a busy machine slows all of them alike; what
# counts is the ratio. Usage: bench/startup.sh [ROUNDS]
set -eu
rounds=${1:-15}
root=$(cd "$(dirname "$0")/.." && pwd -P)
exec python3 "$root/bench/startup.py" "$root" "$rounds"
