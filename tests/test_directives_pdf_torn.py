"""Words of a PDF whose letters came apart are whole again; words that only a gap parts stay two."""

import pytest

from directives.formats.pdf import read_pdf
from plans.problems import Place
from tests.reports import BODY, RIGHT, SIGNATURE, TITLE
from tests.torn import torn_pdf


@pytest.mark.parametrize("blanks", [True, False])
def test_letters_that_touch_are_one_word_and_words_stay_apart(blanks):
    lines = ["SỞ NỘI VỤ", "Số: 45/BC-SNV", RIGHT[2], *TITLE, BODY[0], *SIGNATURE]
    text, problems = read_pdf(torn_pdf(lines, blanks), Place(file="a.pdf"))
    assert not problems
    assert text.split() == " ".join(lines).split()


def test_words_without_a_mark_are_never_joined():
    lines = ["Ban hanh ke hoach", "va bao cao"]
    text, _ = read_pdf(torn_pdf(lines, False), Place(file="a.pdf"))
    assert text.split() == " ".join(lines).split()
