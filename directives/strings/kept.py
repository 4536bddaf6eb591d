"""What was worked out of a text is kept while its document is read: each phase asks again about the same sentences."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

MOST = 65_536
"""Answers of one function that are kept: of a document far larger than any the oldest are worked out again."""

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_forget: list[Callable[[], None]] = []


def kept(function: Callable[_Asked, _Answer], most: int = MOST) -> Callable[_Asked, _Answer]:
    """The function, its last answers kept until the document is read; what it is asked must be hashable."""
    keeping = lru_cache(maxsize=most)(function)
    _forget.append(keeping.cache_clear)
    return cast(Callable[_Asked, _Answer], keeping)


def forget() -> None:
    """Drop what was kept: no document takes room for longer than it is read."""
    for clear in _forget:
        clear()


@contextmanager
def uncollected() -> Iterator[None]:
    """While a text is read: no search for cycles of objects, of which it makes none; at the end nothing of it is kept."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        forget()
        if collecting:
            gc.enable()
