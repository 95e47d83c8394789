"""The record of a draw: all that is needed to tell how it came about, and to draw it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date as Day  # noqa: N812 - `date` is a field here
from html import escape
from typing import Any, Literal

from attrs import evolve, frozen

from qa_framework.definitions.sampling import Choose
from qa_framework.sampling.parts import (
    Chosen,
    Excluded,
    ListOfCases,
    Pinned,
    Replaced,
    Spare,
    Stratum,
)
from qa_framework.sampling.plain import from_plain, to_plain
from qa_framework.sampling.problems import DrawRefused
from qa_framework.sampling.sources import Source, source_of
from qa_framework.sampling.stated import read_day, read_reason
from qa_framework.sampling.telling import shown_count, summary
from qa_framework.sampling.verifying import FrameCheck, compare_lists, reader_of
from qa_framework.scoring.answers import ACCEPT

ROLE = re.compile(r"[a-z][a-z0-9_]*\Z")


@frozen(kw_only=True)
class Draw:
    """A sample as it was drawn, with all that is needed to draw it again.

    It is as confidential as the list of cases: it holds references.

    Attributes:
        record: What this is, and in which form: `qaf draw 1`.
        plan: The sampling plan.
        title: Its title.
        tool: The tool that the chosen cases are looked at with; null where the plan names none.
        seed: The seed.
        date: The stated date of the draw, which conditions see as `draw.date`; null where none was.
        choose: How cases were chosen: `simple_random`, `stratified`, `systematic`, `every_case` or
            `by_hand`.
        list_of_cases: The list.
        excluded: What each rule of the plan kept out, in the order of the plan.
        by: The columns that make strata.
        strata: The strata, in the order of their values.
        chosen: The sample, in the order drawn: stratum by stratum, or as the list is ordered. A
            case that replaces another stands in its place.
        spare: The cases that are next in each stratum.
        replaced: The cases that had to be replaced, in the order in which that was done.
    """

    record: Literal["qaf draw 1"] = "qaf draw 1"
    plan: Pinned
    title: str
    tool: Pinned | None
    seed: str
    date: Day | None
    choose: Choose
    list_of_cases: ListOfCases
    excluded: tuple[Excluded, ...]
    by: tuple[str, ...]
    strata: tuple[Stratum, ...]
    chosen: tuple[Chosen, ...]
    spare: tuple[Spare, ...]
    replaced: tuple[Replaced, ...]

    @property
    def population(self) -> int:
        """Count the cases that could be chosen: those left when exclusions are made."""
        return sum(stratum.size for stratum in self.strata)

    @property
    def cases(self) -> tuple[str, ...]:
        """List the references of the sample, in the order drawn."""
        return tuple(each.case for each in self.chosen)

    @property
    def text(self) -> str:
        """Tell the draw in a few lines: counts and reasons, and no reference."""
        labels = {column.id: column.options for column in self.list_of_cases.columns}
        headings = {column.id: column.heading for column in self.list_of_cases.columns}
        stated = f", drawn for {self.date.isoformat()}" if self.date is not None else ""
        return summary(
            head=(
                self.title,
                f"plan {self.plan.id}@{self.plan.version}, seed {self.seed}{stated}",
            ),
            size=self.list_of_cases.size,
            excluded=self.excluded,
            strata=self.strata,
            by=[(headings[name], labels[name]) for name in self.by],
            chosen=f"{shown_count(len(self.chosen), 'case')} {HOW[self.choose]}",
            replaced=self.replaced,
        )

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f"<pre>{escape(self.text)}</pre>"

    def as_dict(self) -> dict[str, Any]:
        """Give the record as plain data, which JSON holds and `from_dict` reads back exactly."""
        return dict(to_plain(self))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Draw:
        """Read a record from plain data.

        Raises:
            DrawRefused: It is no record of a draw; with the first place that is wrong.
        """
        found = from_plain(cls, data)
        found.check()
        return found

    def check(self) -> None:
        """Hold the parts of the record against each other.

        Raises:
            DrawRefused: A case stands in two places, or counts do not agree.
        """
        for holds, reason in (
            (self._names_each_once(), "a case stands in two places of it"),
            (self._knows_its_columns(), "`by` and `list_of_cases` do not agree"),
            (self._agrees_with_strata(), "`strata` and `chosen` do not agree"),
            (self._adds_up(), "its numbers of cases do not agree"),
            (self._was_replaced_so(), "`replaced` and `chosen` do not agree"),
        ):
            if not holds:
                raise DrawRefused(f"this is no record of a draw: {reason}")

    def _named(self) -> list[str]:
        """List every case that was chosen, kept in reserve, replaced or kept out."""
        names = [*self.cases, *(each.case for each in self.spare)]
        names += [each.case for each in self.replaced]
        for rule in self.excluded:
            names += [*rule.cases, *rule.cannot_tell]
        return names

    def _names_each_once(self) -> bool:
        names = self._named()
        return len(set(names)) == len(names)

    def _knows_its_columns(self) -> bool:
        listed = self.list_of_cases.columns
        return {each.type for each in listed} <= ACCEPT.keys() and {*self.by} <= {
            each.id for each in listed
        }

    def _agrees_with_strata(self) -> bool:
        sizes = {each.values: each.size for each in self.strata}
        chosen = Counter(each.stratum for each in self.chosen)
        held = chosen + Counter(each.stratum for each in self.spare)
        return (
            len(sizes) == len(self.strata)
            and all(len(values) == len(self.by) for values in sizes)
            and all(each.chosen == chosen[each.values] for each in self.strata)
            and all(count <= sizes.get(values, 0) for values, count in held.items())
        )

    def _adds_up(self) -> bool:
        out = sum(len(rule.cases) + len(rule.cannot_tell) for rule in self.excluded)
        return (
            self.list_of_cases.size == self.population + out
            and len(self.list_of_cases.marks or ()) <= self.list_of_cases.size
            and all(each.size >= 0 for each in self.strata)
        )

    def _was_replaced_so(self) -> bool:
        """Take each replacement back, the last first: it must have stood in the sample."""
        there = set(self.cases)
        for each in reversed(self.replaced):
            if each.replacement not in there:
                return False
            there = there - {each.replacement} | {each.case}
        return True

    def replace(self, case: str, *, reason: str, by: str, date: Day) -> Draw:
        """Let the next case of its stratum take the place of one that cannot be looked at.

        Args:
            case: The reference of a chosen case.
            reason: Why it cannot be looked at.
            by: The role of whoever decides it, such as `team_manager`; not a person.
            date: The day on which it is decided, stated.

        Returns:
            A new record, which keeps who was replaced and why; this one stays as it is.

        Raises:
            DrawRefused: It is not in the sample, no case of its stratum is left, or the reason or
                the role is missing.
        """
        place, spare = self._place_of(case), self._next_for(case)
        day, said = read_day(date), read_reason(reason)
        if day is None:
            raise DrawRefused("wanted the day on which it is decided")
        if ROLE.match(by) is None:
            raise DrawRefused("wanted the role of whoever decides it, such as `team_manager`")
        chosen = list(self.chosen)
        chosen[place] = Chosen(case=spare.case, stratum=spare.stratum)
        done = Replaced(case=case, replacement=spare.case, reason=said, by=by, date=day)
        return evolve(
            self,
            chosen=tuple(chosen),
            spare=tuple(each for each in self.spare if each is not spare),
            replaced=(*self.replaced, done),
        )

    def _place_of(self, case: str) -> int:
        if case in self.cases:
            return self.cases.index(case)
        was = any(each.case == case for each in self.replaced)
        raise DrawRefused(
            "this case was replaced already" if was else "no case of the sample has this reference"
        )

    def _next_for(self, case: str) -> Spare:
        if self.choose in NOT_REPLACED:
            raise DrawRefused(NOT_REPLACED[self.choose])
        stratum = next(each.stratum for each in self.chosen if each.case == case)
        found = next((each for each in self.spare if each.stratum == stratum), None)
        if found is not None:
            return found
        held = next(each for each in self.strata if each.values == stratum)
        used = sum(each.stratum == stratum for each in self._replacements())
        where = " of this stratum" if self.by else ""
        if held.chosen + used < held.size:
            raise DrawRefused(f"the spare cases{where} that the record keeps are used up")
        raise DrawRefused(f"every case{where} is in the sample or was replaced; none is left")

    def _replacements(self) -> Iterator[Chosen]:
        """Go through the chosen cases, once for each time that their place was taken over."""
        followed = {each.case: each.replacement for each in self.replaced}
        at = {each.case: each for each in self.chosen}
        for start in followed:
            end = start
            while end in followed:
                end = followed[end]
            yield at[end]

    def verify(self, frame: object) -> FrameCheck:
        """Say whether a list of cases is the one that was drawn from.

        Args:
            frame: Rows (mappings of heading to value), or a data frame; for a file there is
                `Workspace.draw_again`.

        Raises:
            BadFrame: Something is wrong with it.
            TypeError: It is no list of cases.
        """
        source = frame if isinstance(frame, Source) else source_of(frame)
        now = reader_of(self.list_of_cases, self.seed, self.plan.id).read(source)
        return compare_lists(self.list_of_cases, now, self._named())


HOW: Mapping[str, str] = {
    "simple_random": "chosen at random",
    "stratified": "chosen, at random within each stratum",
    "systematic": "chosen, one in each equal stretch of the list",
    "every_case": "chosen, which is all of them",
    "by_hand": "chosen by hand",
}
NOT_REPLACED: Mapping[str, str] = {
    "every_case": "every case is in the sample, so there is none to replace one with",
    "by_hand": "a case that was chosen by hand is replaced by hand: mark another, and draw again",
}
