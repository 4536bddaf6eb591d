"""Titles in capitals take their case from the body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.words import casing
from directives.words.casing import sentence_case

WORDS = ["Sở", "sở", "SỞ", "Y", "y", "tế", "Tế", "TẾ", "Sở 5", "x2y", "_", ",", "\n", "sởy", "²", "ỦY", "Ủy ban", "ban"]


@pytest.mark.parametrize(
    ("title", "body", "cased"),
    [
        ("KẾ HOẠCH CỦA SỞ Y TẾ", "Giao Sở Y tế chủ trì.", "Kế hoạch của Sở Y tế"),
        (
            "KẾ HOẠCH CỦA SỞ XÂY DỰNG",
            "Giao SỞ XÂY DỰNG chủ trì.",
            "Kế hoạch của sở xây dựng",
        ),  # in capitals it tells nothing
        ("VỀ ĐÊ SÔNG LÔ", "đê sông\nLô, sông 2 Lô, sông lô", "Về đê sông Lô"),  # a line, a comma or a number between
        ("VỀ ĐÊ SÔNG LÔ", "sông Lôi, đông sông", "Về đê sông lô"),  # a longer word is another
        ("Về đê sông LÔ", "sông Lô", "Về đê sông LÔ"),
    ],
)
def test_words_of_a_title_are_written_as_in_the_body(title, body, cased):
    assert sentence_case(title, body) == cased


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.lists(st.sampled_from(WORDS), max_size=30))
def test_looked_for_one_by_one_they_are_found_as_in_all_the_words(title, body):
    said, written = " ".join(title).upper(), " ".join(body)
    one_by_one = sentence_case(said, written)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(casing, "_MOST_WANTED", -1)
        assert sentence_case(said, written) == one_by_one
