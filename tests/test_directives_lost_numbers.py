"""Headings and paragraphs without numbers, and what else of the structure of unseen documents was read wrongly."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.names.bodies import read_bodies
from directives.sentences.partners import read_partners
from directives.sentences.subjects import read_subject

LOST = """KẾ HOẠCH
Giữ bến sông sạch năm 2026

I. MỤC ĐÍCH

Giữ cho các bến sông của xã luôn sạch, đẹp và an toàn cho người qua lại.

II. NỘI DUNG

Dọn vệ sinh bến sông

Tổ chức dọn rác tại các bến sông vào sáng thứ bảy, có người hướng dẫn.

Trồng cây bóng mát dọc hai bên đường xuống bến và chăm sóc cây đã trồng.

Tuyên truyền tại các thôn

Tổ chức phát bản tin về giữ gìn vệ sinh bến sông trên loa của các thôn, xóm.

III. TỔ CHỨC THỰC HIỆN

Phòng Kinh tế

Lập danh sách các bến sông phải dọn và phân công người phụ trách từng bến.

Kiểm tra kết quả dọn vệ sinh của từng thôn, tổng hợp gửi Ủy ban nhân dân xã.

Trạm Y tế xã

Chuẩn bị thuốc và dụng cụ sơ cứu cho người tham gia dọn vệ sinh bến sông.
"""


def made(text):
    return compile_directive(text.encode(), "a.txt")


def test_units_without_numbers_are_counted_and_it_is_said_once_a_section():
    found = made(LOST)
    assert [task.clause for task in found.plan.tasks] == ["II.1.1", "II.1.2", "II.2.1", "III.1.1", "III.1.2", "III.2.1"]
    assert [task.lead for task in found.plan.tasks[3:]] == [("Phòng Kinh tế",), ("Phòng Kinh tế",), ("Trạm Y tế xã",)]
    assert [one.place.clause for one in found.problems if one.code == "numbering-lost"] == ["II", "III"]


def test_merged_cells_on_the_left_of_a_row():
    text = (
        "PHỤ LỤC I\nBẢNG PHÂN CÔNG NHIỆM VỤ GIỮ BẾN SÔNG\n"
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh)\n"
        "| STT | Cơ quan chủ trì | Cơ quan phối hợp | Nội dung nhiệm vụ | Chỉ tiêu | Thời hạn hoàn thành |\n"
        "| A. | BẾN ĐÒ |\n"
        "| 1 | Sở Xây dựng | - Các sở, ngành liên quan và UBND các xã | - Rà soát bến đò. | Danh mục bến | Quý I năm 2026 |\n"
        "| - Lắp phao cứu sinh. | Phao | Tháng 6 năm 2026 |\n"
    )
    found = made(text).plan
    assert [(task.clause, task.part, task.quote) for task in found.tasks] == [
        ("PL.A.1", 1, "- Rà soát bến đò."),
        ("PL.A.1", 2, "- Lắp phao cứu sinh."),
    ]
    assert all(task.lead == ("Sở Xây dựng",) for task in found.tasks)
    assert found.tasks[1].with_ == ("Các sở, ngành liên quan", "UBND các xã")
    head = found.directive
    assert (head.kind, head.number, head.issued, head.issuer) == (
        "quyet-dinh",
        "12/QĐ-UBND",
        dt.date(2026, 3, 5),
        "Ủy ban nhân dân tỉnh",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các Bộ Quốc phòng, Công an: Chỉ đạo các đơn vị trực bến.", ("Các Bộ Quốc phòng", "Bộ Công an")),
        ("Các Bộ Xây dựng, Nội vụ và Công an rà soát.", ("Các Bộ Xây dựng", "Bộ Nội vụ", "Bộ Công an")),
        ("Các Tập đoàn Sông Xanh, Viettel khẩn trương khắc phục.", ("Các Tập đoàn Sông Xanh", "Tập đoàn Viettel")),
        ("Thủ trưởng, Lãnh đạo các đơn vị chủ động rà soát.", ("các đơn vị",)),
    ],
)
def test_a_noun_said_once_for_several(text, names):
    assert read_bodies(text, opens=True).names == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ủy ban nhân dân các xã ven sông, nhất là các xã: An Hải, Bình Sơn tiếp tục tập trung chỉ đạo dọn bến.",
            "Ủy ban nhân dân các xã ven sông",
        ),
        ("Báo cáo tháng: Sở Tài chính tổng hợp số liệu.", "Sở Tài chính"),
        ("Rà soát, cập nhật phương án: Sở Tài chính chủ trì, phối hợp với Sở Y tế.", "Sở Tài chính"),
        ("Khen thưởng: giao Sở Tài chính lập danh sách.", "Sở Tài chính"),
        ("Phó Thủ tướng Chính phủ Trần Văn Bến đi kiểm tra tại các xã.", "Phó Thủ tướng Chính phủ Trần Văn Bến"),
    ],
)
def test_whoever_is_charged_with_words_around_the_name(text, names):
    found = read_subject(text)
    assert found is not None
    assert found.names == (names,)


def test_partners_in_front_and_after_a_comma():
    assert read_partners("Với Sở Tài chính xây dựng phương án hỗ trợ các bến.") == ("Sở Tài chính",)
    units = "1. Sở Xây dựng\n- Chủ trì, phối hợp với Sở Tài chính, và các sở liên quan ban hành hướng dẫn.\n"
    text = f"CHỈ THỊ\nVề bến sông\n\nChủ tịch tỉnh yêu cầu:\n{units}"
    tasks = made(text).plan.tasks
    assert [task.with_ for task in tasks] == [("Sở Tài chính", "các sở liên quan")]


def test_what_is_demanded_in_a_letter_is_no_aim():
    text = (
        "Kính gửi:\n- Các sở, ngành;\n- Ủy ban nhân dân các xã.\n\nỦy ban nhân dân tỉnh yêu cầu các sở, ngành, Ủy ban nhân dân"
        " các xã thực hiện một số nội dung sau:\n\n1. Yêu cầu chung:\n\n1.1. Đối với các bến:\n\n- Rà soát các bến đò trên sông.\n\n"
        "1.2. Ủy ban nhân dân các xã:\n\n- Dọn vệ sinh bến đò.\n\n2. Sở Xây dựng:\n\n- Kiểm tra biển báo.\n"
    )
    assert [task.clause for task in made(text).plan.tasks] == ["1.1.1", "1.2.1", "2.1"]


def test_the_body_that_a_guide_speaks_of_leads_what_names_nobody():
    units = "".join(f"{at}. Ban Thường trực Hội Nông dân xã rà soát hồ sơ đợt {at}.\n" for at in range(1, 5))
    text = (
        f"HƯỚNG DẪN\nGiữ bến sông\n\nI. MỤC ĐÍCH\n\n1. Giữ bến sông sạch.\n\nII. NỘI DUNG\n\n{units}5. Lập danh sách các bến đò.\n\n"
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Căn cứ Hướng dẫn này, Ban Thường trực Hội Nông dân xã xây dựng kế hoạch triển khai.\n\n"
        "Trên đây là Hướng dẫn. Đề nghị các cơ quan, đơn vị có liên quan phối hợp triển khai.\n"
    )
    task = next(task for task in made(text).plan.tasks if task.clause == "II.5")
    assert task.lead == ("Ban Thường trực Hội Nông dân xã",)
