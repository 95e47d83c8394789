"""A stratified draw from a million cases in a CSV file, against the least that it needs by hand.

By hand means: read the rows with `csv`, hash each reference with HMAC-SHA-256, sort the hashes, and
take the first of each stratum; nothing is checked, excluded, digested or recorded.
Run: python benchmarks/drawing.py [cases]
"""

from __future__ import annotations

import csv
import hmac
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from hardware import describe

import qa_framework as qa

CASES = 1_000_000
WANTED = 300
SEED = "2026-06"
TEAMS = ("north", "south", "east", "west")
PLAN = f"""\
kind: sampling
id: plan
version: 1.0.0
title: A plan
case: case
columns:
  - {{id: team, type: choice, options: {{{", ".join(f"{team}: {team}" for team in TEAMS)}}}}}
  - {{id: last_audited, type: date}}
exclude:
  - id: lately
    when: answered(last_audited) and days_between(last_audited, draw.date) <= 365
    because: Audited in the last 12 months.
choose: stratified
by: [team]
shares: equal
size: {WANTED}
"""


def write_cases(path: Path, count: int) -> None:
    """Write a list of invented cases, one in five of them audited before."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("case", "team", "last_audited"))
        for number in range(count):
            day = "" if number % 5 else f"202{number % 6}-0{number % 9 + 1}-1{number % 10}"
            writer.writerow((f"C-{number:07}", TEAMS[number * 7 % 4], day))


def by_hand(path: Path) -> list[str]:
    """Sort the hashes, and take the first of each stratum."""
    key = SEED.encode()
    strata: dict[str, list[tuple[bytes, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for case, team, _ in rows:
            place = hmac.digest(key, case.encode(), "sha256")
            strata.setdefault(team, []).append((place, case))
    return [case for found in strata.values() for _, case in sorted(found)[: WANTED // 4]]


def main() -> None:
    """Time both sides, in turn."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    print(describe())
    with tempfile.TemporaryDirectory() as folder:
        plan, path = Path(folder, "plan.yaml"), Path(folder, "cases.csv")
        plan.write_text(PLAN, encoding="utf-8", newline="\n")
        write_cases(path, count)
        workspace = qa.open(plan)
        times: dict[str, list[float]] = {"by hand": [], "draw": []}
        for _ in range(3):
            start = time.process_time()
            hand = by_hand(path)
            middle = time.process_time()
            found = workspace.draw(path, "plan", seed=SEED, date=date(2026, 6, 1))
            times["by hand"].append(middle - start)
            times["draw"].append(time.process_time() - middle)
            assert len(found.cases) == len(hand) == WANTED
    best = {name: min(each) for name, each in times.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, seconds in best.items():
        print(f"{name:8} {seconds:6.2f} s, {seconds / count * 1e6:.2f} µs a case")
    print(f"ratio {best['draw'] / best['by hand']:.1f}; at most {peak:,.0f} MB of memory")


if __name__ == "__main__":
    main()
