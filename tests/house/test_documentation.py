"""What the pages owe their readers: every public name, every command, no code that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import qa_framework
import qa_framework.testing
from qa_framework.cli.qaf import main
from qa_framework.problems.codes import CODES, RETIRED
from tests.house.repository import ROOT

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("**/*.md"))]
DIRECTIVE = re.compile(r"^\.\. auto(?:class|function|exception):: (\w+)", re.MULTILINE)
CODE = re.compile(r"\bQA\d{3}\b")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")


def read(*parts: str) -> str:
    return DOCS.joinpath(*parts).read_text(encoding="utf-8")


def test_the_api_page_has_every_public_name_and_no_other() -> None:
    assert sorted(DIRECTIVE.findall(read("reference", "api.md"))) == sorted(qa_framework.__all__)


def test_the_testing_page_has_every_public_name() -> None:
    named = set(DIRECTIVE.findall(read("reference", "testing.md")))
    assert named == set(qa_framework.testing.__all__)


def test_the_command_page_shows_the_help_of_every_command() -> None:
    shown = set(re.findall(r"^\$ qaf (\w+) --help$", read("reference", "cli.md"), re.MULTILINE))
    assert shown == set(main.own)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_names_no_code_and_links_to_no_file_that_is_not_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert set(CODE.findall(text)) <= {*CODES, *RETIRED}
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []
