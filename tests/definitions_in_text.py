"""Definitions in the text of a test, with what is wrong marked under the place where it is.

A line that begins with `#`, blanks and `^` marks the line above: the `^` stands under the column,
then come code and message, and after a bar the hint:

      weight: -1
    #         ^ QA588 a weight is at least 0 | 0 keeps it out of scores

`#<` marks the first column. What stands in a context (`in_context`) is only a part of a definition; the rest is the same for
all tests, and sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from textwrap import dedent, indent

from attrs import frozen

from qa_framework.hooks import Plugins
from qa_framework.loading.documents import read_file
from qa_framework.loading.folder import Read
from qa_framework.problems import Problem
from qa_framework.workspace import Workspace, make_workspace

MARK = re.compile(r"#(?P<blanks> *)(?P<sign>[\^<]) (?P<said>.*)\Z")

SCALES = """\
kind: scale
id: four-point
version: 1.0.0
title: Four points
levels:
  inadequate: {points: 1}
  requires_improvement: {points: 2}
  good: {points: 3}
  outstanding: {points: 4}
---
kind: scale
id: yes-no
version: 1.0.0
title: Yes or no
levels:
  no: {points: 0}
  yes: {points: 1}
---
kind: scale
id: with-absences
version: 1.0.0
title: Yes or no, or neither
levels:
  no: {points: 0}
  yes: {points: 1}
absences:
  not_applicable: {effect: leave_out}
  not_seen: {effect: block}
---
kind: scale
id: risk
version: 1.0.0
title: Risk, where less is better
better: lower
levels:
  low: {points: 0}
  high: {points: 1}
---
kind: scale
id: words
version: 1.0.0
title: Levels without points
levels:
  weak: {}
  strong: {}
"""

SECTIONS = """\
about:
  - {id: team, ask: Team, type: choice, options: {north: North, south: South}}
  - {id: opened, ask: When was the plan opened?, type: date}
sections:
  - id: impact
    title: Impact
    questions:
      - {id: seen, ask: Was the child seen?, scale: four-point}
      - {id: plan, ask: Is there a plan?, scale: four-point}
  - id: recording
    title: Recording
    questions:
      - {id: on_time, ask: In time?, scale: yes-no}
      - {id: written, ask: Written up?, scale: yes-no}
"""

BANDS = """\
- {grade: outstanding, at_least: 3.5}
- {grade: good, at_least: 2.5}
- {grade: requires_improvement, at_least: 1.5}
- {grade: inadequate}
"""

SAMPLING = """\
kind: sampling
id: monthly
version: 1.0.0
title: Monthly
case: case_reference
columns:
  - {id: team, type: choice, options: {north: North, south: South}}
  - {id: opened, type: date}
  - {id: note, type: text}
