"""Regular expressions written to be found sooner: they match what they matched, and where."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.lexicon.frames import one_of
from directives.lexicon.shapes import Shape
from directives.sentences import idle, partners, subject_words
from directives.strings.factored import factored
from directives.strings.sooner import anchored, compiled, letters_first

WRITTEN = {
    r"(?<!\w)(?:báo\s+cáo|gửi)(?!\w)": r"(?:báo(?<!\wbáo)\s+cáo|gửi(?<!\wgửi))(?!\w)",
    r"(?<!\w)(?:(?P<verb>chịu|tự)(?!\w))\s": r"(?:(?P<verb>chị(?<!\wchị)u|tự(?<!\wtự))(?!\w))\s",
    r"(?<!\w)gửi": r"gửi(?<!\wgửi)",
    r"(?<!\w)gử?i": r"g(?<!\wg)ử?i",
    r"(?<!\w)(?:(?:chịu|tự)(?!\w)|mỗi)\s": r"(?:chị(?<!\wchị)u(?!\w)|tự(?<!\wtự)(?!\w)|mỗi(?<!\wmỗi))\s",
}
LEFT_ALONE = [
    r"(?:báo|gửi)",  # opens anywhere
    r"(?<!\w)(?:(?:có\s+)?gửi)",  # may begin with either
    r"(?<!\w)b*c",
    r"(?<!\w)(?:(?:chịu|tự)+(?!\w)|mỗi)\s",  # of several branches one is a group that may stand more than once
    r"(?<!\w)(?:(?:chịu|tự)(?P<who>\w)|mỗi)\s",  # a name stands once in a pattern
    r"(?<!\w)(?:(?:chịu|tự)(?!\w)|mỗi)*\s",
    r"(?<!\w)(?:\d|gửi)",
    r"(?<!\w)gửi|nộp",  # the second branch does not look back
    r"(?<!\w)(?:(?i:gửi)|nộp)",
]
SHAPES = [
    shape.source
    for room in (idle, partners, subject_words)
    for shape in vars(room).values()
    if isinstance(shape, Shape) and shape.source != letters_first(shape.source)
]


@pytest.mark.parametrize(("pattern", "sooner"), WRITTEN.items())
def test_each_word_begins_with_its_letter(pattern, sooner):
    assert letters_first(pattern) == sooner


@pytest.mark.parametrize("pattern", LEFT_ALONE)
def test_any_other_pattern_is_left_alone(pattern):
    assert letters_first(pattern) == pattern


WORDS = [
    "báo cáo",
    "gửi",
    "ngửi",
    "chịu trách nhiệm",
    "phối hợp",
    "và",
    "Sở",
    "đề nghị",
    ",",
    ";",
    "phối hợp với",
    "do",
    "cho",
    "qua",
]


@given(
    st.lists(st.sampled_from([*WORDS, *WRITTEN, "tự", "mỗi", " ", "  ", "a"]), max_size=12), st.sampled_from(["", " "])
)
def test_it_matches_what_it_matched(words, between):
    text = between.join(words)
    assert len(SHAPES) > 20
    for pattern in (*WRITTEN, *SHAPES):
        before, after = re.compile(pattern), compiled(pattern)
        found = [(one.span(), one.groups()) for one in before.finditer(text)]
        assert [(one.span(), one.groups()) for one in after.finditer(text)] == found


@pytest.mark.parametrize("pattern", ["^a", "^a|^b", "^(?:a|b)c", r"^[|]x|^y(?:a|b)"])
def test_what_stands_at_the_beginning_or_nowhere(pattern):
    assert anchored(pattern)


@pytest.mark.parametrize("pattern", ["a", "^a|b", "a|^b", "(?:a|^b)", "", "[^a]"])
def test_what_may_stand_anywhere(pattern):
    assert not anchored(pattern)


GROUPS = {
    r"(?:báo\s+cáo|báo\s+tin|gửi|báo)(?!\w)": r"(?:báo(?:\s+(?:cáo|tin)|)|gửi)(?!\w)",
    r"x(?:a\.b|ab|a|c)?": r"x(?:a(?:\.b|b|)|c)?",
    r"(?P<who>(?:sở|sở\s+y|sá|bộ))": r"(?P<who>(?:sở|sở\s+y|sá|bộ))",  # "sở" hides "sở y"
    r"(?:ab?|ac|ad|ae)": r"(?:ab?|ac|ad|ae)",  # more than words
    r"(?:a\sb|a\sc|d|e)": r"(?:a\sb|a\sc|d|e)",
    r"(?:ab|ac|ad)": r"(?:ab|ac|ad)",  # few
    r"(?:(?:ab|ac|ad|ae)x|f)": r"(?:(?:a(?:b|c|d|e))x|f)",
    r"(?i:ab|ac|ad|ae)": r"(?i:ab|ac|ad|ae)",
}


@pytest.mark.parametrize(("pattern", "written"), GROUPS.items())
def test_words_that_begin_alike_are_tried_together(pattern, written):
    assert factored(pattern) == written


@given(
    st.lists(st.text("ab ", min_size=1, max_size=5).filter(lambda word: word == word.strip()), min_size=4, max_size=9),
    st.text("ab  c", max_size=30),
)
def test_a_list_of_words_matches_what_it_matched(words, text):
    pattern = one_of(sorted(words, key=len, reverse=True))
    found = [one.span() for one in re.finditer(pattern, text)]
    assert [one.span() for one in re.finditer(factored(pattern), text)] == found
