"""Who acts in a sentence that names several bodies, and which sentences give no work."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH AN HẢI\nSố: 12/CT-UBND\nAn Hải, ngày 03 tháng 3 năm 2026\nCHỈ THỊ\nVề việc quản lý bến đò\n\n"
ALL = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường thực hiện các nhiệm vụ sau:\n"
LAST = "2. Thanh tra tỉnh kiểm tra đột xuất các bến phà.\n"


def compiled(sentence, opening=ALL):
    return compile_directive(f"{HEAD}{opening}1. {sentence}\n{LAST}".encode(), "x.txt")


def tasks(sentence, opening=ALL):
    return [task for task in compiled(sentence, opening).plan.tasks if task.clause != "2"]


def leads(sentence):
    return [" · ".join(task.lead) for task in tasks(sentence)]


def doubts(sentence, opening=ALL):
    return [one.code for one in compiled(sentence, opening).problems if one.place.clause == "1"]


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Thay mặt Ủy ban nhân dân tỉnh, Sở Xây dựng ký hợp đồng với nhà thầu.", "Sở Xây dựng"),
        (
            "Thừa ủy quyền Ủy ban nhân dân tỉnh, Sở Xây dựng trình Hội đồng nhân dân tỉnh dự thảo nghị quyết.",
            "Sở Xây dựng",
        ),
        ("Được sự đồng ý của Ủy ban nhân dân tỉnh, Sở Xây dựng tổ chức hội nghị tổng kết.", "Sở Xây dựng"),
        ("Xét đề nghị của Sở Y tế tại Tờ trình số 5/TTr-SYT, giao Sở Xây dựng cải tạo trạm y tế xã.", "Sở Xây dựng"),
        (
            "Giao Sở Xây dựng và các đơn vị: Trung tâm Bến bãi, Trường Hàng hải kiểm tra hồ sơ.",
            "Sở Xây dựng · Trung tâm Bến bãi · Trường Hàng hải",
        ),
        ("Các sở, ngành và các đơn vị: Sở Y tế, Trường Hàng hải kiểm tra hồ sơ.", "Sở Y tế · Trường Hàng hải"),
        (
            "Đề nghị Ủy ban MTTQ tỉnh, các đoàn thể: Hội Nông dân, Liên minh các HTX phối hợp vận động nhân dân.",
            "Ủy ban MTTQ tỉnh · Hội Nông dân · Liên minh các HTX",
        ),
        (
            "Giao Hội đồng phối hợp công tác phổ biến giáo dục pháp luật tỉnh, Sở Tư pháp; UBND các xã ven sông tổ chức tập huấn.",
            "Hội đồng phối hợp công tác phổ biến giáo dục pháp luật tỉnh · Sở Tư pháp · UBND các xã ven sông",
        ),
        ("Ủy quyền cho Giám đốc Sở Xây dựng ký quyết định phê duyệt.", "Sở Xây dựng"),
        ("Ủy ban nhân dân tỉnh ủy quyền cho Sở Xây dựng phê duyệt hồ sơ thiết kế.", "Sở Xây dựng"),
        ("Cho phép Sở Xây dựng kéo dài thời gian thực hiện dự án.", "Sở Xây dựng"),
        ("Thống nhất chủ trương giao Sở Xây dựng làm chủ đầu tư.", "Sở Xây dựng"),
        ("Ủy ban nhân dân tỉnh quyết định giao Sở Xây dựng làm chủ đầu tư.", "Sở Xây dựng"),
        ("Kính mời Sở Xây dựng cử cán bộ dự họp.", "Sở Xây dựng"),
        ("Rất mong Sở Xây dựng gửi ý kiến trước ngày 20/4/2026.", "Sở Xây dựng"),
        ("Thôi giao Sở Y tế theo dõi dự án; giao Sở Xây dựng theo dõi.", "Sở Xây dựng"),
        ("Ban Quản lý bến chịu sự chỉ đạo của Sở Xây dựng và báo cáo hằng tháng.", "Ban Quản lý bến"),
        ("Ủy ban nhân dân tỉnh chấp thuận đề nghị của Sở Y tế; giao Sở Tài chính bố trí vốn.", "Sở Tài chính"),
        ("Không giao Sở Y tế mà giao Sở Xây dựng chủ trì lập đề án.", "Sở Xây dựng"),
        ("Thôi giao Sở Y tế theo dõi dự án, chuyển cho Sở Xây dựng theo dõi.", "Sở Xây dựng"),
        ("Sở Xây dựng đề nghị Bộ Xây dựng hỗ trợ kinh phí sửa bến.", "Sở Xây dựng"),
        ("Giao Sở Xây dựng đề nghị Bộ Xây dựng hỗ trợ kinh phí sửa bến.", "Sở Xây dựng"),
        ("Phê bình Chủ tịch Ủy ban nhân dân xã Tân Phú; yêu cầu kiểm điểm trách nhiệm.", "Ủy ban nhân dân xã Tân Phú"),
        ("Phê bình Sở Y tế chậm gửi báo cáo, yêu cầu gửi báo cáo trước ngày 20/4/2026.", "Sở Y tế"),
        ("Biểu dương Sở Y tế, Công an tỉnh đã làm tốt; đề nghị tiếp tục phát huy.", "Sở Y tế · Công an tỉnh"),
        ("Sở Xây dựng và Sở Y tế cùng rà soát các bến đò.", "Sở Xây dựng · Sở Y tế"),
    ],
)
def test_whoever_acts_leads(sentence, lead):
    assert leads(sentence) == [lead]
    assert doubts(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Chấp thuận đề nghị của Sở Xây dựng về việc kéo dài thời gian thực hiện dự án.",
        "Không chấp thuận đề nghị của Sở Xây dựng về gia hạn.",
        "Đồng ý chủ trương sửa bến đò tại xã Tân Phú.",
        "Không giao Sở Y tế làm chủ đầu tư dự án này.",
        "Ban Quản lý bến đò chịu sự kiểm tra của Sở Xây dựng.",
        "Rất mong nhận được sự quan tâm, phối hợp của Sở Xây dựng.",
        "Rất mong quý cơ quan quan tâm, phối hợp.",
        "Phê bình Sở Y tế, Sở Nội vụ chậm gửi báo cáo.",
        "Ủy ban nhân dân tỉnh trả lời để Sở Xây dựng biết, thực hiện.",
        "Ủy ban nhân dân tỉnh thống nhất nội dung dự thảo và không có ý kiến bổ sung.",
        "Sau khi nghiên cứu, Ủy ban nhân dân tỉnh thống nhất với nội dung đề nghị của Sở Xây dựng.",
    ],
)
def test_what_only_answers_consents_or_hopes_is_no_work(sentence):
    assert leads(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "lead", "partners"),
    [
        ("Sở Xây dựng cùng Sở Y tế rà soát các bến đò.", "Sở Xây dựng", "Sở Y tế"),
        ("Sở Xây dựng (chủ trì), Sở Y tế (phối hợp) rà soát các bến đò.", "Sở Xây dựng", "Sở Y tế"),
        ("Sở Xây dựng (Sở Y tế phối hợp) rà soát các bến đò.", "Sở Xây dựng", "Sở Y tế"),
        ("Sở Xây dựng chủ trì; Sở Y tế phối hợp.", "Sở Xây dựng", "Sở Y tế"),
        ("Sở Xây dựng chủ trì rà soát các bến đò; Sở Y tế phối hợp thực hiện.", "Sở Xây dựng", "Sở Y tế"),
        ("Sở Xây dựng chủ trì rà soát. Sở Y tế, Công an tỉnh phối hợp.", "Sở Xây dựng", "Sở Y tế · Công an tỉnh"),
        ("Sở Xây dựng chủ trì rà soát, Sở Y tế có trách nhiệm phối hợp.", "Sở Xây dựng", "Sở Y tế"),
        ("Sở Xây dựng chủ trì, chỉ đạo các cơ quan, đơn vị phối hợp kiểm tra.", "Sở Xây dựng", ""),
    ],
)
def test_whoever_only_joins_in_does_not_lead(sentence, lead, partners):
    found = tasks(sentence)
    assert [(" · ".join(one.lead), " · ".join(one.with_)) for one in found] == [(lead, partners)]


def test_a_last_piece_behind_partners_dates_the_whole():
    found = tasks("Rà soát các bến đò: Sở Xây dựng chủ trì; Sở Y tế phối hợp; xong trước ngày 20/4/2026.")
    assert [(one.lead, one.with_, str(one.due.date)) for one in found] == [
        (("Sở Xây dựng",), ("Sở Y tế",), "2026-04-19")
    ]


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Sở Y tế yêu cầu Bệnh viện Đa khoa tỉnh rà soát thuốc.", "Sở Y tế"),
        ("Ủy ban nhân dân tỉnh yêu cầu Sở Y tế rà soát thuốc.", "Sở Y tế"),
        ("Ban Chỉ đạo tỉnh yêu cầu các sở rà soát.", "các sở"),
    ],
)
def test_whoever_carries_out_orders_demands_as_its_own_work(sentence, lead):
    assert leads(sentence) == [lead]
    assert ("lead-demands" in doubts(sentence)) is sentence.startswith("Sở Y tế")


UNDER = "Ủy ban nhân dân tỉnh yêu cầu:\n1. Sở Xây dựng:\na) {}\nb) Kiểm tra các bến phà.\n2. Thanh tra tỉnh rà soát.\n"


def below_a_body(bullet):
    found = compile_directive(f"{HEAD}{UNDER.format(bullet)}".encode(), "x.txt")
    task = next(one for one in found.plan.tasks if one.clause.startswith("1.a"))
    return " · ".join(task.lead), [one.code for one in found.problems if (one.place.clause or "").startswith("1.a")]


@pytest.mark.parametrize(
    ("bullet", "lead", "codes"),
    [
        ("Yêu cầu nhà thầu khắc phục hư hỏng trước ngày 20/4/2026.", "Sở Xây dựng", []),
        ("Yêu cầu các đơn vị trực thuộc báo cáo trước ngày 20/4/2026.", "Sở Xây dựng", []),
        ("Chỉ đạo Tổng công ty Đường thủy: Rà soát các bến phà lớn.", "Tổng công ty Đường thủy", ["lead-demands"]),
        ("Chỉ đạo Tổng công ty Đường thủy:\n- Rà soát các bến phà lớn.", "Tổng công ty Đường thủy", ["lead-demands"]),
    ],
)
def test_below_a_body_demands_are_its_own_and_steering_is_asked_about(bullet, lead, codes):
    assert below_a_body(bullet) == (lead, codes)


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Nhiệm vụ này được Ủy ban nhân dân tỉnh giao Sở Xây dựng thực hiện.", "Sở Xây dựng"),
        ("Việc lập hồ sơ được giao cho Sở Xây dựng thực hiện, hoàn thành trước ngày 20/4/2026.", "Sở Xây dựng"),
        ("Sở Xây dựng được ủy quyền ký hợp đồng với nhà thầu.", "Sở Xây dựng"),
        ("Sở Xây dựng, sau khi thống nhất với Sở Tài chính, trình Ủy ban nhân dân tỉnh.", "Sở Xây dựng"),
        ("Theo chỉ đạo của Chính phủ, Bộ Xây dựng và Ủy ban nhân dân tỉnh, Sở Xây dựng rà soát.", "Sở Xây dựng"),
        ("Trong khi chờ Sở Tài chính bố trí vốn, Sở Xây dựng ứng trước kinh phí.", "Sở Xây dựng"),
        ("Ngoài nhiệm vụ chung, Sở Xây dựng còn rà soát các bến đò.", "Sở Xây dựng"),
        ("Mỗi xã tự cân đối kinh phí để sửa bến.", "Mỗi xã"),
    ],
)
def test_whoever_is_given_work_or_stands_behind_grounds_leads(sentence, lead):
    assert leads(sentence) == [lead]
    assert doubts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Sở Xây dựng lập dự toán, Sở Tài chính thẩm định trước ngày 20/4/2026.", True),
        ("Sở Xây dựng lập dự toán và Sở Tài chính thẩm định.", True),
        ("Việc sửa bến do Sở Xây dựng chủ trì, Sở Tài chính bố trí kinh phí trước ngày 20/4/2026.", True),
        ("Sở Xây dựng lấy ý kiến Sở Tài chính, Sở Tư pháp hoàn thiện dự thảo.", False),
        ("Sở Xây dựng đôn đốc các sở, ngành và Công an tỉnh triển khai thực hiện.", False),
    ],
)
def test_another_body_that_acts_in_the_same_sentence_is_asked_about(sentence, asked):
    assert leads(sentence) == ["Sở Xây dựng"]
    assert ("actor-left" in doubts(sentence)) is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Chuyển nhiệm vụ theo dõi bến đò từ Sở Y tế sang Sở Xây dựng.", True),
        ("Yêu cầu làm rõ trách nhiệm của Sở Xây dựng trong việc chậm sửa bến.", True),
        ("Tổ chức kiểm điểm tập thể, cá nhân thuộc Sở Xây dựng để chậm tiến độ.", True),
        ("Kiểm điểm trách nhiệm của các cá nhân liên quan.", False),
    ],
)
def test_whom_a_transfer_or_a_fault_is_about_is_asked_about(sentence, asked):
    assert ("actor-left" in doubts(sentence)) is asked


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Ngành Thuế phối hợp với các xã thu phí đò.", ["Ngành Thuế"]),
        ("Sở Xây dựng sửa bến; đồng thời, ngành Y tế trực cấp cứu.", ["Sở Xây dựng", "ngành Y tế"]),
        ("Sở Xây dựng hỗ trợ phát triển ngành du lịch, ngành nông nghiệp.", ["Sở Xây dựng"]),
        ("Sở Xây dựng tập huấn cho cán bộ ngành y tế, ngành giáo dục.", ["Sở Xây dựng"]),
    ],
)
def test_a_branch_acts_where_it_stands_before_work(sentence, names):
    assert leads(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Ủy ban nhân dân các xã tuyển quân đạt 100% chỉ tiêu.", ["Ủy ban nhân dân các xã"]),
        ("Hội đồng nghĩa vụ quân sự xã giao quân đúng chỉ tiêu.", ["Hội đồng nghĩa vụ quân sự xã"]),
        ("Sở Xây dựng chỉ tiếp nhận hồ sơ đã đủ.", ["Sở Xây dựng"]),
        ("Ủy ban nhân dân các xã chỉ tuyển dụng người lái đò có chứng chỉ.", ["Ủy ban nhân dân các xã"]),
    ],
)
def test_a_target_is_no_word_that_begins_work(sentence, names):
    assert leads(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        (
            "Sở Xây dựng yêu cầu các bến báo cáo Sở trước ngày 10/12/2026 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.",
            True,
        ),
        (
            "Sở Xây dựng đôn đốc các xã báo cáo trước ngày 10/12/2026 để Sở tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.",
            True,
        ),
        (
            "Sở Xây dựng gửi Sở Y tế trước ngày 10/12/2026 để Sở Y tế tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.",
            False,
        ),
    ],
)
def test_the_later_day_of_whoever_passes_it_on_itself_is_asked_about(sentence, asked):
    assert leads(sentence) == ["Sở Xây dựng"]
    assert ("time-left" in doubts(sentence)) is asked


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Thực hiện ý kiến chỉ đạo của Ủy ban nhân dân tỉnh, các xã, phường, khẩn trương rà soát bến đò trước ngày 15/12/2026.",
            ["các xã, phường"],
        ),
        ("Ban Chỉ đạo tổng kết Nghị quyết 18 trên địa bàn tỉnh, báo cáo trước ngày 15/01/2027.", ["Ban Chỉ đạo"]),
    ],
)
def test_what_is_ordered_from_above_names_who_acts(sentence, names):
    assert leads(sentence) == names


def test_an_order_behind_work_at_once_is_no_end_of_it():
    first, second = tasks(
        "Sở Xây dựng rà soát bến đò. Việc này phải làm ngay, giao Sở Tài chính bố trí vốn trước ngày 30/12/2026."
    )
    assert first.due is None
    assert second.due.text == "trước ngày 30/12/2026"


def test_work_on_difficulties_that_has_a_day_keeps_it():
    (task,) = tasks(
        "Đối với những khó khăn, vướng mắc, đề nghị Sở Xây dựng trao đổi, thống nhất phương án trước ngày 15/12/2026."
    )
    assert task.lead == ("Sở Xây dựng",)
    assert task.due.text == "trước ngày 15/12/2026"


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Theo góp ý của Sở Tài chính, Công an tỉnh, khẩn trương sửa quy chế bến đò.", True),
        ("Tiếp thu ý kiến của Sở Tài chính, Sở Nội vụ và Sở Y tế, hoàn thiện quy chế bến đò.", False),
    ],
)
def test_the_second_of_two_who_were_heard_may_act(sentence, asked):
    assert ("actor-left" in doubts(sentence)) is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Tổ chức hiến máu do Sở Xây dựng chủ trì trong tháng 12/2026.", True),
        ("Lắp phao ở các bến do Sở Xây dựng chủ trì, Sở Y tế phối hợp.", True),
        ("Tham gia đoàn kiểm tra do Sở Xây dựng chủ trì.", False),
        ("Khắc phục thiệt hại do Sở Xây dựng thực hiện.", False),
    ],
)
def test_whoever_leads_what_was_told_last_is_asked_about(sentence, asked):
    assert ("actor-left" in doubts(sentence)) is asked


@pytest.mark.parametrize(
    "sentence",
    [
        "Nhiệm vụ này được giao cho Sở Xây dựng và phải xong trước ngày 20/12/2026.",
        "Việc lập đề án được giao cho Sở Xây dựng, xong trước ngày 20/12/2026.",
        "Sở Xây dựng với sự phối hợp của Công an tỉnh kiểm tra các bến.",
        "Sở Xây dựng, với sự tham gia của Hội Nông dân, kiểm tra các bến.",
    ],
)
def test_work_that_is_handed_to_a_body_and_goes_on_is_its_own(sentence):
    assert leads(sentence) == ["Sở Xây dựng"]


@pytest.mark.parametrize("role", ["thực hiện", "triển khai thực hiện", "đảm nhiệm", "chủ trì"])
def test_work_whose_body_stands_in_brackets_behind_it_is_no_call(role):
    assert leads(f"Lập phương án sửa bến, xong trước ngày 20/12/2026 (Sở Xây dựng {role}).") == ["Sở Xây dựng"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Lập danh sách bến đò trước ngày 22/12/2026; Sở Y tế thực hiện.", ["Sở Y tế"]),
        ("Lập danh sách bến đò; báo cáo Ủy ban nhân dân tỉnh; Sở Y tế chủ trì thực hiện.", ["Sở Y tế"]),
        ("Sở Xây dựng lập danh sách bến đò; Sở Y tế thực hiện.", ["Sở Xây dựng", "Sở Y tế"]),
    ],
)
def test_a_body_behind_the_work_that_only_does_it_leads_it(sentence, names):
    assert leads(sentence) == names
