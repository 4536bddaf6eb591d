"""In what spirit, by whom answered for, and what must be done: conclusions of meetings say these around the work itself."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/CT-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nCHỈ THỊ\nVề việc xây cầu\n\n"
OPENING = "Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành, UBND các xã thực hiện các nhiệm vụ sau:\n"


def made(body):
    """(part, leads, partners, last day) of each task, and the codes of what is asked."""
    read = compile_directive(f"{HEAD}{OPENING}{body}\n".encode(), "x.txt")
    told = [(one.part, one.lead, one.with_, str(getattr(one.due, "date", None))) for one in read.plan.tasks]
    return told, {one.code for one in read.problems}


@pytest.mark.parametrize(
    "said",
    [
        "Sở Xây dựng với tinh thần khẩn trương, trách nhiệm hoàn thành cầu Đò",
        "Sở Xây dựng trên tinh thần “rõ người, rõ việc”, chủ động hoàn thành cầu Đò",
        "Sở Xây dựng với quyết tâm cao nhất hoàn thành cầu Đò",
        "Với tinh thần quyết liệt, Sở Xây dựng hoàn thành cầu Đò",
        "Trên tinh thần khẩn trương, Sở Xây dựng hoàn thành cầu Đò",
        "Với quyết tâm cao, Sở Xây dựng hoàn thành cầu Đò",
        "Sở Xây dựng dứt khoát phải hoàn thành cầu Đò",
        "Sở Xây dựng bằng mọi giá hoàn thành cầu Đò",
    ],
)
def test_who_acts_in_this_spirit(said):
    assert made(f"1. {said} trước ngày 21/4/2026.") == ([(1, ("Sở Xây dựng",), (), "2026-04-20")], set())


@pytest.mark.parametrize(
    "said", ["Dứt khoát phải", "Rứt khoát phải", "Nhất định phải", "Bằng mọi giá phải", "Bằng mọi cách phải"]
)
def test_what_must_be_done_by_all_addressees(said):
    told, asked = made(f"1. {said} thông xe cầu Đò trước ngày 21/4/2026.")
    assert (told, asked) == ([(1, ("các sở, ban, ngành", "UBND các xã"), (), "2026-04-20")], set())


@pytest.mark.parametrize(
    "answers",
    [
        "Sở Xây dựng chịu trách nhiệm trước UBND tỉnh về tiến độ cầu Đò",
        "Sở Xây dựng chịu trách nhiệm toàn diện về chất lượng cầu Đò",
    ],
)
@pytest.mark.parametrize("work", ["bảo đảm thi công đồng bộ", "lưu ý phải hoàn thành đường dẫn"])
def test_work_behind_what_somebody_answers_for_is_theirs(answers, work):
    assert made(f"1. {answers}; {work} trước ngày 21/4/2026.")[0] == [(1, ("Sở Xây dựng",), (), "2026-04-20")]
    assert made(f"1. {answers}; Sở Y tế {work} trước ngày 21/4/2026.")[0] == [(1, ("Sở Y tế",), (), "2026-04-20")]


def test_such_work_behind_a_task_of_another_body():
    one = "1. Sở Y tế rà soát trạm. Sở Xây dựng chịu trách nhiệm về tiến độ; hoàn thành đường dẫn trước ngày 21/4/2026."
    assert [lead for _, lead, _, _ in made(one)[0]] == [("Sở Y tế",), ("Sở Xây dựng",)]


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("các lực lượng vũ trang đóng quân tại địa bàn", "các lực lượng vũ trang đóng quân tại địa bàn"),
        ("các đơn vị bộ đội đóng tại địa phương", "các đơn vị bộ đội đóng tại địa phương"),
        ("cơ quan chủ quản các công trình", "cơ quan chủ quản các công trình"),
        ("các cơ quan tham mưu quản lý ngành, lĩnh vực", "các cơ quan tham mưu quản lý ngành, lĩnh vực"),
    ],
)
def test_groups_told_by_where_they_are_or_what_they_do(group, name):
    told, _ = made(f"1. Sở Xây dựng phối hợp với {group}, các doanh nghiệp rà soát tiến độ.")
    assert told[0][2] == (name, "các doanh nghiệp")


def test_such_work_without_a_day_is_asked_about_and_never_the_former_bodys():
    told, asked = made("1. Sở Y tế rà soát trạm. Sở Xây dựng chịu trách nhiệm về tiến độ; hoàn thành đường dẫn.")
    assert ([lead for _, lead, _, _ in told], asked) == ([("Sở Y tế",)], {"not-understood"})


@pytest.mark.parametrize(
    "tells",
    [
        "tổng hợp thông tin và đề xuất, báo cáo những khó khăn, vướng mắc (nếu có)",
        "tổng hợp, báo cáo các khó khăn, vướng mắc phát sinh",
        "kịp thời báo cáo những khó khăn, vướng mắc (nếu có)",
    ],
)
def test_the_end_that_gathers_difficulties_is_their_channel(tells):
    read = compile_directive(f"{HEAD}{OPENING}1. Sở Xây dựng rà soát cầu Đò; {tells}.\n".encode(), "x.txt").plan.tasks
    assert [(one.lead, one.due and (one.due.kind, one.due.text)) for one in read] == [
        (("Sở Xây dựng",), None),
        (("Sở Xây dựng",), ("on-event", "khó khăn, vướng mắc")),
    ]


@pytest.mark.parametrize("mark", ["trên", "với"])
def test_a_slogan_of_what_others_did_names_nobody_who_acts(mark):
    slogan = f"{mark.capitalize()} tinh thần là Đảng đã lãnh đạo, Bộ Chính trị thường xuyên chỉ đạo, Nhân dân ủng hộ"
    told, asked = made(f"1. {slogan}, mỗi đơn vị tham gia tăng cường kiểm tra cầu Đò.")
    assert all("Bộ Chính trị" not in lead for _, lead, _, _ in told)
    assert asked
