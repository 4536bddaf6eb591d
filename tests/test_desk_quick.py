import datetime as dt

import pytest
from sqlmodel import select

from desk.adding import add_task
from desk.launching import Wish
from desk.people import DeedRefused, actor_of, who
from desk.quick import MOST, QuickEntry, QuickLine, give_quick, look_quick
from desk.quick_names import bound_names, islands_too, members, parted, unknown_name
from desk.quick_paste import pasted_lines
from models.database import reading
from models.settings import Settings
from models.tables import Assignment
from plans.dates import last_day
from plans.due import OnDate
from plans.explain import explain
from plans.problems import Place, doubt
from tests.office import NOW, furnish
from tests.registries import _directory

OFFICE, NOI_VU = "song-thao/van-phong", "Sở Nội vụ tỉnh Sông Thao"


HOME, TODAY = "quang-tri-van-phong-ubnd", dt.date(2026, 11, 27)


@pytest.fixture
def office(sqlite_engine):
    furnish(sqlite_engine)
    return sqlite_engine


def actor(engine, slug):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


def settings():
    return Settings(office=OFFICE)


def give(engine, slug, *lines, said=""):
    return give_quick(engine, settings(), QuickEntry(actor(engine, slug), lines, said, NOW))


def test_lines_of_a_sheet_are_tasks_and_its_heading_is_none():
    text = (
        "Nhiệm vụ\tCơ quan\tThời hạn\nRà soát hồ sơ\tSở Nội vụ\t14/12/2026\tBáo cáo\n\n  \nKiểm tra\tSở Tài chính\t\n"
    )
    assert pasted_lines(text) == [
        QuickLine("Rà soát hồ sơ", "Sở Nội vụ", "14/12/2026", "Báo cáo"),
        QuickLine("Kiểm tra", "Sở Tài chính", "", ""),
    ]


def test_a_leader_gives_at_once_and_the_same_lines_again_change_nothing(office):
    line = QuickLine(
        "Rà soát hồ sơ", "Sở Nội vụ tỉnh Sông Thao; song-thao/so-tai-chinh", "trước ngày 15/12/2026", "Báo cáo"
    )
    given, looked = give(office, "dung", line, said="Giao ban ngày 01/9/2026")
    assert (given.plan, given.draft, given.assignments) == (looked.plan, None, 2)
    assert looked.lines[0].due == OnDate(date=dt.date(2026, 12, 14), text="trước ngày 15/12/2026")
    again, looked = give(office, "dung", line, said="Giao ban ngày 01/9/2026")
    assert (again.plan, again.assignments, looked.figures.already) == (given.plan, 0, True)


@pytest.mark.parametrize("cell", ["2026-12-15 00:00:00", "15/12/2026 00:00:00", "2026-12-15", "15/12/2026 0:00"])
def test_a_date_cell_of_another_program_is_the_whole_day(office, cell):
    looked = look_quick(
        office, settings(), QuickEntry(actor(office, "dung"), pasted_lines(f"Rà soát\t{NOI_VU}\t{cell}"), "", NOW)
    )
    assert looked.lines[0].due == OnDate(date=dt.date(2026, 12, 15), text="15/12/2026")
    assert explain(looked.lines[0].due) == "ngày 15/12/2026"
    given, _ = give(office, "dung", *pasted_lines(f"Rà soát\t{NOI_VU}\t{cell}"))
    with reading(office) as session:
        due = session.exec(select(Assignment.due)).one()
    assert given.assignments == 1
    assert last_day(due) == dt.date(2026, 12, 15)


def test_where_a_leader_must_agree_it_is_proposed_to_him(office):
    given, looked = give(office, "hoa", QuickLine("Rà soát hồ sơ", NOI_VU, "14/12/2026"))
    assert looked.agree
    assert given.plan is None
    assert given.draft is not None


def test_commas_part_units_only_where_each_is_known(office):
    looked = look_quick(
        office,
        settings(),
        QuickEntry(
            actor(office, "dung"),
            [QuickLine("Rà soát", "Sở Nội vụ tỉnh Sông Thao, Sở Tài chính tỉnh Sông Thao")],
            "",
            NOW,
        ),
    )
    assert looked.lines[0].leads == (NOI_VU, "Sở Tài chính tỉnh Sông Thao")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (QuickLine("Rà soát", "Sở Không Có"), "quick-unit"),
        (QuickLine("Rà soát", ""), "quick-unit-missing"),
        (QuickLine("", NOI_VU), "title-empty"),
        (QuickLine("Rà soát", NOI_VU, "31/8/2026"), "date-past"),
        (QuickLine("Rà soát", NOI_VU, "trước 7 giờ hôm nay"), "quick-hour-past"),
        (QuickLine("Rà soát", NOI_VU, "khi nào rảnh"), "due-unread"),
        (QuickLine("Rà soát", NOI_VU, "25/12/2026 hoặc 31/12/2026"), "dues-typed"),
        (QuickLine("Rà soát", NOI_VU, "25/12/2026 abc xyz"), "due-not-whole"),
        (QuickLine("Rà soát", NOI_VU, "trong 15 ngày"), "due-from-what"),
    ],
)
def test_what_is_not_clear_is_asked_and_nothing_is_given(office, line, code):
    given, looked = give(office, "dung", line, QuickLine("Kiểm tra", "Sở Tài chính tỉnh Sông Thao"))
    assert given is None
    assert [one.code for one in looked.lines[0].problems] == [code]
    assert looked.lines[1].problems == ()


