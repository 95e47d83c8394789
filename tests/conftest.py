"""Profiles of the property tests: how many examples each tries.

By default the same examples are tried on every run, so that a change is judged by what it changed;
the long profile looks for new ones.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW_IS_FINE = [HealthCheck.too_slow]

settings.register_profile(
    "default",
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=SLOW_IS_FINE,
)
settings.register_profile(
    "long", max_examples=1_000, deadline=None, suppress_health_check=SLOW_IS_FINE
)
settings.load_profile(os.environ.get("QAF_TEST_PROFILE", "default"))
