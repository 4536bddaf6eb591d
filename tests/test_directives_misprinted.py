"""Names of bodies that a scan misread are read, kept as printed and asked about; names that are right are not."""

import pytest

from directives.compile import compile_directive
from directives.words.misprinted import misprinted

HEAD = (
    "UBND TỈNH THANH LÂM\nSố: 12/CT-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nCHỈ THỊ\nVề quản lý bến đò\n\n"
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành:\n\n1. Sở Y tế sửa bến đò.\n2. {}\n\nNơi nhận:\n- Như trên;\n"
)


def second(said):
    found = compile_directive(HEAD.format(said).encode(), "a.txt")
    (task,) = [one for one in found.plan.tasks if one.clause == "2"]
    asked = {one.place.field for one in found.problems if one.code == "name-misread" and one.place.clause == "2"}
    return task, asked


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Sờ Tài chính bố trí kinh phí sửa bến.", "Sờ Tài chính"),
        ("Giao Sờ Tài chính bố trí kinh phí sửa bến.", "Sờ Tài chính"),
        ("Uy ban nhân dân các xã kiểm tra bến đò.", "Uy ban nhân dân các xã"),
        ("Úy ban nhân dân tỉnh kiểm tra bến đò.", "Úy ban nhân dân tỉnh"),
        ("Bô Tài chính bố trí kinh phí sửa bến.", "Bô Tài chính"),
        ("UBND tinh kiểm tra bến đò.", "UBND tinh"),
        ("UBND cảc xã kiểm tra bến đò.", "UBND cảc xã"),
        ("Sở Nông nghiêp và Môi trường kiểm tra bến đò.", "Sở Nông nghiêp và Môi trường"),
        ("Sở Khoa hoc và Công nghệ kiểm tra bến đò.", "Sở Khoa hoc và Công nghệ"),
        ("Bộ Tài chïnh bố trí kinh phí sửa bến.", "Bộ Tài chïnh"),
        ("Chi cục Kiểm 1âm kiểm tra bến đò.", "Chi cục Kiểm 1âm"),
        ("Sở Khoa hßc và Công nghß kiểm tra bến đò.", "Sở Khoa hßc và Công nghß"),
        ("Ban Quản lý Bến t¿u kiểm tra bến đò.", "Ban Quản lý Bến t¿u"),
        ("Sở Văn hóa, Thê thao và Du lịch kiểm tra bến đò.", "Sở Văn hóa, Thê thao và Du lịch"),
        ("Thủ trường các cơ quan, đơn vị kiểm tra bến đò.", "các cơ quan, đơn vị"),
    ],
)
def test_a_misread_name_is_kept_and_asked_about(said, lead):
    task, asked = second(said)
    assert task.lead == (lead,)
    assert asked == (set() if said.startswith("Thủ trường") else {"lead"})


def test_partners_and_receivers_too():
    task, asked = second(
        "Sở Y tế phối hợp với Sờ Tài chính kiểm tra bến, báo cáo Uy ban nhân dân tỉnh trước ngày 20/6/2026."
    )
    assert (task.with_, task.report_to) == (("Sờ Tài chính",), "Uy ban nhân dân tỉnh")
    assert asked == {"with", "report_to"}


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân tỉnh", "uỷ ban nhân dân các xã", "Sở Giáo dục và Đào tạo", "UBND tỉnh Hà Tĩnh", "Đắk Lắk", "VNPT",
        "các doanh nghiệp logistics", "Trung tâm Internet", "Phòng PC08", "Kho bạc Nhà nước khu vực 8", "Chi cục Kiểm lâm",
        "Bo Y te", "UBND cac xa", "các trường đại học", "Cục Quốc phòng", "Trạm điều khiển vệ tinh",
    ],
)  # fmt: skip
def test_names_that_are_right(name):
    assert not misprinted(name)


def test_words_that_only_look_like_a_misread_head():
    task, asked = second("Bố trí người trực bến, không để ai sờ vào dây điện.")
    assert (task.lead, asked) == (("các sở, ban, ngành",), set())


@pytest.mark.parametrize(
    ("name", "twice"),
    [
        ("Các cơ quan quan", True),
        ("Ủy ban nhân dân nhân dân các xã", True),
        ("Sở Y tế Y tế", True),
        ("Ủy ban nhân dân xã Ba Ba", False),
        ("Công an xã Hòa An, Công an xã Hòa Bình", False),
    ],
)
def test_words_printed_twice_in_a_name_are_asked_about(name, twice):
    assert misprinted(name) is twice
