"""Coverage as text for a terminal."""

from __future__ import annotations

import attrs

from qa_framework.reports.coverage.text import WIDTH
from tests.reports.coverage.made import RECORDS, SHIRE, VISITS, covered

WHOLE = """\
What the tools look at: The shire
=================================
shire@1.0.0: 2 tools, 5 questions.
Numbers are questions; in brackets stands what carries the tag.
LOOKED AT BY NONE: 3 of 8 (standard 1 of 2, pillar 1 of 2, area 1 of 2).

Practice standards (standard)
-----------------------------
  NONE  care: We care
  know: We know <families>
        2 tools, 3 questions: records 1 (question); visits 2 (section, question)

Principles (principle)
----------------------
  learning: We learn
        1 tool, 1 question: visits 1 (question)

Pillars (pillar)
----------------
  NONE  talks: Talks
  dips: Dips
        1 tool, 2 questions: records 2 (tool)

Activities (activity)
---------------------
  dip_sample: Dip sample
        1 tool, 2 questions: records 2 (tool)

Areas (area)
------------
  NONE  care: Care
  help: Help
        1 tool, 3 questions: visits 3 (tool)

Questions that look at nothing
------------------------------
  records, 1 of 2: in_time"""


def test_it_reads_from_top_to_bottom_with_the_gaps_first() -> None:
    assert covered(SHIRE, VISITS, RECORDS).text() == WHOLE


def test_where_everything_is_looked_at_it_says_so() -> None:
    text = covered(SHIRE, VISITS, families=("principle",)).text()
    assert "Everything is looked at: 1 of 1." in text
    assert "NONE" not in text


def test_what_is_not_shown_and_not_counted_is_named_at_the_end() -> None:
    alone = RECORDS.replace("framework: shire\n", "").replace(", tags: [standard.know]", "")
    assert (
        covered(SHIRE, VISITS, alone.replace("activity: dip_sample\n", ""))
        .text()
        .endswith(
            "\n\nNot shown: pillar, activity.\nNot counted, as it names no framework: records."
        )
    )


def test_lines_are_no_longer_than_80_characters_and_long_words_stay_whole() -> None:
    long = "very " * 40 + "x" * 90
    text = covered(SHIRE.replace("We care", long).replace("The shire", long), VISITS).text()
    assert max(len(line) for line in text.split("\n") if "x" * 90 not in line) <= WIDTH
    assert "x" * 90 in text


def test_what_a_terminal_would_obey_is_shown() -> None:
    text = attrs.evolve(covered(SHIRE, VISITS), title="a\x1bb").text()
    assert text.startswith("What the tools look at: a\ufffdb\n")
