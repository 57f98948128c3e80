"""Measures whole processes in turn and prints medians and ratios as a table."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT, ROUNDS = sys.argv[1], int(sys.argv[2])
PROGRAM = os.path.join(ROOT, "c2ecs")
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"

HELLO = 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }\n'


def compose(services):
    """A project of services with ports, health checks, environments and dependencies.

    Every tenth one is not restarted and so a task definition only: with a hundred ECS services the
    template would have more than the 500 resources that CloudFormation takes.
    """
    lines = ["name: bench", "services:"]
    for i in range(services):
        lines += [
            f"  service{i}:",
            "    image: nginx:1.29",
            f'    expose: ["{8000 + i}"]',
            "    environment:",
            f"      NUMBER: \"{i}\"",
            "      LEVEL: ${LEVEL:-info}",
            "    healthcheck:",
            "      test: [\"CMD\", \"true\"]",
            "      interval: 10s",
            "    deploy: {resources: {limits: {cpus: \"0.25\", memory: 512m}}}",
        ]
        if i % 10 == 9:
            lines.append('    restart: "no"')
        if i:
            lines.append("    depends_on: [service0]")
    lines.insert(4, '    ports: ["80:80"]')
    return "\n".join(lines) + "\n"


def run(command):
    start = time.perf_counter()
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    elapsed = time.perf_counter() - start
    if result.returncode != 0:
        sys.exit(f"{command} failed:\n{result.stderr.decode()}")
    return elapsed * 1000, len(result.stdout)


with tempfile.TemporaryDirectory() as directory:
    files = {}
    for services in (2, 100):
        files[services] = os.path.join(directory, f"{services}.yaml")
        with open(files[services], "w", encoding="utf-8") as file:
            file.write(compose(services))
    with open(os.path.join(directory, "Hello.java"), "w", encoding="utf-8") as file:
        file.write(HELLO)
    javac = os.path.join(os.path.dirname(JAVA), "javac") if "/" in JAVA else "javac"
    subprocess.run([javac, "-d", directory, os.path.join(directory, "Hello.java")], check=True)
    commands = {
        "a JVM that prints one line": [JAVA, "-Xshare:auto", "-cp", directory, "Hello"],
        "c2ecs version": [PROGRAM, "version"],
        "c2ecs convert, 2 services": [PROGRAM, "convert", files[2]],
        "c2ecs convert, 100 services": [PROGRAM, "convert", files[100]],
    }
    times = {name: [] for name in commands}
    sizes = {}
    for command in commands.values():
        run(command)
    for _ in range(ROUNDS):
        for name, command in commands.items():
            elapsed, sizes[name] = run(command)
            times[name].append(elapsed)

base = statistics.median(times["a JVM that prints one line"])
print(f"{'':32}{'median ms':>10}{'best ms':>10}{'ratio':>8}{'output bytes':>14}")
for name, values in times.items():
    median = statistics.median(values)
    print(f"{name:32}{median:10.0f}{min(values):10.0f}{median / base:8.2f}{sizes[name]:14}")
