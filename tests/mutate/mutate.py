# SPDX-License-Identifier: GPL-3.0-or-later
"""Mutates the rules one line at a time in a copy of the tree and asks the tests.

Usage: mutate.py TREE COUNT SEED. Prints a line a mutant, then the survivors, and `killed K of N`.
Exit status 0 when at least 95 in 100 are killed. A mutant that does not compile is drawn again.
"""
import os
import random
import subprocess
import sys
from pathlib import Path

from mutants import mutants_of

# Where the product decides over stock, orders and money, and the tests that must notice (a regular expression of
# names).
RULES = [
    ("backend/placement/decide_placement.cpp", r"backend\.(orders|placement)\."),
    ("backend/placement/placement_batch.cpp", r"backend\.(orders|placement)\."),
    ("backend/orders/order_rules.cpp", r"backend\.orders\."),
    ("backend/orders/order_moves.cpp", r"backend\.orders\."),
    ("backend/orders/move_orders.cpp", r"backend\.orders\."),
    ("backend/orders/cancel_order.cpp", r"backend\.orders\."),
    ("backend/orders/order_worker.cpp", r"backend\.orders\."),
    ("backend/orders/sweep_orders.cpp", r"backend\.orders\."),
    ("backend/sales/admission.cpp", r"backend\.(sales|orders|placement)\."),
    ("backend/stock/hold_store.cpp", r"backend\.(stock|orders|placement)\."),
    ("backend/stock/stock_store.cpp", r"backend\.(stock|orders|placement)\."),
    ("backend/wallets/ledger_store.cpp", r"backend\.(wallets|payments)\."),
    ("backend/payments/payment_moves.cpp", r"backend\.payments\."),
    ("backend/payments/confirm_payment.cpp", r"backend\.payments\."),
    ("backend/payments/payment.cpp", r"backend\.payments\."),
    ("backend/deliveries/delivery_moves.cpp", r"backend\.deliveries\."),
    ("shared/contract/order.cpp", r"(shared\.contract|backend\.orders)\."),
]
ENOUGH = 0.95
PATIENCE = 120  # seconds a test program may take
BUILD = "build/dev"


def run(tree, *command):
    return subprocess.run(command, cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def tests_of(tree, names):
    listed = run(tree, "ctest", "--test-dir", BUILD, "-N", "-R", names).stdout
    return [line.split(": ", 1)[1] for line in listed.splitlines() if line.strip().startswith("Test ")]


def drawn(tree, seed):
    """Every mutant of every rule with its tests, in the order of the seed."""
    all_of_them = []
    for pattern, names in RULES:
        for path in sorted(Path(tree).glob(pattern)):
            all_of_them += [(path, names, *mutant) for mutant in mutants_of(path.read_text())]
    random.Random(seed).shuffle(all_of_them)
    return all_of_them


def outcome(tree, path, names, number, after):
    """'killed', 'survived', or 'invalid' where it does not compile."""
    original = path.read_text()
    lines = original.split("\n")
    lines[number - 1] = after
    path.write_text("\n".join(lines))
    try:
        if run(tree, "ninja", "-C", BUILD, *tests_of(tree, names)).returncode != 0:
            return "invalid"
        told = run(tree, "ctest", "--test-dir", BUILD, "-R", names, "-j", str(os.cpu_count()), "--timeout",
                   str(PATIENCE), "--stop-on-failure")
        return "killed" if told.returncode != 0 else "survived"
    finally:
        path.write_text(original)


def main(tree, count, seed):
    killed, survivors = 0, []
    for path, names, number, before, after in drawn(tree, seed):
        if killed + len(survivors) == count:
            break
        what = outcome(tree, path, names, number, after)
        place = f"{path.relative_to(tree)}:{number}"
        print(f"{what:9} {place}  {after.strip() or '(left out)'}", flush=True)
        killed += what == "killed"
        if what == "survived":
            survivors.append(f"{place}\n  - {before.strip()}\n  + {after.strip()}")
    tried = killed + len(survivors)
    print("\n".join(["", "Survivors:", *survivors, f"killed {killed} of {tried}, seed {seed}"]))
    return 0 if tried and killed >= ENOUGH * tried else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3])))
