"""Days of a forecast, and of how things stand, are no deadlines; they are asked about."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.times.due_phrases import read_due

ISSUED = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    "work",
    [
        "Theo dự báo, trong ngày mai lũ lên nhanh, Sở Y tế chuẩn bị thuốc.",
        "Dự báo từ ngày 28/11 đến ngày 30/11/2026 có mưa lớn, Sở Y tế chuẩn bị thuốc.",
        "Theo bản tin sáng nay, Sở Y tế chuẩn bị thuốc do dự báo bão vào bờ trong ngày 29/11/2026.",
        "Sở Y tế chuẩn bị thuốc vì dự báo đến ngày 29/11/2026 có dịch.",
        "Sở Y tế thu hồi kinh phí còn dư đến hết ngày 31/12/2026.",
        "Sở Y tế thu hồi giấy phép của các cơ sở chưa đủ thủ tục đến ngày 15/12/2026.",
        "Sở Y tế kiểm điểm các trạm giải ngân dưới 80% đến hết 31/12/2026.",
        "Sở Y tế rà soát các hợp đồng thuê trạm có thời hạn đến ngày 31/12/2026.",
        "Sở Y tế cấp lại giấy phép hết hạn trong tháng 12/2026.",
        "Sở Y tế gia hạn giấy phép đến ngày 31/12/2026.",
        "Sở Y tế gửi báo cáo tình hình dịch cúm - tháng 12/2026.",
        "Sở Y tế kiểm kê thuốc tồn, kỳ đối chiếu: quý IV/2026.",
        "Sở Y tế lập biểu so sánh quý III - quý IV/2026.",
        "Sở Y tế lưu trữ hồ sơ từ ngày 01/01/2024 đến ngày 31/12/2026.",
    ],
)
def test_a_day_that_is_only_told(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. {work}"
    made = compile_directive(paper.encode(), "a.txt")
    assert [(one.lead, one.due) for one in made.plan.tasks] == [(("Sở Y tế",), None)]
    assert "time-left" in {one.code for one in made.problems}


@pytest.mark.parametrize(
    ("work", "day"),
    [
        ("Gửi bản tin dự báo trước ngày 20/12/2026", "2026-12-19"),
        ("Theo dự báo bão của Đài, các xã hoàn thành gia cố đê trong ngày 28/11/2026", "2026-11-28"),
        ("Gia cố đê trước ngày 28/11/2026 (dự báo bão vào bờ trong ngày 29/11/2026)", "2026-11-27"),
        ("Các hộ chưa có nước sạch phải có nước đến hết ngày 31/12/2026", "2026-12-31"),
        ("Lập danh sách hộ chưa có nước sạch, hoàn thành đến ngày 15/12/2026", "2026-12-15"),
        ("Thu hồi kinh phí còn dư trước ngày 31/12/2026", "2026-12-30"),
        ("Các xã còn lại hoàn thành đến ngày 31/12/2026", "2026-12-31"),
        ("Báo cáo chậm nhất đến hết quý I năm 2027", "2027-03-31"),
        ("Gia hạn thời gian nộp báo cáo đến ngày 15/12/2026", "2026-12-15"),
        ("Gia hạn giấy phép trước ngày 10/12/2026", "2026-12-09"),
        ("Lập đề án trạm y tế lưu động - quý IV/2026", "2026-12-31"),
        ("Sơ kết học kỳ I: tháng 01/2027", "2027-01-31"),
        ("Rà soát, đối chiếu xong trong tháng 12/2026", "2026-12-31"),
        ("Công bố kết quả - hoàn thành trong quý I/2027", "2027-03-31"),
        ("Đóng điện trước ngày khánh thành trạm (19/12/2026)", "2026-12-18"),
        ("Tuần tra từ ngày 01/9/2026 đến ngày 15/12/2026", "2026-12-15"),
    ],
)
def test_a_deadline_beside_a_forecast_or_a_lack(work, day):
    due, _ = read_due(work, ISSUED)
    assert due is not None
    assert due.date.isoformat() == day


@pytest.mark.parametrize(
    "work",
    [
        "Giải quyết hồ sơ nộp trước ngày Luật Đất đai có hiệu lực (ngày 01/8/2024)",
        "Xử lý các vụ xảy ra trước khi Nghị định có hiệu lực (01/7/2025)",
    ],
)
def test_before_a_named_day_that_is_over_is_no_deadline(work):
    assert read_due(work, ISSUED) == (None, [])
