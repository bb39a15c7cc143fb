# SPDX-License-Identifier: GPL-3.0-or-later
"""wrk that sends what stands in a file: what B8 and B18 share."""
import json
import os
import re
import subprocess
import tempfile
import time
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
LONGEST = 600  # s, until all of a file was answered


class Posted(NamedTuple):
    """What wrk saw: answers a second and p99 in ms (of a time that was given), answers, refusals, lost connections."""
    rate: float
    p99: float
    answers: int
    refused: int
    lost: int


def line(authorization, body):
    return authorization + "\t" + json.dumps(body, separators=(",", ":"))


def post(url, path, lines, connections, seconds=None):
    """Sends each of the lines once; without a time all of them, with one as many as it takes. That there were too few
    ends the program."""
    with tempfile.NamedTemporaryFile("w", dir=os.environ["FIRSTCOME_BENCH_RESULTS"], suffix=".lines") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        environment = dict(os.environ, BENCH_LINES=file.name, BENCH_PATH=path, BENCH_RUN=str(time.time_ns()))
        if seconds is None:
            environment["BENCH_ONCE"] = "1"
        output = subprocess.run(["wrk", "-t1", f"-c{min(connections, len(lines))}", f"-d{seconds or LONGEST}",
                                 "--timeout", "10s", "-s", os.path.join(HERE, "post.lua"), url],
                                env=environment, check=True, capture_output=True, text=True).stdout
    rate, p99, *counts = re.search(r"RESULT (\S+) (\S+) (\d+) (\d+) (\d+)", output).groups()
    posted = Posted(float(rate), float(p99), *map(int, counts))
    if seconds is not None and posted.answers > len(lines):
        raise SystemExit(f"{len(lines)} were prepared, and {posted.answers} were answered in {seconds} s")
    return posted
