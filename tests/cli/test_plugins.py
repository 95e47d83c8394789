"""`qaf plugins`: what is installed, what it offers, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa_framework.hooks import Extensions, PluginRecord, Plugins
from qa_framework.problems import Problem, Source, Span
from tests.cli.running import qaf

WELL = PluginRecord(
    name="well",
    sort="code",
    distribution="qa-well",
    version="1.2.0",
    phase="ready",
    offers=("function well.double", "function well.half", "question type well.name"),
)
ILL = PluginRecord(
    name="ill",
    sort="code",
    distribution="",
    version="",
    phase="import",
    error="it cannot be imported: no module named `ill`",
    hint="install it again",
)
OFF = PluginRecord(name="off", sort="definitions", distribution="o", version="1", phase="off")
PROBLEM = Problem(
    "QA801", ILL.error or "", Span(Source("plugin ill", ""), 0, 0, 0), severity="note"
)
NEEDY = """\
kind: tool
id: needy
version: 1.0.0
title: A tool that needs a plugin
rubric: {unanswered: block, measures: {m: {method: ill.best, of: questions}}}
sections: [{id: s, title: S, questions: [{id: q, ask: Q, type: number}]}]
"""


@pytest.fixture(autouse=True)
def plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Plugins(
        records=(WELL, ILL, OFF),
        problems=(PROBLEM,),
        extensions=Extensions(plugins=("well",), unavailable={"ill": ILL.error or ""}),
    )
    monkeypatch.setattr("qa_framework.workspace.load_plugins", lambda: found)


def test_every_plugin_is_listed_with_what_it_offers_or_why_it_offers_nothing() -> None:
    ran = qaf("plugins")
    assert ran.exit_code == 0
    assert ran.stdout.splitlines() == [
        "well (qa-well 1.2.0): ready",
        "  2 functions: well.double, well.half",
        "  1 question type: well.name",
        "ill (not installed as a package): cannot be used",
        "  it cannot be imported: no module named `ill`",
        "  hint: install it again",
        "off (o 1): switched off",
    ]


def test_under_strict_a_plugin_that_failed_is_an_error() -> None:
    assert qaf("plugins", "--strict").exit_code == 1


def test_definitions_that_need_a_plugin_that_failed_are_told(folder: Path) -> None:
    (folder / "needy.yaml").write_text(NEEDY, encoding="utf-8", newline="\n")
    told = qaf("plugins", "--definitions", "needy.yaml").stdout
    assert "needy.yaml:5:" in told
    assert "it belongs to the plugin `ill`, which cannot be used" in told


def test_a_machine_reads_the_same() -> None:
    found = json.loads(qaf("plugins", "--format", "json").stdout)
    assert [each["name"] for each in found["plugins"]] == ["well", "ill", "off"]
    assert [each["code"] for each in found["problems"]] == ["QA801"]
