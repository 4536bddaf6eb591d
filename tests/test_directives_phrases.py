"""The lists of phrases are their own test: what each example gives, and that it speaks of its list."""

import re
from pathlib import Path

import pytest

import directives
from directives.lexicon import lexicon
from directives.lexicon.shapes import Shape, endings, phrases
from directives.subjects import read_subject
from directives.text import fold

CODE = "\n".join(path.read_text("utf-8") for path in Path(directives.__file__).parent.glob("*.py"))


def who(sentence):
    found = read_subject(sentence)
    return found and " · ".join(found.names) + " (đề nghị)" * found.asked


READERS = {"subjects": who}
"""What reads the examples of a file."""
LISTS = [(file, name) for file in READERS for name in lexicon(file)]
CASES = [(file, name, *case) for file, name in LISTS for case in lexicon(file)[name]["examples"].items()]


@pytest.mark.parametrize(("file", "name", "example", "gives"), CASES)
def test_examples_of_the_lists(file, name, example, gives):
    assert READERS[file](example) == gives
    assert Shape(file, rf"(?<!\w){{{name}}}").search(fold(example))


@pytest.mark.parametrize(("file", "name"), LISTS)
def test_every_list_says_why_and_is_used(file, name):
    entry = lexicon(file)[name]
    assert entry["why"].endswith(".")
    assert entry["examples"]
    assert [fold(" ".join(phrase.split())) for phrase in entry["phrases"]] == entry["phrases"]
    assert len(set(entry["phrases"])) == len(entry["phrases"])
    assert re.search(rf'\{{{name}\}}|"{file}", "{name}"', CODE)


def test_a_shape_takes_whole_words_and_loose_blanks():
    shape = Shape("subjects", r"{demands}\s+(?P<who>\w+)")
    assert shape.match("đề  nghị sở")["who"] == "sở"
    assert not shape.match("giaothông vận tải")
    assert "yêu cầu" in phrases("subjects", "demands")
    assert " yêu cầu" in endings("subjects", "demands")
