"""Bodies behind labels of other parts, colons and dashes; whose day is put off; days by which difficulties are told."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH AN HẢI\nSố: 12/CT-UBND\nAn Hải, ngày 03 tháng 8 năm 2026\nCHỈ THỊ\nVề việc quản lý bến đò\n\n"
ALL = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường thực hiện các nhiệm vụ sau:\n"


def made(said):
    return compile_directive(f"{HEAD}{ALL}1. {said}\n2. Thanh tra tỉnh kiểm tra bến phà.\n".encode(), "a.txt")


def told(said):
    """Title and leads of each task of the first of two units."""
    return [(one.title, "; ".join(one.lead)) for one in made(said).plan.tasks if one.clause.startswith("1")]


def asked(said, code):
    """What doubts of a kind say about the first unit."""
    return [one.args.get("said", "") for one in made(said).problems if one.code == code and one.place.clause == "1"]


def test_each_label_of_a_part_is_that_of_its_body():
    said = "Đơn vị soạn thảo quyết định: Sở Xây dựng; đơn vị thẩm định: Sở Tư pháp; trình trước ngày 16/9/2026."
    assert told(said)[:2] == [("Soạn thảo quyết định", "Sở Xây dựng"), ("Thẩm định", "Sở Tư pháp")]
    assert len(asked(said, "lead-unsaid")) == 1


@pytest.mark.parametrize("gets", ["tiếp nhận báo cáo", "sử dụng", "thụ hưởng"])
def test_who_gets_or_uses_what_is_made_leads_nothing(gets):
    leads = [names for _, names in told(f"Sở Y tế sửa bến; đơn vị {gets}: Sở Nội vụ.")]
    assert leads[0] == "Sở Y tế"
    assert "Sở Nội vụ" not in leads


def test_who_is_given_the_lead_of_named_work():
    said = "Giao chủ trì xây dựng đề án: Sở Xây dựng; phối hợp: các sở liên quan; hoàn thành trước ngày 16/9/2026."
    assert told(said) == [("Xây dựng đề án", "Sở Xây dựng")]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Cử cán bộ dự đoàn kiểm tra: Sở Tư pháp, Sở Y tế; gửi danh sách trước ngày 16/9/2026.", "Sở Tư pháp; Sở Y tế"),
        ("Rà soát bến phà - Sở Xây dựng - trước ngày 16/9/2026.", "Sở Xây dựng"),
        ("Rà soát bến phà - Sở Xây dựng.", "Sở Xây dựng"),
        ("Gia hạn thời gian nộp hồ sơ của Sở Xây dựng từ ngày 01/9/2026 đến ngày 16/9/2026.", "Sở Xây dựng"),
    ],
)
def test_bodies_set_apart_and_whose_day_is_put_off_are_asked_about(said, names):
    assert asked(said, "actor-left") == [names]


def test_who_joins_in_behind_a_colon_is_not_asked_about():
    assert asked("Phối hợp với các cơ quan: Sở Tư pháp, Sở Y tế.", "actor-left") == []


def test_a_day_by_which_difficulties_are_told_is_asked_about():
    assert (
        len(asked("Sở Y tế kiểm tra bến. Mọi vướng mắc gửi về Sở Tư pháp trước ngày 16/9/2026.", "several-dues")) == 1
    )


LAW = "khoản 2 Điều 15 Nghị định số 12/2025/NĐ-CP"


@pytest.mark.parametrize(
    ("said", "doubts"),
    [
        (f"Theo {LAW}, Ủy ban nhân dân cấp xã báo cáo Sở Tư pháp trước ngày 15 tháng 12 hằng năm.", 1),
        (f"Căn cứ {LAW}, cơ quan đăng kiểm cấp tỉnh gửi báo cáo trước ngày 15 tháng 12 hằng năm.", 1),
        (f"Theo {LAW}, Sở Xây dựng báo cáo Sở Tư pháp trước ngày 15 tháng 12 hằng năm.", 0),
        (f"Theo {LAW}, Ủy ban nhân dân cấp xã báo cáo Sở Tư pháp trước ngày 15/12/2026.", 0),
        ("Ủy ban nhân dân cấp xã báo cáo Sở Tư pháp trước ngày 15 tháng 12 hằng năm.", 0),
    ],
)
def test_what_a_law_may_say_of_bodies_by_their_level_is_asked_about(said, doubts):
    assert len(asked(said, "law-perhaps")) == doubts
