# SPDX-License-Identifier: GPL-3.0-or-later
"""A server with a flash sale and 60,000 members, and wrk that places orders on it: what B1 and B3 share."""
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

BIN = os.environ["FIRSTCOME_BIN"]
BUILD = os.environ["FIRSTCOME_BUILD"]
MEMBERS = 60_000  # so many that nobody draws the limit of ten orders a second
CONNECTIONS = 256
HERE = os.path.dirname(os.path.abspath(__file__))


class Server:
    """A program that prints `listening on URL`, with a folder of its own, on the disk the work is done on."""

    def __init__(self, command, folder):
        self.folder, self.password = folder, None
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if line.startswith("demo password: "):
                self.password = line.split(": ", 1)[1].strip()
            if line.startswith("listening on "):
                self.url = line.split()[-1]
                return
        raise SystemExit(f"{command[0]} did not start")

    def cpu(self):
        """Seconds of processor time that all its threads have used so far."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self, keep=False):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)
        if not keep:
            shutil.rmtree(self.folder)


def scratch():
    return tempfile.mkdtemp(prefix="bench-", dir=os.environ["FIRSTCOME_BENCH_RESULTS"])


def naked():
    folder = scratch()
    return Server([os.path.join(BUILD, "bench/firstcome-bench-naked"), "0", folder], folder)


def take_pages(data):
    """Another program than the server wrote to its database: the server takes its pages as they are."""
    process = subprocess.Popen([os.path.join(BIN, "firstcome-backend"), "check", "--accept-pages", "--data", data],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if not any("are taken as they are" in line for line in process.stderr):
        raise SystemExit(f"the pages of {data} were not taken")
    process.terminate()  # what the check finds then is no matter
    process.wait()


class Prepared:
    """A folder with 60,000 members and whatever else is put into it, which the whole product serves, more than once if
    need be."""

    def __init__(self, fill=None, balance=0):
        self.folder = scratch()
        self.path = os.path.join(self.folder, "data")
        self.tokens = os.path.join(self.folder, "tokens")
        subprocess.run([os.path.join(BIN, "firstcome-backend"), "sample", "--members", str(MEMBERS), "--tokens",
                        self.tokens, "--balance", str(balance), "--data", self.path],
                       check=True, stdout=subprocess.DEVNULL)
        if fill:
            fill(self.path)
            take_pages(self.path)

    def serve(self, ahead=0):
        """With everything on, demo data, one lane as the naked one has, and a clock so many seconds ahead."""
        server = Server([os.path.join(BIN, "firstcome-backend"), "serve", "--demo", "--data", self.path, "--listen",
                         "127.0.0.1:0", "--lanes", "1", "--clock-offset", str(ahead)], self.folder)
        server.tokens = self.tokens
        return server

    def remove(self):
        shutil.rmtree(self.folder)


def real():
    """The whole product, in a folder that goes with it."""
    return Prepared().serve()


def call(url, path, body, token=None, key=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    if key:
        headers["Idempotency-Key"] = key
    request = urllib.request.Request(url + path, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def offer(server, stock, limit):
    """A product in a flash sale that is open; its id and its option's."""
    token = call(server.url, "/v1/sessions", {"login": "seller", "password": server.password})["accessToken"]
    name = f"Bench {time.time()}"
    store = call(server.url, "/v1/seller/stores", {"name": name}, token)
    now = datetime.now(timezone.utc)
    product = call(server.url, "/v1/seller/products", {
        "storeId": store["id"], "name": name,
        "sale": {"openAt": now.isoformat(), "closeAt": (now + timedelta(hours=24)).isoformat(),
                 "perMemberLimit": limit},
        "options": [{"name": "One", "price": 1000, "stock": stock}]}, token)
    return product["id"], product["options"][0]["id"]


class Placed(NamedTuple):
    """What wrk saw: answers a second, p99 in ms, and how many answers, refusals and lost connections there were; and
    the server's processor time in microseconds an answer."""
    rate: float
    p99: float
    answers: int
    refused: int
    lost: int
    cpu: float


def place(server, option, seconds, method="PG", rate=None):
    """As fast as it goes, or at about so many a second at the most."""
    environment = dict(os.environ, BENCH_TOKENS=getattr(server, "tokens", ""), BENCH_OPTION=option, BENCH_METHOD=method,
                       BENCH_RUN=str(time.time_ns()))
    if rate:
        environment["BENCH_PAUSE"] = str(round(CONNECTIONS / rate * 1000))
    used = server.cpu()
    output = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "--timeout", "10s",
                             "-s", os.path.join(HERE, "place.lua"), server.url],
                            env=environment, check=True, capture_output=True, text=True).stdout
    rate, p99, *counts = re.search(r"RESULT (\S+) (\S+) (\d+) (\d+) (\d+)", output).groups()
    used = server.cpu() - used
    return Placed(float(rate), float(p99), *map(int, counts), used * 1e6 / max(1, int(counts[0])))
