#!/bin/sh
# Whole processes, in turns: the review of a change of ten services in a project of 60, and
# `convert` of the same project. Usage: bench/review.sh [ROUNDS]
exec python3 "$(dirname "$0")/review.py" "${1:-9}"
