"""Papers of the Party, its Front and assemblies: who issues them, whom they charge where nobody is named, what is no work in them."""

import inspect

import pytest

from directives.compile import compile_directive
from directives.structure.duties import is_duty


def compiled(test, name="van-ban.txt"):
    return compile_directive(inspect.cleandoc(test.__doc__).encode(), name)


def tasks(test):
    return {one.clause: one for one in compiled(test).plan.tasks}


def test_an_organ_of_the_central_committee():
    """BAN CHẤP HÀNH
    TRUNG ƯƠNG
    BAN TỔ CHỨC
    *
    Số 90-HD/BTCTW
    Hà Nội, ngày 3 tháng 3 năm 2026

    HƯỚNG DẪN

    về tờ tin của chi bộ

    Thực hiện Chỉ thị số 1-CT/TW, ngày 2/2/2026; Quy định số 2-QĐ/TW, ngày 3/2/2026, Ban Tổ chức Trung ương hướng dẫn như sau:

    I. NỘI DUNG

    1. Tờ tin hằng tháng, tập trung vào các nhóm nội dung

    - Phổ biến chủ trương mới.

    - Tuyên truyền gương tốt.

    II. TỔ CHỨC THỰC HIỆN

    1. Các tỉnh ủy, thành ủy phát hành tờ tin đúng ngày mồng 3 hằng tháng.
    """
    done = compiled(test_an_organ_of_the_central_committee)
    assert done.plan.directive.issuer == "Ban Tổ chức Trung ương"
    assert done.plan.directive.implements == ("1-CT/TW", "2-QĐ/TW")
    assert [(one.clause, one.due.rrule) for one in done.plan.tasks] == [("II.1", "FREQ=MONTHLY;BYMONTHDAY=3")]
    assert {"I.1.1", "I.1.2"} <= {one.place.clause for one in done.problems}


def test_whoever_the_others_only_help_leads_what_names_nobody():
    """ỦY BAN MTTQ XÃ PHÚ LÂM
    BAN THƯỜNG TRỰC

    KẾ HOẠCH
    Giám sát trường học

    Ban Thường trực Ủy ban MTTQ xã xây dựng kế hoạch như sau:

    I. NỘI DUNG GIÁM SÁT
    1. Giám sát việc thu học phí.
    2. Giám sát việc sửa phòng học.
    3. Giám sát bữa ăn của học sinh.
    4. Giám sát việc cấp sách.
    5. Giám sát việc đi lại của học sinh.

    II. TỔ CHỨC THỰC HIỆN
    1. Ban Thường trực Ủy ban MTTQ xã
    - Lập đoàn giám sát.
    2. Các tổ chức thành viên của Mặt trận
    - Phối hợp chặt chẽ với Ban Thường trực UBMTTQ xã cử người tham gia đoàn.
    """
    done = compiled(test_whoever_the_others_only_help_leads_what_names_nobody)
    leads = {one.clause: one.lead for one in done.plan.tasks}
    assert {leads[f"I.{n}"] for n in range(1, 6)} == {("Ban Thường trực Ủy ban MTTQ xã",)}
    unsaid = [one.place.clause for one in done.problems if one.code in ("lead-unsaid", "addressees-assumed")]
    assert len([path for path in unsaid if path]) == 1


def test_a_letter_without_its_head_is_named_by_its_annex():
    """Kính gửi: Các đơn vị thuộc Bộ.

    Bộ Nội vụ yêu cầu:
    1. Vụ Tổ chức cán bộ rà soát biên chế.
    2. Văn phòng Bộ đôn đốc việc thực hiện.

    Nơi nhận:
    - Như trên.
    BỘ TRƯỞNG
    Trần Văn An

    Danh mục văn bản đã ban hành
    1. Quyết định số 12/QĐ-BNV ngày 3/3/2026.

    PHỤ LỤC
    (Kèm theo Công văn số 77/BNV-VP ngày 5/5/2026 của Bộ Nội vụ)
    """
    head = compiled(test_a_letter_without_its_head_is_named_by_its_annex).plan.directive
    assert (head.number, head.issued.isoformat()) == ("77/BNV-VP", "2026-05-05")
    assert [one.number for one in head.cites] == ["12/QĐ-BNV"]


