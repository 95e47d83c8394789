"""paper: the command takes definitions of one's own."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from qa_framework_example.paper import paper

TOOL = """\
kind: tool
id: mine
version: 1.0.0
title: Mine
sections: [{id: a, title: A, questions: [{id: b, ask: B?, type: text}]}]
"""


def test_definitions_of_one_s_own_are_added(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(TOOL, encoding="utf-8", newline="\n")
    printed = CliRunner().invoke(paper, ["mine", "--definitions", str(tmp_path)])
    assert printed.output == "Mine\n\nA\n  [ ] B?\n"
