"""What is said of names, conditions, numbers and branches that are not what they must be."""

from __future__ import annotations

import pytest

from qa_framework.expressions import TextType, TruthType, check, parse
from tests.expressions.tables import cases, said
from tests.strategies.conditions import FOUR_POINT, NAMES

NAMED = """
on_tme == 'yes'
    1 QA330 unknown name `on_tme` | did you mean `on_time`?
xyzzy == 'yes'
    1 QA330 unknown name `xyzzy`
xyzzy == on_time
    1 QA330 unknown name `xyzzy`
xyzzy in ('yes')
    1 QA330 unknown name `xyzzy`
'x' in xyzzy
    8 QA330 unknown name `xyzzy`
planning == 'good'
    1 QA331 `planning` is a group of values, and one value is wanted | did you mean `planning.grade`?
overall == 'good'
    1 QA331 `overall` alone has no value | did you mean `overall.grade`?
parent == '1'
    1 QA331 `parent` alone has no value | did you mean `parent.listened_to`?
impact.grde == 'good'
    1 QA330 unknown name `impact.grde` | did you mean `impact.grade`?
nothing == 'x'
    1 QA331 `nothing` is a group of values, and one value is wanted
on_time == yes
    12 QA332 `yes` stands without quotes | write `'yes'`
team == north
    9 QA332 `north` stands without quotes | write `'north'`
needs == housing
    1 QA346 `needs` can hold several options, and is not compared | write `'housing' in needs`
seen_alone == true
    1 QA346 `seen_alone` is yes or no already, and is not compared | write `seen_alone` alone, or `not` before it
visits > 1 and true
    16 QA330 there is no `true` in conditions | a yes or no stands alone, as in `act_today` or `not act_today`
visits == none
    11 QA330 there is no `none` in conditions | for a blank write `not answered(…)`
"""


@pytest.mark.parametrize(("text", "found"), cases(NAMED))
def test_a_name_is_known_and_stands_for_one_value(text, found) -> None:
    assert said(check(parse(text), NAMES, wanted=TruthType())[1]) == found


JOINED = """
on_time and seen_alone
    1 QA348 `on_time` is a level of `yes-partly-no`, and `and` wants a condition | compare it, as in `on_time == 'yes'`
not visits
    5 QA348 `visits` is a number, and `not` wants a condition | compare it with a value
team or seen_alone
    1 QA348 `team` is a choice, and `or` wants a condition | compare it, as in `team == 'south'`
needs and seen_alone
    1 QA348 `needs` is a set of options, and `and` wants a condition | write `'housing' in needs`
team == 'north' or 'south'
    20 QA348 `'south'` is text, and `or` wants a condition | write `team in ('north', 'south')`
seen_alone or 'north'
    15 QA348 `'north'` is text, and `or` wants a condition | compare it with a value
visits if on_time else 1
    1 QA350 wanted a condition, found a number | compare it with a value
    11 QA348 `on_time` is a level of `yes-partly-no`, and `if` wants a condition | compare it, as in `on_time == 'yes'`
'yes' and seen_alone
    1 QA348 `'yes'` is text, and `and` wants a condition | compare it with a value
visits + 1 and seen_alone
    1 QA348 `visits + 1` is a number, and `and` wants a condition | compare it with a value
"""


@pytest.mark.parametrize(("text", "found"), cases(JOINED))
def test_only_conditions_are_joined_turned_round_and_chosen_by(text, found) -> None:
    assert said(check(parse(text), NAMES, wanted=TruthType())[1]) == found


ADDED = """
('yes' if act_today else xyzzy) == on_time
    26 QA330 unknown name `xyzzy`
visits + on_time > 1
    10 QA347 `on_time` is a level of `yes-partly-no`, and `+` takes numbers | write `points(on_time)`
-plan_opened > 1
    2 QA347 `plan_opened` is a date, and `-` takes numbers
visits * 'a' > 1
    10 QA347 `'a'` is text, and `*` takes numbers
seen_alone / 2 > 1
    1 QA347 `seen_alone` is yes or no, and `/` takes numbers
1 + visits - on_time * 2 > team
    14 QA347 `on_time` is a level of `yes-partly-no`, and `*` takes numbers | write `points(on_time)`
    28 QA345 `team` is a choice, and has no order | compare it by `==`, `!=` or `in`
visits if act_today else plan_opened
    26 QA349 one branch is a number, the other a date
on_time if act_today else 'nope'
    1 QA350 wanted a condition, found a level of `yes-partly-no` | compare it with a value
    27 QA340 `nope` is not a level of `yes-partly-no` | its levels are `no`, `partly`, `yes`
'nope' if act_today else on_time
    1 QA340 `nope` is not a level of `yes-partly-no` | its levels are `no`, `partly`, `yes`
    1 QA350 wanted a condition, found a level of `yes-partly-no` | compare it with a value
on_time if act_today else impact.grade
    27 QA349 one branch is a level of `yes-partly-no`, the other a level of `four-point`
"""


@pytest.mark.parametrize(("text", "found"), cases(ADDED))
def test_only_numbers_are_added_and_branches_are_of_one_kind(text, found) -> None:
    assert said(check(parse(text), NAMES, wanted=TruthType())[1]) == found


WANTED = """
visits
    1 QA350 wanted a condition, found a number | compare it with a value
on_time
    1 QA350 wanted a condition, found a level of `yes-partly-no` | compare it, as in `on_time == 'yes'`
team
    1 QA350 wanted a condition, found a choice | compare it, as in `team == 'south'`
needs
    1 QA350 wanted a condition, found a set of options | write `'housing' in needs`
plan_opened
    1 QA350 wanted a condition, found a date | compare it with a value
late_because
    1 QA350 wanted a condition, found text | compare it with a value
visits + 1
    1 QA350 wanted a condition, found a number | compare it with a value
'yes'
    1 QA350 wanted a condition, found text | compare it with a value
'yes' if act_today else 'no'
    1 QA350 wanted a condition, found text | compare it with a value
1
    1 QA350 wanted a condition, found a number | compare it with a value
"""


@pytest.mark.parametrize(("text", "found"), cases(WANTED))
def test_a_condition_is_wanted_where_one_stands(text, found) -> None:
    assert said(check(parse(text), NAMES, wanted=TruthType())[1]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'good'", []),
        ("'good' if act_today else 'inadequate'", []),
        ("impact.grade", []),
        ("'goood'", ["1 QA340 `goood` is not a level of `four-point` | did you mean `good`?"]),
        ("visits", ["1 QA350 wanted a level of `four-point`, found a number"]),
    ],
)
def test_a_level_is_wanted_where_one_stands(text, found) -> None:
    assert said(check(parse(text), NAMES, wanted=FOUR_POINT)[1]) == found


def test_any_kind_will_do_where_none_is_wanted() -> None:
    assert check(parse("impact.grade"), NAMES) == (FOUR_POINT, ())
    assert check(parse("'good'"), NAMES) == (TextType(), ())
    assert check(parse("xyzzy"), NAMES)[0] is None
