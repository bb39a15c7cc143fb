# SPDX-License-Identifier: GPL-3.0-or-later
"""wrk that reads one address: what B3 and B5 share."""
import re
import subprocess

UNIT = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def read(url, connections, seconds):
    """Requests a second and p99 in ms. An answer that is not good ends the program."""
    output = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--latency", url],
                            check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise SystemExit(f"wrong answers from {url}\n{output}")
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", output)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1)), float(p99.group(1)) * UNIT[p99.group(2)]
