"""offers: what hooks give is checked before it counts."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from qa_framework.hooks import Check, Command, hookimpl
from qa_framework.hooks.containment import Refusal
from qa_framework.hooks.offers import MOST_OFFERS, Offer, ask, check_api, register


def module(**hooks: Any) -> ModuleType:
    made = ModuleType("throwaway")
    vars(made).update({name: hookimpl(function) for name, function in hooks.items()})
    return made


def asked(name: str = "a", *, core: bool = False, **hooks: Any) -> tuple[Offer, ...]:
    return ask(name, register(name, module(**hooks)), core=core)


def checks(*names: str) -> Any:
    made = [Check(name=name, summary="A check.", problems=lambda _: []) for name in names]
    return lambda: made


def commands(*names: str) -> Any:
    return lambda: [Command(name=name, summary="A command.", target="a.b:c") for name in names]


def test_what_is_sound_is_offered_under_its_kind_and_name() -> None:
    offers = asked(
        qa_checks=checks("a.one", "a.two"),
        qa_commands=commands("a", "a-one"),
        qa_definitions=lambda: ["definitions"],
    )
    assert list(map(str, offers)) == [
        "folder definitions",
        "check a.one",
        "check a.two",
        "command a",
        "command a-one",
    ]


def test_an_empty_list_offers_nothing() -> None:
    assert asked(qa_checks=lambda: (), qa_functions=lambda: ()) == ()


@pytest.mark.parametrize("name", ["one", "b.one", "a", "a.", "a.One", "a.one.two", "ab.one", "min"])
def test_a_name_that_does_not_begin_with_that_of_the_plugin_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match=f"the check `{name}` does not belong to it") as caught:
        asked(qa_checks=checks(name))
    assert (caught.value.hint or "").startswith("call it `a.…`")


@pytest.mark.parametrize("name", ["check", "ab", "a_b-c", "my-plug", "my-plug-in2", "a_b c"])
def test_a_command_that_does_not_begin_with_that_of_the_plugin_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="does not belong to it") as caught:
        asked("a_b", qa_commands=commands(name))
    assert (caught.value.hint or "").startswith("call it `a-b` or `a-b-…`")


def test_hyphens_stand_for_the_underscores_of_a_plugin_in_its_commands() -> None:
    assert [each.name for each in asked("a_b", qa_commands=commands("a-b-c"))] == ["a-b-c"]


def test_the_library_alone_has_plain_names() -> None:
    offers = asked(core=True, qa_checks=checks("one"), qa_commands=commands("check"))
    assert [each.name for each in offers] == ["one", "check"]
    with pytest.raises(Refusal):
        asked(core=True, qa_checks=checks("a.one"))


def test_what_is_offered_twice_is_refused() -> None:
    with pytest.raises(Refusal, match=r"it offers the check `a\.one` twice"):
        asked(qa_checks=checks("a.one", "a.one"))


def test_more_than_anybody_needs_is_refused() -> None:
    with pytest.raises(Refusal, match="more than 1,000 things"):
        asked(qa_checks=checks(*(f"a.n{number}" for number in range(MOST_OFFERS + 1))))


def test_an_offer_whose_name_is_none_is_refused() -> None:
    broken = Check(name=None, summary="A check.", problems=lambda _: [])  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="`qa_checks` offers a check without a name"):
        asked(qa_checks=lambda: [broken])


def test_an_offer_that_is_not_whole_says_what_it_lacks() -> None:
    half = Check(name="a.half", summary="", problems=lambda _: [])
    with pytest.raises(Refusal, match=r"the check `a\.half` is not whole: `summary` is one line"):
        asked(qa_checks=lambda: [half])


def test_a_hook_with_arguments_that_it_has_not_is_refused() -> None:
    with pytest.raises(Refusal, match="its hooks are not right") as caught:
        asked(qa_checks=lambda tool: [tool])
    assert caught.value.code == "QA803"


@pytest.mark.parametrize("option", ["wrapper", "hookwrapper"])
def test_a_hook_that_would_wrap_those_of_others_is_refused(option: str) -> None:
    def qa_checks() -> Any:
        yield

    made = ModuleType("throwaway")
    made.qa_checks = hookimpl(**{option: True})(qa_checks)  # type: ignore[attr-defined, call-overload]
    with pytest.raises(Refusal, match="`qa_checks` is a wrapper"):
        register("a", made)


def test_the_api_is_the_whole_number_one() -> None:
    made = ModuleType("throwaway")
    with pytest.raises(Refusal) as caught:
        check_api(made)
    assert caught.value.hint == "write `api = 1` in its module"
    made.api = 1  # type: ignore[attr-defined]
    check_api(made)
