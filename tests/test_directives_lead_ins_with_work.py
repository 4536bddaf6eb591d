"""What leads in a list may be work itself: with a day of its own, or ended as a piece of work is, it is never passed over in silence."""

import pytest

from directives.compile import compile_directive

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\n\nSố: 12/UBND-NN\nSông Thao, ngày 3 tháng 3 năm 2026\nV/v bảo vệ đê\n\n"
    "Kính gửi: Sở Nông nghiệp và Môi trường.\n\n"
)
LIST = "\n\n1. Kiểm tra các cống dưới đê.\n2. Tổng hợp nhu cầu vật tư.\n"


def asked(opening):
    found = compile_directive(f"{HEAD}{opening}{LIST}".encode(), "a.txt")
    assert [task.clause for task in found.plan.tasks] == ["1", "2"]
    return [found.text[slice(*one.place.span)] for one in found.problems if one.code == "not-understood"]


@pytest.mark.parametrize(
    "opening",
    [
        "Ủy ban nhân dân tỉnh yêu cầu Sở Nông nghiệp và Môi trường rà soát các tuyến đê, báo cáo Ủy ban nhân dân tỉnh trước "
        "ngày 20/3/2026, trong đó tập trung các nội dung sau:",
        "Ủy ban nhân dân tỉnh giao Sở Y tế rà soát các trạm bơm trong thời hạn 10 ngày kể từ ngày ký Công văn này, cụ thể:",
        "Ủy ban nhân dân tỉnh đề nghị Sở Y tế định kỳ hằng tháng báo cáo tình hình đê điều gồm các nội dung sau:",
        "Ủy ban nhân dân tỉnh phê bình và yêu cầu các sở và 30 xã chưa gửi báo cáo khẩn trương gửi về Sở Y tế trước ngày 20/3/2026.",
        "Để tổng hợp báo cáo Bộ Nội vụ, đề nghị các xã báo cáo tình hình gửi về Sở Nội vụ trước ngày 20/3/2026 như sau:",
    ],
)
def test_an_order_with_a_day_before_its_list_is_asked_about(opening):
    assert asked(opening) == [opening]


@pytest.mark.parametrize(
    "opening",
    [
        "Để hoàn thành kế hoạch trước ngày 30/12/2026, Ủy ban nhân dân tỉnh yêu cầu Sở Nông nghiệp và Môi trường:",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch bảo vệ đê điều những tháng cuối năm 2026 như sau:",
        "Ủy ban nhân dân tỉnh yêu cầu Sở Nông nghiệp và Môi trường thực hiện các nội dung sau:",
    ],
)
def test_an_opening_that_only_leads_in_is_none(opening):
    assert asked(opening) == []


def test_words_above_bullets_that_end_as_a_piece_of_work_does_are_work():
    text = f"{HEAD}Ủy ban nhân dân tỉnh yêu cầu Sở Nông nghiệp và Môi trường:\n\n"
    bullets = "\n- Chủ động tuần tra các đoạn đê;\n- Phối hợp với Công an tỉnh giữ trật tự bến bãi.\n"
    text += f"1. Theo dõi sát mực nước các sông;{bullets}2. Tăng cường bảo vệ đê.{bullets}3. Bảo vệ cống:{bullets}"
    found = [task.clause for task in compile_directive(text.encode(), "a.txt").plan.tasks]
    assert found == ["1", "1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]
