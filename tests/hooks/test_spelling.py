"""spelling: a hook that would do nothing is found."""

from __future__ import annotations

from types import ModuleType

import pytest

from qa_framework.hooks.containment import Refusal
from qa_framework.hooks.spelling import HOOKS, check_spelling


def module(code: str) -> ModuleType:
    made = ModuleType("throwaway")
    made.__dict__["__name__"] = "throwaway"
    exec("from qa_framework.hooks import hookimpl\n" + code, vars(made))  # noqa: S102 - our own text
    return made


@pytest.mark.parametrize(
    "code",
    [
        "",
        "@hookimpl\ndef qa_checks(): pass",
        "@hookimpl(specname='qa_checks')\ndef anything(): pass",
        "def other(): pass",
        "qa_checks = 3",
        "import qa_framework as qa",
        "from qa_framework.hooks.specs import qa_checks as qa_from_elsewhere",
    ],
)
def test_what_is_written_right_is_left_alone(code: str) -> None:
    check_spelling(module(code))


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_without_its_mark_is_found(hook: str) -> None:
    with pytest.raises(Refusal, match=f"`{hook}` looks like a hook and is not marked") as caught:
        check_spelling(module(f"def {hook}(): pass"))
    assert caught.value.hint == "write `@hookimpl` above it"


@pytest.mark.parametrize("mark", ["", "@hookimpl\n"])
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("qa_fuctions", "qa_functions"),
        ("qa_function", "qa_functions"),
        ("qa_questiontypes", "qa_question_types"),
        ("qa_metods", "qa_methods"),
    ],
)
def test_a_misspelt_hook_is_found_with_the_one_that_was_meant(
    mark: str, written: str, meant: str
) -> None:
    with pytest.raises(Refusal, match=f"there is no hook `{written}`") as caught:
        check_spelling(module(f"{mark}def {written}(): pass"))
    assert caught.value.hint == f"did you mean `{meant}`?"


def test_a_hook_like_none_gets_the_list_of_all() -> None:
    with pytest.raises(Refusal, match="there is no hook `qa_xyz`") as caught:
        check_spelling(module("def qa_xyz(): pass"))
    assert "`qa_checks`" in (caught.value.hint or "")


def test_a_marked_function_whose_name_is_no_hook_is_found_too() -> None:
    with pytest.raises(Refusal, match="there is no hook `functions`"):
        check_spelling(module("@hookimpl\ndef functions(): pass"))
    with pytest.raises(Refusal, match="there is no hook `qa_chekcs`"):
        check_spelling(module("@hookimpl(specname='qa_chekcs')\ndef anything(): pass"))
