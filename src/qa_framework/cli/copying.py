"""The work of `qaf copy`, and the list of what there is to show and to copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qa_framework.cli.definitions import mention_problems, open_workspace
from qa_framework.cli.group import Misuse
from qa_framework.cli.showing import show_text
from qa_framework.definitions import Definition, Reference, Tool
from qa_framework.definitions.base import REFERENCE_FORM, say
from qa_framework.definitions.kinds import KINDS, kind_of, spoken
from qa_framework.loading.documents import CASES_SUFFIX
from qa_framework.problems import suggest
from qa_framework.workspace import UnknownDefinition, Workspace

HEADINGS = {
    "tool": "Tools",
    "sampling": "Sampling plans",
    "framework": "Frameworks",
    "rubric": "Rubrics",
    "scale": "Scales",
}
"""Kinds in the order in which people look for them."""

WHAT_NEXT = (
    "`qaf show NAME` prints a tool or a framework. `qaf copy NAME FILE` copies any of these into a\n"
    "file of yours, to be changed there."
)
SUFFIXES = (".yaml", ".yml")
MODELINE = "# yaml-language-server:"
BETWEEN = "---"


def copy_definition(name: str, target: str, paths: tuple[str, ...]) -> None:
    """Write a copy under the name of its new file, and its cases beside it.

    Raises:
        Misuse: The file is there already, cannot be written, or is not named as a definition can be.
        UnknownDefinition: Nothing is called so.
    """
    file = Path(target)
    if file.suffix not in SUFFIXES or not REFERENCE_FORM.match(file.stem) or "@" in file.stem:
        raise Misuse(
            f"`{target}` does not name a definition; call it for instance `our-{_plain(name)}.yaml`"
        )
    workspace = open_workspace(paths)
    definition = find_anything(workspace, name)
    what = spoken(kind_of(definition))
    copies = [
        (
            file,
            own_text(definition, file.stem),
            f"a copy of the {what} `{name}`, called `{file.stem}`",
        )
    ]
    cases = text_of_cases(definition)
    if cases:
        copies.append((file.with_name(file.stem + CASES_SUFFIX), cases, "its cases"))
    for place, *_ in copies:
        if place.exists():
            raise Misuse(f"`{place}` is there already, and is left as it is")
    for place, text, told in copies:
        _write_new(place, text)
        show_text(f"{place}: {told}")
    mention_problems(workspace)


def _plain(name: str) -> str:
    return name.partition("@")[0]


def find_anything(workspace: Workspace, name: str) -> Definition:
    """Find a definition of any kind by its name; a tool first, then in the order of `HEADINGS`.

    Raises:
        UnknownDefinition: Nothing is called so.
    """
    try:
        wanted = Reference.read(name)
    except ValueError:
        raise UnknownDefinition(f"`{name}` is not the name of a definition") from None
    for kind in HEADINGS:
        found = workspace.catalogue.find(KINDS[kind], wanted)
        if found is not None:
            return found
    near = suggest(wanted.id, [each for kind in HEADINGS for each in workspace.catalogue.ids(kind)])
    hint = f"; did you mean `{near}`?" if near else ""
    raise UnknownDefinition(f"nothing is called `{name}`{hint}")


def own_text(definition: Definition, name: str) -> str:
    """Give the text of one definition of a file as it was written, under another name.

    The line by which an editor finds the schema is left out: from another folder it leads nowhere.
    """
    place = definition.place.value("id")
    lines = place.source.text.replace("\r\n", "\n").split("\n")
    line = lines[place.line - 1]
    lines[place.line - 1] = line[: place.column - 1] + name + line[place.end - 1 :]
    edges = [number for number, each in enumerate(lines) if each.rstrip() == BETWEEN]
    start = max((each + 1 for each in edges if each < place.line), default=0)
    end = min((each for each in edges if each >= place.line), default=len(lines))
    kept = [each for each in lines[start:end] if not each.startswith(MODELINE)]
    return "\n".join(kept).strip("\n") + "\n"


def text_of_cases(definition: Definition) -> str:
    """Give the text of the cases of a tool that lie in a file of their own; empty where none do."""
    told = definition.cases if isinstance(definition, Tool) else ()
    apart = [
        each.place.here.source
        for each in told
        if each.place.here.source != definition.place.here.source
    ]
    lines = apart[0].text.replace("\r\n", "\n").split("\n") if apart else ()
    return "\n".join(each for each in lines if not each.startswith(MODELINE))


def _write_new(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except OSError as error:
        raise Misuse(f"`{file}` cannot be written: {error.strerror}") from None


def everything(workspace: Workspace) -> tuple[dict[str, Any], ...]:
    """List the newest version of every definition as data, kind by kind."""
    return tuple(
        {
            "kind": kind,
            "id": each.id,
            "version": str(each.version),
            "title": say(each.title, each.language),
        }
        for kind in HEADINGS
        for each in workspace.catalogue.of_kind(kind)
    )


def list_lines(listed: tuple[dict[str, Any], ...]) -> Iterator[str]:
    """Write such a list for people."""
    width = max((len(each["id"]) for each in listed), default=0)
    for kind, heading in HEADINGS.items():
        of_kind = [each for each in listed if each["kind"] == kind]
        if of_kind:
            yield heading
            yield from (f"  {each['id']:<{width}}  {each['title']}" for each in of_kind)
            yield ""
    yield WHAT_NEXT
