"""The same assignment table in every form in which it may be typed or pasted gives the same tasks."""

import pytest

from directives.compile import compile_directive
from directives.tables.typed import with_typed_rows

HEAD = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm")
ROWS = (
    (
        "1",
        "Lập bản đồ các bến đang hoạt động trên sông",
        "Sở Xây dựng",
        "Sở Tài chính",
        "Trước ngày 10/3/2026",
        "Bản đồ",
    ),
    ("2", "Thu gom rác nổi ở các cửa cống", "Sở Công Thương", "", "Trong tháng 4/2026", "Báo cáo"),
)
LAST = ("1", "Tổng kết việc dọn sông", "Sở Xây dựng", "Các sở, ngành", "Tháng 12/2026", "")


def piped(cells):
    return f"| {' | '.join(cells)} |"


def torn(cells):
    """The work broken in two in the middle of its cell."""
    work = cells[1].split()
    return piped([cells[0], " ".join(work[:3]) + "\n" + " ".join(work[3:]), *cells[2:]])


FORMS = {
    "rows": piped,
    "no marks at the ends": " | ".join,
    "tabulators": "\t".join,
    "torn within a cell": torn,
    "torn between cells": lambda cells: "| " + "\n| ".join(cells) + " |",
    "cells one below the other": lambda cells: "\n".join(cell for cell in cells if cell),
}


def document(form):
    table = [form(row) for row in (HEAD, *ROWS)]
    after = [form(("II", "TỔNG KẾT", "", "", "", "")), form(LAST)]
    head = (
        "KẾ HOẠCH\nDọn sông\n\nI. CHUNG\n\nCác sở, ngành thực hiện theo phụ lục.\n\nNơi nhận:\n- Các sở.\n\nPHỤ LỤC\n"
    )
    return head + "\n".join([*table, *after]) + "\n"


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_a_table(name):
    plan = compile_directive(document(FORMS[name]).encode(), "a.txt").plan
    found = {task.clause: task for task in plan.tasks if task.clause.startswith("PL")}
    assert list(found) == ["PL.1", "PL.2", "PL.II.1"]
    assert found["PL.1"].lead == ("Sở Xây dựng",)
    assert found["PL.1"].with_ == ("Sở Tài chính",)
    assert " ".join(found["PL.1"].quote.split()) == ROWS[0][1]
    assert found["PL.2"].lead == ("Sở Công Thương",)
    assert [str(found[clause].due.date) for clause in found] == ["2026-03-09", "2026-04-30", "2026-12-31"]


def test_what_was_made_whole_stays_as_it_is():
    for form in FORMS.values():
        whole = with_typed_rows(document(form))
        assert with_typed_rows(whole) == whole


def test_texts_without_an_assignment_table_stay_as_they_are():
    for text in (
        "Số: 5/KH-UBND\tHà Nội, ngày 01 tháng 3 năm 2026\n",
        "TT\nHọ và tên\nChữ ký\n1\nNguyễn Văn A\n",
        "a | b | c\nd | e | f",
    ):
        assert with_typed_rows(text) == text


def test_recipients_beside_the_signature_are_no_row():
    text = "\t".join(HEAD) + "\n" + "\t".join(ROWS[0]) + "\nNơi nhận:\tTM. ỦY BAN NHÂN DÂN\tCHỦ TỊCH\n"
    assert with_typed_rows(text).splitlines()[-1].startswith("Nơi nhận:\t")
