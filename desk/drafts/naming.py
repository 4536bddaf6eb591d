"""Owners as somebody typed or chose them: names for the plan, and what they are bound to."""

import datetime as dt
from collections.abc import Container, Iterable

from desk.units import unit_slug
from plans.directory import Directory


def named(
    directory: Directory, typed: Iterable[str], today: dt.date, home: str | None, printed: Container[str] = ()
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Names, each once, and the bindings of those that were chosen from the registry or mean exactly one unit there.

    What was typed without its marks becomes the name that it means; what means nothing stays as it was typed: the workbench then
    says that it is not bound. Names that are `printed` in the document mean there what its own jurisdiction makes of them.
    """
    names: dict[str, None] = {}
    bindings: dict[str, tuple[str, ...]] = {}
    for words in (" ".join(one.split()) for one in typed):
        if not words:
            continue
        known = directory.units.get(words) or directory.groups.get(words)
        if known is not None:
            names[known.name] = None
            bindings[known.name] = (known.slug,)
            continue
        slug = None if words in printed else unit_slug(directory, words, today, home)
        if slug and unit_slug(directory, words, today, home, marks=True) is None:
            words = directory.units[slug].name
        names[words] = None
        if slug:
            bindings[words] = (slug,)
    return tuple(names), bindings
