"""`python -m qa_framework` is `qaf`."""

from __future__ import annotations

from qa_framework.cli import main

if __name__ == "__main__":
    main(prog_name="qaf")
