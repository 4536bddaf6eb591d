"""A leader's note on an incoming document: its sentences as tasks."""

import datetime as dt

from directives.notes import compile_note, note_mark
from plans.due import OnDate, Recurring
from plans.plan import Directive, Handling

HEAD = Directive(issued=dt.date(2026, 11, 2))


def test_each_sentence_that_gives_work_is_a_task():
    """Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu văn bản triển khai trước ngày 15/12."""
    tasks, _ = compile_note(
        f"Đồng ý. {test_each_sentence_that_gives_work_is_a_task.__doc__}\n"
        "UBND các xã rà soát, báo cáo trước 20/12; hằng quý báo cáo kết quả.",
        HEAD,
    )
    assert [one.id for one in tasks] == ["bp-1", "bp-2", "bp-3"]
    assert (tasks[0].lead, tasks[0].with_) == (("Sở Nội vụ",), ("Sở Tài chính",))
    assert tasks[0].due == OnDate(date=dt.date(2026, 12, 14), text="trước ngày 15/12")
    assert isinstance(tasks[1].due, OnDate)
    assert isinstance(tasks[2].due, Recurring)
    assert tasks[2].lead == tasks[1].lead, "after a semicolon the one spoken to before is still meant"
    assert {one.handling for one in tasks} == {Handling.TRACK}
    assert {one.why for one in tasks} == {"Theo ý kiến chỉ đạo"}
    assert {one.span for one in tasks} == {one.clause for one in tasks} == {None}


def test_words_that_give_nobody_anything_to_do_are_no_tasks():
    for note in ("", "Đồng ý.", "Lưu VT.", "Để biết.\nKính chuyển đ/c Hùng.", "   "):
        assert compile_note(note, HEAD) == ([], [])


def test_a_note_may_bear_a_mark():
    assert note_mark("MẬT\nGiao Sở Nội vụ tham mưu.") == "MẬT"
    assert note_mark("Giao Sở Nội vụ giữ bí mật.") is None


def test_a_mark_in_capitals_within_a_note_counts():
    assert note_mark("Văn bản MẬT, giao Sở Y tế rà soát") == "MẬT"
    for words in (
        "Giữ BÍ MẬT nhà nước, giao Sở Y tế",
        "Sở Y tế thu mua MẬT ONG",
        "Văn bản không MẬT",
        "Sở Y tế bảo mật hồ sơ",
    ):
        assert note_mark(words) is None, words
