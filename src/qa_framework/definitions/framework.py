"""The organisation's own map: what it asks, stands for, does, and who does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from attrs import frozen

from qa_framework.definitions.base import (
    Definition,
    Form,
    Model,
    Name,
    Reference,
    Text,
    WebAddress,
)

LISTS = (
    "core_questions",
    "pillars",
    "principles",
    "standards",
    "activities",
    "roles",
    "perspectives",
    "evidence",
    "feedback",
    "participation",
    "partners",
    "policies",
    "tag_families",
)
"""Where a framework lists entries, each with an id."""

Words = Annotated[str, Form(r"\W*\w.*", "a word or several")]
"""What can be looked for in a text."""

Permission = Literal["take_part", "help", "audit", "moderate", "own_action", "be_accountable"]


@frozen(kw_only=True)
class Entry(Model):
    """One thing on the map.

    Attributes:
        id: How definitions refer to it.
        title: What people call it.
        help: What it means.
    """

    id: Name
    title: Text
    help: Text | None = None


@frozen(kw_only=True)
class Idea(Entry):
    """A question, pillar, principle or standard of the organisation.

    Attributes:
        placeholder: `yes` where the organisation has still to fill in its own words.
    """

    placeholder: bool = False


@frozen(kw_only=True)
class Activity(Entry):
    """A kind of quality assurance activity.

    Attributes:
        pillar: The pillar it belongs to.
        led_by: The roles that lead it.
        evidence: The kinds of evidence it uses.
    """

    pillar: str | None = None
    led_by: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@frozen(kw_only=True)
class Role(Entry):
    """A role, what it answers for and what it may do.

    Attributes:
        includes: Roles whose responsibilities and permissions it has too ("as above, plus").
        responsibilities: What the role sees to.
        may: What it may do.
        never: What it may not do, whatever it includes.
    """

    includes: tuple[str, ...] = ()
    responsibilities: tuple[Text, ...] = ()
    may: tuple[Permission, ...] = ()
    never: tuple[Permission, ...] = ()


@frozen(kw_only=True)
class Perspective(Entry):
    """Somebody who answers a tool.

    Attributes:
        roles: Who may answer; anybody where it is not said.
    """

    roles: tuple[str, ...] = ()


@frozen(kw_only=True)
class Policy(Entry):
    """A policy, procedure or piece of guidance that definitions cite.

    Attributes:
        type: `policy`, `procedure` or `guidance`.
        url: Its web address, beginning `https://` or `http://`; never fetched.
        owner: The role or team that keeps it right.
        review_on: The day on which it is due to be looked at again.
    """

    type: Literal["policy", "procedure", "guidance"]
    url: WebAddress | None = None
    owner: str | None = None
    review_on: date | None = None


@frozen(kw_only=True)
class TagFamily(Entry):
    """Codes that belong together, such as the areas of an inspection.

    Attributes:
        tags: The codes; `<family>.<id>` in a tool.
    """

    tags: tuple[Entry, ...]


@frozen(kw_only=True)
class Jargon(Model):
    """A word of the trade that outsiders do not know, with its plain twin.

    Attributes:
        word: The word or words; in capitals or not is all the same.
        forms: Other ways to write it, such as a plural or what it is short for.
        plain: What to write instead.
    """

    word: Words
    forms: tuple[Words, ...] = ()
    plain: Text

    @property
    def written(self) -> tuple[str, ...]:
        """List every way to write it."""
        return (self.word, *self.forms)


@frozen(kw_only=True)
class Framework(Definition):
    """The organisation's own map.

    Attributes:
        extends: Frameworks whose entries it has too, before its own.
        core_questions: What all activity is to answer.
        pillars: The kinds of activity it rests on.
        principles: What practice is founded on.
        standards: What good practice is.
        activities: What is done to know how good practice is.
        roles: Who does what.
        perspectives: Who answers tools.
        evidence: Kinds of evidence.
        feedback: Where feedback is found.
        participation: Events at which people are heard.
        partners: Partner agencies.
        policies: Policies, procedures and guidance.
        tag_families: Codes for tools, sections and questions.
        jargon: Words that its texts do without, each with its plain twin.
    """

    extends: tuple[Reference, ...] = ()
    core_questions: tuple[Idea, ...] = ()
    pillars: tuple[Idea, ...] = ()
    principles: tuple[Idea, ...] = ()
    standards: tuple[Idea, ...] = ()
    activities: tuple[Activity, ...] = ()
    roles: tuple[Role, ...] = ()
    perspectives: tuple[Perspective, ...] = ()
    evidence: tuple[Entry, ...] = ()
    feedback: tuple[Entry, ...] = ()
    participation: tuple[Entry, ...] = ()
    partners: tuple[Entry, ...] = ()
    policies: tuple[Policy, ...] = ()
    tag_families: tuple[TagFamily, ...] = ()
    jargon: tuple[Jargon, ...] = ()

    @property
    def placeholders(self) -> tuple[Entry, ...]:
        """List the entries for which the organisation has still to find its own words."""
        entries: Iterator[Entry] = (each for name in LISTS for each in getattr(self, name))
        return tuple(each for each in entries if getattr(each, "placeholder", False))

    def due_for_review(self, *, on: date) -> tuple[Policy, ...]:
        """List the policies whose day of review has come, the longest overdue first.

        Args:
            on: The day to ask about; today is never taken for granted.

        Returns:
            Policies whose `review_on` is that day or earlier. One without a date is not among them.
        """
        dated = [(each.review_on, each) for each in self.policies if each.review_on is not None]
        due = sorted((pair for pair in dated if pair[0] <= on), key=lambda pair: pair[0])
        return tuple(policy for _, policy in due)

    @property
    def families(self) -> Mapping[str, tuple[Entry, ...]]:
        """Give the entries of each family of tags."""
        own: dict[str, tuple[Entry, ...]] = {
            "question": self.core_questions,
            "pillar": self.pillars,
            "principle": self.principles,
            "standard": self.standards,
            "activity": self.activities,
        }
        return own | {family.id: family.tags for family in self.tag_families}

    @property
    def known_tags(self) -> frozenset[str]:
        """List every tag that a definition may carry."""
        return frozenset(
            f"{family}.{entry.id}" for family, entries in self.families.items() for entry in entries
        )

    def includes(self, role_id: str) -> Iterator[Role]:
        """Give a role and every role it includes, each once."""
        by_id = {role.id: role for role in self.roles}
        waiting, seen = [role_id], set[str]()
        while waiting:
            current = waiting.pop(0)
            if current in by_id and current not in seen:
                seen.add(current)
                yield by_id[current]
                waiting.extend(by_id[current].includes)

    def permissions(self, role_id: str) -> frozenset[str]:
        """Say what a role may do: its own and what it includes, less what it may never."""
        roles = tuple(self.includes(role_id))
        may = {permission for role in roles for permission in role.may}
        never = roles[0].never if roles else ()
        return frozenset(may.difference(never))
