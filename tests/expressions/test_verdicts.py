"""Every Python gives the same verdict on the same text."""

from __future__ import annotations

import json

from tests.expressions.verdicts import TABLE, verdict


def test_e24_random_bytes() -> None:
    """The table was written by one Python; each that runs this test agrees with it."""
    table = json.loads(TABLE.read_text(encoding="ascii"))
    assert len(table) > 2_000
    assert [[text, verdict(text)] for text, _ in table] == table
    read = [text for text, found in table if not found.startswith("QA3")]
    assert len(read) > 150
