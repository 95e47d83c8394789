"""`qaf demo`: the main job from beginning to end."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import qaf


def test_it_checks_scores_and_explains_and_writes_nothing(folder: Path) -> None:
    ran = qaf("demo")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.isascii() or "≈" in ran.stdout
    for heading in (
        "1. Is the tool sound?",
        "2. What do the audits",
        "3. Why did S-06",
        "What next?",
    ):
        assert heading in ran.stdout
    assert list(folder.iterdir()) == []


def test_it_can_leave_the_audits_and_the_results_behind(folder: Path) -> None:
    assert qaf("demo", "--keep", "trial").exit_code == 0
    names = sorted(path.name for path in (folder / "trial").iterdir())
    assert names == ["supervision.csv", "supervision_scored.csv"]


def test_what_it_left_behind_can_be_scored_again() -> None:
    qaf("demo", "--keep", "trial")
    ran = qaf(
        "score", "supervision-dip-sample", "--in", "trial/supervision.csv", "--out", "again.csv"
    )
    assert ran.exit_code == 1
    kept = Path("trial", "supervision_scored.csv").read_bytes()
    assert Path("again.csv").read_bytes() == kept


def test_a_folder_that_cannot_be_made_is_misuse(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8", newline="")
    ran = qaf("demo", "--keep", "file/trial")
    assert ran.exit_code == 2
    assert "cannot write to" in ran.stderr
