"""The one gate where words enter the desk: what bears a mark of secrecy is refused before anything is done with it or kept.

Vietnamese letters that came apart (NFD, as some keyboards and systems send them) are put together here.

Every function of the desk that keeps what somebody typed is `gated`, or tells `secret_words` with all else that is wrong (a test
walks them all), whoever calls it: page, program, command. Documents and files have the same gate where they are read (Law on the
protection of state secrets 2025, article 5).
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from inspect import signature
from typing import ParamSpec, TypeVar, cast

from pydantic import BaseModel

from models.database import Engine
from models.settings import Settings
from plans.problems import DondocError, Place, Problem, error

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
UNREAD = frozenset({"quote", "text", "document", "yaml", "bindings"})
"""Words of a document itself: they came through the gate where it was read."""
GATED: dict[str, Callable[..., object]] = {}
"""Every function behind the gate, by module and name."""


class SecretWords(DondocError):
    """Typed words bear a mark of secrecy; nothing was done with them."""


def composing(function: Callable[P, R]) -> Callable[P, R]:
    """A function that keeps names, which no gate is for (a person may be called Mật): they come with their letters whole."""
    names = list(signature(function).parameters)

    @wraps(function)
    def with_whole_letters(*args: P.args, **kwargs: P.kwargs) -> R:
        given: dict[str, object] = dict(zip(names, args, strict=False)) | dict(kwargs)
        if all(
            unicodedata.is_normalized("NFC", text) for name, value in given.items() for _, text in _said(name, value)
        ):
            return function(*args, **kwargs)
        return function(*map(composed, args), **{name: composed(value) for name, value in kwargs.items()})  # type: ignore[arg-type]

    return with_whole_letters


def gated(function: Callable[P, R]) -> Callable[P, R]:
    """A function that keeps typed words: it is called with none that bear a mark, their letters whole. Raises SecretWords."""
    names, whole = list(signature(function).parameters), composing(function)

    @wraps(function)
    def behind_the_gate(*args: P.args, **kwargs: P.kwargs) -> R:
        given: dict[str, object] = dict(zip(names, args, strict=False)) | dict(kwargs)
        if not _is_isolated(given) and (problems := _marks(given)):
            raise SecretWords(*problems)
        return whole(*args, **kwargs)

    GATED[f"{function.__module__}.{function.__qualname__}"] = behind_the_gate
    return behind_the_gate


def composed(value: T) -> T:
    """The same with its words' letters whole, at whatever depth they stand in it."""
    made: object = value
    if isinstance(value, str):
        made = unicodedata.normalize("NFC", value)
    elif isinstance(value, BaseModel):
        made = value.model_copy(update={key: composed(getattr(value, key)) for key in type(value).model_fields})
    elif isinstance(value, Mapping):
        made = {key: composed(one) for key, one in value.items()}
    elif isinstance(value, tuple) and hasattr(value, "_make"):
        made = value._make(map(composed, value))
    elif type(value) in (tuple, list, set, frozenset):
        made = type(value)(map(composed, value))  # type: ignore[call-overload, call-arg]
    return cast(T, made)


def secret_words(settings: Settings, **words: str | None) -> list[Problem]:
    """An error for every field whose words bear a mark, for who tells it with all else that is wrong."""
    return [] if settings.isolated else _marks(words)


def _marks(given: Mapping[str, object]) -> list[Problem]:
    """The same of values, at whatever depth words stand in them."""
    marks: dict[str, str] = {}
    for name, value in given.items():
        for field, text in _said(name, value):
            if mark := marked(text):
                marks.setdefault(field, mark)
    return [error("secret-document", Place(field=field), mark=mark) for field, mark in marks.items()]


def marked(text: str) -> str | None:
    """The mark that typed words bear."""
    if "ậ" not in unicodedata.normalize("NFC", text).lower():
        return None
    from directives.heads.secrecy import typed_mark

    return typed_mark(text)


def _is_isolated(given: Mapping[str, object]) -> bool:
    """As the settings say that are at hand, else those that the database was opened with."""
    settings = next((one for one in given.values() if isinstance(one, Settings)), None)
    if settings is not None:
        return settings.isolated
    engine = next((one for one in given.values() if isinstance(one, Engine)), None)
    return bool(engine and engine.get_execution_options().get("isolated"))


def _said(name: str, value: object) -> Iterator[tuple[str, str]]:
    """The words in a value with the names of their fields."""
    if name in UNREAD or isinstance(value, (Settings, Engine)):
        return
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from _said(key, getattr(value, key))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _said(str(key), one)
    elif isinstance(value, (tuple, list, set, frozenset)):
        fields = getattr(value, "_fields", None) or [name] * len(value)
        for key, one in zip(fields, value, strict=True):
            yield from _said(key, one)
