"""Twelve mistakes in three files: one run tells twelve problems, each where it was made."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import frozen

import qa_framework as qa
from qa_framework.hooks import Plugins
from qa_framework.loading.folder import Origin
from qa_framework.problems import InvalidDefinitions, Problem
from qa_framework.workspace import open_origins

FOLDER = Path(__file__).with_name("twelve_mistakes")


@frozen
class Mistake:
    """What is said of a mistake, and how it is mended."""

    said: str
    hint: str | None
    old: str
    new: str

    @property
    def file(self) -> str:
        """Name the file it is in."""
        return self.said.partition(":")[0]


MISTAKES = {
    "missing unanswered": Mistake(
        "rubric.yaml:1:1 QA202 `unanswered` is missing",
        "say what a blank answer does, for instance `unanswered: block`",
        "title: Supervision\n",
        "title: Supervision\nunanswered: block\n",
    ),
    "band order": Mistake(
        "rubric.yaml:19:17 QA511 the bands are not in order: `partly_met` stands below `not_met`",
        "list the best grade first",
        "not_met, at_least: 60}\n      - {grade: partly_met}",
        "partly_met, at_least: 60}\n      - {grade: not_met}",
    ),
    "unknown level": Mistake(
        "rubric.yaml:23:25 QA510 there is no level `partly met`",
        "did you mean `partly_met`?",
        "no_better_than: partly met",
        "no_better_than: partly_met",
    ),
    "bad version": Mistake(
        "scales.yaml:3:10 QA205 `1.10` is not a version",
        "a version has three parts: 1.10.0",
        "version: 1.10\n",
        "version: 1.10.0\n",
    ),
    "duplicate key": Mistake(
        "scales.yaml:19:5 QA120 the key `label` is written twice, first in line 17",
        "keep one of the two",
        "    label: Nothing was done\n",
        "",
    ),
    "unknown key": Mistake(
        "scales.yaml:20:34 QA201 unknown key `color`",
        "did you mean `colour`?",
        "color:",
        "colour:",
    ),
    "wrong type": Mistake(
        "tool.yaml:15:17 QA203 wanted a number, found `double`",
        None,
        "weight: double",
        "weight: 2",
    ),
    "unknown question": Mistake(
        "tool.yaml:19:23 QA330 unknown name `ontime`",
        "did you mean `on_time`?",
        "ontime ==",
        "on_time ==",
    ),
    "ring": Mistake(
        "tool.yaml:23:23 QA562 whether these apply depends on each other in a ring:"
        " `first` -> `plan_checked` -> `first`",
        "a question cannot decide, even through others, whether it is asked itself",
        "        applies_when: first\n",
        "",
    ),
    "type clash": Mistake(
        "tool.yaml:23:37 QA343 `plan_opened` is a date, and `28` is a number",
        "only values of one kind are compared",
        "plan_opened > 28",
        "days_between(plan_opened, audit.date) > 28",
    ),
    "dangling scale": Mistake(
        "tool.yaml:33:16 QA401 there is no scale `done-partly-not`",
        "did you mean `done-or-not`?",
        "scale: done-partly-not",
        "scale: done-or-not",
    ),
    "duplicate id": Mistake(
        "tool.yaml:34:13 QA580 the id `on_time` is used twice",
        "the question at tool.yaml:12:13 has it too",
        "id: on_time\n        ask: Was it written",
        "id: written_up\n        ask: Was it written",
    ),
}


def read_all() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}


def problems_in(texts: dict[str, str], folder: Path) -> list[tuple[str, str | None]]:
    """Check some files alone, without the definitions that ship with the library."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    origins = [Origin("", folder)]
    workspace = open_origins(origins, Plugins(), cache=False)
    return [(written(each), each.hint) for each in workspace.problems if each.code != "QA715"]


def written(problem: Problem) -> str:
    return f"{problem.span} {problem.code} {problem.message}"


def mended(but: str = "") -> dict[str, str]:
    """Mend all mistakes but one."""
    texts = read_all()
    for name, mistake in MISTAKES.items():
        if name != but:
            assert texts[mistake.file].count(mistake.old) == 1
            texts[mistake.file] = texts[mistake.file].replace(mistake.old, mistake.new)
    return texts


def test_there_are_three_files_and_twelve_mistakes() -> None:
    assert len(read_all()) == 3
    assert len(MISTAKES) == 12


def test_twelve_mistakes_are_twelve_problems_in_one_run(tmp_path: Path) -> None:
    found = problems_in(read_all(), tmp_path)
    assert found == [(mistake.said, mistake.hint) for mistake in MISTAKES.values()]


def test_all_twelve_are_raised_together() -> None:
    with pytest.raises(InvalidDefinitions) as caught:
        qa.open(FOLDER, cache=False)
    errors = [each for each in caught.value.problems if each.severity == "error"]
    assert [each.code for each in errors] == [
        mistake.said.split()[1] for mistake in MISTAKES.values()
    ]
    assert all(FOLDER.name in str(each.span) for each in errors)


def test_mended_there_is_nothing_left(tmp_path: Path) -> None:
    assert problems_in(mended(), tmp_path) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_alone_is_one_problem(name: str, tmp_path: Path) -> None:
    """It hides no other, and no other was needed for it to be seen."""
    (found,) = problems_in(mended(but=name), tmp_path)
    code = MISTAKES[name].said.split()[1]
    assert found[0].split()[1] == code
    assert found[1] == MISTAKES[name].hint or name == "duplicate id"