@pytest.fixture(scope="module")
def quang_tri():
    return _directory(frozenset({"quang-tri"}))


@pytest.mark.parametrize(
    ("typed", "many"),
    [
        ("UBND 69 xã", 69),
        ("UBND 08 phường", 8),
        ("các phường, đặc khu Cồn Cỏ", 9),
        ("UBND các phường, xã Khe Sanh", 9),
        ("UBND các phường, đặc khu Cồn Cỏ, Sở Y tế", 10),
        ("UBND các xã Khe Sanh, Hướng Phùng", 2),
        ("UBND các xã, phường, trừ xã Khe Sanh", 77),
        ("UBND 05 xã", 0),
        ("các phường, xã vùng cao", 0),
    ],
)
def test_groups_of_communes_are_those_that_are_said(quang_tri, typed, many):
    names, bound = bound_names(quang_tri, parted(typed, quang_tri, TODAY, HOME), TODAY, HOME)
    found = {one for slugs in bound.values() for one in members(quang_tri, slugs, TODAY, HOME)}
    assert len(found) == many
    assert (set(names) == set(bound)) is (many > 0)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("UBND các xã, phường", True),
        ("UBND các xã, phường, trừ xã Khe Sanh", True),
        ("UBND các xã, phường, trừ đặc khu Cồn Cỏ", False),
        ("UBND các xã, phường, đặc khu", False),
        ("các phường", False),
    ],
)
def test_a_kind_of_commune_that_is_not_said_is_asked_about(quang_tri, typed, asked):
    """It was given to the special zone too, unsaid; a document is asked about it."""
    _, bound = bound_names(quang_tri, parted(typed, quang_tri, TODAY, HOME), TODAY, HOME)
    told = islands_too(quang_tri, bound, TODAY, HOME)
    assert [one.code for one in told] == ["quick-islands"] * asked
    assert all("Cồn Cỏ" in one.args["units"] for one in told)


def test_it_is_asked_on_the_page_of_quick_entry_and_by_command(office, monkeypatch):
    told = [doubt("quick-islands", Place(field="units"), name="UBND các xã, phường", units="đặc khu A")]
    for where in ("desk.quick", "desk.adding"):
        monkeypatch.setattr(f"{where}.islands_too", lambda *_: told)
    _, looked = give(office, "dung", QuickLine("Rà soát", NOI_VU, "14/12/2026"))
    assert looked.problems == (*told,)
    wish = Wish(NOW.date(), NOW, office=OFFICE, proposed_by="hoa", agreed_by="dung")
    _, asked = add_task(office, "Rà soát bến đò", [NOI_VU], dt.date(2026, 12, 14), wish, settings(), give=False)
    assert told[0] in asked


def test_a_number_that_is_not_that_of_the_group_is_told(quang_tri):
    told = unknown_name(quang_tri, "UBND 05 xã", TODAY, HOME)
    assert (told.code, told.args["count"]) == ("quick-counted", 69)


def test_too_many_lines_are_a_document(office):
    given, looked = give(office, "dung", *[QuickLine(f"Việc {n}", NOI_VU) for n in range(MOST + 1)])
    assert given is None
    assert [one.code for one in looked.problems] == ["quick-lines"]


def test_who_may_not_prepare_is_refused(office):
    with pytest.raises(DeedRefused):
        give(office, "an", QuickLine("Rà soát", NOI_VU))


def test_a_line_like_work_in_force_is_asked_about_while_another_is_wrong_too(office):
    given, _ = give(office, "dung", QuickLine("Rà soát hồ sơ cán bộ công chức", NOI_VU, "15/12/2026"))
    wrong = QuickLine("Kiểm tra", "Sở Không Có", "")
    same = QuickLine("Rà soát hồ sơ cán bộ công chức, báo cáo UBND tỉnh trước ngày 20/12/2026", NOI_VU, "")
    looked = look_quick(office, settings(), QuickEntry(actor(office, "dung"), (wrong, same), "", NOW))
    assert [one.args["task"] for one in looked.problems if one.code == "overlap"] == ["2"]
    assert all(given.plan in one.args["name"] for one in looked.problems if one.code == "overlap")
