"""The language as data: YAML that a clerk can read and extend, loaded when first needed."""

import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from directives.lexicon.frames import frame
from directives.strings.folding import fold
from directives.strings.needed import Guarded

FOLDER = Path(__file__).parent


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lists of `name`.yaml."""
    from ruamel.yaml import YAML  # slow to import: only whoever compiles pays

    words: dict[str, Any] = YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return words


def words(name: str, *lists: str) -> list[str]:
    """The entries of some lists of `name`.yaml, folded, longest first so that the longest match wins."""
    entries = {fold(entry) for part in lists for entry in lexicon(name)[part]}
    return sorted(entries, key=lambda entry: (-len(entry), entry))


@cache
def patterns(name: str, part: str) -> re.Pattern[str]:
    """One pattern of the phrases of a list and of its groups, to be matched on folded text."""
    return re.compile("|".join(f"(?:{one})" for one in _frames(name, part)))


def holds(name: str, part: str, folded: str) -> bool:
    """Whether one of these phrases stands in a folded text: for long lists that are asked of every sentence."""
    return _guarded(name, part).holds(folded)


@cache
def _guarded(name: str, part: str) -> Guarded:
    return Guarded(_frames(name, part))


def _frames(name: str, part: str) -> list[str]:
    entry: dict[str, Any] = lexicon(name)[part]
    groups = (group for group in (entry, *entry.get("groups", ())) if "phrases" in group)
    return [frame(group, partial(_phrases, name)) for group in groups]


def _phrases(name: str, part: str) -> list[str]:
    phrases: list[str] = lexicon(name)[part]["phrases"]
    return phrases
