"""How long `import qa_framework` and `qaf --version` take beyond a bare interpreter and bare click.

Run: python benchmarks/start_up.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from hardware import describe

ROUNDS = 15
PROGRAMS = {
    "bare interpreter": "pass",
    "import qa_framework": "import qa_framework",
    "import click": "import click",
    "qaf --version": "import sys; sys.argv = ['qaf', '--version']; from qa_framework.cli import main; main()",
    "import qa_framework, and open": "import qa_framework; qa_framework.open",
}


def seconds(program: str) -> float:
    """Time a fresh process that runs a program."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Run every program in turn, several times, and print the medians."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(ROUNDS):
        for name, program in PROGRAMS.items():
            times[name].append(seconds(program))
    bare = statistics.median(times["bare interpreter"])
    print(describe())
    for name, found in times.items():
        median = statistics.median(found)
        print(
            f"{name:<30} {median * 1e3:6.0f} ms   {(median - bare) * 1e3:+6.0f} ms  {median / bare:4.1f} times"
        )


if __name__ == "__main__":
    main()
