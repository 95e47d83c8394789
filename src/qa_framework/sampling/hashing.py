"""Where a case stands in the order of a draw: a keyed hash of its reference, and of nothing else.

Source:
    HMAC: Krawczyk, Bellare, Canetti (1997), RFC 2104, with SHA-256. Every part of what is hashed has
    its length before it, in eight bytes, so that no two different lists of parts are hashed alike.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from fractions import Fraction
from hashlib import sha256

LENGTH = 8  # bytes
PLACE = "qaf draw 1"
START = "qaf systematic start 1"
"""What a hash is for: it stands first in what is hashed, and changes when the way of drawing does."""


def framed(*parts: str) -> bytes:
    """Write texts one after the other, each with its length before it.

    >>> framed("ab") == bytes([0, 0, 0, 0, 0, 0, 0, 2]) + b"ab"
    True
    """
    return b"".join(map(framed_text, parts))


def framed_text(text: str) -> bytes:
    """Write one text with its length before it."""
    data = text.encode()
    return len(data).to_bytes(LENGTH, "big") + data


def placer(seed: str, plan: str) -> Callable[[bytes], bytes]:
    """Make what gives a framed reference its place among all cases: 32 bytes that sort.

    Args:
        seed: The seed of the draw.
        plan: The id of the plan.
    """
    key, before = seed.encode(), framed(PLACE, plan)
    digest = hmac.digest
    return lambda reference: digest(key, before + reference, "sha256")


def random_start(seed: str, plan: str) -> Fraction:
    """Give the point, from 0 to below 1, at which a systematic sample begins in each stretch."""
    digest = hmac.digest(seed.encode(), framed(START, plan), "sha256")
    return Fraction(int.from_bytes(digest, "big"), 1 << 8 * len(digest))


def mark_of(row: bytes) -> bytes:
    """Digest a framed row: 32 bytes that change with its reference and with what the plan reads."""
    return sha256(row).digest()


def digest_of(marks: list[bytes]) -> str:
    """Digest a list of cases from the marks of its rows, whatever their order."""
    return sha256(b"".join(sorted(marks))).hexdigest()
