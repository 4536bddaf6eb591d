"""Whatever a sentence opens with, those it works with or works on do not lead, and who acts behind the comma does."""

import pytest

from directives.sentences.subjects import read_subject

OPENINGS = [
    "", "Theo chức năng, nhiệm vụ", "Theo chức năng, nhiệm vụ được giao", "Theo thẩm quyền", "Theo lĩnh vực được phân công",
    "Căn cứ Kế hoạch này", "Căn cứ nội dung Kế hoạch này và tình hình thực tế", "Trên cơ sở kết quả rà soát",
    "Trên cơ sở hướng dẫn của Bộ Y tế", "Trên cơ sở đề xuất của các xã, phường", "Sau khi có ý kiến của Sở Tư pháp",
    "Trong quá trình thực hiện", "Trong phạm vi nhiệm vụ được giao", "Để bảo đảm tiến độ",
    "Nhằm nâng cao hiệu quả công tác phòng, chống dịch", "Trước mắt", "Đồng thời", "Bên cạnh đó", "Ngoài ra", "Riêng năm 2026",
    "Định kỳ hằng quý", "Mỗi quý", "Hằng năm", "Trong tháng 12/2026", "Trước ngày 15/12/2026", "Chậm nhất ngày 15/12/2026",
    "Khi có dịch", "Nếu có vướng mắc", "Trường hợp phát sinh ca bệnh", "Đối với việc tiêm chủng", "Về công tác tuyên truyền",
    "Thực hiện Kết luận của Chủ tịch Ủy ban nhân dân tỉnh", "Thực hiện chỉ đạo của Thủ tướng Chính phủ tại Công điện số 12/CĐ-TTg",
    "Cùng với việc tiêm chủng", "Theo đó", "Do vậy", "Trong đó", "Với vai trò là cơ quan thường trực",
    "Được sự thống nhất của Sở Nội vụ", "Thông qua các đợt kiểm tra", "Qua kiểm tra", "Từ nay đến cuối năm",
]  # fmt: skip
UNNAMED = [
    "rà soát hồ sơ các trạm y tế",
    "phối hợp với Sở Xây dựng, Sở Nội vụ rà soát hồ sơ",
    "chủ động phối hợp với Công an tỉnh, Sở Nội vụ tuần tra",
    "chỉ đạo các phòng, đơn vị trực thuộc kiểm tra kho thuốc",
    "tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch",
    "hướng dẫn các xã, phường, đặc khu lập danh sách",
    "tổng hợp, báo cáo Sở Nội vụ kết quả",
]
NAMED = [
    ("Sở Y tế rà soát hồ sơ", ("Sở Y tế",)),
    ("Sở Y tế phối hợp với Sở Nội vụ rà soát hồ sơ", ("Sở Y tế",)),
    ("giao Sở Y tế rà soát hồ sơ", ("Sở Y tế",)),
    ("yêu cầu Sở Y tế, Công an tỉnh rà soát hồ sơ", ("Sở Y tế", "Công an tỉnh")),
    ("Ủy ban nhân dân các xã, phường rà soát hồ sơ", ("Ủy ban nhân dân các xã, phường",)),
    ("Giám đốc Sở Y tế chỉ đạo rà soát hồ sơ", ("Sở Y tế",)),
    ("đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh rà soát hồ sơ", ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",)),
]


def sentence(opening, work):
    said = f"{opening}, {work}." if opening else f"{work}."
    return said[0].upper() + said[1:]


@pytest.mark.parametrize("opening", OPENINGS)
def test_nobody_leads_who_is_only_worked_with(opening):
    read = {work: read_subject(sentence(opening, work)) for work in UNNAMED}
    assert {work: said.names for work, said in read.items() if said is not None} == {}


@pytest.mark.parametrize("opening", OPENINGS)
def test_who_acts_behind_the_opening_leads(opening):
    read = {work: read_subject(sentence(opening, work)) for work, _ in NAMED}
    assert {work: said and said.names for work, said in read.items()} == dict(NAMED)


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Sau khi có ý kiến của Sở Nội vụ, trong thời hạn 05 ngày làm việc Chủ tịch UBND xã ký quyết định.", "UBND xã"),
        ("Sau khi có ý kiến thẩm định, trong 05 ngày làm việc Chủ tịch UBND xã ký quyết định.", "UBND xã"),
        ("Căn cứ kết quả kiểm tra, trước ngày 10/12/2026 Sở Y tế lập danh sách.", "Sở Y tế"),
        ("Sau khi có kết quả, chậm nhất ngày 20/12/2026 các trường gửi danh sách về Sở.", "các trường"),
        ("Trên cơ sở kết quả giám sát, định kỳ hằng quý Ban Dân tộc báo cáo Sở Nội vụ.", "Ban Dân tộc"),
        ("Sau khi được phê duyệt, trước ngày 10/12/2026 gửi quyết định về Sở Nội vụ.", None),
    ],
)
def test_who_acts_behind_a_second_opening_that_is_a_time_leads(said, lead):
    found = read_subject(said)
    assert (found and found.names) == (lead and (lead,))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Ngoài việc hỗ trợ doanh nghiệp, hộ kinh doanh, rà soát các hộ nghèo", None),
        ("Bên cạnh việc sắm sách cho nhà trường, giáo viên và học sinh, tổ chức quyên góp", None),
        ("Để phục vụ nhân dân, trạm y tế trực cả đêm", ("trạm y tế",)),
        ("Khi làm việc với doanh nghiệp, cán bộ, công chức lập biên bản", ("cán bộ, công chức",)),
    ],
)
def test_common_nouns_in_a_row_that_a_comma_closes_do_not_act(sentence, names):
    found = read_subject(f"{sentence}.")
    assert (found.names if found else None) == names