def test_another_bodys_letter_is_not_its_own():
    """Kính gửi: Các đơn vị thuộc Bộ.

    Bộ Nội vụ yêu cầu các đơn vị:
    1. Rà soát biên chế (mẫu kèm theo Công văn số 5/BTC-VP ngày 5/5/2026 của Bộ Tài chính).
    2. Đôn đốc việc thực hiện.
    """
    assert compiled(test_another_bodys_letter_is_not_its_own).plan.directive.number is None


def test_a_lead_in_charges_behind_its_grounds():
    """BAN CHẤP HÀNH
    TRUNG ƯƠNG
    VĂN PHÒNG
    *
    Số 9-HD/VPTW
    Hà Nội, ngày 3 tháng 3 năm 2026

    HƯỚNG DẪN

    về công tác lưu trữ

    Căn cứ quy chế làm việc, Văn phòng Trung ương Đảng hướng dẫn như sau:

    1. Nhiệm vụ trọng tâm

    Quán triệt chỉ đạo của cấp trên; căn cứ tình hình đơn vị, các văn phòng tỉnh ủy cụ thể hóa để thực hiện, trong đó tập trung:

    (1) Rà soát hồ sơ lưu trữ.

    (2) Mở lớp tập huấn.
    """
    done = compiled(test_a_lead_in_charges_behind_its_grounds)
    assert done.plan.directive.issuer == "Văn phòng Trung ương Đảng"
    assert [(one.clause, one.lead) for one in done.plan.tasks] == [
        ("1.1", ("các văn phòng tỉnh ủy",)), ("1.2", ("các văn phòng tỉnh ủy",)),
    ]  # fmt: skip


def test_who_closes_a_resolution_of_an_assembly():
    """NGHỊ QUYẾT
    Về trồng rừng

    QUYẾT NGHỊ:

    Điều 1. Thông qua chỉ tiêu trồng rừng.

    Điều 2. Tổ chức thực hiện

    1. Giao Ủy ban nhân dân tỉnh xây dựng kế hoạch.
    2. Thường trực Hội đồng nhân dân, các Tổ đại biểu Hội đồng nhân dân và đại biểu Hội đồng nhân dân tỉnh giám sát việc thực hiện.
    """
    found = tasks(test_who_closes_a_resolution_of_an_assembly)
    assert found["Điều 2.2"].lead == (
        "Thường trực Hội đồng nhân dân", "các Tổ đại biểu Hội đồng nhân dân", "đại biểu Hội đồng nhân dân tỉnh",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "duty"),
    [
        ("Bộ Y tế yêu cầu các đơn vị tập trung nguồn lực, bảo đảm tiến độ được giao.", False),
        ("Các đơn vị tập trung nguồn lực, bảo đảm tiến độ và báo cáo kết quả trước ngày 15/12/2026.", True),
        ("Các đơn vị tập trung nguồn lực hoàn thành kho lưu trữ.", True),
    ],
)
def test_a_closing_call_for_resources_is_no_work(sentence, duty):
    assert is_duty(sentence) is duty


def test_who_prepares_a_paper_stands_below_its_name():
    """CHƯƠNG TRÌNH
    Công tác năm của Ban Thường vụ Đảng ủy xã

    I. NHÓM NỘI DUNG CÔNG VIỆC CỤ THỂ

    1. Nghị quyết về phát triển nghề cá giai đoạn 2026 - 2030

    Đảng ủy UBND xã chủ trì, phối hợp Ban Xây dựng Đảng tham mưu, trình trong tháng 3/2026.

    2. Sơ kết nghị quyết về nghề cá

    Văn phòng Đảng ủy chuẩn bị nội dung.

    3. Rà soát tàu thuyền.

    Các đơn vị sự nghiệp công lập phải bảo đảm an toàn khi xảy ra bão.
    """
    text = inspect.cleandoc(test_who_prepares_a_paper_stands_below_its_name.__doc__)
    found = compile_directive(text.encode(), "chuong-trinh.txt").plan.tasks
    assert [(one.clause, one.lead, one.with_) for one in found[:2]] == [
        ("I.1", ("Đảng ủy UBND xã",), ("Ban Xây dựng Đảng",)),
        ("I.2", ("Văn phòng Đảng ủy",), ()),
    ]
    assert found[0].quote.startswith("Nghị quyết về phát triển nghề cá")
    assert str(found[0].due.date) == "2026-03-31"
    assert ("Các đơn vị sự nghiệp công lập",) in [one.lead for one in found[2:]]
