#!/bin/sh
# Time of the difference of two templates of 60 services, in one JVM and interleaved with the
# translation of one of them. Usage: bench/diff.sh [ROUNDS]
exec "$(dirname "$0")/growth.sh" DiffTime "${1:-25}"
