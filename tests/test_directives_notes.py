"""A leader's note on an incoming document: its sentences as tasks."""

import datetime as dt

import pytest

from directives.notes.tasks import compile_note, note_mark
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


def test_a_person_who_only_follows_the_document_has_no_task_and_hands_none_on():
    said = "Giao Sở Nội vụ báo cáo trước ngày 15/12/2026; đồng chí Dũng theo dõi, đôn đốc; rà soát trước 20/12"
    tasks, problems = compile_note(said, HEAD)
    assert [(one.id, one.lead) for one in tasks] == [("bp-1", ("Sở Nội vụ",)), ("bp-2", ("Sở Nội vụ",))]
    assert [(one.code, one.args) for one in problems] == [("note-person", {"said": "đồng chí Dũng theo dõi, đôn đốc"})]
    for words in ("Đồng chí Dũng theo dõi.", "Đ/c Dũng", "Đồng chí Dũng, Phó Chủ tịch UBND tỉnh theo dõi, chỉ đạo"):
        tasks, problems = compile_note(words, HEAD)
        assert (tasks, [one.code for one in problems]) == ([], ["note-person"]), words
    for words in ("Đ/c Dũng tham mưu báo cáo", "Đồng chí Dũng theo dõi, báo cáo trước 20/12"):
        assert len(compile_note(words, HEAD)[0]) == 1, words


@pytest.mark.parametrize("words", ["PHT theo dõi", "TH theo dõi, đôn đốc", "PKT đôn đốc các đơn vị thực hiện"])
def test_a_division_by_its_letters_that_only_follows_the_document_has_no_task(words):
    tasks, problems = compile_note(f"Giao Sở Nội vụ báo cáo trước ngày 15/12/2026. {words}.", HEAD)
    assert [one.lead for one in tasks] == [("Sở Nội vụ",)]
    assert [(one.code, one.args) for one in problems] == [("note-person", {"said": words})]


def test_a_division_by_its_letters_does_the_work_it_is_given_and_other_capitals_are_nobody():
    for words, lead in (
        ("PKT tham mưu, báo cáo trước 05/12", "PKT"),
        ("KGVX phối hợp", "KGVX"),
        ("TH2 rà soát", "TH2"),
    ):
        (task,), problems = compile_note(words, HEAD)
        assert (task.lead, task.title[0].isupper(), problems) == ((lead,), True, [])
    for words in (
        "KH sản xuất trình trước 20/12",
        "HS gửi kèm báo cáo",
        "GẤP báo cáo UBND tỉnh",
        "KHẨN TRƯƠNG rà soát hồ sơ",
    ):
        assert [one.lead for one in compile_note(words, HEAD)[0]] == [()], words
    assert compile_note("SNV tham mưu", HEAD)[0][0].lead == ("Sở Nội vụ",)


def test_a_day_that_does_not_exist_is_said_of_its_task():
    for day in ("trước ngày 31/11/2026", "trước 31/11", "ngày 30/02/2027"):
        (task,), problems = compile_note(f"Đồng ý. Giao Sở Nội vụ báo cáo {day}.", HEAD)
        assert task.due is None
        assert [(one.code, one.args["task"]) for one in problems] == [("date-does-not-exist", "bp-1")], day


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


@pytest.mark.parametrize(
    ("note", "tasks"),
    [
        ("Giao Sở Nội vụ tham mưu kế hoạch triển khai; Văn phòng theo dõi.", 1),
        ("Sở Nội vụ theo dõi, đôn đốc việc thực hiện.", 0),
        ("Giao Văn phòng theo dõi và đôn đốc.", 0),
        ("Văn phòng theo dõi, tổng hợp báo cáo trước ngày 20/12/2026.", 1),
        ("Giao Sở Y tế kiểm tra.", 1),
        ("Giao Sở Y tế theo dõi tình hình dịch bệnh.", 1),
    ],
)
def test_a_body_that_only_follows_the_document_has_no_task(note, tasks):
    found, problems = compile_note(note, HEAD)
    assert len(found) == tasks
    assert ("note-person" in [one.code for one in problems]) == ("theo dõi." in note or "đôn đốc" in note)


