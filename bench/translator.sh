#!/bin/sh
# Time and allocated memory of translating projects of 10 to 3,000 services, in one JVM and
# interleaved, from the loaded model to the text. Usage: bench/translator.sh [ROUNDS]
exec "$(dirname "$0")/growth.sh" TranslatorGrowth "${1:-9}"
