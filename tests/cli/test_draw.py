"""`qaf draw`: each promise of the command is a test here."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest
from click.testing import Result

from qa_framework import Draw
from tests.cli.running import qaf
from tests.sampling.made import HEAD, OLD, WAYS, rows

PLAN = HEAD + WAYS["stratified"] + OLD


@pytest.fixture(autouse=True)
def plan(folder: Path) -> None:
    """Put a plan where the command finds it, and a list of cases beside."""
    (folder / "tool_definitions").mkdir()
    Path("tool_definitions/plan.yaml").write_text(PLAN, encoding="utf-8", newline="\n")
    write_cases([row | {"remark": "=1+1"} for row in rows()])


def write_cases(found: list[dict[str, str]], name: str = "cases.csv") -> None:
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]))
        writer.writeheader()
        writer.writerows(found)


def draw(*more: str, source: str = "cases.csv", target: str = "sample.csv") -> Result:
    where = ("--in", source, "--out", target)
    return qaf("draw", "monthly", *where, "--seed", "2026-06", "--date", "2026-06-01", *more)


def sample(name: str = "sample.csv") -> list[dict[str, str]]:
    with Path(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def record(name: str = "june.json") -> Draw:
    return Draw.from_dict(json.loads(Path(name).read_text(encoding="utf-8")))


def test_the_sample_has_the_rows_of_the_chosen_cases_in_the_order_drawn() -> None:
    assert draw("--record", "june.json").exit_code == 0
    given = {row["case_reference"]: row | {"remark": "=1+1"} for row in rows()}
    found = sample()
    assert [row["case_reference"] for row in found] == list(record().cases)
    for number, row in enumerate(found, 1):
        assert row["draw.order"] == str(number)
        assert row["draw.stratum"] == row["team"].title()
        assert {key: row[key] for key in given["C-000"]} == given[row["case_reference"]]


def test_the_summary_is_what_a_manager_wants_to_know() -> None:
    done = draw("--record", "june.json")
    assert done.stdout == f"{record().text}\n"
    assert done.stderr == ""
    assert "excluded: Opened long ago." in done.stdout
    assert "C-0" not in done.stdout


def test_a_sample_on_standard_output_leaves_the_summary_to_standard_error() -> None:
    done = draw("--record", "june.json", target="-")
    assert done.stdout.startswith("case_reference,team")
    assert done.stderr == f"{record().text}\n"


def test_without_a_record_it_is_said_that_none_was_kept() -> None:
    assert "no record was kept" in draw().stderr


def test_the_sample_is_the_same_from_a_file_of_any_kind(folder: Path) -> None:
    draw("--record", "june.json")
    lines = "".join(json.dumps(row) + "\n" for row in rows()[::-1])
    Path("cases.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    assert draw("--record", "again.json", source="cases.jsonl.gz").exit_code == 0
    assert record("again.json") == record()
    assert [row["case_reference"] for row in sample()] == list(record().cases)
    assert draw(source="cases.jsonl.gz", target="sample.jsonl").exit_code == 0
    first = json.loads(Path("sample.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert (first["draw.order"], first["draw.stratum"]) == (1, "North")
    assert folder.exists()


def test_for_excel_writes_what_excel_opens_safely() -> None:
    draw("--for-excel")
    assert Path("sample.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert {row["remark"] for row in sample()} == {"'=1+1"}
    draw()
    assert {row["remark"] for row in sample()} == {"=1+1"}


def test_a_plan_without_strata_leaves_the_column_empty() -> None:
    text = HEAD + WAYS["every_case"]
    Path("tool_definitions/plan.yaml").write_text(text, encoding="utf-8", newline="\n")
    draw()
    assert {row["draw.stratum"] for row in sample()} == {""}
    assert len(sample()) == 30


# What is wrong with the list


def test_everything_that_is_wrong_with_the_list_is_told_and_nothing_written() -> None:
    bad = [row | {"team": "x"} if n < 2 else row for n, row in enumerate(rows())]
    write_cases([*bad, bad[5]])
    done = draw("--record", "june.json")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "3 problems in the list of cases",
        "line 2, `team`: wanted one of `north`, `south`, `east`",
        "line 3, `team`: wanted one of `north`, `south`, `east`",
        "line 32, `case_reference`: this reference stands in line 7 too",
    ]
    assert not Path("sample.csv").exists()
    assert not Path("june.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("monthly",), "to draw, --in, --seed and --out are needed too"),
        ((), "to draw, PLAN, --in, --seed and --out are needed too"),
        (("--again", "a.json"), "with --again, --in is needed too"),
        (("--again", "a.json", "--replace", "C"), "--again and --replace are two things"),
        (
            ("--again", "a.json", "--in", "b.csv", "--seed", "1"),
            "with --again, --seed means nothing",
        ),
        (
            ("monthly", "--again", "a.json", "--in", "b.csv", "--by", "x"),
            "with --again, PLAN and --by mean nothing",
        ),
        (
            ("monthly", "--in", "a.csv", "--seed", "1", "--out", "b.csv", "--because", "x"),
            "to draw, --because means nothing",
        ),
        (("--replace", "C"), "with --replace, --because, --by, --date and --record are needed too"),
        (("monthly", "--in", "-", "--seed", "1", "--out", "b.csv"), "the list is read twice"),
        (
            ("monthly", "--in", "a.csv", "--seed", "1", "--out", "a.csv"),
            "--in and --out are the same file, `a.csv`",
        ),
        (
            ("monthly", "--in", "a.csv", "--seed", "1", "--out", "b.csv", "--record", "c.csv"),
            "--record `c.csv` does not end in .json",
        ),
        (
            ("monthly", "--in", "cases.csv", "--seed", "1", "--out", "b.csv", "--date", "1/6/26"),
            "wanted a day that exists, such as 2026-06-01",
        ),
        (
            ("monthly", "--in", "cases.csv", "--seed", "1", "--out", "b.csv"),
            "`old` asks for the date of the draw, and none is stated",
        ),
        (
            ("monthly", "--in", "cases.csv", "--seed", " ", "--out", "b.csv"),
            "a seed has 1 to 200 characters",
        ),
        (("--again", "none.json", "--in", "cases.csv"), "cannot read `none.json`: no such file"),
        (
            ("monthly", "--in", "none.csv", "--seed", "1", "--out", "b.csv"),
            "cannot read `none.csv`",
        ),
    ],
)
def test_what_cannot_work_ends_with_2_and_says_why(arguments: tuple[str, ...], said: str) -> None:
    done = qaf("draw", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_plan_that_is_not_there_ends_with_1() -> None:
    done = qaf("draw", "montly", "--in", "cases.csv", "--seed", "1", "--out", "b.csv")
    assert done.exit_code == 1
    assert "there is no sampling plan `montly`; did you mean `monthly`?" in done.stderr


def test_a_record_is_not_written_over() -> None:
    draw("--record", "june.json")
    before = Path("june.json").read_bytes()
    done = draw("--record", "june.json")
    assert done.exit_code == 2
    assert "a record is not written over" in done.stderr
    assert Path("june.json").read_bytes() == before


def test_a_list_that_has_columns_of_a_sample_is_refused() -> None:
    draw()
    done = draw(source="sample.csv", target="other.csv")
    assert done.exit_code in {1, 2}
    assert not Path("other.csv").exists()


# Again


def again(*more: str, source: str = "cases.csv") -> Result:
    return qaf("draw", "--again", "june.json", "--in", source, *more)


def test_a_draw_can_be_made_again_from_its_record() -> None:
    draw("--record", "june.json")
    write_cases(rows()[::-1])
    done = again("--out", "again.csv")
    assert done.exit_code == 0
    assert done.stdout.endswith("the same sample: 6 cases\n")
    assert [row["case_reference"] for row in sample("again.csv")] == list(record().cases)


def test_a_list_that_was_changed_is_told() -> None:
    draw("--record", "june.json")
    chosen = record().cases[0]
    left = [row for row in rows() if row["case_reference"] != chosen]
    write_cases([*left, rows()[0] | {"case_reference": "N-1"}])
    done = again("--out", "again.csv")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "the list is not the one that was drawn from: it had 30 cases, and still has 30",
        "1 case is new: line 31",
        "1 case is gone",
        "other cases are chosen from it",
        f"gone: {chosen}",
    ]
    assert not Path("again.csv").exists()


def test_a_plan_that_was_changed_is_told() -> None:
    draw("--record", "june.json")
    text = PLAN.replace("size: 6", "size: 7")
    Path("tool_definitions/plan.yaml").write_text(text, encoding="utf-8", newline="\n")
    done = again()
    assert done.exit_code == 2
    assert "the plan `monthly@1.0.0` has changed since the draw was made" in done.stderr


@pytest.mark.parametrize("text", ["", "[]", '{"record": "x"}', "{", "[" * 100_000])
def test_what_is_no_record_is_told(text: str) -> None:
    Path("june.json").write_text(text, encoding="utf-8", newline="\n")
    done = again()
    assert done.exit_code == 2
    assert "no record of a draw" in done.stderr


# Replacing


def replace(case: str, *more: str, by: str = "team_manager") -> Result:
    why = ("--because", "The family moved away.", "--by", by, "--date", "2026-06-09")
    return qaf("draw", "--replace", case, *why, "--record", "june.json", *more)


def test_a_case_is_replaced_and_the_record_keeps_why() -> None:
    draw("--record", "june.json")
    before = record()
    done = replace(before.cases[0], "--in", "cases.csv", "--out", "sample.csv")
    assert done.exit_code == 0
    after = record()
    (kept,) = after.replaced
    assert done.stdout == f"{before.cases[0]} is replaced by {kept.replacement}\n"
    assert (kept.reason, kept.by) == ("The family moved away.", "team_manager")
    assert sample()[0]["case_reference"] == kept.replacement
    assert again().exit_code == 0
    assert "1 case replaced" in again().stdout


def test_without_a_list_only_the_record_is_written() -> None:
    draw("--record", "june.json")
    before = Path("sample.csv").read_bytes()
    assert replace(record().cases[0]).exit_code == 0
    assert Path("sample.csv").read_bytes() == before
    assert len(record().replaced) == 1


def test_what_cannot_be_replaced_leaves_the_record() -> None:
    draw("--record", "june.json")
    before = Path("june.json").read_bytes()
    for done in (replace("nobody"), replace(record().cases[0], by="Jane Smith")):
        assert done.exit_code == 2
    assert Path("june.json").read_bytes() == before


def test_a_list_and_a_sample_go_together() -> None:
    draw("--record", "june.json")
    done = replace(record().cases[0], "--in", "cases.csv")
    assert done.exit_code == 2
    assert "--in and --out go together" in done.stderr


def test_another_list_does_not_make_a_sample_that_lacks_cases() -> None:
    draw("--record", "june.json")
    write_cases(rows()[:3])
    done = replace(record().cases[0], "--in", "cases.csv", "--out", "new.csv")
    assert done.exit_code == 2
    assert "of the sample; is it the list that was drawn from?" in done.stderr
    assert record().replaced == ()


def test_a_list_that_has_a_case_of_the_sample_twice_makes_no_sample() -> None:
    draw("--record", "june.json")
    case = record().cases[1]
    write_cases([*rows(), next(row for row in rows() if row["case_reference"] == case)])
    found = replace(record().cases[0], "--in", "cases.csv", "--out", "new.csv")
    assert found.exit_code == 2
    assert "`cases.csv` has a case of the sample twice" in found.stderr
    assert not Path("new.csv").exists()
    assert record().replaced == ()
