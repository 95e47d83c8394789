"""What is said of a value that does not fit what it meets."""

from __future__ import annotations

import pytest

from qa_framework.expressions import TruthType, check, parse
from tests.expressions.tables import cases, said
from tests.strategies.conditions import NAMES

WRITTEN = """
on_time == 'partially'
    12 QA340 `partially` is not a level of `yes-partly-no` | did you mean `partly`?
on_time == 'Yes'
    12 QA340 `Yes` is not a level of `yes-partly-no` | did you mean `yes`?
on_time == 'xyzzy'
    12 QA340 `xyzzy` is not a level of `yes-partly-no` | its levels are `no`, `partly`, `yes`
on_time == 'not_seen'
    12 QA342 `not_seen` is an absence, not a value that can be compared | write `absent(on_time, 'not_seen')`
on_time == 'unanswered'
    12 QA342 a blank is not a value that can be compared | write `not answered(on_time)`
risk == 2
    9 QA343 `risk` is a level of `one-to-five`, and `2` is a number | write `'2'`
risk == 7
    9 QA343 `risk` is a level of `one-to-five`, and `7` is a number | only values of one kind are compared
on_time == date('2026-01-31')
    12 QA343 `on_time` is a level of `yes-partly-no`, and `date('2026-01-31')` is a date | only values of one kind are compared
team == 'nort'
    9 QA341 `nort` is not an option of `team` | did you mean `north`?
team == 'xyzzy'
    9 QA341 `xyzzy` is not an option of `team` | its options are `north`, `south`
team == 2
    9 QA343 `team` is a choice, and `2` is a number | only values of one kind are compared
'hosing' in needs
    1 QA341 `hosing` is not an option of `needs` | did you mean `housing`?
visits == '2'
    11 QA343 `visits` is a number, and `'2'` is text | write `2` without quotes
visits == 'two'
    11 QA343 `visits` is a number, and `'two'` is text | only values of one kind are compared
months_read == 'not_known'
    16 QA342 `not_known` is an absence, not a value that can be compared | write `absent(months_read, 'not_known')`
visits == date('2026-01-31')
    11 QA343 `visits` is a number, and `date('2026-01-31')` is a date | only values of one kind are compared
plan_opened > '2026-01-31'
    15 QA343 `plan_opened` is a date, and `'2026-01-31'` is text | write `date('2026-01-31')`
plan_opened > 'x'
    15 QA343 `plan_opened` is a date, and `'x'` is text | write `date('2026-01-31')`
plan_opened > 3
    15 QA343 `plan_opened` is a date, and `3` is a number | only values of one kind are compared
late_because == 3
    17 QA343 `late_because` is text, and `3` is a number | only values of one kind are compared
team in ('north', 2)
    19 QA343 `team` is a choice, and `2` is a number | only values of one kind are compared
months_read in (1, '2')
    20 QA343 `months_read` is a number, and `'2'` is text | write `2` without quotes
impact.grade == 'goood'
    17 QA340 `goood` is not a level of `four-point` | did you mean `good`?
"""


@pytest.mark.parametrize(("text", "found"), cases(WRITTEN))
def test_a_value_that_is_written_out_fits_what_it_meets(text, found) -> None:
    assert said(check(parse(text), NAMES, wanted=TruthType())[1]) == found


COMPARED = """
plan_opened == date('2026-01-31')
seen_alone == date('2026-01-31')
    1 QA346 `seen_alone` is yes or no already, and is not compared | write `seen_alone` alone, or `not` before it
'a' == 'b'
'a' in ('a', 'b')
1 < 2 <= visits
'no' < on_time < 'yes'
plan_opened < audit.date
needs == xyzzy
    1 QA346 `needs` can hold several options, and is not compared | write `'housing' in needs`
    10 QA330 unknown name `xyzzy`
on_time == impact.grade
    12 QA344 `on_time` is a level of `yes-partly-no`, and `impact.grade` is a level of `four-point` | levels of two scales are not compared
visits == plan_opened
    11 QA343 `visits` is a number, and `plan_opened` is a date | only values of one kind are compared
late_because == team
    17 QA343 `late_because` is text, and `team` is a choice | only values of one kind are compared
on_time < seen_alone
    11 QA346 `seen_alone` is yes or no already, and is not compared | write `seen_alone` alone, or `not` before it
seen_alone == 'yes'
    1 QA346 `seen_alone` is yes or no already, and is not compared | write `seen_alone` alone, or `not` before it
seen_alone in ('yes')
    1 QA346 `seen_alone` is yes or no already, and is not compared | write `seen_alone` alone, or `not` before it
needs == 'housing'
    1 QA346 `needs` can hold several options, and is not compared | write `'housing' in needs`
needs in ('housing')
    1 QA346 `needs` can hold several options, and is not compared | write `'housing' in needs`
team < 'north'
    1 QA345 `team` is a choice, and has no order | compare it by `==`, `!=` or `in`
late_because >= 'a'
    1 QA345 `late_because` is text, and has no order | compare it by `==`, `!=` or `in`
'a' < 'b'
    1 QA345 `'a'` is text, and has no order | compare it by `==`, `!=` or `in`
'a' == 1
    1 QA343 `1` is a number, and `'a'` is text | only values of one kind are compared
1 == date('2026-01-31')
    1 QA343 `date('2026-01-31')` is a date, and `1` is a number | only values of one kind are compared
'housing' in team
    14 QA346 `team` is a choice, and holds no several options | write `team == 'housing'`
'x' in on_time
    8 QA346 `on_time` is a level of `yes-partly-no`, and holds no several options | write `on_time == 'x'`
on_time == ('yes' if act_today else 'nope')
    37 QA340 `nope` is not a level of `yes-partly-no` | its levels are `no`, `partly`, `yes`
('yes' if act_today else 'nope') == on_time
    26 QA340 `nope` is not a level of `yes-partly-no` | its levels are `no`, `partly`, `yes`
('yes' if visits else 'no') == on_time
    11 QA348 `visits` is a number, and `if` wants a condition | compare it with a value
"""


@pytest.mark.parametrize(("text", "found"), cases(COMPARED))
def test_two_sides_of_a_comparison_fit_each_other(text, found) -> None:
    assert said(check(parse(text), NAMES, wanted=TruthType())[1]) == found
