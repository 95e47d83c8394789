"""`python -m qa_framework`."""

from __future__ import annotations

import subprocess
import sys


def test_it_is_called_qaf() -> None:
    command = [sys.executable, "-m", "qa_framework", "--help"]
    ran = subprocess.run(command, check=True, capture_output=True)
    assert ran.stdout.decode().startswith("Usage: qaf ")
