"""A section of contents is not dropped in silence."""

import inspect

from directives.compile import compile_directive


def test_contents_not_taken_as_work_are_said_once_at_their_heading():
    """KẾ HOẠCH
    Giám sát việc quản lý chợ dân sinh

    I. NỘI DUNG GIÁM SÁT
    1. Tình hình thu, nộp phí chợ trên địa bàn.
    2. Việc bố trí điểm kinh doanh và giữ gìn vệ sinh tại các chợ.

    II. TỔ CHỨC THỰC HIỆN
    1. Sở Công Thương chủ trì, phối hợp với Sở Tài chính tổng hợp kết quả trước ngày 15/6/2026.
    """
    text = inspect.cleandoc(test_contents_not_taken_as_work_are_said_once_at_their_heading.__doc__)
    made = compile_directive(text.encode(), "ke-hoach.txt")
    said = [one for one in made.problems if one.code == "contents-passed-over"]
    assert [task.clause for task in made.plan.tasks] == ["II.1"]
    assert [(one.place.clause, one.args["n"]) for one in said] == [("I", 2)]
    assert made.text[slice(*said[0].place.span)] == "NỘI DUNG GIÁM SÁT"
