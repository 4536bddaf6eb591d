"""Whose the work is, told behind it: "... là trách nhiệm của Sở A", "Sở A là cơ quan chủ trì", "(Sở A)"."""

import pytest

from directives.compile import compile_directive
from directives.names.bodies import read_bodies
from directives.sentences import bracketed
from directives.strings.folding import fold

HEAD = "UBND TỈNH AN HẢI\nSố: 12/CT-UBND\nAn Hải, ngày 03 tháng 8 năm 2026\nCHỈ THỊ\nVề việc quản lý bến đò\n\n"
ALL = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường thực hiện các nhiệm vụ sau:\n"
EVERYBODY = "các sở, ban, ngành; Ủy ban nhân dân các xã, phường"


def read(said):
    """The leads of the parts of the first of two units, and whom its doubts on who acts name."""
    made = compile_directive(f"{HEAD}{ALL}1. {said}\n2. Thanh tra tỉnh kiểm tra bến phà.\n".encode(), "a.txt")
    leads = ["; ".join(one.lead) for one in made.plan.tasks if one.clause == "1"]
    return leads, [one.args["said"] for one in made.problems if one.code == "actor-left"]


@pytest.mark.parametrize(
    "said",
    [
        "Việc kiểm tra bến đò là trách nhiệm của Sở Xây dựng.",
        "Trách nhiệm kiểm tra bến đò thuộc về Sở Xây dựng.",
        "Việc kiểm tra bến đò giao về cho Sở Xây dựng.",
        "Việc kiểm tra bến đò thuộc trách nhiệm của Sở Xây dựng, xong trước ngày 20/9/2026.",
        "Kiểm tra bến đò là trách nhiệm của Sở Xây dựng, hoàn thành trước ngày 20/9/2026.",
        "Kiểm tra bến đò, Sở Xây dựng là cơ quan chủ trì, Công an tỉnh là cơ quan phối hợp.",
        "Kiểm tra bến đò; giao Sở Xây dựng là đơn vị chủ trì.",
        "Kiểm tra bến đò (Sở Xây dựng là đầu mối), hoàn thành trước ngày 20/9/2026.",
    ],
)
def test_whose_it_is_told_to_be_leads(said):
    assert read(said) == (["Sở Xây dựng"], [])


@pytest.mark.parametrize(
    "said",
    [
        "Xác định rõ an toàn bến đò là trách nhiệm của Sở Xây dựng.",
        "Xử lý các vi phạm thuộc trách nhiệm của Sở Xây dựng.",
        "Phổ biến để mọi người hiểu giữ bến sạch là trách nhiệm của toàn dân.",
        "Tuyên truyền để người dân hiểu giữ bến sạch là trách nhiệm của Công an tỉnh.",
        "Việc để xảy ra cháy là trách nhiệm của Giám đốc Sở Xây dựng.",
        "Trách nhiệm chậm trễ trong việc sửa bến thuộc về Sở Xây dựng.",
        "Chuyển vụ việc không phải là trách nhiệm của Sở Xây dựng.",
        "Việc quản lý bến trước đây thuộc trách nhiệm của Sở Xây dựng, nay Công an tỉnh tiếp nhận.",
    ],
)
def test_what_others_are_to_know_a_fault_and_what_is_not_theirs_charge_nobody(said):
    assert read(said)[0] == [EVERYBODY]


@pytest.mark.parametrize(
    ("said", "lead", "asked"),
    [
        ("Kiểm tra bến đò (Sở Xây dựng), hoàn thành trước ngày 20/9/2026.", EVERYBODY, ["Sở Xây dựng"]),
        ("Kiểm tra bến đò trước ngày 20/9/2026 (Sở Xây dựng).", EVERYBODY, ["Sở Xây dựng"]),
        ("Kiểm tra bến đò (Sở Xây dựng, hoàn thành trước ngày 20/9/2026).", EVERYBODY, ["Sở Xây dựng"]),
        ("Kiểm tra bến đò (Sở Xây dựng, Công an tỉnh).", EVERYBODY, ["Sở Xây dựng; Công an tỉnh"]),
        ("Lập danh sách, gửi UBND tỉnh (Văn phòng UBND tỉnh).", EVERYBODY, []),
        ("Lập danh sách, gửi Sở Xây dựng (Phòng Nghiệp vụ) trước ngày 20/9/2026.", EVERYBODY, []),
        ("Kiểm tra các nội dung là trách nhiệm của Sở Xây dựng, báo cáo UBND tỉnh.", EVERYBODY, ["Sở Xây dựng"]),
        ("Các xã kiểm tra bến đò; Sở Xây dựng là đầu mối.", "Các xã", ["Sở Xây dựng"]),
    ],
)
def test_where_it_may_be_another_s_it_is_asked(said, lead, asked):
    assert read(said) == ([lead], asked)


def test_a_group_whose_the_work_is_leads():
    assert read("Kiểm tra bến đò là trách nhiệm của các xã.") == (["các xã"], [])


def test_only_the_last_of_many_brackets_is_read(monkeypatch):
    starts = []
    monkeypatch.setattr(
        bracketed, "read_bodies", lambda text, start, **how: starts.append(start) or read_bodies(text, start, **how)
    )
    text = "Lắp phao (Sở Xây dựng) " * 200
    assert bracketed.named_alone(text, fold(text)) == ("Sở Xây dựng",)
    assert len(starts) < 20
