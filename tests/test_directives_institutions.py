"""Institutions called in common ("chính quyền", "Mặt trận") that act beside whoever leads; a kind told apart by what it manages."""

import pytest

from directives.compile import compile_directive
from directives.sentences.subjects import read_subject

PLAN = """ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO\nSố: 21/KH-UBND\nSông Thao, ngày 03 tháng 9 năm 2026

KẾ HOẠCH
Về việc thử

Ủy ban nhân dân tỉnh yêu cầu các xã:
1. {said}
2. Tuần tra bến đò.
"""


def asked(said):
    made = compile_directive(PLAN.format(said=said).encode(), "21.txt")
    return [one.args["said"] for one in made.problems if one.code == "actor-left"]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Cấp ủy đảng phải lãnh đạo, chính quyền phải vào cuộc quản lý chợ, tổ chức thực hiện.", "chính quyền"),
        ("Cấp ủy lãnh đạo, chính quyền tổ chức thực hiện việc chi trả.", "chính quyền"),
        ("Các xã rà soát bến đò, công an phối hợp tuần tra.", "công an"),
    ],
)
def test_an_institution_that_acts_beside_the_lead_is_asked_about(said, who):
    assert asked(said) == [who]


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế tranh thủ sự lãnh đạo của cấp ủy, chính quyền thực hiện tốt công tác tiêm chủng.",
        "Các xã huy động công an, quân đội hỗ trợ người dân.",
        "Cấp ủy lãnh đạo, chính quyền số phải hoàn thành.",
    ],
)
def test_one_within_a_list_or_a_thing_is_not(said):
    assert asked(said) == []


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        (
            "Các cơ quan quản lý trực tiếp trường nghề phối hợp chỉ đạo, kiểm tra lớp học.",
            "Các cơ quan quản lý trực tiếp trường nghề",
        ),
        (
            "Các đơn vị trực tiếp quản lý, sử dụng xe công rà soát hồ sơ.",
            "Các đơn vị trực tiếp quản lý, sử dụng xe công",
        ),
        ("Các đơn vị trực tiếp quản lý hồ chứa nước.", "Các đơn vị"),
    ],
)
def test_what_a_kind_manages_belongs_to_its_name_where_work_follows(said, lead):
    assert read_subject(said).names == (lead,)


def test_a_liability_behind_it_leaves_who_acts_among_principles_asked_about():
    text = PLAN.replace(
        "1. {said}",
        "1. Nguyên tắc\n- Các trường ký số dữ liệu. Người đứng đầu chịu trách nhiệm về dữ liệu.\n- Công khai.",
    )
    made = compile_directive(text.encode(), "21.txt")
    assert [one.place.clause for one in made.problems if one.code == "perhaps-a-task"] == ["1.1"]
