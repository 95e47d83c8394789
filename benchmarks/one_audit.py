"""One audit of a 60-question tool against a function written by hand for the same rubric.

Both take a dictionary of answers, refuse an answer that is none, and give the overall grade and
score; ours gives every section's too. Run: python benchmarks/one_audit.py
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from hardware import describe
from sheets import QUESTIONS, RUBRIC, SCALE, SECTIONS, answer_sheets, tool_text

import qa_framework as qa

ROUNDS = 15
SHEETS = 400

POINTS = {"inadequate": 1, "requires_improvement": 2, "good": 3, "outstanding": 4}
ABSENT = {"not_applicable": 0, "not_seen": None}
CODES = {**POINTS, **ABSENT}
LAYOUT = [
    [(f"q{section}_{n}", 2 if n % 3 == 0 else 1) for n in range(QUESTIONS)]
    for section in range(SECTIONS)
]
NAMES = frozenset(name for section in LAYOUT for name, _ in section)


def by_hand(answers: Mapping[str, str]) -> tuple[int | None, Fraction | None]:
    """Score as a careful programmer would write it for this one rubric."""
    if not NAMES.issuperset(answers):
        raise ValueError("unknown question")
    for answer in answers.values():
        if answer not in CODES:
            raise ValueError("unknown level")
    grades = []
    for section in LAYOUT:
        total = weight = 0
        for name, factor in section:
            answer = answers.get(name)
            if answer is None:
                return None, None
            points = CODES[answer]
            if points is None:
                return None, None
            if points:
                total += factor * points
                weight += factor
        if not weight:
            grades.append(None)
            continue
        twice = 2 * total
        grades.append(
            4
            if twice >= 7 * weight
            else 3
            if twice >= 5 * weight
            else 2
            if twice >= 3 * weight
            else 1
        )
    total = weight = weak = 0
    for index, grade in enumerate(grades):
        if grade is not None:
            factor = 2 if index == 0 else 1
            total += factor * grade
            weight += factor
            weak += grade <= 2
    if not weight:
        return None, None
    score = Fraction(total, weight)
    twice = 2 * total
    overall = (
        4 if twice >= 7 * weight else 3 if twice >= 5 * weight else 2 if twice >= 3 * weight else 1
    )
    if grades[5] == 1 or weak >= 2:
        overall = min(overall, 2)
    return (1 if grades[0] == 1 else overall), score


def open_tool() -> qa.AuditTool:
    """Load the tool from files."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "scale.yaml").write_text(SCALE, encoding="utf-8", newline="\n")
        Path(folder, "rubric.yaml").write_text(RUBRIC, encoding="utf-8", newline="\n")
        Path(folder, "tool.yaml").write_text(tool_text(), encoding="utf-8", newline="\n")
        return qa.open(folder, strict=False).tool("bench-tool")


def seconds(score: Callable[[Mapping[str, str]], object], sheets: list[dict[str, str]]) -> float:
    """Time one sheet, on average over all, in processor time: what else runs does not count."""
    start = time.process_time()
    for sheet in sheets:
        score(sheet)
    return (time.process_time() - start) / len(sheets)


def main() -> None:
    """Run both in turn and print the ratio of their medians."""
    tool = open_tool()
    sheets = answer_sheets(SHEETS)

    def ours(answers: Mapping[str, str]) -> object:
        overall = tool.score(answers)["overall"]
        return overall.grade, overall.score

    for sheet in sheets:
        grade, score = by_hand(sheet)
        outcome = tool.score(sheet)["overall"]
        expected = None if grade is None else list(POINTS)[grade - 1]
        assert (outcome.grade and outcome.grade.id) == expected
        assert score is None or outcome.score == score
    hand, result, read = [], [], []
    for _ in range(ROUNDS):
        hand.append(seconds(by_hand, sheets))
        result.append(seconds(tool.score, sheets))
        read.append(seconds(ours, sheets))
    limit = statistics.median(hand)
    print(describe())
    print(f"by hand                            {limit * 1e6:7.1f} us")
    for what, times in (("score() to a Result", result), ("and its overall grade and score", read)):
        median = statistics.median(times)
        print(f"{what:<34} {median * 1e6:7.1f} us   {median / limit:4.1f} times")


if __name__ == "__main__":
    main()
