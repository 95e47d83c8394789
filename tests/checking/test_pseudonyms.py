"""Notes on questions that seem to ask who somebody is."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import in_context, problems_in

CASE = "ask for the case reference, which is a pseudonym"
HINTS = {
    "somebody's name": f"{CASE}, or for somebody's role",
    "a date of birth": "ask for the age in whole years",
    "an address": "ask for the team, the area or the kind of home",
    "a number that stands for a person": CASE,
}


def noted(ask: str, *, kind: str = "text", name: str = "q1", more: str = "") -> str:
    """Say what a question seems to ask for; nothing where it gets no note."""
    text = f'- {{id: {name}, ask: "{ask}", type: {kind}{more}}}\n'
    found = problems_in(in_context("questions", text), with_notes=["QA723"])
    assert len(found) <= 1
    message, _, hint = "".join(found).partition(" | ")
    what = message.partition(f"QA723 `{name}` seems to ask for ")[2]
    assert HINTS.get(what, "") == hint
    return what


NAMES = [
    *("Name", "Name:", "Full name", "Name?", "Names", "Surname", "Initials", "First name"),
    *("What is your name?", "Please enter your full name", "Name and date of birth"),
    *("Name, age and address", "Name (of the child)", "What is the name?"),
    *(
        "Child's name",
        "The child\u2019s full name",
        "Name of child",
        "Name of the child",
        "Child name",
    ),
    *("What is the child's name?", "What was the young person's first name?"),
    *("What is the name of the child?", "Give the names of the siblings", "Mother's name"),
    *("Names of all the children in the home".replace("all the ", ""), "Parents' names"),
    *("What is the child called?", "Who is the child?", "Which child is this about?"),
    *(
        "Name of the social worker",
        "Social worker's name",
        "Practitioner name",
        "Auditor's initials",
    ),
    *("What is the name of the allocated worker?", "Name of the child's mother"),
    *("Name of the team manager and the date", "Please write down the child's surname."),
    *("A few facts first. What is the child's name?", "Family name", "Line manager name"),
]
NOT_NAMES = [
    *("Name the risks", "Name a strength", "Name two things that went well", "Name one worry."),
    *("Name, in your own words, the main risk", "Name and explain two strengths"),
    *(
        "What is the name of the plan?",
        "Name of the plan",
        "Name of the team",
        "Name of the policy",
    ),
    *("What is the name of the school?", "Name of the child's school", "Name of the family centre"),
    *("Name of the child protection plan", "What is the name of the parent group?"),
    *("Does the record use the child's name?", "How does the record use the child's name?"),
    *("Did the child name anyone they trust?", "Whom did the child name as a friend?"),
    *("Child names a trusted adult", "What names does the child have for feelings?"),
    *("The child's names for feelings", "Is present danger named?", "Who was told, and when?"),
    *("Whom did you tell, and when?", "Who should learn from this?", "Who is in the family?"),
    *(
        "Who is important to the child?",
        "Leave out the child's name",
        "Do not write the child's name",
    ),
    *("What is a day like for this child?", "Which team works with the family?", "In whose name?"),
    *("What is the child called to account for?".replace("the child", "the plan"), "Nameless?"),
    *("What should they hear, without names?", "Case reference", "What is the case reference?"),
    *("What are the practitioner's strengths?", "What did the mother say?", "The manager's view"),
]
OTHERS = {
    "Date of birth": "a date of birth",
    "What is the child's date of birth?": "a date of birth",
    "Date of birth of the child": "a date of birth",
    "When was the child born?": "a date of birth",
    "DOB": "a date of birth",
    "Child's D.O.B.": "a date of birth",
    "When is the young person's birthday?": "a date of birth",
    "Address": "an address",
    "Home address": "an address",
    "Child's address": "an address",
    "What is the family's current address?": "an address",
    "Address of the carer": "an address",
    "Address and postcode": "an address",
    "Postcode": "an address",
    "NHS number": "a number that stands for a person",
    "What is the child's NHS number?": "a number that stands for a person",
    "NHS no.": "a number that stands for a person",
    "Unique pupil number": "a number that stands for a person",
    "UPN": "a number that stands for a person",
}
NOTHING = [
    *("Address the risks", "How does the plan address the risks?", "Address and reduce the worry?"),
    *("What did the talk address?", "What addresses the cause?", "Which risk was not addressed?"),
    *("When did the plan start?", "When was the plan born out of?", "How old is the child?"),
    *("What changed after the birth?", "What was done for the child's birthday?"),
    *("Who was there at the birth?", "What stood in the way of a birth plan?"),
    *("How many numbers were called?", "Number of visits", "Number of children"),
    *("What did the NHS do?", "Which hospital?", "What is the number of the policy?"),
    *("Where does the child live?", "Where in the record does this show?"),
]


@pytest.mark.parametrize("ask", NAMES)
def test_a_question_for_a_name_is_noted(ask: str) -> None:
    assert noted(ask) == "somebody's name"


@pytest.mark.parametrize("ask", NOT_NAMES)
def test_a_question_with_names_in_it_is_not(ask: str) -> None:
    assert noted(ask) == ""


@pytest.mark.parametrize("ask", OTHERS)
def test_what_else_tells_who_somebody_is_is_noted(ask: str) -> None:
    assert noted(ask) == OTHERS[ask]


@pytest.mark.parametrize("ask", NOTHING)
def test_what_only_sounds_like_it_is_not(ask: str) -> None:
    assert noted(ask) == ""


@pytest.mark.parametrize(
    ("ask", "kind", "what"),
    [
        ("Child's name", "yes_no", ""),
        ("Child's name", "number", ""),
        ("Date of birth", "date", "a date of birth"),
        ("Date of birth", "number", ""),
        ("NHS number", "number", "a number that stands for a person"),
        ("NHS number", "date", ""),
        ("Address", "yes_no", ""),
    ],
)
def test_only_what_can_be_answered_with_it_is_noted(ask: str, kind: str, what: str) -> None:
    assert noted(ask, kind=kind) == what


def test_a_choice_holds_no_name() -> None:
    assert noted("Child's name", kind="choice", more=", options: {known: Known}") == ""


@pytest.mark.parametrize("name", ["child_name", "name", "surname", "mothers_name", "full_name"])
def test_an_id_may_tell_it(name: str) -> None:
    assert noted("Who is it about?", name=name) == "somebody's name"
    assert noted("Who is it about?", name=f"{name}_used") == ""


@pytest.mark.parametrize("name", ["plan_name", "named", "address", "names_known", "birth"])
def test_an_id_that_only_looks_like_it_does_not(name: str) -> None:
    assert noted("What was done?", name=name) == ""


def test_a_help_that_tells_people_to_give_it_is_noted() -> None:
    assert noted("About whom?", more=", help: Write the child's full name.") == "somebody's name"
    for sentence in (
        "The child's name comes up often.",
        "Do not write the child's name.",
        "Write what was said; leave out the child's name.",
        "Never give the child's name.",
    ):
        assert (
            noted("About whom?", more=f", help: '{sentence.replace(chr(39), chr(39) * 2)}'") == ""
        )


def test_a_fact_of_the_case_is_looked_at_too() -> None:
    text = "- {id: child, ask: Name of the child, type: text}\n"
    found = problems_in(in_context("about", text), with_notes=["QA723"])
    assert [each.split(" | ")[0] for each in found] == [
        "6:22 QA723 `child` seems to ask for somebody's name"
    ]