"""

CONTEXTS: Mapping[str, str] = {
    "file": "<>",
    "scale": "kind: scale\nid: s\nversion: 1.0.0\ntitle: S\n<>",
    "framework": "kind: framework\nid: f\nversion: 1.0.0\ntitle: F\n<>",
    "tool": "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\n<>",
    "questions": "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\n"
    "sections:\n  - id: part\n    title: Part\n    questions:\n      <>",
    "about": "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\nabout:\n  <>"
    "sections:\n  - id: part\n    title: Part\n    questions:\n"
    "      - {id: on_time, ask: In time?, scale: yes-no}\n",
    "condition": "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\n"
    + SECTIONS
    + "      - id: why\n        ask: Why?\n        type: text\n        applies_when: <>",
    "rubric": "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\n" + SECTIONS + "rubric:\n  <>",
    "own rubric": "kind: rubric\nid: r\nversion: 1.0.0\ntitle: R\n<>",
    "measures": "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\n"
    + SECTIONS
    + "rubric:\n  grades: four-point\n  unanswered: block\n  measures:\n    <>",
    "bands": "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\n"
    + SECTIONS
    + "rubric:\n  grades: four-point\n  unanswered: block\n  measures:\n"
    "    overall:\n      method: mean\n      of: impact\n      bands:\n        <>",
    "limits": "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\n"
    + SECTIONS
    + "rubric:\n  grades: four-point\n  unanswered: block\n  bands:\n"
    + indent(BANDS, "    ")
    + "  measures:\n    overall:\n      method: mean\n      of: impact\n      limits:\n        <>",
    "sampling": SAMPLING + "<>",
    "columns": "kind: sampling\nid: monthly\nversion: 1.0.0\ntitle: Monthly\n"
    "case: case_reference\nchoose: every_case\ncolumns:\n  <>",
    "cases": "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\n"
    + SECTIONS
    + "rubric:\n  grades: four-point\n  unanswered: block\n  bands:\n"
    + indent(BANDS, "    ")
    + "  measures:\n    overall:\n      method: mean\n      of: impact\n"
    "      limits:\n"
    "        - {id: late, when: on_time == 'no', no_better_than: good, because: It was late.}\n"
    "  flags:\n    - {id: act, when: seen == 'inadequate', because: Act.}\n"
    "cases:\n  <>",
}
"""The parts of definitions; `<>` is where the text of the test goes."""


def in_context(context: str, text: str) -> str:
    """Put a part of a definition where it belongs."""
    before, _, after = CONTEXTS[context].partition("<>")
    margin = before.rpartition("\n")[2]
    margin = margin if not margin.strip() else ""
    column = len(before.rpartition("\n")[2])
    lines = dedent(text).split("\n")
    moved = (_moved(line, column) if MARK.match(line) else indent(line, margin) for line in lines)
    return before.removesuffix(margin) + "\n".join(moved) + after


def _moved(line: str, by: int) -> str:
    """Move a mark as far to the right as the line above it."""
    mark = MARK.match(line)
    if mark is None or not by:
        return line
    column = 1 if mark["sign"] == "<" else len(mark["blanks"]) + 2
    return f"#{' ' * (by + column - 2)}^ {mark['said']}"


def workspace_in(*texts: str, plugins: Plugins | None = None) -> Workspace:
    """Read and check the text of files, with the scales of these tests and nothing else."""
    contents = [
        read_file(text.encode("utf-8"), f"text {number}") for number, text in enumerate(texts, 1)
    ]
    scales = read_file(SCALES.encode("utf-8"), "scales")
    items = tuple(item for content in (*contents, scales) for item in content.items)
    problems = tuple(problem for content in contents for problem in content.problems)
    read = Read(items=items, problems=problems, files=len(contents))
    return make_workspace(read, plugins or Plugins())


def marks_in(text: str) -> list[str]:
    """List what is marked in a text, as `said` tells it."""
    found = []
    number = 0
    for line in text.split("\n"):
        mark = MARK.match(line)
        if mark is None:
            number += 1
        else:
            column = 1 if mark["sign"] == "<" else len(mark["blanks"]) + 2
            found.append(f"{number}:{column} {mark['said'].strip()}")
    return found


def without_marks(text: str) -> str:
    """Take the marks out of a text."""
    return "\n".join(line for line in text.split("\n") if not MARK.match(line))


def said(problems: Iterable[Problem]) -> list[str]:
    """Write problems as marks do: place, code, message, and the hint after a bar."""
    return [
        f"{each.span.line}:{each.span.column} {each.code} {each.message}"
        + (f" | {each.hint}" if each.hint else "")
        for each in problems
    ]


def problems_in(*texts: str, with_notes: Iterable[str] = ()) -> list[str]:
    """List what is wrong with texts, without the notes that are not asked for."""
    problems = workspace_in(*map(without_marks, texts)).problems
    asked = set(with_notes)
    return said(each for each in problems if each.severity == "error" or each.code in asked)


@frozen
class Slip:
    """A mistake in a definition, marked, and how it is mended.

    Attributes:
        context: Where the text belongs; see `CONTEXTS`.
        text: The part of the definition, with marks.
        old: What is wrong in it.
        new: What is right instead.
        beside: The text of other files.
    """

    context: str
    text: str
    old: str = ""
    new: str = ""
    beside: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """Give the text, with marks, from the left margin."""
        return dedent(self.text).strip("\n") + "\n"

    def marked(self) -> list[str]:
        """List what is said to be wrong."""
        return marks_in(in_context(self.context, self.part))

    def found(self) -> list[str]:
        """List what is found to be wrong."""
        return self._problems_of(self.part)

    def left(self) -> list[str]:
        """List what is found to be wrong once it is mended."""
        part = without_marks(self.part)
        assert self.old in part, "there is nothing to mend"
        return self._problems_of(part.replace(self.old, self.new))

    def _problems_of(self, part: str) -> list[str]:
        text = in_context(self.context, part)
        return problems_in(text, *self.beside, with_notes=self._codes)

    @property
    def _codes(self) -> list[str]:
        return re.findall(r"QA7[0-9]{2}", self.text)
