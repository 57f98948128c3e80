"""Measures what images cost, through a proxy that counts the bytes to the registry, in turns."""

import base64
import gzip
import hashlib
import http.client
import http.server
import io
import json
import os
import random
import re
import resource
import shutil
import socket
import socketserver
import statistics
import subprocess
import sys
import tarfile
import tempfile
import threading
import time

ROOT, ROUNDS = sys.argv[1], int(sys.argv[2])
PROGRAM = os.path.join(ROOT, "c2ecs")
MEGABYTE = 1_000_000
LARGE = 200 * MEGABYTE
HOME = tempfile.mkdtemp(prefix="c2ecs-bench-")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Counter(socketserver.BaseRequestHandler):
    """Counts bytes between a client and the registry."""

    target = 0
    sent = 0
    received = 0
    lock = threading.Lock()

    def handle(self):
        server = socket.create_connection(("127.0.0.1", Counter.target))
        for end in (server, self.request):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        back = threading.Thread(target=self.pump, args=(server, self.request, "received"))
        back.start()
        self.pump(self.request, server, "sent")
        back.join()
        server.close()

    @staticmethod
    def pump(source, target, what):
        try:
            while data := source.recv(1 << 16):
                with Counter.lock:
                    setattr(Counter, what, getattr(Counter, what) + len(data))
                target.sendall(data)
        except OSError:
            pass
        finally:
            try:
                target.shutdown(socket.SHUT_WR)
            except OSError:
                pass


