"""`dondoc add --due` takes a deadline in words, as the quick entry by page does."""

import json

import pytest


@pytest.fixture(autouse=True)
def _own_office(own_office):
    """The small office."""


LINE = ("add", "Báo cáo công tác tháng", "--unit", "song-thao/so-noi-vu", "--by", "hoa", "--today", "2026-11-27")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("trước ngày 15/12", "14/12/2026"),
        ("17 giờ ngày mai", "17 giờ 00 ngày 28/11/2026"),
        ("hằng tháng trước ngày 25, trừ tháng 12", "ngày 24 hằng tháng, trừ tháng 12"),
        ("15/12/2026", "15/12/2026"),
    ],
)
def test_words_are_read_and_shown(dondoc, typed, shown):
    code, out, err = dondoc(*LINE, "--due", typed)
    assert code == 0, err
    assert shown in " ".join(out.split())


def test_the_same_line_in_words_or_as_a_day_is_one_task(dondoc):
    said = [
        json.loads(dondoc(*LINE, "--due", typed, "--json")[1])["plan"] for typed in ("trước ngày 15/12", "14/12/2026")
    ]
    assert said[0] == said[1]


def test_what_is_not_read_whole_or_over_is_refused(dondoc):
    assert dondoc(*LINE, "--due", "trước ngày 15/12 abc xyz")[0] == 1
    assert dondoc(*LINE, "--due", "trước ngày 15/11/2026")[0] == 1
