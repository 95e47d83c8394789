"""Score the food hygiene inspections that were published in February 2015, and compare.

python tests/acceptance/food_hygiene.py [FILE]

FILE is the table of inspections; unless given, it is what FOOD_HYGIENE names, or
`food_hygiene_2015.csv.gz` in the folder of data beside the repository. Each run of `qaf score` is a
process of its own, whose peak memory the system tells. Ends with 0 where all is as published.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "food_hygiene_2015.csv.gz"
DEFINITIONS = ROOT / "examples" / "published_schemes"
COMPONENTS = ("hygiene", "structural", "confidence_in_management")
RATINGS = frozenset("012345")
ALL_ROWS, ALL_RATED = 485_137, 395_776
FEWER_ROWS = 50_000
MOST_GROWTH = 1.1


@dataclass(frozen=True)
class Ran:
    """A run of `qaf score`: how it ended, how long it took, how much memory it had at most."""

    code: int
    seconds: float
    peak: int  # in the unit of the system; 0 where it does not tell


@dataclass
class Compared:
    """What a comparison came to, in rows."""

    rows: int = 0
    rated: int = 0
    equal: int = 0
    others: int = 0
    others_with_why: int = 0


def score(source: Path, target: Path) -> Ran:
    """Run `qaf score` in a process of its own."""
    command = [
        *(sys.executable, "-m", "qa_framework", "score", "food-hygiene-rating"),
        *("--definitions", str(DEFINITIONS), "--in", str(source), "--out", str(target)),
    ]
    before = time.perf_counter()
    process = subprocess.Popen(command)
    if sys.platform == "win32":
        return Ran(process.wait(), time.perf_counter() - before, 0)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Ran(process.returncode, time.perf_counter() - before, used.ru_maxrss)


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """Read a table, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def compare(source: Path, target: Path) -> Compared:
    """Hold every row against what was published."""
    found = Compared()
    for before, after in zip(rows_of(source), rows_of(target), strict=True):
        found.rows += 1
        if any(after[column] != cell for column, cell in before.items()):
            raise SystemExit(f"row {found.rows} was changed")
        if all(before[name] for name in COMPONENTS) and before["rating"] in RATINGS:
            found.rated += 1
            found.equal += after["rating.grade"] == f"r{before['rating']}"
        else:
            found.others += 1
            found.others_with_why += bool(after["rating.why"])
    return found


def shorten(source: Path, target: Path) -> None:
    """Copy the first rows of a table."""
    with (
        gzip.open(source, "rt", encoding="utf-8", newline="") as whole,
        target.open("w", encoding="utf-8", newline="") as part,
    ):
        part.writelines(islice(whole, FEWER_ROWS + 1))


def verdicts(found: Compared, runs: tuple[Ran, Ran]) -> Iterator[tuple[bool, str]]:
    """Say of each promise whether it was kept."""
    fewer, every = runs
    yield every.code == fewer.code == 0, f"ended with {every.code} and {fewer.code}"
    yield found.rows == ALL_ROWS, f"{found.rows:,} rows in {every.seconds:.1f} s"
    yield (
        found.equal == found.rated == ALL_RATED,
        f"{found.equal:,} of {found.rated:,} published ratings come out equal",
    )
    yield (
        found.others_with_why == found.others,
        f"{found.others_with_why:,} of {found.others:,} other rows say why",
    )
    if every.peak:
        growth = every.peak / fewer.peak
        text = f"peak memory {growth:.3f} times that of {FEWER_ROWS:,} rows ({every.peak:,} kB)"
        yield growth <= MOST_GROWTH, text


def main() -> int:
    """Run everything, print the figures, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    named = os.environ.get("FOOD_HYGIENE", str(DATA))
    parser.add_argument("file", nargs="?", type=Path, default=Path(named))
    source = parser.parse_args().file
    with tempfile.TemporaryDirectory() as folder:
        part, target = Path(folder, "part.csv"), Path(folder, "scored.csv")
        shorten(source, part)
        fewer = score(part, Path(folder, "part_scored.csv"))
        every = score(source, target)
        kept = True
        for good, said in verdicts(compare(source, target), (fewer, every)):
            print("ok  " if good else "NOT ", said)  # noqa: T201 - it talks to whoever runs it
            kept = kept and good
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