class Relay(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64


class Aws(http.server.BaseHTTPRequestHandler):
    """The emulator, but ECR is here: its registry is the one that is measured."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    emulator = 0
    registry = ""
    repositories = {}

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        target = self.headers.get("X-Amz-Target", "")
        if "ContainerRegistry" in target:
            self.ecr(target.split(".")[-1], json.loads(body or b"{}"))
            return
        link = http.client.HTTPConnection("127.0.0.1", Aws.emulator)
        link.request(self.command, self.path, body, dict(self.headers))
        answer = link.getresponse()
        self.answer(answer.status, answer.read(), answer.getheaders())

    do_GET = do_PUT = do_DELETE = do_HEAD = do_POST

    def ecr(self, action, request):
        name = request.get("repositoryName", "")
        arn = "arn:aws:ecr:eu-central-1:000000000000:repository/"
        described = lambda n: {
            "repositoryArn": arn + n,
            "repositoryName": n,
            "repositoryUri": f"{Aws.registry}/{n}",
        }
        if action == "GetAuthorizationToken":
            token = base64.b64encode(b"AWS:token").decode()
            data = [{"authorizationToken": token, "expiresAt": 4070908800}]
            data[0]["proxyEndpoint"] = "http://" + Aws.registry
            answer = {"authorizationData": data}
        elif action == "CreateRepository":
            Aws.repositories[name] = request.get("tags", [])
            answer = {"repository": described(name)}
        elif action == "DescribeRepositories":
            names = request.get("repositoryNames") or list(Aws.repositories)
            if any(n not in Aws.repositories for n in names):
                problem = {"__type": "RepositoryNotFoundException", "message": "none"}
                self.answer(400, json.dumps(problem).encode(), [])
                return
            answer = {"repositories": [described(n) for n in names]}
        elif action == "ListTagsForResource":
            answer = {"tags": Aws.repositories[request["resourceArn"].replace(arn, "")]}
        elif action == "DescribeImages":
            answer = {"imageDetails": []}
        else:
            answer = {}
        self.answer(200, json.dumps(answer).encode(), [])

    def answer(self, status, data, headers):
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


def layer(size, seed):
    """A layer of files of 40 kB that do not become smaller, as gzip."""
    noise = random.Random(seed)
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1, mtime=0) as packed:
        plain = hashlib.sha256()

        class Both:
            def write(self, data):
                plain.update(data)
                return packed.write(data)

        with tarfile.open(fileobj=Both(), mode="w|") as tar:
            for directory in ("etc", "usr", "usr/lib"):
                entry = tarfile.TarInfo(directory)
                entry.type = tarfile.DIRTYPE
                entry.mode = 0o755
                tar.addfile(entry)
            for i in range(max(1, size // 40_000)):
                entry = tarfile.TarInfo(f"usr/lib/file{i}")
                entry.size = 40_000
                tar.addfile(entry, io.BytesIO(noise.randbytes(40_000)))
    return out.getvalue(), plain.hexdigest()


def call(method, path, body=None, headers=None, port=None):
    link = http.client.HTTPConnection("127.0.0.1", port or Counter.target)
    link.request(method, path, body, headers or {})
    answer = link.getresponse()
    answer.body = answer.read()
    return answer


def put_blob(repository, data):
    place = call("POST", f"/v2/{repository}/blobs/uploads/").getheader("Location")
    path = re.sub(r"^http://[^/]*", "", place)
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    answer = call("PUT", f"{path}&digest={digest}", data)
    assert answer.status == 201, answer.body
    return {"digest": digest, "size": len(data)}


def push(repository, size, seed):
    packed, plain = layer(size, seed)
    created = "2020-01-01T00:00:00Z"
    config = {
        "created": created,
        "architecture": "amd64",
        "os": "linux",
        "config": {},
        "history": [{"created": created, "created_by": "bench"}],
        "rootfs": {"type": "layers", "diff_ids": ["sha256:" + plain]},
    }
    kind = "application/vnd.oci.image."
    manifest = {
        "schemaVersion": 2,
        "mediaType": kind + "manifest.v1+json",
        "config": {
            "mediaType": kind + "config.v1+json",
            **put_blob(repository, json.dumps(config).encode()),
        },
        "layers": [
            {"mediaType": kind + "layer.v1.tar+gzip", **put_blob(repository, packed)}
        ],
    }
    headers = {"Content-Type": manifest["mediaType"]}
    answer = call("PUT", f"/v2/{repository}/manifests/1", json.dumps(manifest), headers)
    assert answer.status == 201, answer.body


def environment():
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AWS_") and "BUNDLE" not in name
    }
    return dict(
        kept,
        AWS_ACCESS_KEY_ID="test",
        AWS_SECRET_ACCESS_KEY="test",
        AWS_REGION="eu-central-1",
        AWS_EC2_METADATA_DISABLED="true",
        XDG_CACHE_HOME=os.path.join(HOME, "cache"),
        XDG_STATE_HOME=os.path.join(HOME, "state"),
    )


def timed(command, directory):
    start = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=directory, env=environment(), capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command} failed:\n{done.stderr.decode()}{done.stdout.decode()}")
    return Seconds(
        time.perf_counter() - start,
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    )


class Seconds(float):
    """How long it took, and how long processors worked for it: that is the same on a busy machine."""

    def __new__(cls, wall, cpu):
        seconds = super().__new__(cls, wall)
        seconds.cpu = cpu
        return seconds

    def __sub__(self, other):
        return Seconds(float(self) - float(other), self.cpu - other.cpu)

    def __add__(self, other):
        return Seconds(float(self) + float(other), self.cpu + other.cpu)


def project(name, services):
    directory = os.path.join(HOME, name)
    os.makedirs(os.path.join(directory, "conf"))
    for i in range(10):
        write(directory, i, "first")
    with open(os.path.join(directory, "compose.yaml"), "w") as file:
        file.write(f"name: {name}\nservices:\n{services}")
    return directory


def write(directory, number, text):
    with open(os.path.join(directory, "conf", f"f{number}.conf"), "w") as file:
        file.write(f"{text} {number}\n")


def buildah(directory, store, image, target):
    """A script that adds the same files to the same image and pushes it; the base is pulled before."""
    options = f"--root {store}/root --runroot {store}/run --storage-driver {driver()}"
    return [
        "sh",
        "-ec",
        f"c=$(buildah {options} from --pull=false {image});"
        f" buildah {options} copy -q $c conf /etc/conf >/dev/null;"
        f" buildah {options} commit -q --rm $c {target} >/dev/null;"
        f" buildah {options} push -q --tls-verify=false {target} docker://{target}",
    ]


def driver():
    return os.environ.get("STORAGE_DRIVER", "vfs")


def row(name, values, note=""):
    cpu = statistics.median(value.cpu for value in values)
    print(f"{name:52}{statistics.median(values):>9.2f} s {cpu:>7.2f} s CPU  {note}", flush=True)


def main():
    for tool in ("buildah", "docker-registry"):
        if not shutil.which(tool):
            sys.exit(f"there is no {tool}")
    python = os.path.join(ROOT, ".tools/emulator/bin/python")
    if not os.path.exists(python):
        sys.exit("the emulator is not installed: run ./mvnw verify once")
    Counter.target, Aws.emulator = free_port(), free_port()
    configuration = os.path.join(HOME, "registry.yml")
    with open(configuration, "w") as file:
        file.write(
            f"version: 0.1\nstorage: {{filesystem: {{rootdirectory: {HOME}/registry}}}}\n"
            f"http: {{addr: 127.0.0.1:{Counter.target}}}\n"
        )
    quiet = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    own = dict(
        os.environ, BIND_HOST="127.0.0.1", IOT_MTLS_ENABLED="false", GATEWAY_PORT=str(Aws.emulator)
    )
    servers = [
        subprocess.Popen(["docker-registry", "serve", configuration], **quiet),
        subprocess.Popen([python, f"{ROOT}/src/test/tools/emulator.py"], env=own, **quiet),
    ]
    try:
        for port in (Counter.target, Aws.emulator):
            for _ in range(300):
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    time.sleep(0.1)
        relay = Relay(("127.0.0.1", 0), Counter)
        aws = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Aws)
        for server in (relay, aws):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        Aws.registry = f"localhost:{relay.server_address[1]}"
        open_network()
        measure(f"http://127.0.0.1:{aws.server_address[1]}")
    finally:
        for server in servers:
            server.terminate()
        shutil.rmtree(HOME, ignore_errors=True)


def open_network():
    def ec2(query):
        headers = {
            "Authorization": "AWS4-HMAC-SHA256 Credential=t/20260101/eu-central-1/ec2/aws4_request,"
            " SignedHeaders=host, Signature=x",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        query += "&Version=2016-11-15"
        return call("POST", "/", query, headers, Aws.emulator).body.decode()

    def first(query, pattern):
        return re.search(pattern, ec2(query)).group(0)

    vpc = first("Action=DescribeVpcs", r"vpc-\w+")
    table = first("Action=DescribeRouteTables", r"rtb-\w+")
    gateway = first("Action=DescribeInternetGateways", r"igw-\w+")
    ec2(f"Action=ModifyVpcAttribute&VpcId={vpc}&EnableDnsHostnames.Value=true")
    ec2(
        f"Action=CreateRoute&RouteTableId={table}&DestinationCidrBlock=0.0.0.0/0"
        f"&GatewayId={gateway}"
    )


def measure(url):
    deploy = [PROGRAM, "deploy", "--yes", "--endpoint-url", url]
    subprocess.run([PROGRAM, "version"], capture_output=True, check=True)
    print(f"making an image of {LARGE // MEGABYTE} MB", flush=True)
    push("base/large", LARGE, 1)
    large = project(
        "large",
        f"  web: {{image: '{Aws.registry}/base/large:1', volumes: ['./conf:/etc/conf:ro']}}\n",
    )
    nothing = project("nothing", f"  web: {{image: '{Aws.registry}/base/large:1'}}\n")
    add_files(large, nothing, [PROGRAM, "push", "--yes", "--endpoint-url", url])
    for i in range(10):
        push(f"base/s{i}", 20 * MEGABYTE, 100 + i)
    images = "".join(
        f"  s{i}: {{image: '{Aws.registry}/base/s{i}:1', volumes: ['./conf:/etc/conf:ro']}}\n"
        for i in range(10)
    )
    ten = project("ten", images)
    without = project("without", re.sub(r", volumes: \[.*?\]", "", images))
    for directory in (ten, without):
        timed(deploy, directory)
    times = {"with": [], "without": [], "lock": [], "again": []}
    received = Counter.received
    for _ in range(ROUNDS):
        times["with"].append(timed(deploy, ten))
        times["without"].append(timed(deploy, without))
    received = (Counter.received - received) / ROUNDS
    for _ in range(ROUNDS):
        if os.path.exists(f"{ten}/compose.lock.json"):
            os.remove(f"{ten}/compose.lock.json")
        times["lock"].append(timed([PROGRAM, "lock"], ten))
        times["again"].append(timed([PROGRAM, "lock"], ten))
    beyond = [a - b for a, b in zip(times["with"], times["without"])]
    row("unchanged deploy, ten images of 20 MB with files", times["with"])
    row("unchanged deploy without files", times["without"])
    row("what the ten images cost", beyond, f"goal: 2 s; {received / 1000:.0f} kB read")
    row("lock of ten images, a new lock", times["lock"])
    row("lock of ten images, nothing new", times["again"])


def add_files(directory, nothing, command):
    store = os.path.join(HOME, "store")
    options = f"--root {store}/root --runroot {store}/run --storage-driver {driver()}"
    image = f"{Aws.registry}/base/large:1"
    timed(["sh", "-ec", f"buildah {options} pull -q --tls-verify=false {image}"], directory)
    first = timed(command, directory)
    times = {"ours": [], "nothing": [], "cold": [], "buildah": [], "buildah cold": []}
    sent = []
    for i in range(ROUNDS):
        write(directory, i % 10, f"ours {i}")
        before = Counter.sent
        times["ours"].append(timed(command, directory))
        sent.append(Counter.sent - before)
        times["nothing"].append(timed(command, nothing))
        shutil.rmtree(os.path.join(HOME, "cache"), ignore_errors=True)
        write(directory, i % 10, f"cold {i}")
        times["cold"].append(timed(command, directory))
        write(directory, i % 10, f"buildah {i}")
        target = f"{Aws.registry}/large/buildah:{i}"
        times["buildah"].append(timed(buildah(directory, store, image, target), directory))
        write(directory, i % 10, f"buildah cold {i}")
        timed(["sh", "-ec", f"buildah {options} rmi -a -f >/dev/null"], directory)
        pull = timed(["sh", "-ec", f"buildah {options} pull -q --tls-verify=false {image}"], directory)
        target += "c"
        added = timed(buildah(directory, store, image, target), directory)
        times["buildah cold"].append(pull + added)
    own = [o - n for o, n in zip(times["ours"], times["nothing"])]
    ratios = [b / o for b, o in zip(times["buildah"], times["ours"])]
    cold = [b / o for b, o in zip(times["buildah cold"], times["cold"])]
    row("ten files added to an image of 200 MB, with push", times["ours"])
    row("  the same command without files to add", times["nothing"])
    row("  what the files cost", own)
    row("  the first time on this machine", times["cold"], f"{first:.2f} s with a new repository")
    row("  buildah, its base pulled before", times["buildah"])
    row("  buildah, the first time", times["buildah cold"])
    print(f"{'  times faster than buildah':52}{statistics.median(ratios):>9.1f}    goal: 5")
    beyond = statistics.median(times["buildah"]) / statistics.median(own)
    print(f"{'  what the files cost against buildah':52}{beyond:>9.1f}")
    print(f"{'  the first time of both':52}{statistics.median(cold):>9.1f}")
    print(f"{'  bytes to the registry, heads and all':52}{statistics.median(sent):>9.0f}")
    sizes = layer_sizes()
    print(f"{'  bytes of the layer and its configuration':52}{sizes:>9}")


def layer_sizes():
    """The bytes that had to be sent for the image that was pushed last."""
    tags = json.loads(call("GET", "/v2/large/web/tags/list").body)["tags"]
    kind = {"Accept": "application/vnd.oci.image.manifest.v1+json"}
    found = []
    for tag in tags:
        manifest = json.loads(call("GET", f"/v2/large/web/manifests/{tag}", headers=kind).body)
        found.append(manifest["layers"][-1]["size"] + manifest["config"]["size"])
    return int(statistics.median(found))


main()
