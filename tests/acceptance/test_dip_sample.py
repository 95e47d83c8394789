"""The example of a dip sample: short, and it runs from the draw to the comparison."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "examples" / "dip_sample"
SCRIPT = FOLDER / "dip_sample.py"


def test_the_script_has_forty_lines_at_most() -> None:
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) <= 40


def test_it_runs_and_ends_as_its_page_says() -> None:
    command = [sys.executable, "-W", "error", str(SCRIPT)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    (shown,) = re.findall(
        r"```text\n(.*?)```", (FOLDER / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert done.stdout.endswith(shown)
    assert done.stdout.count("1 case replaced") == 2
    assert "30 excluded: Audited in the last 12 months." in done.stdout
    assert done.stderr == ""
