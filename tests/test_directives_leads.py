"""Who leads, where a letter speaks politely, puts an aside behind a name or names its bodies once for what follows."""

import inspect

import pytest

from directives.compile import compile_directive
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cục Đường thủy trân trọng đề nghị Quý Cơ quan giúp thông tin rộng rãi", ("Quý Cơ quan",)),
        ("Quý đơn vị rà soát danh sách cán bộ tham gia", ("Quý đơn vị",)),
        ("Cấp ủy, chính quyền địa phương các cấp, nhất là thành phố Huế và các đô thị lớn phải đi đầu trong chuyển đổi",
         ("Cấp ủy", "chính quyền địa phương các cấp")),
        ("Các sở, ngành, đặc biệt là Sở Y tế cần khẩn trương rà soát", ("Các sở, ngành",)),
        ("Các cơ sở nuôi trồng thủy sản chủ động theo dõi nguồn nước", ("Các cơ sở nuôi trồng thủy sản",)),
        ("Các cơ sở chăn nuôi gia cầm chủ động khử trùng", ("Các cơ sở chăn nuôi gia cầm",)),
        ("Các đoàn thanh tra, kiểm tra phải ghi biên bản", ("Các đoàn thanh tra, kiểm tra",)),
        ("Các đoàn thanh tra, kiểm tra trong quá trình làm việc, đối chiếu tại cơ sở phải lập biên bản",
         ("Các đoàn thanh tra, kiểm tra",)),
        ("Đối với 05 Chi cục Thuế có số nợ lớn được giao chỉ tiêu, yêu cầu có phương án thu", ("05 Chi cục Thuế có số nợ lớn",)),
        ("Giáo viên chủ nhiệm các lớp tăng cường nhắc nhở học sinh", ("Giáo viên chủ nhiệm các lớp",)),
        ("Trường THPT Bình Minh đề nghị các tổ chuyên môn, tổ văn phòng, giáo viên chủ nhiệm và Đoàn TNCSHCM quan tâm thực hiện",
         ("các tổ chuyên môn", "tổ văn phòng", "giáo viên chủ nhiệm", "Đoàn TNCSHCM")),
        ("Thực hiện ý kiến tại Công văn số 9/VP ngày 01/3/2026 về việc đề nghị Ban Chỉ đạo các ngành chấn chỉnh", None),
        ("Đối với các Chi cục Thuế có số nợ lớn, yêu cầu báo cáo phương án thu", ("các Chi cục Thuế có số nợ lớn",)),
        ("Đối với các dự án chậm tiến độ, yêu cầu báo cáo phương án thu", None),
        ("Về nguồn vốn, hỗ trợ các địa phương xử lý vướng mắc trong bồi thường...: Giao Sở Tài chính căn cứ chức năng, rà soát",
         ("Sở Tài chính",)),
        ("Công tác di dời cột điện trong phạm vi dự án: Giao Công ty điện lực Sông Thao phối hợp với Sở Công Thương rà soát",
         ("Công ty điện lực Sông Thao",)),
        ("Kiểm tra việc thực hiện: Yêu cầu các địa phương báo cáo", ("các địa phương",)),
        ("Đối với hồ sơ này: giao khoán, giao rừng theo quy định", None),
        ("Trong 05 ngày kể từ ngày nhận được ý kiến phải tham mưu cho UBND tỉnh, Chủ tịch UBND tỉnh có văn bản trả lời.", None),
        ("Trong 02 ngày kể từ ngày có kết quả giải quyết, gửi kết quả đến Sở Y tế, Tổ đại biểu HĐND xã, cá nhân chuyển đơn.", None),
        ("Trên cơ sở đề nghị của Sở Y tế, Sở Tài chính bố trí vốn", ("Sở Tài chính",)),
    ],
)  # fmt: skip
def test_who_is_charged(text, names):
    said = read_subject(text)
    assert (said and said.names) == names


def leads(test):
    """The leads of each task of the document of a test."""
    made = compile_directive(inspect.cleandoc(test.__doc__).encode(), "cong-van.txt")
    return {one.clause: one.lead for one in made.plan.tasks}


def test_bullets_below_a_sentence_that_charges_somebody_are_theirs():
    """CÔNG VĂN
    Về việc kiểm tra bến đò

    Kính gửi: Ủy ban nhân dân các xã, phường.

    Sở Xây dựng yêu cầu Ủy ban nhân dân các xã, phường thực hiện một số việc sau:

    1. Công an xã rà soát bến đò trên địa bàn.

    - Lập danh sách chủ đò.

    2. Kiểm tra áo phao của từng bến.

    - Thay áo phao đã cũ.
    """
    found = leads(test_bullets_below_a_sentence_that_charges_somebody_are_theirs)
    assert found["1.1"] == ("Công an xã",)
    assert found["2.1"] == ("Ủy ban nhân dân các xã, phường",)


