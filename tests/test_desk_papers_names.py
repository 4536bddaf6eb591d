"""The names of units in papers and mails: right for readers of their own province, whole for those of another."""

import pytest

from desk.papers.blocks import Line
from desk.papers.brief import brief_facts, brief_paper
from desk.papers.phrases import short
from models.paper_queries import Office
from notifications.phrases import at_home
from plans.state import ZONE
from tests.boards import MOMENT, busy
from tests.boards import OFFICE as BOARD

PROVINCE = "Ủy ban nhân dân tỉnh Sông Thao"
OFFICE = Office("Văn phòng Ủy ban nhân dân tỉnh Sông Thao", PROVINCE, PROVINCE)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ủy ban nhân dân xã Tân Lập, tỉnh Sông Thao", "UBND xã Tân Lập"),
        ("Ủy ban nhân dân phường Bến Lau, tỉnh Sông Thao", "UBND phường Bến Lau"),
        ("Uỷ ban nhân dân đặc khu Hòn Mây, tỉnh Sông Thao", "UBND đặc khu Hòn Mây"),
        ("Ủy ban nhân dân xã Tân Lập tỉnh Sông Thao", "UBND xã Tân Lập"),
        ("Ủy ban nhân dân xã Tân Lập, tỉnh Bến Đá", "UBND xã Tân Lập, tỉnh Bến Đá"),
        (
            "Trung tâm Phục vụ hành chính công xã Tân Lập, tỉnh Sông Thao",
            "Trung tâm Phục vụ hành chính công xã Tân Lập",
        ),
        ("Sở Nội vụ tỉnh Sông Thao", "Sở Nội vụ"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Văn phòng Ủy ban nhân dân tỉnh Sông Thao", "Văn phòng UBND tỉnh"),
        ("Thanh tra tỉnh Sông Thao", "Thanh tra tỉnh"),
        ("Ủy ban nhân dân tỉnh Sông Thao", "UBND tỉnh"),
        ("Ủy ban nhân dân tỉnh Bến Đá", "UBND tỉnh Bến Đá"),
    ],
)
def test_a_name_in_a_paper_of_its_own_province(name, said):
    assert short(name, OFFICE) == said


def test_the_office_of_the_province_itself_shortens_alike():
    assert short("Ủy ban nhân dân xã Tân Lập, tỉnh Sông Thao", Office(PROVINCE, None, None)) == "UBND xã Tân Lập"


def test_a_ministry_that_writes_keeps_whole_names():
    assert short("Ủy ban nhân dân xã Tân Lập, tỉnh Sông Thao", None) == "UBND xã Tân Lập, tỉnh Sông Thao"


@pytest.mark.parametrize("place", ["", "tỉnh Sông Thao"])
def test_mails_and_papers_leave_out_the_same_words(place):
    assert at_home("Ủy ban nhân dân xã Tân Lập, tỉnh Sông Thao", place) == "UBND xã Tân Lập"


@pytest.mark.parametrize(
    ("reader", "to"),
    [
        ("tinh-song-thao", "Lãnh đạo Ủy ban nhân dân tỉnh Sông Thao"),
        ("song-thao/van-phong", "Lãnh đạo Văn phòng Ủy ban nhân dân tỉnh Sông Thao"),
        ("song-thao/so-noi-vu", "Lãnh đạo Văn phòng Ủy ban nhân dân tỉnh Sông Thao"),
        ("", "Lãnh đạo Văn phòng Ủy ban nhân dân tỉnh Sông Thao"),
    ],
)
def test_one_page_is_for_the_leaders_of_whoever_prints_it(sqlite_engine, reader, to):
    busy(sqlite_engine)
    paper = brief_paper(brief_facts(sqlite_engine, MOMENT, ZONE, office=BOARD, reader=reader))
    said = ["".join(run.text for run in one.runs) for one in paper.blocks if isinstance(one, Line)]
    assert f"Kính gửi: {to}" in said
