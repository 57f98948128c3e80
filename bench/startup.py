"""Measures whole processes in turn and prints medians and ratios as a table."""

import glob
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT, ROUNDS = sys.argv[1], int(sys.argv[2])
CHECKOUTS = [ROOT, *map(os.path.abspath, sys.argv[3:])]
SIZES = (2, 100, 1000)

HELLO = 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }\n'


def feature(java):
    """The number of a Java, 0 for none."""
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
        return int(said.split('"')[1].split(".")[0])
    except (OSError, IndexError, ValueError):
        return 0


def homes():
    """The Java that the program would take, and the newest from 25 on that is installed."""
    given = os.environ.get("JAVA_HOME") or os.path.dirname(
        os.path.dirname(os.path.realpath(subprocess.getoutput("command -v java")))
    )
    found = [os.environ.get("JAVA25_HOME", ""), *glob.glob("/usr/lib/jvm/*")]
    newer = {feature(home + "/bin/java"): home for home in found if home}
    newest = max(newer, default=0)
    return [given] + ([newer[newest]] if newest >= 25 and newest > feature(given + "/bin/java") else [])


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


class Run:
    """A command with what was measured of it."""

    def __init__(self, name, command, java_home, rounds):
        # The limits on a template are off, so that it may have a thousand services.
        self.environment = dict(
            os.environ, JAVA_HOME=java_home, JAVA_TOOL_OPTIONS="-Dc2ecs.limits=off"
        )
        self.name, self.command, self.rounds = name, command, rounds
        self.wall, self.cpu, self.memory, self.size = [], [], [], 0

    def once(self, keep=True):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            start = time.perf_counter()
            process = subprocess.Popen(
                self.command, stdout=out, stderr=err, env=self.environment
            )
            _, status, usage = os.wait4(process.pid, 0)
            elapsed = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                err.seek(0)
                print(f"{self.name} fails: {err.read().decode().strip().splitlines()[-1]}")
                self.rounds = 0
            elif keep:
                self.wall.append(elapsed * 1000)
                self.cpu.append((usage.ru_utime + usage.ru_stime) * 1000)
                self.memory.append(usage.ru_maxrss / 1024)
                self.size = out.seek(0, os.SEEK_END)


def runs(directory):
    homes_found = homes()
    files = {}
    for services in SIZES:
        files[services] = os.path.join(directory, f"{services}.yaml")
        with open(files[services], "w", encoding="utf-8") as file:
            file.write(compose(services))
    with open(os.path.join(directory, "Hello.java"), "w", encoding="utf-8") as file:
        file.write(HELLO)
    first = homes_found[0]
    subprocess.run(
        [first + "/bin/javac", "-d", directory, os.path.join(directory, "Hello.java")], check=True
    )
    hello = [first + "/bin/java", "-Xshare:auto", "-cp", directory, "Hello"]
    yield Run(f"a JVM {feature(hello[0])} that prints one line", hello, first, ROUNDS)
    for home in homes_found:
        java = feature(home + "/bin/java")
        for checkout in CHECKOUTS:
            where = "" if checkout == ROOT else "reference, "
            program = os.path.join(checkout, "c2ecs")
            yield Run(f"{where}{java}: version", [program, "version"], home, ROUNDS)
            for services in SIZES:
                yield Run(
                    f"{where}{java}: convert, {services:,} services",
                    [program, "convert", files[services]],
                    home,
                    ROUNDS if services < 1000 else max(3, ROUNDS // 3),
                )


with tempfile.TemporaryDirectory() as directory:
    measured = list(runs(directory))
    for run in measured:
        run.once(keep=False)
    for i in range(ROUNDS):
        for run in measured:
            if i < run.rounds:
                run.once()

base = statistics.median(measured[0].wall)
print(f"{'':42}{'median ms':>10}{'best ms':>9}{'ratio':>7}{'CPU ms':>8}{'MiB':>6}{'bytes':>10}")
for run in measured:
    if not run.wall:
        continue
    median = statistics.median(run.wall)
    print(
        f"{run.name:42}{median:10.0f}{min(run.wall):9.0f}{median / base:7.2f}"
        f"{statistics.median(run.cpu):8.0f}{statistics.median(run.memory):6.0f}{run.size:10}"
    )
