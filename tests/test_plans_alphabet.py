"""Names in the order of the Vietnamese alphabet."""

import random
import unicodedata

import pytest

from plans.alphabet import alphabetical

ORDERED = [
    ["An", "Ăn", "Ân", "Bình", "Dung", "Đông", "Em", "Oanh", "Ông", "Ơn", "Uyên", "Ưng", "Vinh"],
    ["ma", "mà", "mả", "mã", "má", "mạ"],
    ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Ủy ban nhân dân xã An Bình", "Ủy ban nhân dân xã Đông Hòa", "Văn phòng"],
    ["Xã 2", "Xã An", "Xã An Bình", "Xã Anh Sơn"],
    ["Hòa An", "Hoa Bình", "Hòa Bình"],
]


@pytest.mark.parametrize("names", ORDERED)
def test_the_order_of_the_alphabet(names):
    mixed = [*names]
    random.Random(3).shuffle(mixed)
    assert sorted(mixed, key=alphabetical) == names


def test_decomposed_letters_and_cases_are_the_same():
    name = "Ủy ban nhân dân xã Đông Hòa"
    assert (
        alphabetical(unicodedata.normalize("NFD", name))[:2] == alphabetical(name.upper())[:2] == alphabetical(name)[:2]
    )
