"""Partners that a lead-in names hold for all below it, be a time set apart there; work that opens with its own partners has those alone."""

import pytest

from directives.compile import compile_directive

TOP = """ỦY BAN NHÂN DÂN TỈNH VĨNH THẠNH
Số: 7/CT-UBND
Vĩnh Thạnh, ngày 19 tháng 01 năm 2026

CHỈ THỊ
Về giữ đê mùa lũ

Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:

"""


def partners(text):
    found = compile_directive((TOP + text).encode(), "a.txt")
    asked = [(one.place.clause, one.place.field) for one in found.problems if one.code == "partners-above"]
    return [(one.clause, one.with_) for one in found.plan.tasks], asked


@pytest.mark.parametrize(
    "below",
    [
        "- Khẩn trương đắp bờ bao.\nHoàn thành trong quý II năm 2026.\n- Sửa cống.\n",
        "- Đắp bờ bao, hoàn thành trong tháng 6 năm 2026.\n- Sửa cống.\n",
    ],
)
def test_a_time_on_a_line_of_its_own_keeps_the_partners(below):
    found, asked = partners(f"1. Sở Xây dựng chủ trì, phối hợp với Sở Nội vụ, Sở Y tế:\n{below}")
    assert found == [("1.1", ("Sở Nội vụ", "Sở Y tế")), ("1.2", ("Sở Nội vụ", "Sở Y tế"))]
    assert not asked


def test_a_label_that_names_partners_goes_before_those_above():
    found, _ = partners(
        "1. Sở Xây dựng chủ trì, phối hợp với Sở Y tế:\n- Đắp bờ.\nĐơn vị phối hợp: Sở Nội vụ.\nThời gian: 20/6/2026.\n- Sửa cống.\n"
    )
    assert found == [("1.1", ("Sở Nội vụ",)), ("1.2", ("Sở Y tế",))]


def test_paragraphs_below_a_lead_in_of_their_own_unit():
    found, _ = partners(
        "1. Sở Xây dựng chủ trì và phối hợp với Sở Nội vụ:\nĐắp bờ bao, sửa cống.\n\n2. Sở Y tế trực cấp cứu.\n"
    )
    assert found == [("1", ("Sở Nội vụ",)), ("2", ())]


@pytest.mark.parametrize(
    "opens",
    [
        "Phối hợp với Sở Y tế",
        "Chủ trì, phối hợp chặt chẽ với Sở Y tế",
        "Với Sở Y tế",
        "Cùng với Sở Y tế",
        "Phối hợp Sở Y tế",
    ],
)
def test_work_that_opens_with_its_own_partners(opens):
    found, asked = partners(
        f"1. Sở Xây dựng chủ trì, phối hợp với Sở Nội vụ:\n- Đắp bờ bao.\n- {opens} lập trạm cấp cứu.\n"
    )
    assert found == [("1.1", ("Sở Nội vụ",)), ("1.2", ("Sở Y tế",))]
    assert asked == [("1.2", "with")]


def test_partners_named_later_come_besides():
    found, asked = partners(
        "1. Sở Xây dựng chủ trì, phối hợp với Sở Nội vụ:\n- Đắp bờ bao; phối hợp với Sở Y tế lập trạm cấp cứu.\n- Sửa cống.\n"
    )
    assert found == [("1.1", ("Sở Nội vụ", "Sở Y tế")), ("1.2", ("Sở Nội vụ",))]
    assert not asked


@pytest.mark.parametrize(
    ("opening", "unit", "partners"),
    [
        ("yêu cầu các sở, ngành phối hợp với Hội Nông dân tỉnh:", "Tổ chức tập huấn.", ("Hội Nông dân tỉnh",)),
        ("đề nghị Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện:", "Tiêm phòng.", ("Công an tỉnh",)),
        ("yêu cầu các sở, ngành phối hợp với Hội Nông dân tỉnh:", "Công an tỉnh tuần tra.", ()),
        ("đã phối hợp với Hội Nông dân tỉnh tổ chức hội nghị, yêu cầu các sở, ngành:", "Tổ chức tập huấn.", ()),
    ],
)
def test_partners_that_the_opening_names_hold_for_what_it_asks(opening, unit, partners):
    text = f"CHỈ THỊ\nVề việc thử\n\nChủ tịch Ủy ban nhân dân tỉnh {opening}\n\n1. {unit}\n\n2. Kiểm tra thuốc.\n"
    made = compile_directive(text.encode(), "a.txt")
    assert next(one.with_ for one in made.plan.tasks if one.clause == "1") == partners


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("Sở Y tế kiểm tra bếp ăn, chủ quán phải phối hợp với Công an xã.", ()),
        ("Sở Y tế rà soát hồ sơ, các trạm y tế cần phối hợp với Công an xã.", ()),
        ("Sở Y tế kiểm tra bếp ăn, phải phối hợp với Công an xã.", ("Công an xã",)),
        ("Các Bộ, cơ quan liên quan có trách nhiệm phối hợp với Sở Y tế.", ("Sở Y tế",)),
        ("Sở Y tế, Sở Xây dựng và Sở Nội vụ phải phối hợp với Công an tỉnh rà soát hồ sơ.", ("Công an tỉnh",)),
        ("Sở Y tế, các trạm y tế và các trường có trách nhiệm phối hợp với Công an xã.", ("Công an xã",)),
        ("Đối với bến đò, chủ bến phải phối hợp với Công an xã.", ("Công an xã",)),
    ],
)
def test_who_joins_with_another_that_must_is_no_partner_of_the_lead(sentence, partners):
    text = f"CHỈ THỊ\nVề bếp ăn\nỦy ban nhân dân tỉnh yêu cầu:\n1. {sentence}\n"
    (task,) = compile_directive(text.encode(), "chi-thi.txt").plan.tasks
    assert task.with_ == partners
