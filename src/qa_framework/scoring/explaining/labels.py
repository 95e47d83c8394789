"""The words for levels, answers, questions and measures, in the language of the tool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from attrs import frozen

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.definitions import Fact, Question
from qa_framework.definitions.base import Text, say
from qa_framework.expressions.values import Missing
from qa_framework.scoring.explain.explained import Labelled
from qa_framework.scoring.explain.numbers import exact

YES, NO = Labelled("yes", "Yes"), Labelled("no", "No")


@frozen
class Labels:
    """The words of one tool and its rubric.

    Attributes:
        fit: The rubric fitted to the tool.
    """

    fit: Fit

    def say(self, text: Text) -> str:
        """Pick the words of the tool's language."""
        return say(text, self.fit.tool.language)

    def measure(self, name: str) -> str:
        """Give what people call a measure: its title, that of its section, or its id in words."""
        fitted = self.fit.measures[name]
        shared = fitted.measure is self.fit.rubric.each_section
        if fitted.measure.title is not None and not shared:
            return self.say(fitted.measure.title)
        if fitted.section is not None:
            return self.say(fitted.section.title)
        return in_words(name).capitalize()

    def part(self, name: str) -> Labelled:
        """Give a question or measure with what people call it."""
        is_measure = name in self.fit.measures
        return Labelled(name, self.measure(name) if is_measure else self.question(name))

    def perspective(self, name: str) -> str:
        """Give what people call a perspective: its title in the framework, or its id in words."""
        return self._on_the_map(name, "perspectives")

    def role(self, name: str) -> str:
        """Give what people call a role: its title in the framework, or its id in words."""
        return self._on_the_map(name, "roles")

    def _on_the_map(self, name: str, what: str) -> str:
        entries = () if self.fit.framework is None else getattr(self.fit.framework, what)
        titles = {entry.id: self.say(entry.title) for entry in entries}
        return titles.get(name) or in_words(name)

    def question(self, name: str) -> str:
        """Give the words of a question or fact."""
        return self.say(self._item(name).ask)

    def _item(self, name: str) -> Fact | Question:
        found = self.fit.questions.get(name)
        return self.fit.facts[name] if found is None else found.question

    def level(self, level: str, scale: AnswerScale | None) -> Labelled:
        """Give a level with its label."""
        label = level if scale is None else self.say(scale.labels.get(level, level))
        return Labelled(level, in_words(label) if label == level else label)

    def at_merit(self, merit: object, scale: AnswerScale | None) -> Labelled | None:
        """Give the level that stands so many from the worst; None where there is none."""
        if scale is None or not isinstance(merit, int):
            return None
        return self.level(scale.levels[scale.merit(merit)], scale)

    def grade(self, fitted: FittedMeasure, merit: object) -> Labelled | None:
        """Give a grade of a measure; of one without grades, the level of its method."""
        return self.at_merit(merit, fitted.grades or fitted.level)

    def answer(self, name: str, given: object) -> Labelled | None:
        """Give an answer as it was accepted; None for a blank."""
        if given is None or isinstance(given, Missing):
            return None
        found = self.fit.questions.get(name)
        if found is not None and found.scale is not None and isinstance(given, str):
            return self._on_scale(given, found.scale)
        item = self._item(name)
        base = found.base if found is not None else self.fit.extensions.base_of(item.type or "")
        return self._extended(item, given) or ANSWERS.get(base, _plain)(given, item, self)

    def _on_scale(self, given: str, scale: AnswerScale) -> Labelled:
        if given in scale.effects:
            label = self.say(scale.absence_labels.get(given, given))
            return Labelled(given, in_words(label) if label == given else label)
        return self.level(given, scale)

    def _extended(self, item: Fact | Question, given: object) -> Labelled | None:
        """Give an answer as the type of a plugin writes it."""
        narrower = self.fit.extensions.question_types.get(item.type or "")
        if narrower is None:
            return None
        is_day = narrower.base == "date" and isinstance(given, int)
        value = date.fromordinal(given) if is_day and isinstance(given, int) else given
        plain = ANSWERS.get(narrower.base, _plain)(given, item, self)
        return Labelled(plain.id, narrower.render(value))

    def option(self, option: str, item: Fact | Question) -> Labelled:
        """Give an option with its label."""
        label = self.say(item.options.get(option, option))
        return Labelled(option, in_words(label) if label == option else label)


def in_words(name: str) -> str:
    """Write an id as words: `requires_improvement` is `requires improvement`."""
    return name.replace("_", " ")


def _plain(given: object, _: Fact | Question, __: Labels) -> Labelled:
    text = exact(Fraction(given)) if isinstance(given, int | Fraction) else str(given)
    return Labelled(text, text)


def _choice(given: object, item: Fact | Question, labels: Labels) -> Labelled:
    return labels.option(str(given), item)


def _choices(given: object, item: Fact | Question, labels: Labels) -> Labelled:
    chosen = given if isinstance(given, frozenset) else frozenset[str]()
    found = [labels.option(option, item) for option in item.options if option in chosen]
    return Labelled("; ".join(each.id for each in found), ", ".join(each.label for each in found))


def _date(given: object, item: Fact | Question, labels: Labels) -> Labelled:
    if not isinstance(given, int):
        return _plain(given, item, labels)
    day = date.fromordinal(given).isoformat()
    return Labelled(day, day)


def _yes_no(given: object, _: Fact | Question, __: Labels) -> Labelled:
    return YES if given else NO


ANSWERS: Mapping[str, Callable[[object, Fact | Question, Labels], Labelled]] = {
    "choice": _choice,
    "choices": _choices,
    "date": _date,
    "yes_no": _yes_no,
}
"""How the answers of each core type are written; all others as they are."""
