"""Time of `review` on 60 services, in turns with `convert`. Called by review.sh."""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = str(ROOT / "c2ecs")
SERVICES = 60
CHANGED = 10


def project(version: int) -> str:
    lines = ["name: shop", "services:"]
    for number in range(SERVICES):
        tag = version if number < CHANGED else 1
        lines += [
            f"  s{number}:",
            f"    image: example/s{number}:{tag}",
            '    expose: ["3000"]',
            f'    environment: {{LOG: "{tag}", PEER: "http://s{(number + 1) % SERVICES}:3000"}}',
        ]
        if number % 10 == 0:
            lines.append(f'    ports: ["{8000 + number}:3000"]')
        if number % 15 == 0:
            lines.append(f'    volumes: ["d{number}:/data"]')
    lines.append("volumes:")
    lines += [f"  d{number}: {{}}" for number in range(0, SERVICES, 15)]
    return "\n".join(lines) + "\n"


def git(folder: pathlib.Path, *words: str) -> None:
    identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.com"]
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


def seconds(folder: pathlib.Path, *words: str) -> float:
    start = time.perf_counter()
    done = subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True)
    if done.returncode != 0 or not done.stdout:
        sys.exit(done.stderr.decode())
    return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        git(folder, "init", "-q")
        for version in (1, 2):
            (folder / "compose.yaml").write_text(project(version))
            git(folder, "add", "-A")
            git(folder, "commit", "-qm", str(version))
        commands = {
            "convert": ["convert", "-q", "compose.yaml"],
            "review": ["review", "--from", "HEAD~1", "--to", "HEAD"],
        }
        times: dict[str, list[float]] = {what: [] for what in commands}
        for turn in range(rounds + 1):
            for what, words in commands.items():
                taken = seconds(folder, *words)
                if turn:
                    times[what].append(taken)
    medians = {what: statistics.median(all) for what, all in times.items()}
    for what, median in medians.items():
        print(f"{what:8} {median:.3f} s  ({median / medians['convert']:.2f} of convert)")


main()
