#!/bin/sh
# Whole-process time of `c2ecs convert` on files of 2, 100 and 1,000 services, against a JVM that
# prints one line, on the Java at hand and on a 25 or newer if one is found. All commands run in turn,
# so that a busy machine slows all of them alike; what counts is the ratio. Other checkouts may be
# given as references. Usage: bench/startup.sh [ROUNDS [CHECKOUT ...]]
set -eu
rounds=${1:-15}
[ $# -eq 0 ] || shift
root=$(cd "$(dirname "$0")/.." && pwd -P)
exec python3 "$root/bench/startup.py" "$root" "$rounds" "$@"
