"""Documents that lost their heads, and people called at the end: telegrams, notices of conclusions, party papers."""

from directives.compile import compile_directive

NOTICE = """THÔNG BÁO

KẾT LUẬN CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ TRỒNG RỪNG PHÒNG HỘ

Sau khi nghe báo cáo, Thủ tướng Chính phủ đã kết luận như sau:

1. Bộ Y tế rà soát các trạm y tế vùng rừng.

2. Khẩn trương trồng lại rừng bị cháy, các địa phương phải huy động lực lượng tại chỗ.

Văn phòng Chính phủ thông báo để các cơ quan liên quan biết, thực hiện./.
"""
TELEGRAM = """Điện: Ủy ban nhân dân các tỉnh ven biển
Để chủ động phòng tránh bão, Thủ tướng Chính phủ yêu cầu:
1. Bộ Y tế:
- Chuẩn bị thuốc và vật tư.
2. Bộ Công an:
- Phân luồng xe trên các tuyến ngập.
"""
CONCLUSION = """KẾT LUẬN
của Ban Thường vụ Đảng ủy xã An Hải

I. NHIỆM VỤ
1. Rà soát các vườn ươm.
2. Trồng cây ven đường.
Trên cơ sở kết luận này, đề nghị các đồng chí Đảng ủy viên, người đứng đầu các cơ quan, đơn vị triển khai thực hiện.
"""


def compiled(text):
    return compile_directive(text.encode(), "van-ban.txt")


def test_a_notice_without_its_head_is_issued_by_who_announces_it():
    assert compiled(NOTICE).plan.directive.issuer == "Văn phòng Chính phủ"


def test_who_is_obliged_behind_a_comma_is_asked_about():
    asked = [(one.place.clause, one.args["said"]) for one in compiled(NOTICE).problems if one.code == "actor-left"]
    assert ("2", "các địa phương") in asked


def test_what_is_wired_is_a_telegram():
    assert compiled(TELEGRAM).plan.directive.kind == "cong-dien"


def test_people_called_at_the_end_lead_what_names_nobody_and_are_asked_about():
    found = compiled(CONCLUSION)
    assert found.plan.tasks[0].lead == ("Đảng ủy viên", "người đứng đầu các cơ quan, đơn vị")
    assert ("addressees-assumed", "I.1") in [(one.code, one.place.clause) for one in found.problems]


GROUPS = """KẾ HOẠCH
Trồng rừng ven biển

B. NỘI DUNG
I. TRỒNG RỪNG
1. Nội dung, biện pháp
a) Rà soát diện tích rừng phòng hộ;
b) Trồng lại rừng bị cháy.
2. Cơ quan chủ trì, phối hợp
a) Cơ quan chủ trì
- Bộ Y tế.
- Các cơ quan báo chí Trung ương, địa phương.
b) Cơ quan phối hợp
Văn phòng Ban Chỉ đạo và cơ quan thường trực các cấp; Hội Nông dân các cấp.
"""


def test_a_group_of_partners_may_be_a_text():
    task = compiled(GROUPS).plan.tasks[0]
    assert task.lead == ("Bộ Y tế", "Các cơ quan báo chí Trung ương, địa phương")
    assert task.with_ == ("Văn phòng Ban Chỉ đạo", "cơ quan thường trực các cấp", "Hội Nông dân các cấp")


def test_who_concluded_is_in_the_subject_of_a_notice():
    line = "Thông báo ý kiến kết luận của Phó Thủ tướng Trần Văn An về trồng rừng phòng hộ\n"
    directive = compiled(line + NOTICE.partition("PHÒNG HỘ\n")[2]).plan.directive
    assert (directive.kind, directive.issuer) == ("ket-luan", "Văn phòng Chính phủ")
    assert directive.subject == "Ý kiến kết luận của Phó Thủ tướng Trần Văn An về trồng rừng phòng hộ"


LISTED = """CÔNG VĂN
Về trồng rừng

Kính gửi: Các sở.

1. Bộ Y tế rà soát diện tích rừng.

2. Bộ Công an kiểm tra các tuyến rừng.

Theo Phụ lục kèm theo, danh sách các vườn ươm cần mở rộng như sau:

1. Mở rộng vườn ươm ven sông.

2. Xây dựng nhà kho ở vườn ươm trên đồi.
"""


def test_a_list_of_things_behind_the_units_is_no_work():
    assert [task.quote[:6] for task in compiled(LISTED).plan.tasks] == ["Bộ Y t", "Bộ Côn"]
