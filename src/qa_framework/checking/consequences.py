"""Problems that are only the consequence of another, which are left out.

Where a scale is missing, or a part of a file could not be read, much else seems wrong that is not.
One mistake is told once, where it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve

from qa_framework.checking.fitting import Setting
from qa_framework.definitions import Definition, Scale
from qa_framework.problems import Problem

OF_A_MISSING_SCALE = frozenset(
    {"QA337", "QA505", "QA506", "QA516", "QA517", "QA518", "QA519", "QA522", "QA530", "QA535"}
    | {"QA542", "QA543", "QA545", "QA546", "QA547", "QA548", "QA549", "QA551", "QA553", "QA555"}
    | {"QA711"}
)
"""What can seem wrong with measures where a question or grade has no scale."""

OF_ONE = re.compile(r"`(\w+)` -> `\1`\Z")
"""How the message of a ring ends that is one measure alone, as one that asks for its own grade."""

SURE = frozenset(
    {"QA208", "QA332", "QA333", "QA334", "QA335", "QA340", "QA341", "QA342", "QA343", "QA344"}
    | {"QA345", "QA346", "QA347", "QA348", "QA349", "QA350", "QA401", "QA402", "QA504", "QA510"}
    | {"QA511", "QA514", "QA515", "QA531", "QA532", "QA537", "QA541", "QA550", "QA552", "QA557"}
    | {"QA561", "QA562", "QA571", "QA572", "QA573", "QA574", "QA575", "QA576", "QA580", "QA582"}
    | {"QA583", "QA584", "QA585", "QA588", "QA590", "QA591", "QA592", "QA594", "QA595", "QA596"}
    | {"QA598", "QA599", "QA903", "QA905"}
)
"""What is wrong whatever the parts of a definition say that could not be read."""


def sure_problems(definition: Definition, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give the problems of a definition that is not whole which are no consequence of that."""
    known = SURE - {"QA510"} if isinstance(definition, Scale) else SURE
    return (each for each in problems if each.code in known)


def own_problems(setting: Setting, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give the problems of a rubric on a tool, without consequences and repetitions.

    What is wrong with `each_section` is found in every section, and told of the first.
    """
    problems = tuple(problems)
    sections = [section.id for section in setting.tool.sections]
    asks_for_itself = any(each.code == "QA532" for each in problems)
    told = set()
    for each in problems:
        if setting.blind and each.code in OF_A_MISSING_SCALE:
            continue
        of_one = each.code == "QA562" and OF_ONE.search(each.message) is not None
        if of_one and (asks_for_itself or setting.blind):
            continue
        message = each.message
        if setting.rubric.each_section is not None:
            for name in sections:
                message = message.replace(f"`{name}`", "`each_section`")
        mark = (each.code, each.span, message)
        if mark not in told:
            told.add(mark)
            yield each


def told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give what is wrong with cases, what several name that is not there at the first of them."""
    places: dict[tuple[str, str], list[Problem]] = {}
    for each in problems:
        mark = (each.code, each.message) if each.code in IN_CASES else (each.code, str(each.span))
        places.setdefault(mark, []).append(each)
    for alike in places.values():
        first, *others = alike
        if others and first.code in IN_CASES:
            first = evolve(first, message=f"{first.message}, which is named {len(alike)} times")
            others = []
        yield from (first, *others)


IN_CASES = frozenset({"QA510", "QA603"})
"""Names and levels, which all cases name alike where the tool calls them otherwise."""