def test_a_lead_in_behind_another_sentence_names_who_does_the_bullets():
    """CÔNG VĂN
    Về việc cấp thẻ

    Kính gửi:
    - Văn phòng các Bộ;
    - Sở Ngoại vụ các tỉnh.

    1. Cục Đường thủy thông báo việc cấp thẻ qua mạng.

    2. Hồ sơ được nhận qua Cổng dịch vụ công. Để phối hợp tốt, Cục Đường thủy trân trọng đề nghị Quý Cơ quan giúp:

    - Thông tin rộng rãi tới cán bộ.

    - Phản ánh khó khăn, vướng mắc phát sinh.
    """
    found = leads(test_a_lead_in_behind_another_sentence_names_who_does_the_bullets)
    assert found["2.1"] == found["2.2"] == ("Văn phòng các Bộ", "Sở Ngoại vụ các tỉnh")


def test_a_lead_that_demands_work_of_others_is_a_doubt():
    """CÔNG VĂN
    Về việc giữ gìn vệ sinh

    Kính gửi: Các phòng, khoa.

    Nhà trường yêu cầu các phòng, khoa thực hiện:

    1. Trung tâm Học liệu đề nghị các khoa với tinh thần trách nhiệm cao giữ trật tự ở phòng đọc.

    2. Quét dọn sân trường.
    """
    text = inspect.cleandoc(test_a_lead_that_demands_work_of_others_is_a_doubt.__doc__)
    made = compile_directive(text.encode(), "cong-van.txt")
    said = [(one.code, one.place.clause, one.place.field) for one in made.problems]
    assert ("lead-demands", "1", "lead") in said
    assert not any(clause == "2" and field == "lead" for _, clause, field in said)


def test_a_sentence_amid_a_paragraph_that_charges_somebody_is_no_lead_in():
    """CÔNG VĂN
    Về việc thu nợ

    Kính gửi: Chi cục Thuế các khu vực.

    Cục Thuế yêu cầu Chi cục Thuế các khu vực thực hiện một số việc sau:

    1. Tăng cường đôn đốc số nợ phải nộp. Theo đó, mỗi đoàn thanh tra, kiểm tra phải theo dõi người nợ.

    - Phân công người nhập dữ liệu.

    - Đánh giá kết quả nhập dữ liệu.

    2. Rà soát hóa đơn.
    """
    made = compile_directive(
        inspect.cleandoc(test_a_sentence_amid_a_paragraph_that_charges_somebody_is_no_lead_in.__doc__).encode(), "a.txt"
    )
    assert [(one.clause, one.part) for one in made.plan.tasks] == [("1", 1), ("1", 2), ("1.1", 1), ("1.2", 1), ("2", 1)]


def test_things_that_a_lead_in_says_are_comprised_are_no_tasks():
    """CÔNG VĂN
    Về việc nhận hồ sơ qua mạng

    Kính gửi: Văn phòng các Bộ.

    1. Cục Đường thủy thông báo như sau:

    Từ ngày 01/12/2026, Cục Đường thủy nhận hồ sơ qua mạng đối với 02 thủ tục, bao gồm:

    (i) Thủ tục cấp bằng thuyền trưởng;

    (ii) Thủ tục gia hạn bằng máy trưởng.

    2. Đề nghị Quý Cơ quan phổ biến tới cán bộ.
    """
    found = leads(test_things_that_a_lead_in_says_are_comprised_are_no_tasks)
    assert "2" in found
    assert not any(clause.startswith("1.") for clause in found)


def test_the_first_body_that_a_report_names_is_not_who_does_all_the_rest():
    """# Tỉnh gỡ vướng cho các dự án (Công văn 12/UBND-KT)

    Ngày 02/12/2026, UBND tỉnh Sông Thao có Công văn 12/UBND-KT về việc gỡ vướng mắc, ý kiến như sau:

    (1) Giao Ban Quản lý dự án tỉnh, Sở Xây dựng rà soát các dự án chậm tiến độ.

    (2) Công tác di dời cột điện: Tổ chức kiểm tra trước ngày 10/12/2026.
    """
    found = leads(test_the_first_body_that_a_report_names_is_not_who_does_all_the_rest)
    assert "Sở Xây dựng" not in {name for clause, names in found.items() if clause != "1" for name in names}


def test_the_heading_above_who_carries_all_out_names_them_all():
    """KẾ HOẠCH
    Hỗ trợ hợp tác xã

    I. GIẢI PHÁP

    1. Tổ chức tuyên truyền về hợp tác xã.

    II. TỔ CHỨC THỰC HIỆN

    1. Đề nghị: Hội Nông dân tỉnh, Liên minh Hợp tác xã tỉnh

    a) Vận động hội viên tham gia.

    b) Giới thiệu mô hình hay.

    2. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường

    Trên cơ sở Kế hoạch này, các sở, ban, ngành tỉnh tổ chức thực hiện nhiệm vụ được giao.
    """
    found = leads(test_the_heading_above_who_carries_all_out_names_them_all)
    assert found["I.1"] == ("Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường")
    assert found["II.1.a"] == ("Hội Nông dân tỉnh", "Liên minh Hợp tác xã tỉnh")
