"""A file taken away earlier and brought back: what others corrected since stays, what both changed is told by cell, nothing half."""

import datetime as dt

import pytest

from desk.drafts.correcting import Hand, correct_draft, undo
from desk.drafts.exchanging import draft_file
from desk.drafts.finding import DraftRefused
from plans.corrections import Change, Drop
from tests.office import NOW
from tests.test_desk_exchanging import SETTINGS, actor, bring, draft, held, office, sheet  # noqa: F401

LATER = NOW + dt.timedelta(minutes=5)


def corrected(engine, number, edit):
    hand = Hand(actor(engine), number, held(engine, number)[1], LATER, SETTINGS.zone)
    correct_draft(engine, hand, edit, "Đã có nơi khác làm")


def put(row, column, words):
    """A change of one cell, by the heading of its column."""

    def change(it):
        heads = [cell.value for cell in it[1]]
        it.cell(row, heads.index(column) + 1, words)

    return change


def both(*changes):
    def change(it):
        for one in changes:
            one(it)

    return change


def by_id(engine, number):
    return {task.id: task for task in held(engine, number)[0].tasks}


def test_what_somebody_else_corrected_stays(office, draft):  # noqa: F811
    stale = sheet(office, draft, both(put(2, "Sản phẩm", "báo cáo"), put(3, "Nhiệm vụ", "Tên mới")))
    corrected(office, draft, Change(tasks=("1.a",), set={"title": "Tên của người kia"}))
    assert bring(office, draft, stale)
    tasks = by_id(office, draft)
    assert (tasks["1.a"].title, tasks["1.a"].product, tasks["1.b"].title) == ("Tên của người kia", "báo cáo", "Tên mới")


def test_what_both_changed_is_told_by_cell_and_nothing_is_brought_in(office, draft):  # noqa: F811
    stale = sheet(office, draft, both(put(2, "Nhiệm vụ", "Tên trong tệp"), put(3, "Sản phẩm", "báo cáo")))
    corrected(office, draft, Change(tasks=("1.a",), set={"title": "Tên của người kia"}))
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, stale)
    (clash,) = refused.value.problems
    assert (clash.code, clash.place.line, clash.place.column) == ("sheet-clash", 2, 4)
    assert (clash.args["now"], clash.args["wanted"]) == ("Tên của người kia", "Tên trong tệp")
    assert by_id(office, draft)["1.b"].product is None


def test_tasks_dropped_and_changed_meanwhile(office, draft):  # noqa: F811
    same, other = sheet(office, draft, put(3, "Sản phẩm", "báo cáo")), sheet(office, draft, put(2, "Sản phẩm", "x"))
    dropped = sheet(office, draft, put(3, "Bỏ (x)", "x"))
    corrected(office, draft, Drop(tasks=("1.a",)))
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, other)
    assert [one.code for one in refused.value.problems] == ["sheet-task-gone"]
    bring(office, draft, same)
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, dropped)
    assert [one.code for one in refused.value.problems] == ["sheet-task-changed"]


def test_a_correction_that_was_taken_back_is_none(office, draft):  # noqa: F811
    stale = sheet(office, draft, put(2, "Nhiệm vụ", "Tên trong tệp"))
    corrected(office, draft, Change(tasks=("1.a",), set={"title": "Tên của người kia"}))
    undo(office, Hand(actor(office), draft, held(office, draft)[1], LATER, SETTINGS.zone))
    bring(office, draft, stale)
    assert by_id(office, draft)["1.a"].title == "Tên trong tệp"


def test_a_file_of_another_document_is_refused(office, draft):  # noqa: F811
    foreign = sheet(office, draft, both(*(put(row, "Bản tải về", "999:1") for row in range(2, 7))))
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, foreign)
    assert {one.code for one in refused.value.problems} == {"draft-file-other"}


def test_yaml_is_put_together_the_same_way(office, draft):  # noqa: F811
    taken = draft_file(office, actor(office), draft, "yaml").content.decode()
    corrected(office, draft, Change(tasks=("1.a",), set={"title": "Tên của người kia"}))
    title = "Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã"
    assert bring(office, draft, taken.replace("Báo cáo kết quả thực hiện", "Tên mới").encode(), "a.yaml") == 1
    tasks = by_id(office, draft)
    assert (tasks["1.a"].title, tasks["1.b"].title) == ("Tên của người kia", "Tên mới")
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, taken.replace(f"title: {title}", "title: Tên trong tệp").encode(), "a.yaml")
    (clash,) = refused.value.problems
    assert (clash.code, clash.place.field) == ("sheet-clash", "title")
    assert taken.splitlines()[clash.place.line - 1].strip() == f"title: {title}"
