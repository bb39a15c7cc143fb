#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the script needs of a backend: says its password, is ready a little later, ends on SIGTERM.

It notes its arguments and its end beside itself. FAKE_EXIT makes it refuse to start with that code.
"""
import os
import signal
import socket
import sys
import threading

here = os.path.dirname(os.path.abspath(__file__))
name = os.path.basename(__file__).removeprefix("firstcome-")


def note(what, text):
    with open(os.path.join(here, f"{name}.{what}"), "w", encoding="utf-8") as file:
        file.write(text)


def end(*_):
    note("ended", "")
    os._exit(0)


if "FAKE_EXIT" in os.environ:
    print("refused", file=sys.stderr)
    sys.exit(int(os.environ["FAKE_EXIT"]))
signal.signal(signal.SIGTERM, end)
note("arguments", " ".join(sys.argv[1:]))
if "--config" in sys.argv:
    with open(sys.argv[sys.argv.index("--config") + 1], encoding="utf-8") as config:
        note("config", config.read())
host, port = sys.argv[sys.argv.index("--listen") + 1].rsplit(":", 1)
server = socket.create_server((host, int(port)))
if "--demo" in sys.argv:
    print("demo password: swordfish", flush=True)
ready = threading.Event()
threading.Timer(0.1, ready.set).start()
while True:
    client, _ = server.accept()
    if client.recv(4096):
        client.sendall(b"HTTP/1.1 200 OK\r\n\r\n" if ready.is_set() else b"HTTP/1.1 503 Service Unavailable\r\n\r\n")
    client.close()
