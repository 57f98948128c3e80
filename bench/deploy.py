"""Measures deployments through a proxy that counts calls and can hold back the end of a stack."""

import collections
import http.client
import http.server
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT, ROUNDS = sys.argv[1], int(sys.argv[2])
PROGRAM = os.path.join(ROOT, "c2ecs")
PYTHON = os.path.join(ROOT, ".tools/emulator/bin/python")
SAMPLE = os.path.join(ROOT, "samples/voting-app")
HELD_SECONDS = 28
END = re.compile(
    rb"<member>(?:(?!</member>).)*AWS::CloudFormation::Stack(?:(?!</member>).)*_COMPLETE"
    rb"(?:(?!</member>).)*</member>",
    re.DOTALL,
)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Proxy(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Without it every answer waits forty milliseconds for an acknowledgement.
    disable_nagle_algorithm = True
    calls = collections.Counter()
    held_until = 0.0
    followed = []
    waits = []
    target = 0

    def forward(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        target = self.headers.get("X-Amz-Target", "")
        found = re.search(rb"Action=(\w+)", body)
        action = target.split(".")[-1] or (found.group(1).decode() if found else self.command)
        Proxy.calls[action] += 1
        if action in ("DescribeStackEvents", "DescribeServices"):
            Proxy.followed.append(time.time())
        asked = time.perf_counter()
        link = http.client.HTTPConnection("127.0.0.1", Proxy.target)
        link.request(self.command, self.path, body, dict(self.headers))
        answer = link.getresponse()
        data = answer.read()
        Proxy.waits.append((asked, time.perf_counter()))
        if action == "DescribeStackEvents" and time.time() < Proxy.held_until:
            data = END.sub(b"", data)
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = forward

    def log_message(self, *args):
        pass


def call_ec2(port, query):
    link = http.client.HTTPConnection("127.0.0.1", port)
    headers = {
        "Authorization": "AWS4-HMAC-SHA256 Credential=t/20260101/eu-central-1/ec2/aws4_request,"
        " SignedHeaders=host, Signature=x",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    link.request("POST", "/", query + "&Version=2016-11-15", headers)
    return link.getresponse().read().decode()


def open_network(port):
    def first(query, pattern):
        return re.search(pattern, call_ec2(port, query)).group(0)

    vpc = first("Action=DescribeVpcs", r"vpc-\w+")
    table = first("Action=DescribeRouteTables", r"rtb-\w+")
    gateway = first("Action=DescribeInternetGateways", r"igw-\w+")
    call_ec2(port, f"Action=ModifyVpcAttribute&VpcId={vpc}&EnableDnsHostnames.Value=true")
    call_ec2(
        port,
        f"Action=CreateRoute&RouteTableId={table}&DestinationCidrBlock=0.0.0.0/0"
        f"&GatewayId={gateway}",
    )


def thirty_services():
    """A directory with a project of thirty services that reach each other."""
    directory = tempfile.mkdtemp()
    with open(os.path.join(directory, "compose.yaml"), "w") as file:
        file.write("name: thirty\nservices:\n")
        for i in range(30):
            file.write(f"  svc{i}: {{image: nginx, ports: ['{8000 + i}:80']}}\n")
    return directory


def run(*arguments, directory=SAMPLE, first=None):
    """The milliseconds of a run; those until its first line are appended to first."""
    # What this machine says of AWS and of certificates is not measured.
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AWS_") and "BUNDLE" not in name
    }
    environment.update(
        AWS_ACCESS_KEY_ID="test",
        AWS_SECRET_ACCESS_KEY="test",
        AWS_REGION="eu-central-1",
        AWS_EC2_METADATA_DISABLED="true",
    )
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            [PROGRAM, *arguments],
            cwd=directory,
            env=environment,
            stdout=out,
            stderr=subprocess.PIPE,
        )
        said = process.stderr.readline()
        if first is not None:
            first.append((time.perf_counter() - start) * 1000)
        said += process.stderr.read()
        if process.wait() != 0:
            sys.exit(f"{arguments} failed:\n{said.decode()}")
    return (time.perf_counter() - start) * 1000


def covered(spans):
    """The milliseconds in which at least one of some spans lasts."""
    total, end = 0.0, 0.0
    for start, stop in sorted(spans):
        total += max(0.0, stop - max(start, end))
        end = max(end, stop)
    return total * 1000


def main():
    if not os.path.exists(PYTHON):
        sys.exit("the emulator is not installed: run ./mvnw verify once")
    port = free_port()
    Proxy.target = port
    environment = dict(
        os.environ, BIND_HOST="127.0.0.1", IOT_MTLS_ENABLED="false", GATEWAY_PORT=str(port)
    )
    emulator = subprocess.Popen(
        [PYTHON, os.path.join(ROOT, "src/test/tools/emulator.py")],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        open_network(port)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        measure(f"http://127.0.0.1:{server.server_address[1]}")
    finally:
        emulator.terminate()


def measure(url):
    # registries are far away: what is measured is this machine and AWS
    deploy = ("deploy", "--yes", "--no-resolve", "--endpoint-url", url)
    Proxy.held_until = time.time() + HELD_SECONDS
    run(*deploy)
    seconds = Proxy.followed[-1] - Proxy.followed[0]
    print(f"calls while following, in a minute: {(len(Proxy.followed) - 1) * 60 / seconds:.0f}")
    thirty = thirty_services()
    run(*deploy, directory=thirty)
    own = "deploy without the emulator's time"
    times = {"convert": [], "deploy": [], own: [], "first line of deploy": []}
    times["deploy of 30 services"] = []
    for _ in range(ROUNDS):
        times["convert"].append(run("convert"))
        Proxy.calls.clear()
        Proxy.waits.clear()
        times["deploy"].append(run(*deploy, first=times["first line of deploy"]))
        times[own].append(times["deploy"][-1] - covered(Proxy.waits))
        calls = dict(Proxy.calls)
        times["deploy of 30 services"].append(run(*deploy, directory=thirty))
    base = statistics.median(times["convert"])
    print(f"{'':40}{'median ms':>10}{'ratio':>8}")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"{name + ', nothing changed':40}{middle:>10.0f}{middle / base:>8.2f}")
    print("calls of an unchanged deployment:", sum(calls.values()))
    for action, count in sorted(calls.items()):
        print(f"  {count:3} {action}")


main()
