"""The words of the papers: letterheads, who signs, numbers and shares as officials write them."""

import pytest

from desk.papers import phrases
from models.paper_queries import Office

PROVINCE = "Ủy ban nhân dân tỉnh Sông Thao"


@pytest.mark.parametrize(
    ("name", "parent", "above", "organ", "place", "signer"),
    [
        (PROVINCE, "Chính phủ", (), ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG THAO"), "Sông Thao", "CHỦ TỊCH"),
        ("Sở Nội vụ tỉnh Sông Thao", PROVINCE, ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG THAO"), ("SỞ NỘI VỤ",), "Sông Thao", "GIÁM ĐỐC"),
        ("Ủy ban nhân dân xã An Bình", PROVINCE, (), ("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"), "Sông Thao", "CHỦ TỊCH"),
        ("Hội Chữ thập đỏ", None, (), ("HỘI CHỮ THẬP ĐỎ",), "Sông Thao", phrases.DOTS),
    ],
)  # fmt: skip
def test_letterheads(name, parent, above, organ, place, signer):
    office = Office(name, parent, PROVINCE)
    head = phrases.head(office, 2026)
    assert (head.above, head.organ) == (above, organ)
    assert head.place.startswith(f"{place}, ngày")
    assert phrases.signer(office)[-1] == signer


def test_without_an_office_the_letterhead_is_dotted():
    head = phrases.head(None, 2026)
    assert (head.above, head.organ) == ((), (phrases.DOTS,))
    assert head.place.startswith(phrases.DOTS)


def test_numbers_and_shares():
    assert [phrases.number(one) for one in (0, 2, 131, 2076)] == ["00", "02", "131", "2.076"]
    assert [phrases.percent(one) for one in (None, 0.8836, 1.0)] == ["–", "88,4%", "100,0%"]