NOTES = [
    ("Giao SNV chủ trì, phối hợp STC tham mưu trước 20/12.", [("Tham mưu trước 20/12", "Sở Nội vụ", "Sở Tài chính", "2026-12-19")]),
    ("Chuyển Sở Xây dựng nghiên cứu, đề xuất.", [("Nghiên cứu, đề xuất", "Sở Xây dựng", "", "")]),
    ("K/c Sở Tư pháp thẩm định.", [("Thẩm định", "Sở Tư pháp", "", "")]),
    ("VP sao gửi các đơn vị liên quan.", [("Sao gửi các đơn vị liên quan", "Văn phòng", "", "")]),
    ("Giao các sở, ngành triển khai thực hiện nghiêm túc.", [("Triển khai thực hiện nghiêm túc", "các sở, ngành", "", "")]),
    ("Giao Sở Y tế thực hiện, báo cáo trước 10/12.", [("Thực hiện, báo cáo trước 10/12", "Sở Y tế", "", "2026-12-09")]),
    (
        "Giao Công an tỉnh chủ trì; Sở Xây dựng, UBND các xã phối hợp; rà soát trước 10/12.",
        [("Rà soát trước 10/12", "Công an tỉnh", "Sở Xây dựng · UBND các xã", "2026-12-09")],
    ),
    (
        "Giao Sở Nội vụ: 1. Tham mưu kế hoạch trước 10/12. 2. Tổng hợp trước 31/12.",
        [("Tham mưu kế hoạch trước 10/12", "Sở Nội vụ", "", "2026-12-09"), ("Tổng hợp trước 31/12", "Sở Nội vụ", "", "2026-12-30")],
    ),
    (
        "Giao Sở Nội vụ:\n- Tham mưu kế hoạch trước 10/12;\n- Tổng hợp trước 31/12.\nSở Y tế kiểm tra.",
        [("Tham mưu kế hoạch trước 10/12", "Sở Nội vụ", "", "2026-12-09"), ("Tổng hợp trước 31/12", "Sở Nội vụ", "", "2026-12-30"),
         ("Kiểm tra", "Sở Y tế", "", "")],
    ),
    ("Chuyển các Phó Chủ tịch, Sở Y tế biết.", [("Biết", "Phó Chủ tịch · Sở Y tế", "", "")]),
    ("Giao Văn phòng chuẩn bị nội dung họp kỳ tháng 12.", [("Chuẩn bị nội dung họp kỳ tháng 12", "Văn phòng", "", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("note", "expected"), NOTES)
def test_how_leaders_write(note, expected):
    tasks, _ = compile_note(note, HEAD)
    found = [
        (one.title, " · ".join(one.lead), " · ".join(one.with_), str(getattr(one.due, "date", "") or ""))
        for one in tasks
    ]
    assert found == expected
    assert all(task.quote.rstrip(" ;.") in note for task in tasks), "the words are marked where they stand"


def test_a_sentence_that_names_a_body_is_not_lost_without_a_word():
    for note in ("Giao Sở Y tế, Sở Xây dựng.", "Giao Sở Y tế."):
        tasks, problems = compile_note(note, HEAD)
        asked = [one.code for one in problems] == ["note-unread"]
        assert asked or [task.lead for task in tasks] == [()], "a task without a lead stops the giving"
    for note in ("Kính chuyển Phó Chủ tịch Hùng.", "K/c đ/c Nam", "Nhất trí đề xuất của Sở Xây dựng."):
        assert compile_note(note, HEAD) == ([], []), note


@pytest.mark.parametrize("mark", ["; ", ". ", ".\n"])
def test_who_only_joins_in_is_a_partner_of_the_sentence_before(mark):
    said = f"Giao Sở Nội vụ tham mưu, báo cáo trước ngày 05/12/2026{mark}Sở Tài chính, Sở Y tế phối hợp."
    [task], problems = compile_note(said, HEAD)
    assert (task.lead, task.with_, problems) == (("Sở Nội vụ",), ("Sở Tài chính", "Sở Y tế"), [])
    assert "Sở Tài chính, Sở Y tế phối hợp." in task.quote


def test_who_joins_in_by_a_day_of_its_own_keeps_a_task():
    tasks, _ = compile_note("Giao Sở Nội vụ tham mưu; Sở Tài chính phối hợp trước ngày 05/12/2026.", HEAD)
    assert [one.lead for one in tasks] == [("Sở Nội vụ",), ("Sở Tài chính",)]
