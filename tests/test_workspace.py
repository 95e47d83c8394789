"""Folders of definitions: what is sound can be used, what is broken says why when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import qa_framework as qa
from qa_framework.definitions import Scale, Tool
from qa_framework.hooks import Plugins
from qa_framework.loading.folder import Origin
from qa_framework.problems import InvalidDefinitions
from qa_framework.workspace import UnknownDefinition, Workspace, open_origins
from tests.definitions_in_text import SCALES, SECTIONS, in_context, workspace_in

Write = Callable[[str, str], None]

RUBRIC = "rubric: {unanswered: block, measures: {overall: {method: mean, of: impact}}}\n"
SOUND = in_context("tool", SECTIONS + RUBRIC)
BROKEN = SOUND.replace("id: t\n", "id: broken\n").replace("scale: yes-no", "scale: yesno")
CASES = "cases: [{name: all good, answers: {all: good}, expect: {overall: {score: 3}}}]\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of definitions."""

    def write(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    return write


def opened(folder: Path) -> Workspace:
    """Open a folder, with nothing but what is in it."""
    return open_origins([Origin(folder.name, folder)], Plugins(), cache=False)


# Opening


def test_what_is_sound_opens_and_scores(write: Write, tmp_path: Path) -> None:
    write("t.yaml", SOUND + CASES)
    workspace = qa.open(tmp_path, cache=False)
    assert workspace.errors == ()
    assert "t" in workspace.tools
    assert workspace.tool("t").score({"seen": "good", "plan": "good"})["overall"].score == 3


def test_opening_what_is_broken_raises_every_problem(write: Write, tmp_path: Path) -> None:
    write("one.yaml", BROKEN)
    write("two.yaml", "kind: scale\nid: x\ntitle: X\nlevels: {a: {}}\n")
    with pytest.raises(InvalidDefinitions) as caught:
        qa.open(tmp_path, cache=False)
    codes = [each.code for each in caught.value.problems if each.severity == "error"]
    assert codes == ["QA401", "QA202"]


def test_opening_leniently_goes_on_with_what_is_sound(write: Write, tmp_path: Path) -> None:
    write("one.yaml", BROKEN)
    write("two.yaml", SOUND + CASES)
    workspace = qa.open(tmp_path, strict=False, cache=False)
    assert {each.code for each in workspace.errors} == {"QA401"}
    assert workspace.tool("t").id == "t"
    with pytest.raises(InvalidDefinitions) as caught:
        workspace.tool("broken")
    assert {each.code for each in caught.value.problems} == {"QA401"}


def test_notes_alone_stop_nothing(write: Write, tmp_path: Path) -> None:
    write("t.yaml", SOUND)
    workspace = qa.open(tmp_path, cache=False)
    assert [
        each.code for each in workspace.problems if Path(each.span.source.name).name == "t.yaml"
    ] == ["QA715"]


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InvalidDefinitions) as caught:
        qa.open(tmp_path / "nowhere", cache=False)
    assert [each.code for each in caught.value.problems if each.severity == "error"] == ["QA410"]


def test_s11_one_broken_file_of_two_hundred_stops_none_of_the_others(
    write: Write, tmp_path: Path
) -> None:
    write("scales.yaml", SCALES)
    for number in range(199):
        write(f"t{number}.yaml", SOUND.replace("id: t\n", f"id: t{number}\n"))
    write("t199.yaml", "kind: tool\nid: t199\n  title: [\n")
    workspace = opened(tmp_path)
    assert workspace.files == 201
    assert {each.span.source.name for each in workspace.errors} == {f"{tmp_path.name}/t199.yaml"}
    assert len(workspace.tools) == 199
    for name in workspace.tools:
        assert workspace.tool(name).score({"seen": "good", "plan": "good"})["overall"].score == 3


# Asking


def test_an_unknown_tool_is_told_with_the_nearest_name() -> None:
    workspace = workspace_in(SOUND.replace("id: t\n", "id: dip-sample\n"))
    with pytest.raises(
        UnknownDefinition, match=r"there is no tool `dip-smaple`; did you mean `dip-s"
    ):
        workspace.tool("dip-smaple")
    with pytest.raises(UnknownDefinition, match=r"there is no tool `observation`$"):
        workspace.tool("observation")
    with pytest.raises(UnknownDefinition, match="there is no scale `fourpoint`; did you mean"):
        workspace.definition(Scale, "fourpoint")


