"""The run over published inspections, on a small file that was made up."""

from __future__ import annotations

import csv
import gzip
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance import food_hygiene
from tests.acceptance.food_hygiene import Compared, Ran, compare, rows_of, score, shorten, verdicts

HEADER = ("audit_id", "hygiene", "structural", "confidence_in_management", "rating")
HIGHEST = ((5, 15, "5"), (10, 20, "4"), (10, 30, "3"), (15, 40, "2"), (20, 50, "1"))


def rating(scores: tuple[int, ...]) -> str:
    """Rate as the scheme does: the best rating whose total and whose highest score are both met."""
    found = (rate for most, total, rate in HIGHEST if max(scores) <= most and sum(scores) <= total)
    return next(found, "0")


def made_up() -> Iterator[tuple[object, ...]]:
    """Give every set of scores there can be, and rows that lack something."""
    hygiene, management = (0, 5, 10, 15, 20, 25), (0, 5, 10, 20, 30)
    for number, scores in enumerate(itertools.product(hygiene, hygiene, management)):
        yield (number, *scores, rating(scores))
    yield ("exempt", "", "", "", "Exempt")
    yield ("awaited", 5, "", 5, "AwaitingInspection")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "made_up.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *made_up()])
    return path


def test_every_rating_comes_out_as_published_and_every_other_row_says_why(
    source: Path, tmp_path: Path
) -> None:
    ran = score(source, tmp_path / "scored.csv")
    assert ran.code == 0
    found = compare(source, tmp_path / "scored.csv")
    assert found == Compared(rows=182, rated=180, equal=180, others=2, others_with_why=2)


def test_a_row_that_was_changed_is_noticed(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "scored.csv"
    score(source, target)
    target.write_text(
        target.read_text(encoding="utf-8").replace("exempt,", "exempted,"),
        encoding="utf-8",
        newline="",
    )
    with pytest.raises(SystemExit, match="row 181 was changed"):
        compare(source, target)


def test_a_shorter_file_has_the_first_rows(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(food_hygiene, "FEWER_ROWS", 7)
    shorten(source, tmp_path / "part.csv")
    assert list(rows_of(tmp_path / "part.csv")) == list(itertools.islice(rows_of(source), 7))


GOOD = Compared(
    rows=food_hygiene.ALL_ROWS,
    rated=food_hygiene.ALL_RATED,
    equal=food_hygiene.ALL_RATED,
    others=10,
    others_with_why=10,
)


@pytest.mark.parametrize(
    ("found", "runs", "kept"),
    [
        (GOOD, (Ran(0, 1, 100), Ran(0, 1, 110)), True),
        (GOOD, (Ran(0, 1, 0), Ran(0, 1, 0)), True),
        (GOOD, (Ran(0, 1, 100), Ran(0, 1, 111)), False),
        (GOOD, (Ran(0, 1, 100), Ran(1, 1, 100)), False),
        (Compared(**{**vars(GOOD), "equal": 1}), (Ran(0, 1, 100), Ran(0, 1, 100)), False),
        (Compared(**{**vars(GOOD), "rows": 1}), (Ran(0, 1, 100), Ran(0, 1, 100)), False),
        (Compared(**{**vars(GOOD), "others_with_why": 1}), (Ran(0, 1, 1), Ran(0, 1, 1)), False),
    ],
)
def test_each_promise_is_judged(found: Compared, runs: tuple[Ran, Ran], *, kept: bool) -> None:
    assert all(good for good, _ in verdicts(found, runs)) is kept
