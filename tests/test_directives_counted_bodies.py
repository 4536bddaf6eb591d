"""Bodies behind how many there are ("02 xã: A, B", "hai Sở A và B") are read as behind "các"."""

import pytest

from directives.names.bodies import read_bodies
from directives.sentences.partners import read_partners
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giao 02 xã: Tân An, Bình Hòa sửa chữa bến.", ("02 xã: Tân An, Bình Hòa",)),
        ("Hai Sở Tài chính và Y tế rà soát các bến.", ("Sở Tài chính", "Sở Y tế")),
        ("Giao 03 sở: Tài chính, Y tế, Nội vụ sửa chữa bến.", ("sở Tài chính", "sở Y tế", "sở Nội vụ")),
    ],
)
def test_whoever_is_counted_leads(text, names):
    said = read_subject(text)
    assert (said and said.names) == names


def test_whoever_is_counted_joins_in():
    text = "Sở Xây dựng phối hợp với 02 xã: Tân An, Bình Hòa sửa chữa bến."
    assert list(read_partners(text, ("Sở Xây dựng",))) == ["02 xã: Tân An, Bình Hòa"]


@pytest.mark.parametrize("text", ["02 xã đạt chuẩn", "03 bản kế hoạch", "05 năm Tân An làm bến", "hai lần"])
def test_a_number_without_names_is_none(text):
    assert read_bodies(text, 0, opens=True, loose=True).names == ()
