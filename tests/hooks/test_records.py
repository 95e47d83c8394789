"""records: what became of every plugin can be asked for by its name."""

from __future__ import annotations

import pytest

from qa_framework.hooks import PluginRecord, Plugins


def record(name: str, distribution: str = "") -> PluginRecord:
    return PluginRecord(
        name=name, sort="code", distribution=distribution, version="1", phase="ready"
    )


def test_a_record_is_found_by_its_name_the_first_of_two() -> None:
    plugins = Plugins(records=(record("a"), record("b", "one"), record("b", "two")))
    assert plugins.record("b").distribution == "one"


def test_a_plugin_that_is_not_there_has_no_record() -> None:
    with pytest.raises(KeyError, match="c"):
        Plugins().record("c")


def test_no_plugins_offer_nothing() -> None:
    assert Plugins().origins == ()
    assert dict(Plugins().commands) == {}
