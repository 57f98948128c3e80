"""An API that keeps the latest notes in memory: GET /notes lists them, POST /notes adds one."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LIMIT = int(os.environ.get("NOTES_LIMIT", "100"))
LONGEST = 10_000
notes = []


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(200, notes) if self.path == "/notes" else self.answer(404, None)

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        if self.path != "/notes" or length > LONGEST:
            self.answer(404 if length <= LONGEST else 413, None)
            return
        notes.append(self.rfile.read(length).decode("utf-8", "replace"))
        del notes[:-LIMIT]
        self.answer(201, notes[-1])

    def answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    ThreadingHTTPServer(("", 8000), Handler).serve_forever()
