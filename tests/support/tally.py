# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts test functions over all Qt test programs of a CTest run.

Reads CTest's JUnit file, lists what failed and what was skipped with its reason, and prints as last line
`N passed, N failed, N skipped`. A program that crashed or ran out of time counts as one failure more.
Exit status 0 when something ran and nothing failed.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

TOTALS = re.compile(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped, (\d+) blacklisted", re.MULTILINE)
FRAME = re.compile(r"^PASS   : \S+::(?:init|cleanup)TestCase\(\)", re.MULTILINE)
SKIP = re.compile(r"^SKIP   : (\S+?)\((.*?)\) ?(.*)$", re.MULTILINE)
UNTOLD = "crashed, ran out of time or could not run"
FAIL = re.compile(r"^(?:FAIL!|XPASS)  : (.*(?:\n   (?:Actual|Expected|Loc).*)*)$", re.MULTILINE)


def count(program):
    """(passed, failed, skipped, lines) of one test program; initTestCase and cleanupTestCase are no tests."""
    name, output = program.get("name"), program.findtext("system-out") or ""
    good = program.get("status") == "run"
    totals = TOTALS.findall(output)  # one for each test class of the program
    if not totals:
        return (1, 0, 0, []) if good else (0, 1, 0, [f"  FAILED   {name}: {UNTOLD}"])
    passed, failed, skipped, ignored = (sum(map(int, column)) for column in zip(*totals))
    passed -= len(FRAME.findall(output))
    skipped += ignored
    lines = [f"  SKIPPED  {name} {function}({row}): {reason}" for function, row, reason in SKIP.findall(output)]
    lines += [f"  FAILED   {name} {what}" for what in FAIL.findall(output)]
    if not good and failed == 0:
        failed = 1
        lines.append(f"  FAILED   {name}: {UNTOLD}")
    return passed, failed, skipped, lines


def main(path):
    passed = failed = skipped = 0
    lines = []
    for program in ElementTree.parse(path).getroot().iter("testcase"):
        counted = count(program)
        passed, failed, skipped = passed + counted[0], failed + counted[1], skipped + counted[2]
        lines += counted[3]
    print("\n".join(sorted(lines) + [f"{passed} passed, {failed} failed, {skipped} skipped"]))
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
