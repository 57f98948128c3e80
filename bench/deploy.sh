#!/bin/sh
# `c2ecs deploy` of an unchanged project against the emulator, interleaved with `convert` of the same
# file, and the calls that it makes; then the calls in a minute of following. The emulator is the one
# that `./mvnw verify` installs into .tools. Usage: bench/deploy.sh [ROUNDS]
set -eu
rounds=${1:-10}
root=$(cd "$(dirname "$0")/.." && pwd -P)
exec python3 "$root/bench/deploy.py" "$root" "$rounds"
