#!/bin/sh
# Runs a benchmark of growth in one JVM. Usage: bench/growth.sh CLASS ROUNDS
set -eu
root=$(cd "$(dirname "$0")/.." && pwd -P)
"$root/c2ecs" version --short >/dev/null
class_path=
for jar in "$root"/cli/target/launcher/lib/*.jar; do
  class_path=$class_path${class_path:+:}$jar
done
# Enough young memory, touched beforehand: neither the collector nor the system is measured.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xms4g -Xmx4g -Xmn3g -XX:+AlwaysPreTouch -XX:+UseParallelGC -Dc2ecs.limits=off -cp "$class_path" "$root/bench/$1.java" "$2"
