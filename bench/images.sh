#!/bin/sh
# Files added to a large image against `buildah` doing the same, an unchanged `deploy` with ten images
# against one without, and `lock` of ten images. AWS is the emulator that `./mvnw verify` installs
# into .tools, the registry is `docker-registry`. Needs buildah, docker-registry, Python 3.
# Usage: bench/images.sh [ROUNDS]
set -eu
rounds=${1:-5}
root=$(cd "$(dirname "$0")/.." && pwd -P)
exec python3 "$root/bench/images.py" "$root" "$rounds"
