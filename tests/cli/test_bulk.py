"""`qaf check --bulk`: which measures can be scored exactly in bulk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import qaf
from tests.cli.test_check import write

WIDE = """\
kind: tool
id: wide
version: 1.0.0
title: Wide
rubric:
  unanswered: leave_out
  measures: {much: {method: mean, of: questions, better: higher}}
  flags: [{id: many, when: a > 28, because: These are many.}]
sections:
  - id: work
    title: Work
    questions:
      - {id: a, ask: How many?, type: number, weight: 50}
      - {id: b, ask: How many more?, type: number}
"""


@pytest.fixture
def wide(folder: Path) -> Path:
    """Write a tool whose numbers have no bounds."""
    write(folder / "mine" / "wide.yaml", WIDE)
    return folder


def test_each_measure_and_flag_is_told(wide: Path) -> None:  # noqa: ARG001 - it is there
    ran = qaf("check", "--bulk", "mine")
    assert ran.exit_code == 0
    assert ran.output[ran.output.index("exact in bulk") :] == (
        "exact in bulk, where every number is below 2^63 (9.2 x 10^18):\n"
        "  wide\n"
        "    much  NOT EXACT  numerator to 5.1 x 10^19, denominator to 51, products to 5.1 x 10^19\n"
        "    many  exact      products to 1.0 x 10^18\n"
        "not exact is `much` of `wide`: say `least` and `most` of the numbers, or use fewer "
        "different weights\n"
    )


def test_numbers_that_can_be_taken_in_are_written_out(definitions: Path) -> None:
    ran = qaf("check", "--bulk", definitions)
    assert "total  exact      numerator to 11, denominator to 1, products to 11\n" in ran.output
    assert "one.half   exact" in ran.output


def test_the_bounds_are_there_as_data(wide: Path) -> None:  # noqa: ARG001 - it is there
    found = json.loads(qaf("check", "--bulk", "--format", "json", "mine").output)["bulk"]
    assert [(each["name"], each["exact"]) for each in found] == [("much", False), ("many", True)]
    assert found[0]["product"] == str(51 * 10**18)


def test_a_tool_that_is_broken_has_no_bounds(wide: Path) -> None:
    write(
        wide / "mine" / "broken.yaml", WIDE.replace("id: wide", "id: broken").replace("28", "'x'")
    )
    ran = qaf("check", "--bulk", "mine")
    assert ran.exit_code == 1
    assert "broken\n" not in ran.output.split("exact in bulk", 1)[1]
