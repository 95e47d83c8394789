"""What a benchmark ran on."""

from __future__ import annotations

import os
import platform


def describe() -> str:
    """Name the processor, the number of cores and the Python."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