@pytest.mark.parametrize("name", ["", "Dip Sample", "t@", "t@^", "t@1.0", "t@latest", "../t"])
def test_what_is_no_name_is_told(name: str) -> None:
    with pytest.raises(UnknownDefinition, match="is not the name of a tool"):
        workspace_in(SOUND).tool(name)


def test_unknown_definitions_are_errors_of_the_library_and_failed_look_ups() -> None:
    assert issubclass(UnknownDefinition, qa.Error)
    assert issubclass(UnknownDefinition, LookupError)


def version(number: str, title: str = "T") -> str:
    """Give the sound tool in another version."""
    return SOUND.replace("version: 1.0.0", f"version: {number}").replace(
        "title: T\n", f"title: {title}\n"
    )


def test_a_reference_takes_the_newest_version_that_it_allows() -> None:
    workspace = workspace_in(
        version("1.0.0"), version("1.10.0"), version("1.9.0"), version("2.0.0")
    )
    found = {
        reference: str(workspace.tool(reference).definition.version)
        for reference in ("t", "t@^1", "t@1.9.0", "t@^1.9", "t@^2.0.0")
    }
    assert found == {
        "t": "2.0.0",
        "t@^1": "1.10.0",
        "t@1.9.0": "1.9.0",
        "t@^1.9": "1.10.0",
        "t@^2.0.0": "2.0.0",
    }


def test_a_version_that_is_not_there_is_told_with_those_that_are() -> None:
    workspace = workspace_in(version("1.0.0"), version("1.1.0"))
    with pytest.raises(UnknownDefinition, match=r"no tool `t@\^2`; there is 1\.0\.0, 1\.1\.0"):
        workspace.tool("t@^2")


# What depends on what is broken

SHARED_RUBRIC = in_context(
    "own rubric", "unanswered: block\nmeasures: {overall: {method: mean, of: impact}}\n"
)
USES_IT = in_context("tool", SECTIONS + "rubric: r\n")


def test_asking_for_what_needs_something_broken_raises_what_is_wrong_there() -> None:
    workspace = workspace_in(SHARED_RUBRIC.replace("mean", "meen"), USES_IT)
    with pytest.raises(InvalidDefinitions) as caught:
        workspace.tool("t")
    assert "QA504" in {each.code for each in caught.value.problems}


def test_a_tool_says_where_it_names_what_is_broken() -> None:
    """QA404 comes only to whoever asks: the mistake itself is told once, where it was made."""
    rubric = SHARED_RUBRIC.replace(
        "title: R\n", "title: R\ncites: [{source: S, url: 'http://[::1]'}]\n"
    )
    workspace = workspace_in(rubric, USES_IT)
    assert [each.code for each in workspace.errors] == ["QA598"]
    with pytest.raises(InvalidDefinitions) as caught:
        workspace.tool("t")
    assert [(each.code, str(each.span)) for each in caught.value.problems] == [
        ("QA598", "text 1:5:26"),
        ("QA404", "text 2:19:9"),
    ]
    needs = caught.value.problems[1]
    assert needs.message == "this needs the rubric `r`, which cannot be used"
    assert needs.hint == "mend what is wrong with `r`"


def test_what_needs_something_broken_at_second_hand_raises_it_too() -> None:
    scale = in_context("scale", "levels: {a: {points: 2}, b: {points: 1}}")
    rubric = SHARED_RUBRIC.replace("unanswered: block", "unanswered: block\ngrades: s")
    workspace = workspace_in(scale, rubric, USES_IT)
    with pytest.raises(InvalidDefinitions) as caught:
        workspace.tool("t")
    assert [(each.code, each.span.source.name) for each in caught.value.problems] == [
        ("QA572", "text 1"),
        ("QA404", "text 2"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("kind: rubric\nid: r\ntitle: R\nunanswered: block\n", id="no version"),
        pytest.param(SHARED_RUBRIC.replace("1.0.0", "1.0"), id="bad version"),
        pytest.param(
            SHARED_RUBRIC.replace("{overall: {method", "{Over all: {method"), id="not whole"
        ),
        pytest.param("kind: rubric\nid: r\nunanswered: nothing\n", id="hardly anything"),
    ],
)
def test_what_cannot_be_read_is_told_once_and_raised_by_all_that_need_it(broken: str) -> None:
    """A broken rubric does not add `there is no rubric` to every tool that uses it."""
    workspace = workspace_in(broken, USES_IT)
    assert {each.span.source.name for each in workspace.errors} == {"text 1"}
    with pytest.raises(InvalidDefinitions) as caught:
        workspace.tool("t")
    assert {each.code for each in caught.value.problems} >= {"QA404"}


