"""Hooks that would silently do nothing: misspelt ones, and ones without their mark."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import isroutine
from types import MappingProxyType, ModuleType

from qa_framework.hooks import specs
from qa_framework.hooks.containment import Refusal
from qa_framework.hooks.markers import PROJECT
from qa_framework.problems import suggest

PREFIX = "qa_"
"""What the name of every hook begins with, and of nothing else in the module of a plugin."""

HOOKS = MappingProxyType(
    {name: getattr(specs, name) for name in vars(specs) if name.startswith(PREFIX)}
)
"""Every hook: its name, and the function that declares it."""


def check_spelling(module: ModuleType) -> None:
    """Refuse a plugin that has a hook under a name that is none, or without its mark.

    Args:
        module: The module that the plugin's entry point names.

    Raises:
        Refusal: It has; the nearest hook is the hint.
    """
    for name, value in vars(module).items():
        mark = getattr(value, f"{PROJECT}_impl", None)
        wanted = mark.get("specname") or name if isinstance(mark, dict) else name
        if mark is None and not _looks_like_a_hook(name, value, module):
            continue
        if wanted not in HOOKS:
            near = suggest(wanted, HOOKS)
            hint = f"did you mean `{near}`?" if near else f"the hooks are {', '.join(_listed())}"
            raise Refusal("QA803", f"there is no hook `{wanted}`", hint)
        if mark is None:
            message = f"`{name}` looks like a hook and is not marked as one"
            raise Refusal("QA803", message, "write `@hookimpl` above it")


def _looks_like_a_hook(name: str, value: object, module: ModuleType) -> bool:
    """Tell whether something is a function of this module with the name of a hook, or nearly."""
    own = isroutine(value) and getattr(value, "__module__", "") == module.__name__
    return own and name.startswith(PREFIX)


def _listed() -> Iterator[str]:
    yield from (f"`{name}`" for name in HOOKS)
