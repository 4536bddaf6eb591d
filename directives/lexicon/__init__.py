"""The language as data: YAML that a clerk can read and extend, loaded when first needed."""

import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from directives.lexicon.frames import BLANKS_BEFORE, anywhere, frame
from directives.strings.factored import factored
from directives.strings.folding import fold
from directives.strings.guarded import Guarded
from directives.strings.sooner import letters_first

FOLDER = Path(__file__).parent


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lists of `name`.yaml; a list `of` others ("file.list") holds their phrases besides its own."""
    return {part: _whole(entry) if "of" in entry else entry for part, entry in written(name).items()}


@cache
def written(name: str) -> dict[str, Any]:
    """The same as they are written."""
    import yaml  # slow to import: only whoever compiles pays

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words: dict[str, Any] = yaml.load((FOLDER / f"{name}.yaml").read_text("utf-8"), Loader=loader)
    return words


def _whole(entry: dict[str, Any]) -> dict[str, Any]:
    """A list with the phrases of those that it is made of, which come first."""
    phrases = dict.fromkeys(phrase for other in entry.get("of", ()) for phrase in _part(other, entry["of"]))
    return {key: value for key, value in entry.items() if key != "of"} | {
        "phrases": [*phrases, *entry.get("phrases", ())]
    }


def _part(other: str, of: list[str] | dict[str, list[str]]) -> list[str]:
    """The phrases of another list; of one that says what each stands for those alone that stand for what is wanted."""
    name, part = other.split(".")
    entry = written(name)[part]
    if isinstance(of, dict):
        return [phrase for phrase, meaning in entry["phrases"].items() if meaning in of[other]]
    return list(_whole(entry)["phrases"])


def words(name: str, *lists: str) -> list[str]:
    """The entries of some lists of `name`.yaml, folded, longest first so that the longest match wins."""
    entries = {fold(entry) for part in lists for entry in lexicon(name)[part]}
    return sorted(entries, key=lambda entry: (-len(entry), entry))


@cache
def patterns(name: str, part: str) -> re.Pattern[str]:
    """One pattern of the phrases of a list and of its groups, to be matched on folded text."""
    return re.compile("|".join(f"(?:{letters_first(factored(one))})" for one in _frames(name, part)))


def holds(name: str, part: str, folded: str) -> bool:
    """Whether one of these phrases stands in a folded text: for long lists that are asked of every sentence."""
    return _guarded(name, part).holds(folded)


@cache
def _guarded(name: str, part: str) -> Guarded:
    return Guarded(framed(name, part))


def framed(name: str, part: str) -> list[str]:
    """The patterns of the phrases of a list and of each of its groups, to be looked for in a folded text."""
    return [
        frame(anywhere(group), partial(_phrases, name)).removeprefix(BLANKS_BEFORE) for group in _groups(name, part)
    ]


def _frames(name: str, part: str) -> list[str]:
    return [frame(group, partial(_phrases, name)) for group in _groups(name, part)]


def _groups(name: str, part: str) -> list[dict[str, Any]]:
    entry: dict[str, Any] = lexicon(name)[part]
    return [group for group in (entry, *entry.get("groups", ())) if "phrases" in group]


def _phrases(name: str, part: str) -> list[str]:
    phrases: list[str] = lexicon(name)[part]["phrases"]
    return phrases
