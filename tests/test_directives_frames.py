"""Frames of phrases: what stands before, between and behind them, and how their lists are written."""

import re
from pathlib import Path

import pytest

import directives
from directives.lexicon import FOLDER, lexicon
from directives.lexicon.frames import frame
from directives.strings.folding import fold

FILES = ("sentences", "proposals", "unlisted", "context", "duties")
LISTS = [(file, name) for file in FILES for name, entry in lexicon(file).items() if "examples" in entry]
KEYS = {
    "why",
    "phrases",
    "at",
    "before",
    "not_before",
    "only_before",
    "not_after",
    "then",
    "not_then",
    "between",
    "without",
    "rest",
}
CODE = "\n".join(
    path.read_text("utf-8") for kind in ("py", "yaml") for path in Path(directives.__file__).parent.rglob(f"*.{kind}")
)
SENT = {
    "at": "start",
    "before": ["hồ sơ", "và"],
    "phrases": ["gửi"],
    "not_before": ["kèm"],
    "then": {"between": 3, "without": ["theo"], "phrases": ["trước", "trước ngày"]},
}


def taken(entry, text):
    found = re.compile(frame(entry, {"names": ["sở", "bộ"]}.__getitem__)).match(text)
    return found and found.group()


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("gửi trước ngày 5", "gửi trước ngày"),
        (" hồ sơ và hồ sơ, gửi sở y tế, trước", " hồ sơ và hồ sơ, gửi sở y tế, trước"),
        ("gửi về sở y tế trước", None),  # four words between
        ("gửi về theo trước", None),
        ("gửi về. trước", None),
        ("gửi kèm trước", None),
        ("lập hồ sơ gửi trước", None),
    ],
)
def test_what_stands_before_between_and_behind(text, match):
    assert taken(SENT, text) == match


def test_the_first_comma_what_must_not_follow_and_what_is_left():
    case = {"phrases": ["khi"], "then": {"at": "comma", "between": 3, "phrases": "names"}}
    assert taken(case, "khi có mưa, sở y tế")
    assert taken(case, "khi có mưa, lũ, sở y tế") is None
    assert taken({"phrases": ["nay"], "not_then": {"between": 1, "phrases": ["khi"]}}, "nay là khi") is None
    assert taken({"phrases": ["nay"], "rest": 2, "without": [","]}, "nay một hai.")
    assert taken({"phrases": ["nay"], "rest": 2, "without": [","]}, "nay một, hai.") is None
    assert taken({"phrases": ["nay"], "rest": 2}, "nay một hai ba") is None


def written(entry):
    """All that a list holds besides its why and its examples."""
    if isinstance(entry, dict):
        return [
            one for key, value in entry.items() if key not in ("why", "examples", "others") for one in written(value)
        ]
    return [one for value in entry for one in written(value)] if isinstance(entry, list) else [str(entry)]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_list_but_that_of_times_needs_a_regular_expression(path):
    assert path.stem == "time" or not [
        one for one in written(lexicon(path.stem)) if re.search(r"[\\^$*+?{}|\[\]]", one)
    ]


def frames(entry):
    """An entry, its groups, and all that must and must not follow them."""
    yield entry
    for inner in (*entry.get("groups", ()), *(entry[key] for key in ("then", "not_then") if key in entry)):
        yield from frames(inner)


@pytest.mark.parametrize(("file", "name"), LISTS)
def test_every_list_says_why_and_is_written_folded_and_used(file, name):
    entry = lexicon(file)[name]
    assert entry["why"].endswith(".")
    assert entry["examples"] or entry["others"]
    assert file == "context" or re.search(rf'["\'.{{]{name}~?["\'}}]|: {name}$', CODE, re.MULTILINE)  # all are asked
    for one in frames(entry):
        assert one.get("at", "anywhere") in ("start", "anywhere", "opens", "next", "comma", "stop", "end", "whole")
        assert one.keys() <= KEYS | ({"groups", "examples", "others", "reads"} if one is entry else set())
        every = [
            one[key] for key in ("phrases", "before", "not_before", "only_before", "not_after", "without") if key in one
        ]
        for phrases in every:
            phrases = lexicon(file)[phrases]["phrases"] if isinstance(phrases, str) else phrases
            assert "như in" in entry["why"] or [fold(" ".join(one.split())) for one in phrases] == list(phrases)
            assert len(set(phrases)) == len(phrases)
