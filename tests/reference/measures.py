"""A rubric at work on one response: measures, flags, and the names in its conditions (5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Any

from tests.reference.answers import Response, ToolNames
from tests.reference.conditions import evaluate, names_in, truth_of
from tests.reference.definitions import Data, find_scale
from tests.reference.exact import number, rounded
from tests.reference.grades import (
    Departure,
    all_effects,
    band_grades,
    could_be,
    gate_levels,
    may_stand,
    tables,
)
from tests.reference.groups import Group, Member
from tests.reference.methods import OF_LEVELS, apply_method
from tests.reference.parts import (
    NOT_SCORED,
    SCORED,
    Part,
    Raw,
    Result,
    measure_part,
    question_part,
)
from tests.reference.rubric import Rubric
from tests.reference.states import OUT, UNKNOWN, Level, Missing, Scale, State, Truth

GIVES_LEVEL = {*OF_LEVELS, "judged", "gates"}


@dataclass
class Scoring:
    """One response scored by one rubric; each measure is worked out once, when first asked for."""

    rubric: Rubric
    response: Response
    departures: Mapping[str, Data]
    raws: dict[str, Raw] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    fired: set[str | tuple[str, int]] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    @property
    def sections(self) -> list[str]:
        """List the sections that are asked of this perspective (4)."""
        sections = self.response.tool.sections.values()
        return [s.id for s in sections if self.response.perspective in s.asked_of]

    def names(self, owner: str | None, *, formula: bool = False) -> RubricNames:
        """Give the names that the conditions of a measure, or of a flag, may use."""
        measure = None if owner is None else self.rubric.measures[owner]
        return RubricNames(
            response=self.response,
            policy=self.rubric.policy(measure),
            formula=formula,
            scoring=self,
            owner=owner,
        )

    def truth(self, condition: Any, owner: str | None) -> Truth:
        """Value a condition of a measure or of a flag."""
        return truth_of(condition, self.names(owner))

    def flag(self, name: str) -> Truth:
        """Tell whether a flag is raised."""
        flag = self.rubric.flag(name)
        if flag is None:
            raise KeyError(name)
        return self.truth(flag["when"], None)

    def parts(self, name: str) -> list[Part]:
        """Describe the parts of a measure, each with its weight (5.2)."""
        measure = self.rubric.measures[name]
        if measure["method"] == "judged":
            question = self.response.tool.judging(name)
            named = [] if question is None else [question.id]
        else:
            named = self.rubric.part_names(name, self.sections)
        parts = [self.part(measure, part) for part in named]
        return [part for part in parts if part.weight > 0]

    def part(self, measure: Data, name: str) -> Part:
        """Describe one part; the measure's `weights` replace the questions' own."""
        policy = self.rubric.policy(measure)
        question = self.response.tool.questions.get(name)
        own = Fraction(1)
        if question is not None and measure["method"] != "judged":
            own = question.weight
        weights = measure.get("weights")
        weight = number(weights.get(name, 1)) if weights else own
        if question is not None:
            return question_part(self.response, question, weight, measure, policy)
        return measure_part(name, self.result(name), weight, measure)

    def raw(self, name: str) -> Raw:
        """Work out what the method of a measure gives, before bands and limits."""
        if name not in self.raws:
            measure = self.rubric.measures[name]
            special = {"formula": self.formula, "gates": self.gates}
            make = special.get(measure["method"], self.from_parts)
            self.raws[name] = make(name, measure)
        return self.raws[name]

    def from_parts(self, name: str, measure: Data) -> Raw:
        """Apply a method to parts."""
        if "normalise" in measure:
            target = find_scale(measure["normalise"], self.rubric.scales)
            measure = {**measure, "normalise": target}
        policy = self.rubric.policy(measure)
        if measure["method"] != "sum" and isinstance(policy, Mapping) and "prorate" in policy:
            policy = "block"
        return apply_method(measure, self.parts(name), policy)

    def formula(self, name: str, measure: Data) -> Raw:
        """Work out a formula: out if all its names are, not scored if one is missed (5.3)."""
        names = self.names(name, formula=True)
        singles, groups = names_in(str(measure["formula"]))
        parts = {single for single in singles if names.is_part(single)}
        members = [member for group in groups for member in names.members(group, "number")]
        states = [names.value(part) for part in parts] + [member.value for member in members]
        better = measure.get("better", "higher")
        if states and all(state is OUT for state in states):
            return Raw(state=OUT.value, better=better)
        silent = states and all(isinstance(state, Missing) for state in states)
        if silent and "answered(" not in str(measure["formula"]).replace(" ", ""):
            return Raw(state=NOT_SCORED, better=better)
        found = evaluate(measure["formula"], names)
        if not isinstance(found, Fraction):
            return Raw(state=NOT_SCORED, better=better)
        score = rounded(found, measure["round"]) if "round" in measure else found
        return Raw(state=SCORED, score=score, better=better)

    def gates(self, name: str, measure: Data) -> Raw:
        """Work out the level that gates give; it has no parts (5.3)."""
        scale = self.rubric.grades(measure)
        if scale is None:
            raise ValueError(f"{name} has gates and no grades")
        reached = gate_levels(measure["gates"], partial(self.truth, owner=name))
        levels = tuple(Level(scale, level) for level in reached)
        score = levels[0].points if len(levels) == 1 else None
        if score is not None and "round" in measure:
            score = rounded(score, measure["round"])
        return Raw(
            state=SCORED,
            score=score,
            levels=levels,
            low=scale.lowest_points,
            high=scale.highest_points,
            scale=scale,
            better=scale.better,
        )

    def result(self, name: str) -> Result:
        """Work out what stands for a measure."""
        if name not in self.results:
            raw = self.raw(name)
            measure = self.rubric.measures[name]
            scale = self.graded_in(name, measure, raw)
            limits = [
                (limit, self.fires(name, position, limit))
                for position, limit in enumerate(measure.get("limits", ()))
            ]
            if scale is None:
                self.results[name] = ungraded(raw)
            else:
                self.results[name] = self.graded(name, raw, scale, limits)
        return self.results[name]

    def graded_in(self, name: str, measure: Data, raw: Raw) -> Scale | None:
        """Find the scale of a measure's grade, if it has one (5.3 and 5.5).

        Whether it has one does not hang on who answers: where none of its sections is asked of
        this perspective, their grades tell.
        """
        scale = self.rubric.grades(measure)
        if measure["method"] in OF_LEVELS and measure.get("of") == "sections":
            asked = self.rubric.part_names(name, self.sections)
            everywhere = self.rubric.part_names(name, list(self.response.tool.sections))
            if everywhere and not asked and self.rubric.bands(measure) is None:
                parts = [self.rubric.grades(self.rubric.measures[part]) for part in everywhere]
                return scale if all(part == scale for part in parts) else None
        if raw.scale is not None and measure.get("bands") in (None, "none"):
            return scale if raw.scale == scale else None
        return scale if self.rubric.bands(measure) is not None else None

    def fires(self, name: str, position: int, limit: Data) -> Truth:
        """Value the condition of a limit, and note the limit if it fires."""
        found = self.truth(limit["when"], name)
        if found is True:
            self.fired.add(limit.get("id", (name, position)))
        return found

    def bases(self, name: str, raw: Raw) -> set[str | None]:
        """List the grades that bands or the level could give, before limits."""
        measure = self.rubric.measures[name]
        if raw.state != SCORED:
            return {None}
        if raw.scale is not None and measure.get("bands") in (None, "none"):
            return {level.id for level in raw.levels}
        if raw.score is None:
            return {None}
        found: set[str | None] = set()
        judge = partial(self.truth, owner=name)
        for table in tables(self.rubric.bands(measure), self.names(name).value):
            found |= band_grades(table, raw.score, raw.possible, judge)
        return found

    def graded(self, name: str, raw: Raw, scale: Scale, limits: list[tuple[Data, Truth]]) -> Result:
        """Give the suggested grade, then the one that stands after a departure (5.6 and 5.7)."""
        effects = all_effects(limits, scale)
        found = could_be(self.bases(name, raw), effects, scale)
        cannot_tell = len(found) > 1
        suggestion = None if cannot_tell else next(iter(found))
        blanks = found if raw.state == SCORED else could_be(set(scale.levels), effects, scale)
        final = suggestion
        if name in self.departures:
            departure = Departure(
                given=self.departures[name],
                judgement=self.rubric.measures[name].get("judgement", {}),
                scale=scale,
                suggested=suggestion,
                possible=frozenset(blanks),
                effects=effects,
                out=raw.state == OUT.value and not cannot_tell,
            )
            final = self.departed(name, departure)
        state = NOT_SCORED if cannot_tell else raw.state
        unsure_level = raw.scale is not None and len(raw.levels) > 1
        return Result(
            raw=raw,
            state=NOT_SCORED if unsure_level else state,
            scale=scale,
            suggested=suggestion,
            grade=final,
            grade_state="graded" if final is not None else state,
            cannot_tell=cannot_tell,
        )

    def departed(self, name: str, departure: Departure) -> str | None:
        """Give the grade that stands where a person gave one; refused, the suggestion stands."""
        if may_stand(departure):
            return str(departure.given["grade"])
        self.refused.add(name)
        return departure.suggested


def ungraded(raw: Raw) -> Result:
    """Give the result of a measure that has no grade."""
    return Result(
        raw=raw,
        state=raw.state,
        scale=None,
        suggested=None,
        grade=None,
        grade_state="ungraded",
        cannot_tell=False,
    )


@dataclass
class RubricNames(ToolNames):
    """The names that a rubric's conditions may use: the tool's, its measures, its flags (6)."""

    scoring: Scoring = field(kw_only=True)
    owner: str | None = field(kw_only=True)  # the measure whose condition it is

    def value(self, name: str) -> State:
        """Give the state of a name; the score of the measure itself is the one before limits."""
        rubric = self.scoring.rubric
        head, _, what = name.partition(".")
        if rubric.is_missing(head):
            return OUT
        if what and head in rubric.measures:
            return self.property_of(head, what)
        if rubric.flag(name) is not None:
            return self.scoring.flag(name)
        if name in rubric.measures:
            return OUT if self.scoring.result(name).state == OUT.value else UNKNOWN
        return super().value(name)

    def property_of(self, name: str, what: str) -> State:
        """Give the grade, suggestion, score or possible of a measure."""
        if what in ("score", "possible"):
            if name == self.owner:
                raw = self.scoring.raw(name)
                return as_state(getattr(raw, what), raw.state)
            result = self.scoring.result(name)
            return as_state(getattr(result, what), result.state)
        result = self.scoring.result(name)
        grade = getattr(result, what)
        if grade is None or result.scale is None:
            return as_state(None, result.state)
        return Level(result.scale, grade)

    def scale_of(self, name: str) -> Scale | None:
        """Find the scale of the levels that a name stands for; None where it is no level."""
        head, _, what = name.partition(".")
        if head not in self.scoring.rubric.measures:
            return super().scale_of(name)
        if what not in ("grade", "suggested"):
            return None
        result = self.scoring.result(head)
        return result.scale or result.raw.scale

    def points(self, name: str) -> State:
        """Give the points of a question, or of a grade."""
        value = self.value(name)
        if isinstance(value, Level) and name.partition(".")[0] in self.scoring.rubric.measures:
            return UNKNOWN if value.points is None else value.points
        return super().points(name)

    def is_part(self, name: str) -> bool:
        """Tell whether a name in a formula is a part: a question or a measure, no fact or flag."""
        head, _, rest = name.partition(".")
        rubric, tool = self.scoring.rubric, self.response.tool
        return (
            head in rubric.measures
            or head in tool.questions
            or rest in tool.questions
            or rubric.is_missing(head)
        )

    def answered(self, name: str) -> bool:
        """Tell whether an answer stands; of a measure or a flag whether it is known."""
        head = name.partition(".")[0]
        if head in self.scoring.rubric.measures or self.scoring.rubric.flag(name) is not None:
            return not isinstance(self.value(name), Missing)
        return not self.scoring.rubric.is_missing(head) and super().answered(name)

    def absent(self, name: str, absence: str) -> Truth:
        """Tell whether the answer given was this absence; what the tool has not gave none."""
        return False if self.scoring.rubric.is_missing(name) else super().absent(name, absence)

    def applies(self, name: str) -> Truth:
        """Tell whether a name is anything but out; of a measure not known while it is not."""
        head = name.partition(".")[0]
        if self.scoring.rubric.is_missing(head):
            return False
        if head in self.scoring.rubric.measures:
            value = self.value(name)
            return UNKNOWN if value is UNKNOWN else value is not OUT
        return True if self.scoring.rubric.flag(name) is not None else super().applies(name)

    def members(self, group: Group, by: str) -> list[Member]:
        """List the members that a group's name means, as `of:` would (5.2)."""
        rubric = self.scoring.rubric
        names = rubric.of(group, self.scoring.sections)
        return [
            self.measure_member(name, by)
            if name in rubric.measures
            else self.question_member(self.response.tool.questions[name])
            for name in names
        ]

    def measure_member(self, name: str, by: str) -> Member:
        """Describe a measure as a member, by its grade or level ("word") or its score."""
        result = self.scoring.result(name)
        scale = result.scale or result.raw.scale
        score = as_state(result.score, result.state)
        if by == "number" or scale is None:
            return Member(kind="number", value=score, points=score)
        level = as_state(result.level, result.state)
        points = level.points if isinstance(level, Level) else level
        return Member(
            kind="level",
            value=level,
            points=UNKNOWN if points is None else points,
            scale=scale,
            low=scale.lowest_points,
            high=scale.highest_points,
        )


def as_state(value: Level | Fraction | None, state: str) -> State:
    """Read what a measure has, or lacks, as a state: out where it is out, else unknown."""
    if value is not None:
        return value
    return OUT if state == OUT.value else UNKNOWN
