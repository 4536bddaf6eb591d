"""The language as data: YAML that a clerk can read and extend, loaded when first needed."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from directives.strings.folding import fold
from directives.strings.needed import Guarded

FOLDER = Path(__file__).parent
WHOLE = r"(?!\w)"
"""After a word: it goes on no further."""


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


def one_of(entries: Iterable[str]) -> str:
    """A regular expression for any of these words, white space loose."""
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in entries) + ")" + WHOLE


@cache
def patterns(name: str, part: str) -> re.Pattern[str]:
    """One pattern of the phrases and regular expressions of a list, to be matched on folded text."""
    return re.compile("|".join(f"(?:{fold_pattern(entry)})" for entry in _entries(name, part)))


def _entries(name: str, part: str) -> list[str]:
    found: dict[str, Any] | list[str] = lexicon(name)[part]
    if isinstance(found, list):
        return found
    groups = (found, *found.get("groups", ()))
    return [*found.get("patterns", ()), *(one for group in groups for one in _of_phrases(group))]


def _of_phrases(entry: dict[str, Any]) -> list[str]:
    """The phrases of an entry, or of one of its `groups`, as whole words: behind any of its words `before`, not before any of
    `not_before`, where `at` says.
    """
    if "phrases" not in entry:
        return []
    phrases, before, barred = (
        one_of(sorted(entry.get(key, ()), key=len, reverse=True)) for key in ("phrases", "before", "not_before")
    )
    at = entry.get("at", "anywhere")
    opened, ended = r"^\W*" if at in ("opens", "whole") else r"(?<!\w)", {"end": "$", "whole": r"\W*$"}.get(at, "")
    led = rf"(?:{before}\s+)*" if "before" in entry else ""
    return [opened + led + phrases + (rf"(?!\s+{barred})" if "not_before" in entry else "") + ended]


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
