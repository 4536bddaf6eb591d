"""The lists of ways to say things are their own test."""

import pytest

from directives.lexicon import lexicon, patterns
from directives.strings.folding import fold

LISTS = {
    (file, name): entry
    for file in ("sentences", "proposals", "context", "duties")
    for name, entry in lexicon(file).items()
    if "others" in entry
}
CASES = [
    (*name, example, matches)
    for name, entry in LISTS.items()
    for key, matches in (("examples", True), ("others", False))
    for example in entry[key]
]


@pytest.mark.parametrize(("file", "name", "example", "matches"), CASES)
def test_examples_of_the_lists(file, name, example, matches):
    pattern = patterns(file, name)
    found = pattern.match(fold(example)) if LISTS[file, name].get("at") == "start" else pattern.search(fold(example))
    assert (found is not None) is matches
