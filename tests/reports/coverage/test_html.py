"""Coverage as a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tests.reports.coverage.made import RECORDS, SHIRE, VISITS, covered

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page: that every tag is closed in order, and the words of every row."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += f" {data}" if self.rows[-1][-1] else data


def test_each_family_has_a_table_with_tools_across_and_the_gaps_first() -> None:
    rows = Page(covered(SHIRE, VISITS, RECORDS).html()).rows
    assert rows[:3] == [
        ["standard", "All", "Records", "Visits & talks"],
        ["We care standard.care", "none", "", ""],
        ["We know <families> standard.know", "3", "1 q", "2 sq"],
    ]
    assert ["area", "All", "Visits & talks"] in rows


def test_a_page_runs_and_loads_nothing() -> None:
    text = covered(SHIRE, VISITS, RECORDS).html()
    page = Page(text)
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "a", "form"})
    assert not {name for name, _ in page.attributes} & {"src", "href", "style", "onclick"}
    assert "@import" not in text
    assert "url(" not in text
    assert text.startswith("<!DOCTYPE html>\n<html lang=")


def test_every_word_of_a_definition_is_escaped() -> None:
    evil = "<script>alert(1)</script>\"'&"
    quoted = "'" + evil.replace("'", "''") + "'"
    shire = SHIRE.replace("We care", quoted).replace("title: The shire", f"title: {quoted}")
    visits = VISITS.replace("title: Visits & talks", f"title: {quoted}")
    text = covered(shire, visits, RECORDS).html()
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert not re.search(r'title="[^"]*<', text)


def test_in_a_notebook_it_is_one_block() -> None:
    block = covered(SHIRE, VISITS, RECORDS)._repr_html_()
    Page(block)
    assert block.startswith('<div class="qaf-coverage">')
    assert "<html" not in block


def test_it_prints_without_rows_that_break() -> None:
    assert "@media print" in covered(SHIRE, VISITS).html()


def test_what_is_missing_stands_below_the_tables() -> None:
    text = covered(SHIRE, RECORDS).html()
    assert "Questions that look at nothing" in text
    assert "Records, 1 of 2: in_time" in text
    alone = RECORDS.replace("framework: shire\n", "").replace(", tags: [standard.know]", "")
    text = covered(SHIRE, VISITS, alone).html()
    assert "Not counted, as it names no framework: records." in text
    assert "Not shown: pillar, activity." in text


def test_where_everything_is_looked_at_it_says_so() -> None:
    assert (
        "Everything is looked at: 1 of 1." in covered(SHIRE, VISITS, families=("principle",)).html()
    )
