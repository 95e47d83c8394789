"""Run `qaf` in this process, or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from qa_framework.cli import main


def qaf(*arguments: object, text: str | bytes | None = None) -> Result:
    """Run `qaf` and give what it wrote and how it ended; an error that is a bug comes out."""
    result = CliRunner().invoke(main, [str(each) for each in arguments], input=text)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def own_process(
    *arguments: object, folder: Path, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `qaf` in a process of its own."""
    return subprocess.run(
        command_of(*arguments),
        check=False,
        capture_output=True,
        cwd=folder,
        env=os.environ | {"QAF_CACHE": "off"} | variables,
    )


def command_of(*arguments: object) -> list[str]:
    """Give the command line that runs `qaf`."""
    return [sys.executable, "-m", "qa_framework", *map(str, arguments)]
