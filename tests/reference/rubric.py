"""A rubric as it meets a tool: its measures, and what the names of groups mean (5 and 5.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.reference.definitions import Data, Tool, find_scale
from tests.reference.groups import Group
from tests.reference.states import Scale


@dataclass(frozen=True, kw_only=True)
class Rubric:
    """A rubric and the tool that it scores."""

    data: Data
    tool: Tool
    scales: Mapping[str, Data]
    measures: Mapping[str, Data]

    def grades(self, measure: Data) -> Scale | None:
        """Find the grades of a measure: its own, else the rubric's (5)."""
        written = measure.get("grades", self.data.get("grades"))
        return None if written is None else find_scale(written, self.scales)

    def bands(self, measure: Data) -> Any:
        """Find the table of a measure that makes a score: its own, else the rubric's, or none."""
        own = measure.get("bands")
        if own is not None:
            return None if own == "none" else own
        return None if "grades" in measure else self.data.get("bands")

    def policy(self, measure: Data | None) -> Any:
        """Say what `unanswered` means for a measure, or for a flag (5.4)."""
        return (measure or {}).get("unanswered", self.data.get("unanswered", "block"))

    def flag(self, name: str) -> Data | None:
        """Find a flag."""
        return next((flag for flag in self.data.get("flags", ()) if flag["id"] == name), None)

    def is_missing(self, name: str) -> bool:
        """Tell whether the rubric names something optional that this tool has not."""
        there = name in self.measures or name in self.tool.sections or self.tool.item(name)
        return not there and name in self.data.get("optional", ())

    def of(self, written: Group | list[str], asked: list[str]) -> list[str]:
        """List the questions and measures that `of:` or a group's name means (5.2).

        Args:
            written: `questions`, `sections`, one name, or a list of names.
            asked: The sections that are asked of this perspective.
        """
        if not isinstance(written, str):
            return [name for item in written for name in self.listed(item, asked)]
        if written in self.tool.sections:
            return self.tool.scoring_in(written)
        return self.listed(written, asked)

    def listed(self, name: str, asked: list[str]) -> list[str]:
        """List what one name in a list means; a section's id stands for its measure there."""
        if name == "questions":
            return [q.id for q in self.tool.questions.values() if q.scores]
        if name == "sections":
            return [section for section in asked if section in self.measures]
        groups = self.data.get("groups", {})
        if name in groups:
            return self.of(list(groups[name]), asked)
        section_without = name in self.tool.sections and name not in self.measures
        return [] if section_without or self.is_missing(name) else [name]

    def part_names(self, name: str, asked: list[str]) -> list[str]:
        """List the parts of a measure: what `of:` says, less `except:` and what never scores.

        A measure under a section's id is of that section unless it says otherwise.
        """
        measure = self.measures[name]
        questions = self.tool.questions
        excepted = set(measure.get("except", ()))
        for section in excepted & set(self.tool.sections):
            excepted |= set(self.tool.sections[section].questions)
        return [
            part
            for part in self.of(measure.get("of", name), asked)
            if part not in excepted and (part not in questions or questions[part].scores)
        ]


def section_measures(written: Data, tool: Tool) -> dict[str, Data]:
    """Make a measure for every section that has something for it (5)."""
    if written["method"] == "judged":
        return {name: written for name in tool.sections if tool.judging(name)}
    return {
        name: {**written, "of": written.get("of", name)}
        for name in tool.sections
        if tool.scoring_in(name)
    }


def read_rubric(data: Data, tool: Tool, scales: Mapping[str, Data]) -> Rubric:
    """Read a rubric; a measure written out comes before the one for each section."""
    each = data.get("each_section")
    made = section_measures(each, tool) if each is not None else {}
    return Rubric(
        data=data, tool=tool, scales=scales, measures={**made, **data.get("measures", {})}
    )
