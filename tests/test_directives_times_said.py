"""Times as people say them that no rule of time reads are asked about."""

import pytest

from directives.compile import compile_directive


def left(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. Sở Y tế {work}."
    return [one.args["said"] for one in compile_directive(paper.encode(), "a.txt").problems if one.code == "time-left"]


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("họp sáng thứ Ba tuần sau với các trạm", "sáng thứ Ba tuần sau"),
        ("tổ chức hội thi ngày 24 tháng Chạp tại sân trạm", "24 tháng Chạp"),
        ("phát thanh tuần 2 lần về phòng dịch", "tuần 2 lần"),
        ("kiểm tra các trạm 1 lần/học kỳ", "1 lần/học kỳ"),
        ("tập huấn trong T12/2026 cho các trạm", "trong T12/2026"),
        ("khám mắt cho học sinh trong năm học 2026-2027", "trong năm học 2026-2027"),
        ("chuyển bệnh nhân lên tuyến trên ngay trong đêm", "ngay trong đêm"),
        ("làm việc với các trạm ngày mai về thuốc", "ngày mai"),
        ("làm việc với các trạm chiều thứ Sáu về dự toán", "chiều thứ Sáu"),
        ("ngay từ đầu năm 2027 phân bổ thuốc cho các trạm", "đầu năm 2027"),
        ("phân bổ thuốc từ những tháng đầu năm 2027", "những tháng đầu năm 2027"),
        ("gửi tài liệu cho đại biểu trước mỗi cuộc họp 15 ngày", "trước mỗi cuộc họp 15 ngày"),
        ("gửi tài liệu cho đại biểu trước mỗi cuộc họp", "trước mỗi cuộc họp"),
        ("thu phí vào các ngày mùng 5, 15, 25 âm lịch", "5, 15, 25 âm lịch"),
        ("nghiệm thu các trạm trong quý đầu năm 2027", "quý đầu năm 2027"),
        ("lập tổ trực để ba ngày kiểm tra các trạm một lần", "ba ngày kiểm tra các trạm một lần"),
        ("tiêm phòng vào các ngày thứ Bảy trong tháng 12/2026", "vào các ngày thứ Bảy"),
        ("tuần tra mỗi tuần 2 buổi trong tháng 12/2026", "mỗi tuần 2 buổi"),
        ("trực các trạm, báo cáo kết quả cuối mỗi ngày", "cuối mỗi ngày"),
        ("họp các trạm mỗi quý một lần, tháng thứ hai của quý", "tháng thứ hai của quý"),
        ("tiêm phòng đợt 1 tháng 3 - 4, đợt 2 tháng 9 - 10 hằng năm", "đợt 1"),
        ("treo cờ trong 3 ngày 01, 02 và 03 Tết", "01, 02 và 03 Tết"),
        ("báo cáo lúc 8 giờ hằng ngày trong mùa khô", "trong mùa khô"),
        ("họp với các trạm mỗi năm 01 lần, vào dịp 27/2", "vào dịp 27/2"),
        ("kiểm kê thuốc 2 kỳ/năm, kỳ 01/4 và kỳ 01/10", "kỳ 01/4"),
        ("gửi tài liệu 10 ngày trước phong trào", "10 ngày trước"),
        ("gửi tài liệu ít nhất 10 ngày trước phong trào", "10 ngày trước"),
        ("thẩm định 03 ngày làm việc rồi trình ký", "03 ngày làm việc"),
        ("tiếp nhận, thẩm định 03 ngày; trình ký 01 ngày", "03 ngày"),
        ("trực cấp cứu từ 6 giờ cùng ngày", "cùng ngày"),
        ("kiểm tra các trạm vào tháng 4, xử lý vi phạm", "vào tháng 4"),
        ("báo cáo 10 ngày một lần vào các ngày 10, 20 và ngày cuối tháng", "vào các ngày 10, 20 và ngày cuối tháng"),
        ("6 tháng một lần kiểm tra các trạm (tháng 5 và tháng 11)", "tháng 5 và tháng 11"),
        ("kiểm tra các trạm hằng năm từ tháng 4 đến tháng 6", "từ tháng 4"),
        ("tổng hợp số liệu tháng 10/2026 - tháng 12/2026", "tháng 12/2026"),
        ("rà soát các trạm. Cuối năm, các trạm gửi báo cáo", "Cuối năm"),
        ("rà soát các trạm. Cuối nhiệm kỳ các trạm gửi báo cáo", "Cuối nhiệm kỳ"),
        ("sơ kết vào giữa năm", "vào giữa năm"),
    ],
)
def test_a_time_that_is_said(work, said):
    assert left(work) == [said]


