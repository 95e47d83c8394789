"""What a reader calls the things of a tool: the numbers of its questions, the labels of its levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import define

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.definitions import Tool
from qa_framework.definitions.base import say

MOST_LISTED = 8
AUDIT: Mapping[str, str] = {
    "audit.date": "the date of the audit",
    "audit.perspective": "the person who answers",
}
PROPERTIES: Mapping[str, str] = {
    "grade": "the grade of",
    "suggested": "the suggested grade of",
    "score": "the score of",
    "possible": "the highest possible score of",
}
GROUPS: Mapping[str, str] = {"questions": "all questions", "sections": "all sections"}


def number_items(tool: Tool) -> dict[str, str]:
    """Number facts `A1`, `A2`, sections `1`, `2`, and their questions `1.1`, `1.2`."""
    numbers = {fact.id: f"A{index}" for index, fact in enumerate(tool.about, 1)}
    for place, section in enumerate(tool.sections, 1):
        numbers[section.id] = str(place)
        for index, question in enumerate(section.questions, 1):
            numbers[question.id] = f"{place}.{index}"
    return numbers


def title_of(fitted: FittedMeasure, language: str = "en") -> str:
    """Give what people call a measure: its title, that of its section, or its id in words."""
    if fitted.measure.title is not None:
        return say(fitted.measure.title, language)
    if fitted.section is not None:
        return say(fitted.section.title, language)
    return fitted.name.replace("_", " ").capitalize()


def enumerate_words(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does.

    >>> enumerate_words(["a", "b", "c"]), enumerate_words(["a", "b"], "or")
    ('a, b and c', 'a or b')
    """
    listed = list(words)
    if len(listed) < 2:  # noqa: PLR2004 - one has nothing to be joined to
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


@define
class Glossary:
    """The words for one tool with one rubric.

    Attributes:
        fit: The rubric fitted to the tool.
    """

    fit: Fit

    @property
    def language(self) -> str:
        """Give the language of the tool."""
        return self.fit.tool.language

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """Give the number of each question, fact and section."""
        return number_items(self.fit.tool)

    def thing(self, name: str) -> str:
        """Name what a name in a condition stands for."""
        if name in AUDIT:
            return AUDIT[name]
        first, _, rest = name.partition(".")
        if first in self.fit.measures and rest in PROPERTIES:
            return f"{PROPERTIES[rest]} {title_of(self.fit.measures[first], self.language)}"
        if rest and rest in self.numbers:
            return f"the answer of {first} to {self.numbers[rest]}"
        if name in self.fit.questions or name in self.fit.facts:
            return f"answer {self.numbers[name]}"
        if name in self.fit.measures:
            return title_of(self.fit.measures[name], self.language)
        is_flag = any(flag.id == name for flag in self.fit.flags)
        return f"the flag {name}" if is_flag else f"`{name}`"

    def group(self, name: str) -> str:
        """Name a group: all questions, those of a section, or its members."""
        if name in GROUPS:
            return GROUPS[name]
        if name in self.numbers:
            return f"the answers of section {self.numbers[name]}"
        members = self.fit.groups.get(name, ())
        if not members or len(members) > MOST_LISTED:
            return f"the group {name.replace('_', ' ')}"
        return self.members(members)

    def members(self, names: Iterable[str]) -> str:
        """List questions by their numbers, or measures by their titles."""
        names = list(names)
        if all(name in self.fit.questions for name in names):
            word = "answer" if len(names) == 1 else "answers"
            return f"{word} {enumerate_words(self.numbers[name] for name in names)}"
        return enumerate_words(self.thing(name) for name in names)

    def level(self, name: str, value: str) -> str:
        """Give the label of a level, an absence or an option of what a name stands for."""
        if name == "audit.perspective":
            return value.replace("_", " ")
        first, _, rest = name.partition(".")
        options = self._options(first if first in self.fit.measures else rest or first)
        return options.get(value, value)

    def level_in(self, group: str, value: str) -> str:
        """Give the label of a level as the members of a group use it."""
        members = self.fit.groups.get(group, ())
        labels = (self._options(member).get(value) for member in members)
        return next((label for label in labels if label is not None), value)

    def grade(self, fitted: FittedMeasure, level: str) -> str:
        """Give the label of a grade of a measure."""
        return self.labels(fitted.grades).get(level, level)

    def labels(self, scale: AnswerScale | None) -> dict[str, str]:
        """Give the label of each level and absence of a scale."""
        if scale is None:
            return {}
        return {
            **{level: say(scale.labels.get(level, level), self.language) for level in scale.levels},
            **{
                name: say(scale.absence_labels.get(name, name), self.language)
                for name in scale.effects
            },
        }

    def _options(self, name: str) -> Mapping[str, str]:
        if name in self.fit.measures:
            fitted = self.fit.measures[name]
            return self.labels(fitted.grades or fitted.level)
        question = self.fit.questions.get(name)
        if question is not None and question.scale is not None:
            return self.labels(question.scale)
        item = question.question if question is not None else self.fit.facts.get(name)
        options = item.options if item is not None else {}
        return {option: say(label, self.language) for option, label in options.items()}
