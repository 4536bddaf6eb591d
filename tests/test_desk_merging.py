"""Tasks of different dates that are joined: the earliest day is kept, and it is asked about until it is answered; on both databases."""

import datetime as dt

import pytest

from desk.drafts.benching import history, workbench
from desk.drafts.correcting import Hand, correct_draft, leave_doubts, undo
from desk.drafts.taking import Paper, take_paper
from desk.people import actor_of, who
from models.database import reading
from models.settings import Settings
from plans.corrections import Add, Change, Drop, Merge
from plans.due import OnDate
from tests.office import NOW, furnish

SETTINGS = Settings(office="song-thao/van-phong")
TEXT = """\
ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO
Số: 41/KH-UBND
Sông Thao, ngày 28 tháng 8 năm 2026

KẾ HOẠCH
Về sắp xếp kho lưu trữ

I. NHIỆM VỤ
1. Sở Nội vụ lập danh sách kho, xong trước ngày 15 tháng 12 năm 2026.
2. Sở Tài chính bố trí kinh phí sửa kho, chậm nhất ngày 10 tháng 01 năm 2027.
3. Sở Nội vụ thống kê hồ sơ, xong chậm nhất ngày 10 tháng 01 năm 2027.
4. Ủy ban nhân dân xã An Bình cử người phụ trách trong vòng 10 ngày kể từ ngày ký.
5. Ủy ban nhân dân xã Tân Lập giữ gìn kho.
"""
SAID = (
    "I.2 (Sở Tài chính): chậm nhất ngày 10 tháng 01 năm 2027 → ngày 10/01/2027; I.4 (Ủy ban nhân dân xã An Bình): "
    "trong vòng 10 ngày kể từ ngày ký → 10 ngày kể từ ngày ban hành = ngày 07/09/2026"
)


@pytest.fixture
def office(engine):
    furnish(engine)
    paper = Paper(TEXT.encode(), "kh41.txt", no_secret=True)
    assert take_paper(engine, SETTINGS, hoa(engine), paper, NOW) == (1, [])
    return engine


def hoa(engine):
    with reading(engine) as session:
        return actor_of(session, who(session, "hoa"))


def bench(engine):
    return workbench(engine, SETTINGS, hoa(engine), 1, NOW)


def correct(engine, edit, why=None):
    hand = Hand(hoa(engine), 1, bench(engine).draft.version, NOW, SETTINGS.zone)
    return correct_draft(engine, hand, edit, why)


def asked(engine):
    return [(one.task, one.problem.args) for one in bench(engine).told if one.problem.code == "merged-dues"]


def due(engine, task):
    return next(card.task.due for card in bench(engine).cards if card.task.id == task)


def test_the_earliest_day_is_kept_and_each_is_named(office):
    correct(office, Merge(tasks=("I.2", "I.4")))
    assert due(office, "I.2").kind == "relative", "07/09/2026 is before 10/01/2027"
    (found,) = asked(office)
    assert (found[0], found[1]["each"]) == ("I.2", SAID)
    assert found[1]["kept"].endswith("ngày 07/09/2026")
    assert history(office, hoa(office), 1)[1][0].about["dues"]["each"] == SAID


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        (("I.1", "I.2"), True),
        (("I.2", "I.3"), False),
        (("I.2", "I.5"), True),
    ],
)
def test_it_is_asked_where_the_dates_are_not_the_same(office, tasks, said):
    correct(office, Merge(tasks=tasks))
    assert bool(asked(office)) is said


def test_it_stays_until_a_date_is_set_or_it_is_left_as_it_is(office):
    correct(office, Merge(tasks=("I.2", "I.4")))
    correct(office, Change(tasks=("I.2",), set={"title": "Sửa kho"}))
    assert asked(office)
    correct(office, Change(tasks=("I.2",), set={"due": OnDate(date=dt.date(2026, 12, 1))}))
    assert not asked(office)


def test_it_may_be_left_as_it_is(office):
    correct(office, Merge(tasks=("I.2", "I.4")))
    key = next(one.key for one in bench(office).told if one.problem.code == "merged-dues")
    leave_doubts(office, Hand(hoa(office), 1, bench(office).draft.version, NOW, SETTINGS.zone), [key])
    assert not asked(office)


def test_it_goes_with_the_merge_taken_back_and_with_the_task(office):
    correct(office, Merge(tasks=("I.2", "I.4")))
    undo(office, Hand(hoa(office), 1, bench(office).draft.version, NOW, SETTINGS.zone))
    assert not asked(office)
    correct(office, Merge(tasks=("I.2", "I.4")))
    correct(office, Drop(tasks=("I.2",)), "Không làm nữa")
    assert not asked(office)


def test_what_was_joined_before_is_not_forgotten_where_it_is_joined_again(office):
    correct(office, Merge(tasks=("I.2", "I.4")))
    correct(office, Add(set={"title": "Việc thêm"}))
    correct(office, Merge(tasks=("I.1", "I.2")))
    found = asked(office)
    assert [task for task, _ in found] == ["I.1", "I.1"]
    assert "I.4" in found[0][1]["each"]
    assert "15 tháng 12" in found[1][1]["each"]
    assert due(office, "I.1").kind == "relative"