def test_an_older_version_does_not_stand_in_for_a_newer_one_that_is_broken() -> None:
    """Else a slip in the newest version would change results, and say nothing."""
    newer = SHARED_RUBRIC.replace("1.0.0", "1.1.0").replace(
        "measures: {", "measures: {Bad One: {method: mean}, "
    )
    workspace = workspace_in(SHARED_RUBRIC, newer, USES_IT)
    with pytest.raises(InvalidDefinitions):
        workspace.tool("t")
    exact = workspace_in(SHARED_RUBRIC, newer, USES_IT.replace("rubric: r\n", "rubric: r@1.0.0\n"))
    assert exact.tool("t").id == "t"


def test_asking_for_what_could_not_be_read_raises_why() -> None:
    workspace = workspace_in(SOUND.replace("version: 1.0.0", "version: one"))
    assert workspace.tools == ()
    with pytest.raises(InvalidDefinitions) as caught:
        workspace.tool("t")
    assert [each.code for each in caught.value.problems] == ["QA205"]


def test_what_has_no_version_is_checked_all_the_same() -> None:
    broken = BROKEN.replace("version: 1.0.0\n", "")
    assert [each.code for each in workspace_in(broken).errors] == ["QA202", "QA401"]


# One id and version, twice


def test_s10_one_id_and_version_with_other_content_is_an_error_that_names_both_files() -> None:
    workspace = workspace_in(version("1.0.0"), version("1.0.0", "Another"))
    (found,) = workspace.errors
    assert (found.code, str(found.span)) == ("QA403", "text 2:2:5")
    assert found.message == "the tool `t@1.0.0` is defined twice, with different content"
    assert found.hint == "`text 1` has it too; give one of them another version or id"
    with pytest.raises(InvalidDefinitions):
        workspace.tool("t")


def test_one_id_and_version_with_the_same_content_is_no_problem() -> None:
    workspace = workspace_in(SOUND, "# A copy\n" + SOUND)
    assert workspace.errors == ()
    assert workspace.tool("t").id == "t"


def test_the_order_of_levels_is_content() -> None:
    one = in_context("scale", "levels: {a: {}, b: {}}")
    other = in_context("scale", "levels: {b: {}, a: {}}")
    assert [each.code for each in workspace_in(one, other).errors] == ["QA403"]


def test_one_id_may_be_of_several_kinds() -> None:
    scale = in_context("scale", "levels: {a: {}}").replace("id: s\n", "id: t\n")
    workspace = workspace_in(SOUND, scale)
    assert workspace.errors == ()
    assert workspace.definition(Tool, "t").title == "T"
    assert workspace.definition(Scale, "t").title == "S"


def test_definitions_without_an_id_do_not_clash() -> None:
    bad = SOUND.replace("id: t\n", "id: Bad Id\n")
    assert [
        each.code for each in workspace_in(bad, bad.replace("title: T", "title: U")).errors
    ] == [
        "QA204",
        "QA204",
    ]


# Threads


def test_threads_that_share_a_workspace_get_one_tool_and_one_result() -> None:
    workspace = workspace_in(SOUND)
    answers = [{"seen": level, "plan": "good"} for level in ("inadequate", "good", "outstanding")]
    serial = [str(workspace_in(SOUND).tool("t").score(each)["overall"].score) for each in answers]

    def work(_: int) -> tuple[int, list[str]]:
        tool = workspace.tool("t")
        return id(tool), [str(tool.score(each)["overall"].score) for each in answers]

    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(work, range(64)))
    assert len({tool for tool, _ in found}) == 1
    assert all(scores == serial for _, scores in found)


def test_a_workspace_shows_itself_in_one_line() -> None:
    shown = repr(workspace_in(SOUND))
    assert shown.startswith("<Workspace of ")
    assert shown.endswith(" definitions, tools: 1, problems: 1>")
