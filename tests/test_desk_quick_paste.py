"""Lines of a sheet: by their headings, without their numbers; a unit that is not known comes with what may be meant."""

import pytest

from desk.people import actor_of, who
from desk.quick import QuickEntry, QuickLine, look_quick
from desk.quick_names import near
from desk.quick_paste import pasted_lines
from models.database import reading
from models.registry import load_directory
from models.settings import Settings
from tests.office import NOW, furnish

LINE = QuickLine("Rà soát hồ sơ", "Sở Nội vụ", "14/12/2026", "Báo cáo")


@pytest.mark.parametrize(
    "text",
    [
        "STT\tNhiệm vụ\tĐơn vị\tThời hạn\tSản phẩm\n1\tRà soát hồ sơ\tSở Nội vụ\t14/12/2026\tBáo cáo",
        "TT\tNội dung công việc\tCơ quan chủ trì\tThời gian hoàn thành\tKết quả\n1\tRà soát hồ sơ\tSở Nội vụ\t14/12/2026\tBáo cáo",
        "Thời hạn\tĐơn vị\tSản phẩm\tNhiệm vụ\n14/12/2026\tSở Nội vụ\tBáo cáo\tRà soát hồ sơ",
        "Việc cần làm\tĐơn vị\tHạn\tSản phẩm\nRà soát hồ sơ\tSở Nội vụ\t14/12/2026\tBáo cáo",
        "1.\tRà soát hồ sơ\tSở Nội vụ\t14/12/2026\tBáo cáo",
        "Rà soát hồ sơ\tSở Nội vụ\t14/12/2026\tBáo cáo",
    ],
)
def test_columns_are_read_by_their_headings_and_numbers_are_none(text):
    assert pasted_lines(text) == [LINE]


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm tra nội dung phối hợp\tSở Nội vụ\t\tKết quả kiểm tra",
        "Hoàn thành báo cáo\tSở Nội vụ\t\t",
        "Thực hiện nhiệm vụ\tSở Nội vụ",
    ],
)
def test_a_task_in_the_words_of_headings_is_no_heading(text):
    assert [one.units for one in pasted_lines(text)] == ["Sở Nội vụ"]


def test_what_no_field_takes_is_said():
    text = "Nhiệm vụ\tĐơn vị\tPhối hợp\tThời hạn\tGhi chú\nRà soát\tSở Nội vụ\tSở Tài chính\t14/12/2026\t"
    assert pasted_lines(text) == [QuickLine("Rà soát", "Sở Nội vụ", "14/12/2026", left="Phối hợp")]


@pytest.mark.parametrize("typed", ["SNV", "so noi", "Sở Nội vụu"])
def test_units_like_the_one_typed_are_offered(sqlite_engine, typed):
    furnish(sqlite_engine)
    with reading(sqlite_engine) as session:
        leader = actor_of(session, who(session, "dung"))
    looked = look_quick(
        sqlite_engine,
        Settings(office="song-thao/van-phong"),
        QuickEntry(leader, [QuickLine("Rà soát", typed, left="Ghi chú")], "", NOW),
    )
    found = looked.lines[0].problems[0]
    assert found.code == "quick-unit"
    assert found.args["near"].startswith("Sở Nội vụ tỉnh Sông Thao")
    assert [one.code for one in looked.problems] == ["quick-left"]


@pytest.mark.parametrize("typed", ["So Noi vu", "so noi vu"])
def test_a_unit_typed_whole_without_marks_is_taken(sqlite_engine, typed):
    furnish(sqlite_engine)
    with reading(sqlite_engine) as session:
        leader = actor_of(session, who(session, "dung"))
    looked = look_quick(
        sqlite_engine,
        Settings(office="song-thao/van-phong"),
        QuickEntry(leader, [QuickLine("Rà soát", typed)], "", NOW),
    )
    assert looked.lines[0].leads == ("Sở Nội vụ tỉnh Sông Thao",)


@pytest.mark.parametrize(
    ("day", "codes"),
    [("31/12/2062", ["due-far", "due-on-day-off"]), ("06/12/2026", ["due-on-day-off"]), ("14/12/2026", [])],
)
def test_a_day_off_or_far_away_is_doubted_before_it_is_given(sqlite_engine, day, codes):
    furnish(sqlite_engine)
    with reading(sqlite_engine) as session:
        leader = actor_of(session, who(session, "dung"))
    line = QuickLine("Rà soát", "Sở Nội vụ tỉnh Sông Thao", day)
    looked = look_quick(sqlite_engine, Settings(office="song-thao/van-phong"), QuickEntry(leader, [line], "", NOW))
    assert [(one.code, one.severity) for one in looked.problems] == [(code, "doubt") for code in codes]
    assert looked.sound


def test_of_a_row_the_body_that_it_names_is_looked_for(sqlite_engine):
    """All of the row was compared, with parts of names: bodies of quite another kind were offered."""
    furnish(sqlite_engine)
    with reading(sqlite_engine) as session:
        directory = load_directory(session)
    found = near(directory, "UBND các phường, xã An Binhh", NOW.date(), "song-thao/van-phong")
    assert found.startswith("Ủy ban nhân dân xã An Bình")
    assert near(directory, "Trung tâm Không Có Tên Này", NOW.date(), "song-thao/van-phong") == ""
