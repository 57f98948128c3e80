#!/bin/sh
# Time and allocated memory of loading Compose files of 10 to 10,000 services, in one JVM and
# interleaved, and of composing the same texts as plain YAML. Usage: bench/loader.sh [ROUNDS]
exec "$(dirname "$0")/growth.sh" LoaderGrowth "${1:-9}"
