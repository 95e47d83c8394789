"""`qaf score`: each promise of the command is a test here."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.running import qaf

pytestmark = pytest.mark.usefixtures("definitions")

HEADER = "case,on_time,visits,danger,note"
ADDED = ",total.score,total.grade,total.why,flag.look"


def write(name: str, data: str | bytes) -> None:
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)


def score(source: str = "a.csv", target: str = "b.csv", *more: str, tool: str = "small") -> Result:
    return qaf("score", tool, "--in", source, "--out", target, *more)


def read(name: str = "b.csv") -> str:
    return Path(name).read_bytes().decode()


def test_there_is_one_row_for_each_row_with_its_columns_and_then_the_results() -> None:
    write("a.csv", f'{HEADER}\nK1,yes,5,no,"a, b"\nK2,no,,no,\nK3,partly,2,yes,x\n')
    assert score().exit_code == 0
    assert read() == (
        f"{HEADER}{ADDED}\n"
        'K1,yes,5,no,"a, b",7,good,,no\n'
        "K2,no,,no,,,,not scored: `visits` is not answered,no\n"
        "K3,partly,2,yes,x,3,poor,A child in danger outweighs the rest.,yes\n"
    )


def test_a_tool_may_have_several_rubrics() -> None:
    write("a.csv", "number_given,words\n1,a\n")
    assert score(tool="wordy").exit_code == 0
    assert read().splitlines() == [
        (
            "number_given,words,one.half.score,one.half.grade,one.half.why,one.flag.low,"
            "two.third.score,two.third.grade,two.third.why"
        ),
        "1,a,0.5,,,yes,0.333333333333,,",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_csv_may_be_written_in_several_ways(delimiter: str, mark: bytes, ending: str) -> None:
    lines = [["on_time", "visits", "danger"], ["yes", "5", "no"]]
    text = "".join(delimiter.join(line) + ending for line in lines)
    write("a.csv", mark + text.encode())
    assert score().exit_code == 0
    made = list(csv.reader(io.StringIO(read(), newline=""), delimiter=delimiter))
    assert made[1] == ["yes", "5", "no", "7", "good", "", "no"]
    assert read().endswith(ending)


@pytest.mark.parametrize("source", ["a.csv", "a.csv.gz", "a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize("target", ["b.csv", "b.csv.gz", "b.jsonl", "b.jsonl.gz"])
def test_every_format_goes_into_every_other(source: str, target: str) -> None:
    text = "on_time,visits,danger\nyes,5,no\n"
    if "jsonl" in source:
        text = '{"on_time": "yes", "visits": 5, "danger": false}\n'
    write(source, gzip.compress(text.encode()) if source.endswith(".gz") else text)
    assert score(source, target).exit_code == 0
    data = Path(target).read_bytes()
    made = (gzip.decompress(data) if target.endswith(".gz") else data).decode()
    if "jsonl" in target:
        found = json.loads(made)
        assert (found["total.score"], found["total.grade"], found["total.why"]) == (7, "good", None)
    else:
        assert made.splitlines()[1].endswith(",5,no,7,good,,no")


def test_a_line_means_standard_input_and_output() -> None:
    ran = qaf("score", "small", "--in", "-", "--out", "-", text="on_time,visits,danger\nyes,5,no\n")
    assert ran.stdout == f"on_time,visits,danger{ADDED}\nyes,5,no,7,good,,no\n"


def test_json_lines_pass_through_standard_input_and_output() -> None:
    ran = qaf("score", "small", "--in", "-", "--out", "-", text='{"visits": 5, "b":2.50}\n')
    assert ran.stdout == (
        '{"visits": 5, "b":2.50, "total.score": null, "total.grade": null, '
        '"total.why": "not scored: `on_time` is not answered", "flag.look": "cannot_tell"}\n'
    )


def test_standard_input_of_json_lines_becomes_csv() -> None:
    text = '{"on_time": "yes"}\n{"visits": 5, "on_time": "yes", "danger": true}\n'
    assert qaf("score", "small", "--in", "-", "--out", "b.csv", text=text).exit_code == 0
    assert read().splitlines()[0] == f"on_time,visits,danger{ADDED}"


def test_facts_the_date_and_the_perspective_are_columns() -> None:
    write(
        "a.csv",
        "audit.perspective,audit.date,opened,on_time,visits,danger\n"
        ",2026-05-04,2026-05-01,yes,5,no\n"
        "auditor,2026-05-04,2026-05-05,yes,5,no\n"
        "parent,,,yes,5,no\n",
    )
    assert score().exit_code == 1
    rows = [line.split(",") for line in read().splitlines()[1:]]
    assert [row[7] for row in rows] == ["good", "", ""]
    assert rows[1][8] == "rejected: `opened`: It cannot be opened after the audit."
    assert rows[2][8].startswith("out")


def test_a_score_is_exact_or_rounded_to_twelve_places() -> None:
    write("a.csv", "number_given\n7\n8\n0.5\n-1\n")
    score(tool="wordy")
    rows = [line.split(",") for line in read().splitlines()[1:]]
    assert [(row[1], row[5]) for row in rows] == [
        ("3.5", "2.333333333333"),
        ("4", "2.666666666667"),
        ("0.25", "0.166666666667"),
        ("-0.5", "-0.333333333333"),
    ]


BAD_ROWS = "on_time,visits,danger\nyes,5,no\nmaybe,x,no\nyes,2,no\nyes\n"


def test_a_row_that_cannot_be_read_stays_and_says_why() -> None:
    write("a.csv", BAD_ROWS)
    ran = score()
    assert ran.exit_code == 1
    rows = list(csv.DictReader(io.StringIO(read())))
    assert [row["total.grade"] for row in rows] == ["good", "", "fair", ""]
    assert rows[1]["total.why"].startswith("rejected: `on_time`: wanted one of")
    assert "; `visits`: wanted a number" in rows[1]["total.why"]
    assert rows[1]["on_time"] == "maybe"
    assert (rows[1]["total.score"], rows[1]["flag.look"]) == ("", "")
    assert rows[3]["total.why"] == "rejected: the row has 1 cells, the header 3"


def test_cells_that_cannot_be_read_are_listed_with_their_lines() -> None:
    write("a.csv", BAD_ROWS)
    ran = score("a.csv", "b.csv", "--rejects", "c.csv")
    assert ran.exit_code == 1
    rows = list(csv.DictReader(io.StringIO(read("c.csv"))))
    assert [(row["line"], row["column"], row["value"]) for row in rows] == [
        ("3", "on_time", "maybe"),
        ("3", "visits", "x"),
        ("5", "", ""),
    ]
    assert all(row["reason"] for row in rows)
    assert ran.stderr.splitlines()[-1] == "2 rows rejected"
    assert "maybe" not in ran.stderr


def test_where_every_row_was_read_the_list_is_a_header_alone() -> None:
    write("a.csv", "on_time,visits,danger\nyes,5,no\n")
    assert score("a.csv", "b.csv", "--rejects", "c.csv").exit_code == 0
    assert read("c.csv") == "line,column,value,reason\n"


def test_the_list_can_be_json_lines() -> None:
    write("a.csv", BAD_ROWS)
    score("a.csv", "b.csv", "--rejects", "c.jsonl")
    first = json.loads(read("c.jsonl").splitlines()[0])
    assert (first["line"], first["column"], first["value"]) == (3, "on_time", "maybe")


def test_without_a_list_the_first_twenty_reasons_and_the_count_are_told() -> None:
    write("a.csv", "on_time,visits,danger\n" + "yes,x,no\n" * 30)
    ran = score()
    assert ran.exit_code == 1
    told = [line for line in ran.stderr.splitlines() if line.startswith("line ")]
    assert [line.split(":")[0] for line in told] == [f"line {n}" for n in range(2, 22)]
    assert ran.stderr.splitlines()[-1] == "30 rows rejected"


def test_a_question_without_a_column_is_named_once_and_counts_as_unanswered() -> None:
    write("a.csv", "on_time,Visits\n" + "yes,5\n" * 3)
    ran = score()
    assert ran.exit_code == 0
    named = [line for line in ran.stderr.splitlines() if line.startswith("no column for")]
    assert named[0] == "no column for `visits`: it counts as unanswered; is it `Visits`?"
    assert named[1:] == [
        "no column for `danger`, `agencies`, `late_by` and `heard`: they count as unanswered"
    ]


def test_in_json_lines_a_question_that_no_line_has_is_named() -> None:
    write("a.jsonl", '{"on_time": "yes"}\n{"visits": 5}\n')
    ran = score("a.jsonl", "b.jsonl")
    said = "no column for `danger`, `agencies`, `late_by` and `heard`: they count as unanswered"
    assert ran.stderr.splitlines() == [said]


def test_answers_that_are_not_used_are_told_in_a_line() -> None:
    write("a.csv", "on_time,visits,danger,late_by\nyes,5,no,3\nno,5,no,3\n")
    ran = score()
    assert "1 row with answers to questions that do not apply; not used" in ran.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("on_time,on_time\n", "two columns are named `on_time`"),
        ("on_time,total.score\n", "has columns of results already: `total.score`"),
        ("on_time,é\n".encode("latin-1"), "save it as `CSV UTF-8"),
        ("on_time\nyes\n\0\n", "this is not UTF-8"),
        ("", "has no header"),
    ],
)
def test_a_file_that_cannot_be_used_is_misuse_and_leaves_nothing(
    folder: Path, data: str | bytes, said: str
) -> None:
    write("a.csv", data)
    ran = score("a.csv", "b.csv", "--rejects", "c.csv")
    assert ran.exit_code == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert sorted(each.name for each in folder.iterdir()) == ["a.csv", "tool_definitions"]


def test_a_line_of_json_that_has_a_column_of_results_is_misuse() -> None:
    write("a.jsonl", '{"on_time": "yes"}\n{"total.score": 7}\n')
    assert score("a.jsonl", "b.jsonl").exit_code == 2
    assert not Path("b.jsonl").exists()


@pytest.mark.parametrize(
    "files",
    [
        ("nowhere.csv", "b.csv"),
        ("a.csv", "nowhere/b.csv"),
        ("a.csv", "b.xlsx"),
        ("a.txt", "b.csv"),
        ("a.csv", "a.csv"),
        ("a.csv", "./a.csv"),
        ("a.csv", "b.csv", "--rejects", "b.csv"),
        ("a.csv", "b.csv", "--rejects", "a.csv"),
        ("a.csv", "-", "--rejects", "-"),
        ("a.csv", "tool_definitions"),
    ],
)
def test_files_that_cannot_be_what_they_are_named_as_are_misuse(files: tuple[str, ...]) -> None:
    write("a.csv", "on_time\nyes\n")
    ran = score(*files)
    assert ran.exit_code == 2
    assert ran.stderr.startswith("Error: ")
    assert read("a.csv") == "on_time\nyes\n"


@pytest.mark.parametrize("arguments", [(), ("small",), ("small", "--in", "a.csv"), ("a", "b")])
def test_what_is_not_said_is_misuse(arguments: tuple[str, ...]) -> None:
    assert qaf("score", *arguments).exit_code == 2


def test_a_tool_that_cannot_be_loaded_ends_with_1() -> None:
    write("a.csv", "on_time\nyes\n")
    ran = score(tool="smal")
    assert ran.exit_code == 1
    assert "did you mean `small`?" in ran.stderr
    assert not Path("b.csv").exists()


def test_what_stood_there_stays_where_the_work_breaks_off() -> None:
    write("a.csv", b"on_time\nyes\n\xff\n")
    write("b.csv", "before")
    assert score().exit_code == 2
    assert read() == "before"


def test_for_excel_nothing_runs_and_the_encoding_is_marked() -> None:
    write("a.csv", "on_time,visits,danger,=note\nyes,5,no,=1+1\nmaybe,=2,no,-1\n")
    ran = score("a.csv", "b.csv", "--for-excel", "--rejects", "c.csv")
    assert ran.exit_code == 1
    assert Path("b.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    lines = Path("b.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("on_time,visits,danger,'=note,")
    assert lines[1].startswith("yes,5,no,'=1+1,7,good")
    assert lines[2].startswith("maybe,'=2,no,-1,")
    assert ",'=2," in Path("c.csv").read_text(encoding="utf-8-sig")


def test_without_it_every_cell_is_as_it_was() -> None:
    write("a.csv", "on_time,note\nyes,=1+1\n")
    score()
    assert read().splitlines()[1].startswith("yes,=1+1,")
