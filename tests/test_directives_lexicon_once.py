"""What the lexicon says is said once: lists are made of lists, and none writes another's phrases again."""

from itertools import permutations

import pytest

from directives.lexicon import FOLDER, lexicon, written
from directives.strings.folding import fold

FILES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
LISTS = {f"{file}.{name}": entry for file in FILES for name, entry in written(file).items()}
MADE = [name for name, entry in LISTS.items() if isinstance(entry, dict) and "of" in entry]
OWN = {
    name: frozenset(entry["phrases"])
    for name, entry in LISTS.items()
    if isinstance(entry, dict) and isinstance(entry.get("phrases"), list)
}
MANY = 5
"""As many phrases are an idea; fewer are a few words of the language that stand in many."""
WORDS_OF_THINGS = {"unlisted.things", "duties.topic_headings"}
"""Nouns that are no bodies, whatever they are for elsewhere."""
APART = {
    ("names.fielded", "heads.letterhead_bodies"),  # what has a field, and what a letterhead begins with
    ("sentences.condition", "subjects.adverbials"),  # what waits, and what may stand in front of a subject
}
"""Two ideas that have words in common."""


def phrases_of(name):
    file, part = name.split(".")
    return list(lexicon(file)[part]["phrases"])


@pytest.mark.parametrize("name", MADE)
def test_a_list_of_lists_says_nothing_again(name):
    others = {phrase for other in LISTS[name]["of"] for phrase in phrases_of(other)}
    whole = phrases_of(name)
    assert len(set(whole)) == len(whole)
    if isinstance(LISTS[name]["of"], list):
        assert others <= set(whole)


def test_no_list_stands_whole_in_another():
    again = {(one, other) for one, other in permutations(OWN, 2) if len(OWN[one]) >= MANY and OWN[one] <= OWN[other]}
    assert {pair for pair in again if pair[1] not in WORDS_OF_THINGS} == APART


@pytest.mark.parametrize("name", [name for name, entry in LISTS.items() if isinstance(entry, list)])
def test_a_plain_list_says_nothing_twice(name):
    entries = [fold(entry) for entry in LISTS[name] if isinstance(entry, str)]
    assert len(set(entries)) == len(entries)


def test_of_a_list_with_meanings_those_alone_that_stand_for_what_is_wanted():
    above = phrases_of("subjects.stands_above")
    assert {"thủ tướng", "tỉnh ủy", "cấp trên"} <= set(above)
    assert not {"sở", "bộ đội"} & set(above)
