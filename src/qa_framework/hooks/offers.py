"""Ask the hooks of one plugin, and check every answer before it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType, ModuleType
from typing import Any

from attrs import frozen
from pluggy import PluginManager

from qa_framework.checking.extensions import (
    Check,
    FunctionExtension,
    MethodExtension,
    QuestionType,
)
from qa_framework.hooks import specs
from qa_framework.hooks.command import Command
from qa_framework.hooks.containment import Refusal, contained
from qa_framework.hooks.faults import FAULTS
from qa_framework.hooks.guards import guard
from qa_framework.hooks.markers import PROJECT
from qa_framework.hooks.spelling import HOOKS, check_spelling

API = 1
"""The version of the hooks; a plugin states it as `api`."""
MOST_OFFERS = 1_000
"""How much one plugin may offer through one hook."""

_WORD = "[a-z][a-z0-9_]*"
_COMMAND = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


@frozen
class Gift:
    """What a hook gives.

    Attributes:
        word: What people call one of them.
        model: Its class.
    """

    word: str
    model: type


GIFTS: Mapping[str, Gift] = MappingProxyType(
    {
        "qa_definitions": Gift("folder", str),
        "qa_question_types": Gift("question type", QuestionType),
        "qa_methods": Gift("method", MethodExtension),
        "qa_functions": Gift("function", FunctionExtension),
        "qa_checks": Gift("check", Check),
        "qa_commands": Gift("command", Command),
    }
)
"""What each hook gives."""


@frozen
class Offer:
    """One thing that a plugin offers.

    Attributes:
        word: What people call its kind.
        name: Its name; for a folder, its path in the package.
        value: The thing itself, made safe to hand on.
    """

    word: str
    name: str
    value: Any

    def __str__(self) -> str:
        return f"{self.word} {self.name}"


def check_api(module: ModuleType) -> None:
    """Refuse a plugin that is not written for this version of the hooks.

    Raises:
        Refusal: It states another `api`, or none.
    """
    stated = getattr(module, "api", None)
    if stated is None:
        raise Refusal("QA802", "it does not state its `api`", f"write `api = {API}` in its module")
    if type(stated) is not int or stated != API:
        raise Refusal(
            "QA802",
            f"it is written for api `{stated!r:.40}`, and this version of qa_framework has api {API}",
            "install versions of the two that go together",
        )


def register(name: str, module: ModuleType) -> PluginManager:
    """Register a plugin with a manager of its own, so that nothing has to be rolled back.

    Raises:
        Refusal: A hook is misspelt, unmarked, wraps others, or takes arguments that it has not.
    """
    check_spelling(module)
    manager = PluginManager(PROJECT)
    manager.add_hookspecs(specs)
    with contained("QA803", "its hooks are not right"):
        manager.register(module, name)
        manager.check_pending()
    for caller in manager.get_hookcallers(module) or ():
        if any(each.wrapper or each.hookwrapper for each in caller.get_hookimpls()):
            raise Refusal(
                "QA803", f"`{caller.name}` is a wrapper, and a plugin changes nobody's offers"
            )
    return manager


def ask(name: str, manager: PluginManager, *, core: bool = False) -> tuple[Offer, ...]:
    """Call every hook of a plugin.

    Args:
        name: The name of the plugin.
        manager: Where it alone is registered.
        core: Whether it is the library itself, whose names have no prefix.

    Raises:
        Refusal: A hook fails, gives what it must not, or uses a name that is not the plugin's.
    """
    offers: list[Offer] = []
    for hook in HOOKS:
        gift = GIFTS[hook]
        for value in _values(hook, manager):
            offers.append(_checked(value, gift, hook))
            _check_name(offers[-1], name, core=core)
    _check_twice(offers)
    return tuple(offers)


def _values(hook: str, manager: PluginManager) -> list[object]:
    caller = getattr(manager.hook, hook)
    values: list[object] = []
    with contained("QA804", f"`{hook}` failed"):
        given = caller()
        if len(given) != len(caller.get_hookimpls()):
            raise Refusal("QA805", f"`{hook}` gives nothing back", "give `[]` for no offers")
        for each in given:
            if isinstance(each, str | bytes | Mapping) or not isinstance(each, Iterable):
                raise Refusal("QA805", f"`{hook}` gives back `{each!r:.40}`, which is no list")
            values.extend(islice(each, MOST_OFFERS + 1))
    if len(values) > MOST_OFFERS:
        raise Refusal("QA805", f"`{hook}` offers more than {MOST_OFFERS:,} things")
    return values


def _checked(value: object, gift: Gift, hook: str) -> Offer:
    """Give an offer that has been found sound."""
    if not isinstance(value, gift.model):
        raise Refusal("QA805", f"`{hook}` offers `{value!r:.40}`, which is no {gift.word}")
    with contained("QA805", f"`{hook}` offers a {gift.word} that cannot be read"):
        name = _name_of(value)
        fault = FAULTS[gift.model](value)
    if not isinstance(name, str):
        raise Refusal("QA805", f"`{hook}` offers a {gift.word} without a name")
    if fault is not None:
        raise Refusal("QA805", f"the {gift.word} `{name}` is not whole: {fault}")
    return Offer(gift.word, name, guard(value))


def _name_of(value: object) -> object:
    """Give the name of an offer."""
    if isinstance(value, str):
        return value
    if isinstance(value, FunctionExtension):
        return value.function.name
    return value.name  # type: ignore[attr-defined]  # the other kinds have one


def _check_name(offer: Offer, plugin: str, *, core: bool) -> None:
    """Refuse a name that does not begin with that of the plugin: it belongs to somebody else."""
    if offer.word == "folder":
        return
    form, wanted = _form_of_command(plugin) if offer.word == "command" else _form(plugin)
    if core:
        form = _COMMAND if offer.word == "command" else _WORD
    if not re.fullmatch(form, offer.name):
        raise Refusal(
            "QA806",
            f"the {offer.word} `{offer.name}` does not belong to it",
            f"call it {wanted}: other names are those of the library and of other plugins",
        )


def _form(plugin: str) -> tuple[str, str]:
    return rf"{re.escape(plugin)}\.{_WORD}", f"`{plugin}.…`"


def _form_of_command(plugin: str) -> tuple[str, str]:
    own = plugin.replace("_", "-")
    return rf"{re.escape(own)}(?:-[a-z0-9]+)*", f"`{own}` or `{own}-…`"


def _check_twice(offers: Iterable[Offer]) -> None:
    seen = set()
    for offer in offers:
        if str(offer) in seen:
            raise Refusal("QA806", f"it offers the {offer.word} `{offer.name}` twice")
        seen.add(str(offer))
