"""What is said of functions that are given the wrong things."""

from __future__ import annotations

import pytest

from qa_framework.expressions import Environment, GroupType, NumberType, TruthType, check, parse
from tests.expressions.tables import cases, said
from tests.strategies.conditions import NAMES, ONE_TO_FIVE

MORE = Environment(
    {
        **NAMES.types,
        "ticks": GroupType((("visits", NumberType()), ("risk", ONE_TO_FIVE))),
        "flags": GroupType((("act_today", TruthType()),)),
    }
)


GIVEN = """
xyzzy(visits)
    1 QA333 unknown function `xyzzy`
nmber_of(planning, equal='yes') > 1
    1 QA333 unknown function `nmber_of` | did you mean `number_of`?
visits(3)
    1 QA333 `visits` is not a function
IF(act_today, 1, 2) > 1
    1 QA333 unknown function `IF` | write `this if condition else that`
today() > plan_opened
    1 QA333 unknown function `today` | write `audit.date`, the date of the response
AND(act_today, seen_alone)
    1 QA333 unknown function `AND` | write `and` between two conditions
days_between(plan_opened) > 1
    1 QA334 `days_between` takes 2 values and has 1 | as in `days_between(plan_opened, audit.date) > 28`
min(visits) > 1
    1 QA334 `min` takes 2 values or more and has 1 | as in `min(months_read, 12)`
answered()
    1 QA334 `answered` takes 1 value and has 0 | as in `not answered(talked_on)`
days_between(visits, '2026-01-31') > 1
    14 QA336 `visits` is a number, and `days_between` takes a date
    22 QA336 `'2026-01-31'` is text, and `days_between` takes a date | write `date('2026-01-31')`
min(visits, on_time) > 1
    13 QA336 `on_time` is a level of `yes-partly-no`, and `min` takes a number | write `points(on_time)`
clamp(visits, 1, 'x') > 1
    18 QA336 `'x'` is text, and `clamp` takes a number
points(visits) > 1
    8 QA336 `visits` is a number, and has no points | write `visits` alone
points(risk) > 1
    8 QA336 `risk` is a level of `one-to-five`, and has no points
points(team) > 1
    8 QA336 `team` is a choice, and has no points
points('on_time') > 1
    8 QA336 `points` takes the name of one value on a scale with points, and `'on_time'` is none | write `on_time` without quotes
answered(1)
    10 QA336 `answered` takes the name of one value, and `1` is none
answered('on_time')
    10 QA336 `answered` takes the name of one value, and `'on_time'` is none | write `on_time` without quotes
answered(on_tme)
    10 QA330 unknown name `on_tme` | did you mean `on_time`?
applies(planning)
    9 QA331 `planning` is a group of values, and one value is wanted | did you mean `planning.grade`?
absent(on_time, 'not_sen')
    17 QA342 `on_time` has no absence `not_sen` | did you mean `not_seen`?
absent(on_time, not_seen)
    17 QA336 `absent` takes an absence in quotes, and `not_seen` is none | write `'not_seen'`
absent(team, 'x')
    14 QA342 `team` has no absence `x`
absent(planning, 'x')
    8 QA331 `planning` is a group of values, and one value is wanted | did you mean `planning.grade`?
absent(on_tme, 'x')
    8 QA330 unknown name `on_tme` | did you mean `on_time`?
absent('x', 'x')
    8 QA336 `absent` takes the name of one value, and `'x'` is none
"""


@pytest.mark.parametrize(("text", "found"), cases(GIVEN))
def test_a_function_is_known_and_given_what_it_takes(text, found) -> None:
    assert said(check(parse(text), MORE, wanted=TruthType())[1]) == found


GROUPS = """
number_of(plannig, equal='yes') > 1
    11 QA330 unknown group `plannig` | did you mean `planning`?
number_of(xyzzy, equal='yes') > 1
    11 QA330 unknown group `xyzzy`
number_of(visits, equal='yes') > 1
    11 QA336 `number_of` takes a group, and `visits` is none
number_of('planning', equal='yes') > 1
    11 QA336 `number_of` takes a group, and `'planning'` is none | write `planning` without quotes
number_of(1, equal='yes') > 1
    11 QA336 `number_of` takes a group, and `1` is none
highest_of(everything) == 'yes'
    12 QA337 the members of `everything` are not all on one scale
lowest_of(nothing) == 'yes'
    11 QA337 `nothing` has no members
sum_of(ticks) > 1
    8 QA337 `risk` in `ticks` is a level of `one-to-five`, and has no points
highest_of(flags)
    12 QA337 `act_today` in `flags` is yes or no, and has no order
highest_of(planning) == 'good'
    25 QA340 `good` is not a level of `yes-partly-no` | its levels are `no`, `partly`, `yes`
lowest_of(planning) + 1 > 2
    1 QA347 `lowest_of(planning)` is a level of `yes-partly-no`, and `+` takes numbers
"""


@pytest.mark.parametrize(("text", "found"), cases(GROUPS))
def test_a_function_over_a_group_is_given_one_that_suits_it(text, found) -> None:
    assert said(check(parse(text), MORE, wanted=TruthType())[1]) == found


TESTS = """
any_of(nothing, equal='yes')
all_of(nothing, in=('yes'))
number_of(nothing, absent='not_seen') > 1
number_of(everything, absent='not_seen') > 1
number_of(planning) > 1
    1 QA335 `number_of` takes one test and has 0 | as in `number_of(planning, at_most='partly') >= 2`
number_of(planning, equal='yes', at_most='no') > 1
    1 QA335 `number_of` takes one test and has 2 | as in `number_of(planning, at_most='partly') >= 2`
number_of(planning, at_mst='yes') > 1
    1 QA335 `number_of` knows no test `at_mst` | did you mean `at_most`?
number_of(planning, xyzzy='yes') > 1
    1 QA335 `number_of` knows no test `xyzzy` | the tests are `at_least`, `at_most`, `equal`, `in`, `absent`
number_of(planning, in='yes') > 1
    1 QA335 `in=` takes a list in round brackets | write `in=('yes')`, or `equal='yes'`
number_of(planning, equal=('yes')) > 1
    1 QA335 `equal=` takes one value, not a list | for a list write `in=`
min(visits, 1, equal='yes') > 1
    1 QA335 `min` takes no test, and has `equal=`
any_of(planning, equal='good')
    24 QA340 `good` is not a level of `yes-partly-no` | its levels are `no`, `partly`, `yes`
any_of(everything, at_most='partly')
    28 QA343 `months_read` is a number, and `'partly'` is text | only values of one kind are compared
any_of(everything, in=('good', 'yes'))
    24 QA340 `good` is not a level of `yes-partly-no` | its levels are `no`, `partly`, `yes`
    24 QA343 `months_read` is a number, and `'good'` is text | only values of one kind are compared
any_of(everything, in=('yes', 'no'))
    24 QA343 `months_read` is a number, and `'yes'` is text | only values of one kind are compared
any_of(flags, at_least='yes')
    24 QA345 `act_today` is yes or no, and has no order | compare it by `==`, `!=` or `in`
any_of(planning, absent='not_sen')
    25 QA342 no member of `planning` has the absence `not_sen` | did you mean `not_seen`?
any_of(planning, absent=3)
    25 QA336 `absent=` takes an absence in quotes, and `3` is none
any_of(sections, absent='not_seen')
    25 QA342 no member of `sections` has the absence `not_seen`
"""


@pytest.mark.parametrize(("text", "found"), cases(TESTS))
def test_a_test_suits_every_member_of_its_group(text, found) -> None:
    assert said(check(parse(text), MORE, wanted=TruthType())[1]) == found