@pytest.mark.parametrize(
    ("work", "others"),
    [
        ("gửi giấy mời trước 03 ngày, tài liệu trước 05 ngày so với ngày họp", "trước 03 ngày"),
        ("báo cáo trước ngày xuất cảnh 07 ngày, sau khi về nước 15 ngày", "trước ngày xuất cảnh 07 ngày"),
        ("điều tra các trạm 05 năm một lần vào thời điểm 0 giờ ngày 01/4", "ngày 01/4"),
        ("báo cáo trước ngày 15/3/2027, riêng các trạm trọng điểm báo cáo hằng tháng", "hằng tháng"),
        ("trực hằng ngày trong 07 ngày trước Tết", "trước Tết"),
        ("lập danh sách trẻ đầu mỗi học kỳ và cập nhật hằng tháng", "đầu mỗi học kỳ"),
        ("lập danh sách trong tuần sau, gửi Sở Nội vụ trước ngày 20/12/2026", "trong tuần sau"),
        ("báo cáo kết quả thực hiện trong tháng 11, trước ngày 05", "trước ngày 05"),
        ("rà soát các trạm được phê duyệt trước ngày 01/12/2026, báo cáo trước ngày 20/12/2026", ""),
    ],
)
def test_such_a_time_beside_a_deadline(work, others):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. Sở Y tế {work}."
    found = [one for one in compile_directive(paper.encode(), "a.txt").problems if one.code == "several-dues"]
    assert [one.args["others"] for one in found] == [others] * bool(others)


@pytest.mark.parametrize(
    "work",
    [
        "lập kế hoạch tuần sau",
        "tổ chức tập huấn 03 ngày, 40 học viên",
        "ký hợp đồng lao động 12 tháng",
        "chuẩn bị thuốc đủ dùng 07 ngày",
        "phòng bệnh trong những năm tới",
        "bảo đảm số trạm năm sau cao hơn năm trước",
        "phân tích kết quả 6 tháng đầu năm 2027",
        "khắc phục hạn chế từ đầu năm 2026",
        "tiêm phòng cho trẻ trên 24 tháng tuổi",
        "phân tích kết quả sau 6 tháng thực hiện quy chế",
        "phát động ngày Chủ nhật xanh",
        "họp vào sáng thứ Ba tuần sau",
        "trả lời trước 11 giờ ngày 27/11/2026 (thứ Sáu)",
        "họp vào thứ Sáu, ngày 27/11/2026",
        "báo cáo hằng quý theo Công văn số 5 (ngày 10 tháng 3 năm 2026)",
        "báo cáo hằng năm vào ngày 10 tháng 3",
    ],
)
def test_what_is_no_such_time_or_asked_already(work):
    assert left(work) == []


def test_a_day_behind_the_deadline_of_the_heading():
    paper = (
        "An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. Các trạm hoàn thành các việc sau trước ngày 31/12/2026:\n"
        "a) Trạm Bắc: sửa mái trạm;\nb) Trạm Nam: bàn giao nhà cũ (từ ngày 15/01/2027).\n"
    )
    found = [
        (one.place.clause, one.args["said"])
        for one in compile_directive(paper.encode(), "a.txt").problems
        if one.code == "time-left"
    ]
    assert found == [("1.b", "từ ngày 15/01/2027")]
