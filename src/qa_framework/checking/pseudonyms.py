"""Notes on questions that seem to ask who somebody is: a case has a reference, and no name.

Only what can be answered with a name is looked at: text, or the number or day that stands for a
person. What a question is about stands at its beginning, so that `Name the risks` and `Does the
record use the child's name?` are taken for what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from qa_framework.checking.extensions import Extensions
from qa_framework.checking.findings import Findings
from qa_framework.checking.sentences import sentences
from qa_framework.definitions import Fact, Question, Text, Tool, say

PERSON = (
    r"(?:child|children|young (?:person|people)|baby|infant|pupil|student|patient|person|people|adult"
    r"|parent|mother|father|mum|dad|carer|guardian|sibling|brother|sister|relative|family member"
    r"|grandparent|grandmother|grandfather|service user|practitioner|worker|manager|supervisor"
    r"|auditor|reviewer|observer|moderator|officer|chair|colleague|member of staff|staff member"
    r"|teacher|doctor|gp|nurse|health visitor|victim|perpetrator|complainant|family)s?"
)
ADJECTIVE = (
    r"(?:(?:allocated|current|previous|new|other|index|subject|social|team|line|foster|birth|step"
    r"|older|younger|elder|young|lead|named|responsible|senior|case|key|main|first|second)\s+)*"
)
WHOSE = rf"(?:{ADJECTIVE}{PERSON}(?:'s|s')?\s+)"
WHICH = r"(?:(?:the|this|that|each|every|any|a|your|their|his|her|our)\s+)?"
ASKING = (
    r"(?:please\s+)?"
    r"(?:(?:(?:what|which)\s+(?:is|was|are|were)|what's|give|enter|write|state|record|type|put"
    r"|provide|supply|insert|list|tell\s+us)\s+(?:(?:in|down|here)\s+)?)"
)
NAME = r"(?:(?:full|first|last|middle|family|given|legal|birth|preferred|known|real)\s+)*(?:name|surname|forename|initial)s?"
OF_PERSON = rf"of\s+{WHICH}(?:{WHOSE})?{ADJECTIVE}{PERSON}"
ENDS = r"(?=\s*(?:\Z|[?.!:;,(/)]))"
GOES_ON = rf"(?:{ENDS}|(?=\s+(?:and|or|who|whom|whose|that|with|in|on|at|for|as)\b))"
BIRTH = r"(?:date\s+of\s+birth|birth\s?date|birthday|d\.?\s?o\.?\s?b\b\.?)"
ADDRESS = r"(?:(?:home|current|full|last|known|postal|present)\s+)*(?:address(?:es)?|post\s?codes?)"
IDENTITY = rf"(?:{NAME}|{BIRTH}|{ADDRESS}|age|nhs|role|job|phone|telephone|email|contact)"
BESIDE = rf"(?=\s*(?:,|and|&|/|,\s*and)\s*(?:{IDENTITY})\b)"
NUMBER = (
    r"(?:nhs|hospital|unique\s+pupil|pupil|national\s+insurance|passport)\s+(?:number|no\b\.?|id\b)"
)
BORN = rf"(?:when|on\s+(?:what|which)\s+(?:day|date))\s+(?:was|were)\s+{WHICH}{ADJECTIVE}(?:{PERSON}|he|she|they|you)\s+born\b"
CALLED = rf"what\s+(?:is|are|was|were)\s+{WHICH}{ADJECTIVE}(?:{PERSON}|he|she|they|you)\s+called\b"
WHO = r"(?:who|which\s+child|which\s+young\s+person)\s+is\s+(?:(?:the|this)\s+(?:child|young\s+person|pupil|patient)|this(?:\s+about)?)(?=\W*\Z)"


@frozen
class Identity:
    """Something that tells who a person is.

    Attributes:
        what: What it is.
        types: The core types of question that it can be answered in.
        begins: What a sentence begins with that asks for it.
        id: The ids of questions that hold it.
        hint: What to ask instead.
    """

    what: str
    types: tuple[str, ...]
    begins: re.Pattern[str]
    id: re.Pattern[str]
    hint: str


def _asks(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


PERSON_ID = (
    r"(?:(?:child|young_person|parent|mother|father|carer|practitioner|social_worker|worker"
    r"|manager|auditor|family|pupil|patient|person)s?_)"
)
ASKED = rf"(?:{ASKING})?{WHICH}"
IDENTITIES = (
    Identity(
        "somebody's name",
        ("text",),
        _asks(
            rf"{ASKED}{ADJECTIVE}{PERSON}(?:'s|s')\s+{NAME}(?!\s+for\b)\b",
            rf"{ASKED}{WHOSE}{NAME}{ENDS}",
            rf"{ASKED}{NAME}\s+(?:and\s+\w+\s+)?{OF_PERSON}{GOES_ON}",
            rf"{ASKED}{NAME}(?:(?=\s*(?:\Z|[?.!:(/]))|{BESIDE})",
            CALLED,
            WHO,
        ),
        re.compile(rf"{PERSON_ID}?(?:full_|first_|last_|family_)?names?|surname|forename|initials"),
        "ask for the case reference, which is a pseudonym, or for somebody's role",
    ),
    Identity(
        "a date of birth",
        ("text", "date"),
        _asks(
            rf"{ASKED}(?:{WHOSE})?{BIRTH}{GOES_ON}",
            rf"when\s+(?:is|was)\s+{WHICH}(?:{WHOSE})?{BIRTH}",
            rf"{ASKED}{BIRTH}\s+{OF_PERSON}{GOES_ON}",
            BORN,
        ),
        re.compile(rf"{PERSON_ID}?(?:dob|date_of_birth|birth_?da(?:te|y))"),
        "ask for the age in whole years",
    ),
    Identity(
        "an address",
        ("text",),
        _asks(
            rf"{ASKED}(?:{WHOSE})?{ADDRESS}(?:{ENDS}|{BESIDE})",
            rf"{ASKED}{ADDRESS}\s+{OF_PERSON}{GOES_ON}",
        ),
        re.compile(rf"(?:home_|postal_|{PERSON_ID})address|{PERSON_ID}?post_?code"),
        "ask for the team, the area or the kind of home",
    ),
    Identity(
        "a number that stands for a person",
        ("text", "number"),
        _asks(
            rf"{ASKED}(?:{WHOSE})?{NUMBER}",
            rf"{ASKED}(?:{WHOSE})?upn\b",
        ),
        re.compile(rf"{PERSON_ID}?(?:nhs|hospital|passport)_(?:number|no|id)|upn"),
        "ask for the case reference, which is a pseudonym",
    ),
)
"""What no tool asks for, and how tools that do so begin their questions, in English."""

ABLE = frozenset(kind for each in IDENTITIES for kind in each.types)
"""The core types of question that can be answered with any of these."""


def note_identities(tool: Tool, extensions: Extensions, findings: Findings) -> None:
    """Note questions and facts that seem to ask who somebody is."""
    items: tuple[Fact | Question, ...] = (*tool.about, *tool.questions)
    for item in items:
        found = _identity_in(item, extensions)
        if found is not None:
            findings.report(
                "QA723",
                f"`{item.id}` seems to ask for {found.what}",
                item.place.value("ask"),
                found.hint,
            )


def _identity_in(item: Fact | Question, extensions: Extensions) -> Identity | None:
    kind = item.type if isinstance(item, Fact) else item.kind_of_answer
    base = extensions.base_of(kind)
    if base not in ABLE:
        return None
    able = (each for each in IDENTITIES if base in each.types)
    return next((each for each in able if _asks_for(each, item)), None)


def _asks_for(identity: Identity, item: Fact | Question) -> bool:
    if identity.id.fullmatch(item.id):
        return True
    asked = any(identity.begins.match(each) for each in _sentences(item.ask))
    return asked or _helps_to(identity, item)


def _helps_to(identity: Identity, item: Fact | Question) -> bool:
    """Say whether the help tells people to give it, as in `Write the child's full name`."""
    told = _sentences(item.help or "")
    return any(TELLING.match(each) and identity.begins.match(each) for each in told)


def _sentences(text: Text) -> Iterator[str]:
    return sentences(say(text).replace(CURLY, "'"))


CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
TELLING = re.compile(
    r"(?:please\s+)?(?:give|enter|write|state|record|type|put|provide|supply|insert)\b",
    re.IGNORECASE,
)
