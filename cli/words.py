"""The language of the command line, chosen before anything is imported: `--lang`, else DONDOC_LANG, else Vietnamese."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Literal

Lang = Literal["vi", "en"]


def lang() -> Lang:
    """The language in force; main() puts an explicit `--lang` into the environment first."""
    return "en" if os.environ.get("DONDOC_LANG", "vi").lower().startswith("en") else "vi"


def split_lang(argv: Sequence[str], environ: Mapping[str, str]) -> tuple[list[str], str]:
    """The arguments without `--lang X`, wherever it stands before `--`, and the language asked for."""
    rest: list[str] = []
    asked, words = environ.get("DONDOC_LANG", "vi"), list(argv)
    while words:
        word = words.pop(0)
        if word == "--":
            return [*rest, word, *words], asked
        if word == "--lang" and words and not words[0].startswith("-"):
            asked = words.pop(0)
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
        else:
            rest.append(word)
    return rest, asked


def say(vi: str, en: str) -> str:
    """A help text in the language of this run (help is drawn from what the modules hold when they are imported)."""
    return en if split_lang(sys.argv[1:], os.environ)[1].lower().startswith("en") else vi
