"""containment: whatever a plugin raises becomes a refusal."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.hooks import PluginError
from qa_framework.hooks.containment import Refusal, contained, loading, watched, words_of
from qa_framework.problems import Error


def refused(error: BaseException) -> Refusal:
    with pytest.raises(Refusal) as caught, contained("QA801", "it failed"):
        raise error
    return caught.value


@pytest.mark.parametrize(
    "error",
    [ValueError("x"), SystemExit(), GeneratorExit(), asyncio.CancelledError(), MemoryError()],
)
def test_whatever_is_raised_becomes_a_refusal_with_its_cause(error: BaseException) -> None:
    refusal = refused(error)
    assert refusal.code == "QA801"
    assert refusal.__cause__ is error


def test_a_refusal_stays_as_it_is() -> None:
    refusal = Refusal("QA805", "no", "a hint")
    assert refused(refusal) is refusal


def test_ctrl_c_goes_through() -> None:
    with pytest.raises(KeyboardInterrupt), contained("QA801", "it failed"):
        raise KeyboardInterrupt


@given(text=st.text())
def test_what_was_raised_is_said_in_one_line_of_some_length(text: str) -> None:
    words = words_of(ValueError(text))
    assert words
    assert len(words.splitlines()) <= 1
    assert len(words) <= 200


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("no such folder\nand more"), "no such folder"),
        (RecursionError(), "recursion error"),
        (KeyError("a"), "there is no 'a'"),
        (SystemExit("bye"), "it ended the program"),
    ],
)
def test_what_was_raised_is_said_in_words(error: BaseException, words: str) -> None:
    assert words_of(error) == words


def test_what_was_raised_says_where() -> None:
    assert words_of(refused(ValueError("x")).__cause__ or ValueError()).startswith(
        "x (test_containment.py, line "
    )


def test_plugins_are_not_loaded_while_plugins_are_loaded() -> None:
    with loading(), pytest.raises(PluginError, match="while plugins are being loaded"), loading():
        pass
    with loading():
        pass


def test_the_error_of_a_plugin_is_one_of_the_library() -> None:
    assert issubclass(PluginError, Error)


def test_watching_lets_errors_through() -> None:
    with pytest.raises(ZeroDivisionError), watched("a"):
        1 / 0  # noqa: B018 - the error is what is tested
