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
    """One pattern of the phrases and regular expressions of a list, to be matched on folded text."""
    return re.compile("|".join(f"(?:{fold_pattern(entry)})" for entry in _entries(name, part)))


def _entries(name: str, part: str) -> list[str]:
    found: dict[str, Any] | list[str] = lexicon(name)[part]
    if isinstance(found, list):
        return found
    groups = (group for group in (found, *found.get("groups", ())) if "phrases" in group)
    return [*found.get("patterns", ()), *(frame(group, partial(_phrases, name)) for group in groups)]


def _phrases(name: str, part: str) -> list[str]:
    phrases: list[str] = lexicon(name)[part]["phrases"]
    return phrases


def holds(name: str, part: str, folded: str) -> bool:
    """Whether one of a list of regular expressions stands in a folded text: for long lists that are asked of every sentence."""
    return _guarded(name, part).holds(folded)


@cache
def _guarded(name: str, part: str) -> Guarded:
    return Guarded(fold_pattern(entry) for entry in _entries(name, part))


def fold_pattern(pattern: str) -> str:
    """A regular expression with its letters folded as the text is."""
    return re.sub(
        r"\\.|[^\\]+", lambda found: found.group() if found.group()[0] == "\\" else fold(found.group()), pattern
    )
