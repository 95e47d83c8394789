"""One response: what is asked, what was answered, the state of each name (language page, 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tests.reference.conditions import Names, truth_of
from tests.reference.definitions import Question, Tool
from tests.reference.groups import Group, Member
from tests.reference.reading import (
    BLANK,
    INVALID,
    Reading,
    counted_as,
    named_answer,
    points_of,
    read_answer,
)
from tests.reference.states import OUT, UNKNOWN, Scale, State, Truth, every


@dataclass
class Response:
    """The answers that one perspective gave to a tool, and the facts of the case."""

    tool: Tool
    answers: Mapping[str, object]
    about: Mapping[str, object]
    date: date | None
    perspective: str
    known: dict[str, Truth] = field(default_factory=dict)  # what applies, once worked out

    def applies(self, name: str) -> Truth:
        """Tell whether a question, a fact or a section is asked (4).

        Not of this perspective: it is not. Its section's condition and its own both count.
        """
        if name not in self.known:
            item = self.tool.item(name) or self.tool.sections[name]
            asked = self.perspective in item.asked_of or name in self.tool.about
            conditions = item.applies_when if asked else ()
            names = ToolNames(self)
            found = every(truth_of(condition, names) for condition in conditions)
            self.known[name] = found if asked else False
        return self.known[name]

    def as_given(self, question: Question) -> Reading:
        """Read an answer before its own `valid_when`; not shown counts as unanswered (4)."""
        if self.applies(question.id) is not True:
            return BLANK
        kept = self.about if question.id in self.tool.about else self.answers
        return read_answer(question, kept.get(question.id))

    def reading(self, question: Question) -> Reading:
        """Read an answer; one whose `valid_when` fails is invalid and never scored (4)."""
        given = self.as_given(question)
        condition = question.valid_when
        if given.kind != "value" or condition is None:
            return given
        if isinstance(condition, Mapping) and "when" in condition:
            condition = condition["when"]
        return INVALID if truth_of(condition, ToolNames(self, checked=False)) is False else given

    def state(self, question: Question, policy: object = None, *, checked: bool = True) -> State:
        """Give the state of a question (5.1); `policy` is what `unanswered` says, where it acts."""
        if self.applies(question.id) is False:
            return OUT
        reading = self.reading(question) if checked else self.as_given(question)
        if reading.kind == "blank":
            counted = counted_as(question, policy)
            return UNKNOWN if counted is None else counted
        return state_of(question, reading)

    def elsewhere(self, perspective: str, question_id: str) -> State:
        """Give the state of another perspective's answer: unknown until given (4)."""
        question = self.tool.questions[question_id]
        if perspective not in question.asked_of:
            return OUT
        given = self.answers.get(f"{perspective}.{question_id}")
        return state_of(question, read_answer(question, given))


def state_of(question: Question, reading: Reading) -> State:
    """Give the state that an answer makes: a value, or what the effect of an absence says (5.1)."""
    if reading.kind == "value" and reading.value is not None:
        return reading.value
    if reading.absence is None or question.scale is None:
        return UNKNOWN
    effect = dict(question.scale.absences)[reading.absence]
    if isinstance(effect, tuple):
        return named_answer(question, effect[1])
    return OUT if effect == "leave_out" else UNKNOWN


@dataclass
class ToolNames(Names):
    """The names that a tool's own conditions may use; `unanswered` never acts on them (5.4)."""

    response: Response
    checked: bool = True  # False inside a `valid_when`: answers as given
    policy: object = None
    formula: bool = False

    def question(self, name: str) -> Question | None:
        """Find a question or fact of this response."""
        return self.response.tool.item(name)

    def value(self, name: str) -> State:
        """Give the state of a name."""
        if name == "audit.date":
            return self.response.date or UNKNOWN
        if name == "audit.perspective":
            return self.response.perspective
        question = self.question(name)
        if question is not None:
            return self.response.state(question, self.policy, checked=self.checked)
        head, _, rest = name.partition(".")
        if head == self.response.perspective:
            return self.value(rest)
        if head in self.response.tool.perspectives and rest in self.response.tool.questions:
            return self.response.elsewhere(head, rest)
        raise KeyError(name)

    def scale_of(self, name: str) -> Scale | None:
        """Find the scale of the levels that a name stands for; None where it is no level."""
        question = self.question(name.rpartition(".")[2])
        scale = None if question is None else question.scale
        return scale if scale is not None and scale.levels else None

    def points(self, name: str) -> State:
        """Give the points of a question; out and unknown stay what they are."""
        value = self.value(name)
        question = self.question(name.rpartition(".")[2])
        if value is OUT or value is UNKNOWN or question is None:
            return value
        points = points_of(question, value)  # type: ignore[arg-type]  # no Missing is left
        return UNKNOWN if points is None else points

    def reading(self, name: str) -> Reading:
        """Read the answer to a question, of this perspective or another."""
        question = self.question(name)
        if question is not None:
            response = self.response
            return response.reading(question) if self.checked else response.as_given(question)
        head, _, rest = name.partition(".")
        if head == self.response.perspective:
            return self.reading(rest)
        return read_answer(self.response.tool.questions[rest], self.response.answers.get(name))

    def answered(self, name: str) -> bool:
        """Tell whether an answer stands: a value or an absence, given where it applies."""
        if name.startswith("audit."):
            return self.value(name) is not UNKNOWN
        return self.reading(name).kind in ("value", "absence")

    def applies(self, name: str) -> Truth:
        """Tell whether a name is anything but out; unknown where its condition is.

        Unknown, too, while a question is blank that an answer could leave out.
        """
        head, _, rest = name.partition(".")
        if head == self.response.perspective:
            return self.applies(rest)
        if name in self.response.tool.sections:
            return self.response.applies(name)
        asked = True if self.question(name) is None else self.response.applies(name)
        if asked is not True or name.startswith("audit."):
            return asked
        value = self.value(name)
        blank = value is UNKNOWN and self.reading(name).kind in ("blank", "invalid")
        if blank and self.could_be_left_out(name):
            return UNKNOWN
        return value is not OUT

    def could_be_left_out(self, name: str) -> bool:
        """Tell whether an answer to a question could leave it out."""
        question = self.question(name.rpartition(".")[2])
        scale = None if question is None else question.scale
        return scale is not None and "leave_out" in dict(scale.absences).values()

    def absent(self, name: str, absence: str) -> Truth:
        """Tell whether the answer given was this absence; unknown where none was given (5.3)."""
        reading = self.reading(name)
        if reading.absence is not None:
            return reading.absence == absence
        return UNKNOWN if self.value(name) is UNKNOWN else False

    def members(self, group: Group, by: str) -> list[Member]:  # noqa: ARG002  # no measures here
        """List the scoring questions of a section, or the questions named."""
        tool = self.response.tool
        names = [group] if isinstance(group, str) else list(group)
        if names[0] in tool.sections:
            names = tool.scoring_in(names[0])
        return [self.question_member(tool.questions[name]) for name in names]

    def question_member(self, question: Question) -> Member:
        """Describe a question as a member of a group."""
        levels = question.scale is not None and question.scale.levels
        kind = "level" if levels else "number"
        return Member(
            kind=kind if question.type in ("scale", "number") else "other",
            value=self.value(question.id),
            points=self.points(question.id),
            scale=question.scale,
            low=question.lowest_points,
            high=question.highest_points,
            one_of=question.one_of,
            absence=self.reading(question.id).absence,
        )
