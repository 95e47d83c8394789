from __future__ import annotations

import pytest

from qa_framework.expressions import ConditionError, parse
from qa_framework.expressions.lexing import cut
from qa_framework.expressions.refusals import FOREIGN, SIGNS, refuse, shown


@pytest.mark.parametrize("sign", SIGNS)
def test_every_foreign_sign_is_refused_with_what_to_write(sign) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(f"a {sign} b")
    [problem] = caught.value.problems
    assert problem.code in {"QA304", "QA305"}
    assert problem.hint == SIGNS[sign]


@pytest.mark.parametrize("word", FOREIGN)
def test_every_foreign_word_is_refused_between_two_others(word) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(f"a {word} b")
    [problem] = caught.value.problems
    assert (problem.code, problem.hint) == ("QA306", FOREIGN[word])


@pytest.mark.parametrize("word", FOREIGN)
def test_a_foreign_word_may_be_a_name(word) -> None:
    assert parse(f"{word} == 'x'")


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        (
            "a.b.c",
            "QA310",
            "`a.b.c` is not a name",
            "a name has one dot at most, as in `impact.grade`",
        ),
        ("_a", "QA310", "`_a` is not a name", "each part of a name begins with a letter"),
        ("a.1", "QA310", "`a.1` is not a name", "each part of a name begins with a letter"),
        (
            "1_000",
            "QA308",
            "`1_000` is not a number",
            "write digits and a point, such as `2` or `2.5`",
        ),
        ("9" * 19, "QA308", "a number has at most 18 digits", None),
        (
            "f'x'",
            "QA307",
            "`f` touches a quoted text",
            "leave a space between a word and a quoted text",
        ),
        ("'open", "QA307", "a quoted text is not closed on its line", "end it with `'`"),
        ("'two\nlines", "QA307", "a quoted text is not closed on its line", "end it with `'`"),
        ("'", "QA307", "a quoted text is not closed on its line", "end it with `'`"),
        ("'a\\'", "QA307", "a quoted text cannot hold a backslash", None),
        ("$", "QA304", "the sign `$` is not used in conditions", None),
        (
            "é",
            "QA305",
            "the character `é` (U+00E9) cannot stand outside quotes",
            "names are written in the letters a to z without accents",
        ),
        ("\t", "QA305", "the character U+0009 cannot stand in a condition", "write spaces"),
        (
            "\u00a0",
            "QA305",
            "the character U+00A0 cannot stand in a condition",
            "write a plain space",
        ),
        ("\u202e", "QA305", "the character U+202E cannot stand in a condition", None),
    ],
)
def test_what_is_no_token_is_told_why(text, code, message, hint) -> None:
    assert refuse(cut(text)[-1]) == (code, message, hint)


def test_long_words_are_cut() -> None:
    assert shown("a" * 50) == f"`{'a' * 40}…`"
