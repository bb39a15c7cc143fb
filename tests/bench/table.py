# SPDX-License-Identifier: GPL-3.0-or-later
"""What a benchmark measured, beside its limit: a table for people, JSON for machines."""
import json
import os
import platform
import statistics
import subprocess
import sys
from datetime import datetime, timezone


class Table:
    """Rows of runs. A row's limit is absolute or a share of another row's median."""

    def __init__(self, bench, title):
        self.bench, self.title, self.rows = bench, title, []

    def row(self, name, runs, unit, *, at_least=None, at_most=None, of=None):
        """at_least and at_most bound the median; with `of` they are factors of that row's median."""
        median = statistics.median(runs)
        beside = self._median(of) if of else 1
        limits = [(sign, limit * beside) for sign, limit in ((">=", at_least), ("<=", at_most)) if limit is not None]
        self.rows.append({
            "name": name, "unit": unit, "runs": list(runs), "median": median, "min": min(runs), "max": max(runs),
            "share": round(median / beside, 4) if of else None, "of": of,
            "limit": " ".join(f"{sign} {limit:,.6g}" for sign, limit in limits),
            "good": all(median >= limit if sign == ">=" else median <= limit for sign, limit in limits),
        })

    def finish(self):
        """Prints, writes the JSON and ends the program: 0 when every limit holds, else 1."""
        good = all(row["good"] for row in self.rows)
        self._print()
        result = {"id": self.bench, "title": self.title, "good": good, "revision": revision(), "machine": machine(),
                  "at": datetime.now(timezone.utc).isoformat(timespec="seconds"), "rows": self.rows}
        folder = os.environ["FIRSTCOME_BENCH_RESULTS"]
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, self.bench + ".json"), "w", encoding="utf-8") as file:
            json.dump(result, file, indent=2, ensure_ascii=False)
            file.write("\n")
        with open(os.path.join(folder, self.bench + ".md"), "w", encoding="utf-8") as file:
            file.write(self._markdown())
        sys.exit(0 if good else 1)

    def _median(self, name):
        return next(row["median"] for row in self.rows if row["name"] == name)

    def _markdown(self):
        lines = [f"**{self.bench.upper()}** {self.title} ({revision()}, {machine()})", "",
                 "| | median | min | max | | beside | limit | |", "|---|---:|---:|---:|---|---|---|---|"]
        for row in self.rows:
            figures = " | ".join(f"{row[key]:,.6g}" for key in ("median", "min", "max"))
            beside = f"{row['share']:.0%} of {row['of']}" if row["of"] else ""
            verdict = "" if not row["limit"] else "good" if row["good"] else "**missed**"
            lines.append(f"| {row['name']} | {figures} | {row['unit']} | {beside} | {row['limit']} | {verdict} |")
        return "\n".join(lines) + "\n"

    def _print(self):
        print(f"{self.bench.upper()} {self.title}  ({revision()}, {machine()})")
        lines = [("", "median", "min", "max", "", "beside", "limit", "")]
        for row in self.rows:
            lines.append((row["name"], *(f"{row[key]:,.6g}" for key in ("median", "min", "max")), row["unit"],
                          f"{row['share']:.0%} of {row['of']}" if row["of"] else "", row["limit"],
                          "" if not row["limit"] else "good" if row["good"] else "MISSED"))
        widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
        for line in lines:
            cells = (cell.rjust(width) if 0 < i < 4 else cell.ljust(width)
                     for i, (cell, width) in enumerate(zip(line, widths)))
            print(("  " + "  ".join(cells)).rstrip())


def revision():
    """The git revision that was measured; + when the tree differs from it."""
    def git(*arguments):
        return subprocess.run(("git", *arguments), capture_output=True, text=True, check=False).stdout.strip()
    return (git("rev-parse", "--short=10", "HEAD") or "no revision") + ("+" if git("status", "--porcelain") else "")


def machine():
    """Cores, processor and memory."""
    def field(path, name):
        with open(path, encoding="utf-8") as file:
            return next((line.split(":", 1)[1].strip() for line in file if line.startswith(name)), "unknown")
    memory = round(int(field("/proc/meminfo", "MemTotal").split()[0]) / 1024 / 1024)
    return f"{os.cpu_count()} x {field('/proc/cpuinfo', 'model name')}, {memory} GiB, Linux {platform.release()}"
